package web

import (
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/port"
)

// shelf is the site itself: lessons are fetched when they are opened.
type shelf struct{}

func (shelf) Fetch(path string, done func(text string, ok bool)) { port.Fetch(path, done) }

// texts is of no use in the browser: pages of text have no program.
func texts(i18n.Lang) []Page { return nil }

// shipped is not known in the browser: addresses below a list share a route.
func shipped(lesson.Place) []lesson.Entry { return nil }
