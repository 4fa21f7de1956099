package web

import (
	"locmem/engine/rack"
	"locmem/web/model"
)

// Env is what the pages stand on. The zero value is prerendering: no process
// yet, everything readable.
type Env struct {
	Rack    *rack.Rack   // nil while prerendering
	Journal rack.Journal // keeps the learner's work; nil keeps nothing
	Missing []Missing    // what this browser denies
	// Notices are what the loader saw: "bfcache", "fragment", "discarded".
	Notices []string
	Version string
	// Mounted is called once after the first render; nil is allowed.
	Mounted func()
}

// Missing names a browser feature that is absent or denied. The page works
// without it and says what does not.
type Missing = model.Missing

const (
	NoLocks         Missing = "locks"
	NoChannel       Missing = "channel"
	NoIndexedDB     Missing = "indexeddb"
	BlockedDB       Missing = "indexeddb-blocked"
	FullQuota       Missing = "quota"
	NoLocalStorage  Missing = "localstorage"
	Insecure        Missing = "insecure" // plain http on a host that is not loopback
	NoServiceWorker Missing = "serviceworker"
)
