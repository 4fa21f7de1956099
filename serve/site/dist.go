//go:build !beside

// Package site serves and exports the built site, which is embedded in the
// binary. Everything is read once and answered from memory; compression was
// done by the build.
package site

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var embedded embed.FS

// Dist is the built site as the build wrote it, empty but for a README when the
// binary was made without one.
func Dist() fs.FS {
	sub, err := fs.Sub(embedded, "dist")
	if err != nil {
		panic(err) // the folder is embedded by name
	}
	return sub
}
