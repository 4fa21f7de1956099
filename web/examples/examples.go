// Package examples holds the documents that a site of the visitor's own starts
// from, in English and Dutch: a blank one, and what goes wrong most often. They
// state no expected output, for it changes with what a visitor makes of them.
package examples

import (
	"embed"
	"io/fs"
)

//go:embed en/*.md nl/*.md
var files embed.FS

// Document is what the page for writing documents begins with. It is no site, and says
// what it shows.
const Document = "document"

// Source is the text of an example in a language, "en" or "nl". The error tells
// that there is none.
func Source(lang, id string) (string, error) {
	data, err := fs.ReadFile(files, lang+"/"+id+".md")
	return string(data), err
}
