// Package stdlib holds the modules of Python's standard library that programs of
// the playground import. A module is a file lib/NAME.py of our own Python, a Go
// file, or both: Go for what is data or hot, Python for the rest.
//
// Two things differ from CPython by design. A thread goes on until it waits: no other
// one interrupts it (script.Interp.Spawn), so a program has one history. And chance comes
// from the World, which may be seeded.
package stdlib

import (
	"locmem/engine/py"
	"locmem/engine/script"
)

// native is what Go has of the modules, by name.
var native = map[string]func(in *script.Interp) map[string]py.Value{}

// Modules makes the library of all modules here out of their Python, by the
// modules' names: package lib has it.
func Modules(texts map[string]string) script.Library {
	library := script.Library{}
	for name, load := range native {
		library[name] = &script.Module{Name: name, Load: load}
	}
	for name, text := range texts {
		if library[name] == nil {
			library[name] = &script.Module{Name: name}
		}
		library[name].Source = text
	}
	return library
}
