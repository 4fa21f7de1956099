package lesson

import (
	"fmt"
	"net/url"
	"path"
	"strings"
)

// A book is a list of lessons that lies elsewhere: the address of an index.json, as the
// site has one, beside which the lessons lie, or of one lesson, which ends in .md. Its
// host must let other sites read it (CORS).

// bookMost bounds the lessons of a book.
const bookMost = 200

// InBook is the place of an address with a query: the list of a book, or a lesson of it. Of
// another query, and of what is no address of a book, it is p.
func (p Place) InBook(query url.Values) Place {
	book := query.Get("book")
	if at, err := url.Parse(book); p.Kind != Menu || err != nil || at.Scheme != "https" && at.Scheme != "http" || at.Host == "" {
		return p
	}
	p.Book = book
	if id := query.Get("lesson"); isID(id) {
		p.Kind, p.ID = Shipped, id
	}
	return p
}

// query is what stands behind the path of a place.
func (p Place) query() string {
	if p.Book == "" || p.Kind != Menu && p.Kind != Shipped {
		return ""
	}
	text := "?book=" + url.QueryEscape(p.Book)
	if p.Kind == Shipped {
		text += "&lesson=" + p.ID
	}
	return text
}

// Host is where the book lies; "" for the lessons of the site.
func (p Place) Host() string {
	if at, err := url.Parse(p.Book); err == nil {
		return at.Host
	}
	return ""
}

// inBook is where a lesson of a book lies.
func inBook(book, id string) string {
	if _, ok := single(book); ok {
		return book
	}
	at, err := url.Parse(book)
	if err != nil {
		return ""
	}
	at.Path, at.RawPath = path.Join(path.Dir(at.Path), id+".md"), ""
	return at.String()
}

// single is the entry of a book that is one lesson.
func single(book string) (Entry, bool) {
	at, err := url.Parse(book)
	if err != nil || book == "" || path.Ext(at.Path) != ".md" {
		return Entry{}, false
	}
	id := strings.TrimSuffix(path.Base(at.Path), ".md")
	if !isID(id) {
		id = "lesson"
	}
	return Entry{ID: id, Title: path.Base(at.Path)}, true
}

// sound are the entries of a book that can be listed.
func sound(list []Entry) (out []Entry) {
	seen := map[string]bool{}
	for _, e := range list {
		if !isID(e.ID) || seen[e.ID] || len(out) == bookMost {
			continue
		}
		seen[e.ID] = true
		if e.Title == "" {
			e.Title = e.ID
		}
		e.Own, e.Live = false, false
		out = append(out, e)
	}
	return out
}

// isID tells whether a text can be the id of a lesson.
func isID(id string) bool {
	for _, r := range id {
		if !(r == '-' || r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z') {
			return false
		}
	}
	return id != "" && len(id) <= 80
}

// shelfKey tells lessons of books from each other and from those of the site, where
// their work is kept.
func shelfKey(book string) string {
	if book == "" {
		return ""
	}
	return fmt.Sprintf("%016x/", sum(book))
}

// Lost tells whether the list of a page did not come, and what came instead: "" if nothing
// did, a status such as "404", "200" if it is no list.
func (d *Desk) Lost(list Place) (status string, lost bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.came, d.lost == list && list != Place{}
}

// Status is what came instead of a lesson: "" if nothing did, a status such as "404".
func (d *Desk) Status() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.status
}

func (d *Desk) setLost(list Place, status string) {
	d.mu.Lock()
	changed := d.lost != list
	d.lost, d.came = list, status
	d.mu.Unlock()
	if changed {
		d.turn()
	}
}
