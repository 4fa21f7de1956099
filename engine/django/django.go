// Package django holds the modules of Django, and of packages around it, that
// programs of the playground import. A module is a file lib/NAME.py of our own
// Python; native.go is the Go that they need. What Django 5.2 does decides: keys,
// headers, values and errors are its own.
//
// Parts of Django that are not here, and names of modules that are, have placeholders
// (lib/_real.py, lib/_placeholder.py). [StandIn] makes a module for every import that is
// not of Django: projects import their models and packages that cannot be here.
package django

import "locmem/engine/script"

// Modules makes the library of all modules here out of their Python, by the
// modules' names: package lib has it.
func Modules(texts map[string]string) script.Library {
	library := caches()
	library["_django"] = &script.Module{Name: "_django", Load: native}
	for name, text := range texts {
		if library[name] == nil {
			library[name] = &script.Module{Name: name, StandIn: standsIn[name]}
		}
		library[name].Source = text
	}
	for _, name := range exist(texts["_real"]) {
		if library[name] == nil {
			library[name] = placeholder(name)
		}
	}
	for _, engine := range []string{"cache", "cached_db", "db"} {
		m := sessionModule(engine)
		library[m.Name] = m
	}
	return library
}
