// Package stdlib holds the modules of Python's standard library that programs of
// the playground import. A module is a file lib/NAME.py of our own Python, a Go
// file, or both: Go for what is data or hot, Python for the rest.
//
// Two things differ from CPython by design. Threads and executors run their work
// at once and to its end, in the thread that starts them: results and histories
// are those of a calm day. And chance comes from the World, which may be seeded.
package stdlib

import (
	"embed"
	"strings"
	"sync"

	"locmem/engine/py"
	"locmem/engine/script"
)

//go:embed lib/*.py
var sources embed.FS

// native is what Go has of the modules, by name.
var native = map[string]func(in *script.Interp) map[string]py.Value{}

// Modules is the library of all modules here. It is made once and shared.
var Modules = sync.OnceValue(func() script.Library {
	library := script.Library{}
	for name, load := range native {
		library[name] = &script.Module{Name: name, Load: load}
	}
	files, _ := sources.ReadDir("lib")
	for _, f := range files {
		name := strings.TrimSuffix(f.Name(), ".py")
		text, _ := sources.ReadFile("lib/" + f.Name())
		if library[name] == nil {
			library[name] = &script.Module{Name: name}
		}
		library[name].Source = string(text)
	}
	return library
})
