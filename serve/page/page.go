// Package page holds the source of the page around the app: the HTML that the
// prerendered text is put into, the scripts that run before and beside the
// program, and the service worker. Package bundle reads them; no other script
// is written by hand.
package page

import "embed"

//go:embed *.html *.js *.css *.svg
var sources embed.FS

// Source returns the content of one of the files in this folder. It panics
// for a name that is not here, which is a mistake in the build.
func Source(name string) []byte {
	data, err := sources.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return data
}
