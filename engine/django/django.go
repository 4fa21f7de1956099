// Package django holds the modules of Django, and of packages around it, that
// programs of the playground import. A module is a file lib/NAME.py of our own
// Python; native.go is the Go that they need. What Django 5.2 does decides: keys,
// headers, values and errors are its own.
//
// [StandIn] makes a module for every other import that is no mistake: projects
// import their models and packages that cannot be here.
package django

import (
	"embed"
	"strings"
	"sync"

	"locmem/engine/script"
)

//go:embed lib/*.py
var sources embed.FS

// Modules is the library of all modules here. It is made once and shared.
var Modules = sync.OnceValue(func() script.Library {
	library := script.Library{"_django": {Name: "_django", Load: native}}
	files, _ := sources.ReadDir("lib")
	for _, f := range files {
		name := strings.TrimSuffix(f.Name(), ".py")
		text, _ := sources.ReadFile("lib/" + f.Name())
		library[name] = &script.Module{Name: name, Source: string(text), StandIn: standsIn[name]}
	}
	for _, engine := range []string{"cache", "cached_db", "db"} {
		m := sessionModule(engine)
		library[m.Name] = m
	}
	return library
})
