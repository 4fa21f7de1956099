package page

import (
	"net/url"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/class"
	"locmem/web/lesson"
	"locmem/web/port"
	"locmem/web/ui"
)

// Begin brings a desk to where the document is, and waits until something lies on it, or
// most is over. Whoever mounts the page after that puts a lesson in the place of the same
// lesson, which the document shows since it came.
func Begin(desk *lesson.Desk, most time.Duration) {
	changed := make(chan struct{}, 1)
	desk.OnChange(func() {
		select {
		case changed <- struct{}{}:
		default:
		}
	})
	defer desk.OnChange(nil)
	bring(desk, placeOf(app.Window().URL()), port.Fragment())
	over := time.After(most)
	for desk.Stands() == lesson.Loading {
		select {
		case <-changed:
		case <-over:
			return
		}
	}
}

// bring brings the desk to a place, and the visitor into the class of a link.
func bring(desk *lesson.Desk, at lesson.Place, fragment string) {
	if at.Kind == lesson.Menu && class.Is(fragment) {
		ui.JoinClass(desk, fragment)
	} else if desk.Place().Lang == "" { // the first place
		ui.JoinClass(desk, "")
	}
	desk.Go(at, fragment)
}

// placeOf is the place of an address.
func placeOf(u *url.URL) lesson.Place {
	path := "/" + strings.TrimPrefix(u.Path, "/")
	root := strings.TrimSuffix(port.Root(), "/")
	return lesson.PlaceOf(strings.TrimPrefix(path, root)).InBook(u.Query())
}
