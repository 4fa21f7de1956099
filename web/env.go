package web

import (
	"locmem/engine/host"
	"locmem/engine/rack"
	"locmem/web/model"
)

// Env is what the pages stand on. The zero value is prerendering: no process
// yet, everything readable.
type Env struct {
	Rack    *rack.Rack      // nil while prerendering
	Journal rack.Journal    // keeps the learner's work; nil keeps nothing
	Missing []model.Missing // what this browser denies
	// Notices are what the loader saw: "bfcache", "fragment", "discarded".
	Notices []string
	Version string
	Dial    host.Dial // starts what the processes of scenarios run in; nil: there are none
	// Mounted is called once after the first render; nil is allowed.
	Mounted func()
}
