// Package lib holds the Python of the modules of engine/django, a file a
// module. It is apart from the Go of those modules so that a program can do
// without the texts: browsers fetch them.
package lib

import (
	"embed"
	"sync"

	"locmem/engine/library/texts"
)

//go:embed *.py
var files embed.FS

// Texts are the texts by the names of their modules. The caller must not change
// the map.
var Texts = sync.OnceValue(func() map[string]string { return texts.Of(files) })
