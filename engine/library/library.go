// Package library puts together what code of the playground can import: Python's
// standard library (engine/stdlib) and Django with the packages around it
// (engine/django).
package library

import (
	"sync"

	"locmem/engine/django"
	"locmem/engine/rack"
	"locmem/engine/script"
	"locmem/engine/stdlib"
)

// Texts are the modules' Python by the names of the modules. The zero value has
// none: then there is what Go alone does.
type Texts struct {
	Stdlib map[string]string `json:"stdlib"`
	Django map[string]string `json:"django"`
}

// Modules makes the library.
func Modules(t Texts) script.Library {
	return script.Join(django.Modules(t.Django), stdlib.Modules(t.Stdlib))
}

// Use has all processes import from the library that fetch brings. It is fetched
// when the first of them needs it, once; after an error the next one tries again.
func Use(fetch func() (Texts, error)) {
	k := &keeper{fetch: fetch}
	rack.Libraries.Modules = k.modules
	rack.Libraries.StandIn = django.StandIn
}

// keeper keeps what was fetched.
type keeper struct {
	fetch   func() (Texts, error)
	mu      sync.Mutex // held while it is fetched
	library script.Library
}

func (k *keeper) modules(wait bool) (script.Library, error) {
	if wait {
		k.mu.Lock()
	} else if !k.mu.TryLock() {
		return nil, nil
	}
	defer k.mu.Unlock()
	if k.library == nil && wait {
		texts, err := k.fetch()
		if err != nil {
			return nil, err
		}
		k.library = Modules(texts)
	}
	return k.library, nil
}
