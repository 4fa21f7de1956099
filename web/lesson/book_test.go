package lesson

import (
	"net/url"
	"strings"
	"testing"

	"locmem/engine/host"
	"locmem/engine/rack"
	"locmem/web/i18n"
)

const theirs = "https://school.example/cache/index.json"

func menuOf(query string) Place {
	values, _ := url.ParseQuery(query)
	return Place{Lang: i18n.English, Kind: Menu}.InBook(values)
}

func TestAnAddressNamesABook(t *testing.T) {
	menu := menuOf("book=" + url.QueryEscape(theirs))
	if menu.Kind != Menu || menu.Book != theirs || menu.Host() != "school.example" || menu.Index() != theirs {
		t.Errorf("%+v", menu)
	}
	one := menuOf("lesson=first-day&book=" + url.QueryEscape(theirs))
	if one.Kind != Shipped || one.ID != "first-day" || one.Path() != "lessons/" || one.Source() != "https://school.example/cache/first-day.md" {
		t.Errorf("%+v, %s, %s", one, one.Path(), one.Source())
	}
	if list, ok := one.List(); !ok || list != menu {
		t.Errorf("it is of %+v", list)
	}
	for from, want := range map[Place]string{
		menu: "../lessons/?book=https%3A%2F%2Fschool.example%2Fcache%2Findex.json&lesson=first-day",
		{Lang: i18n.Dutch, Kind: Shipped, ID: "lru"}: "../../../lessons/?book=https%3A%2F%2Fschool.example%2Fcache%2Findex.json&lesson=first-day",
	} {
		if got := from.To(one); got != want {
			t.Errorf("from %+v: %s", from, got)
		}
	}
	if got := one.To(Place{Lang: i18n.English, Kind: Menu}); got != "../lessons/" {
		t.Errorf("back: %s", got)
	}
	for _, query := range []string{
		"", "book=", "book=index.json", "book=javascript:alert(1)", "book=file:///etc/passwd", "book=https:///x.json", "book=%zz",
	} {
		if p := menuOf(query); p.Book != "" || p.Kind != Menu {
			t.Errorf("%q: %+v", query, p)
		}
	}
	if p := menuOf("book=" + url.QueryEscape(theirs) + "&lesson=../../x"); p.Kind != Menu {
		t.Errorf("%+v", p)
	}
	if p := (Place{Kind: Demos}).InBook(url.Values{"book": {theirs}}); p.Book != "" {
		t.Errorf("%+v", p)
	}
	md := menuOf("lesson=day&book=" + url.QueryEscape("http://localhost:8000/day.md?v=2"))
	if md.Source() != md.Book {
		t.Errorf("%s", md.Source())
	}
}

// elsewhere is what other hosts have, by address.
type elsewhere map[string]string

func (e elsewhere) Fetch(path string, done func(text string, ok bool)) {
	text, ok := e[path]
	done(text, ok)
}

func TestALessonOfABook(t *testing.T) {
	shelf := elsewhere{
		theirs:                              `[{"id":"a"},{"id":"../b"},{"id":"a"},{"id":"c","title":"Third","own":true,"live":true,"level":"deep"}]`,
		"https://school.example/cache/a.md": "---\nid: a\ntitle: Ours\nlang: en\n---\n\n```locmem run\nw1>>> 1 + 1\n2\n```\n",
		"https://school.example/day.md":     "---\ntitle: A day\n---\n\n```locmem run\nw1>>> 1 + 1\n```\n",
		"https://broken.example/x.json":     `{"lessons": 3}`,
		"https://empty.example/x.json":      `[{"id":"?"}]`,
	}
	journal := &rack.MemJournal{}
	d := NewDesk(Env{Dial: host.InProgram(nil), Journal: journal}, shelf)
	t.Cleanup(func() { d.put(nil, Idle, nil) })
	menu := menuOf("book=" + url.QueryEscape(theirs))
	d.Go(menu, "")
	list := d.Entries(i18n.English)
	_, lost := d.Lost(menu)
	if len(list) != 2 || list[0].Title != "a" || list[1].ID != "c" || list[1].Own || list[1].Live || lost {
		t.Errorf("%+v", list)
	}
	one := menu
	one.Kind, one.ID = Shipped, "a"
	d.Go(one, "")
	if title(d) != "Ours" || d.Next(one).ID != "c" {
		t.Errorf("%q is open, then %+v", title(d), d.Next(one))
	}
	if key := d.Open().key(); key == keyOf("", "a", "en") || !strings.HasPrefix(key, "work/lesson/") {
		t.Errorf("its work lies at %s, where that of a lesson of the site would", key)
	}
	gone := one
	gone.ID = "c"
	d.Go(gone, "")
	if d.Stands() != Failed {
		t.Errorf("a file that is missing: %v", d.Stands())
	}
	day := menuOf("book=" + url.QueryEscape("https://school.example/day.md"))
	d.Go(day, "")
	if list := d.Entries(i18n.English); len(list) != 1 || list[0].ID != "day" {
		t.Errorf("%+v", list)
	}
	for bad, status := range map[string]string{"https://nowhere.example/x.json": "", "https://broken.example/x.json": "200", "https://empty.example/x.json": "200"} {
		p := menuOf("book=" + url.QueryEscape(bad))
		d.Go(p, "")
		if came, lost := d.Lost(p); !lost || came != status || len(d.Entries(i18n.English)) > 0 {
			t.Errorf("%s: lost %v, %q, %+v", bad, lost, came, d.Entries(i18n.English))
		}
	}
}
