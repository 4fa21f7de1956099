// Package embedded has the texts of the library in the program: for servers, tests
// and the build, which makes the file of them that browsers fetch.
package embedded

import (
	django "locmem/engine/django/lib"
	"locmem/engine/library"
	stdlib "locmem/engine/stdlib/lib"
)

// Texts are all of them. The caller must not change the maps.
func Texts() library.Texts { return library.Texts{Stdlib: stdlib.Texts(), Django: django.Texts()} }

// Use has all processes import from the whole library.
func Use() { library.Use(func() (library.Texts, error) { return Texts(), nil }) }
