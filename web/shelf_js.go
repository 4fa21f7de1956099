package web

import (
	"locmem/web/lesson"
	"locmem/web/port"
)

// shelf is the site itself: lessons are fetched when they are opened.
type shelf struct{}

func (shelf) Fetch(path string, done func(text string, ok bool)) { port.Fetch(path, done) }

// shipped is not known in the browser: addresses below a list share a route.
func shipped(lesson.Place) []lesson.Entry { return nil }
