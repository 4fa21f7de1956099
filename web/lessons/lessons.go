// Package lessons holds the scenarios that ship with the page, in English and
// Dutch. They are the documents themselves: what a teacher would write.
package lessons

import (
	"embed"
	"io/fs"
)

//go:embed en/*.md nl/*.md
var files embed.FS

// IDs are the lessons in the order of the menu: by level, each after those that it needs.
var IDs = []string{
	// for a start
	"whose-cache", "four-workers", "the-limiter", "stale-share", "two-servers", "deploy-night", "five-minutes", "you-got-a-copy",
	// one step further
	"fifty-keys", "random-log-outs", "threads-or-processes", "the-flickering-switch", "the-command-that-did-nothing",
	"still-in-memory", "the-301st-key", "who-goes-first", "two-names-one-cache", "the-big-clear", "green-alone-red-together",
	"when-it-is-right",
	// in depth
	"lost-updates", "stampede", "moving-house", "born-with-a-copy",
}

// Source is the text of a lesson in a language, "en" or "nl". The error tells
// that there is none.
func Source(lang, id string) (string, error) {
	data, err := fs.ReadFile(files, lang+"/"+id+".md")
	return string(data), err
}
