// Package demos holds the answers to common questions that ship with the page: scenarios
// of a screen each, in English and Dutch.
package demos

import (
	"embed"
	"io/fs"
)

//go:embed en/*.md nl/*.md
var files embed.FS

// IDs are the demos in the order of their list.
var IDs = []string{
	"logged-out", "rate-limit", "manage-command", "flickering-setting", "empty-after-deploy", "gone-after-five-minutes",
	"keys-vanish", "two-prices", "task-progress", "lock-that-does-not-lock", "tests-share-a-cache", "lost-counts",
}

// Source is the text of a demo in a language, "en" or "nl". The error tells that there
// is none.
func Source(lang, id string) (string, error) {
	data, err := fs.ReadFile(files, lang+"/"+id+".md")
	return string(data), err
}
