package lesson

import (
	"encoding/json"
	"strings"
	"sync"
	"unicode"

	"locmem/engine/rack"
	"locmem/engine/scenario"
	"locmem/web/class"
	"locmem/web/i18n"
)

// Entry is a lesson of the menu, or a demo of the list.
type Entry struct {
	ID            string   `json:"id"`
	Title         string   `json:"title"`
	Level         string   `json:"level,omitempty"`
	Minutes       int      `json:"minutes,omitempty"`
	Misconception string   `json:"misconception,omitempty"`
	Needs         []string `json:"needs,omitempty"`
	Shows         string   `json:"shows,omitempty"`
	Own           bool     `json:"own,omitempty"`  // from the folder of the server: package own
	Live          bool     `json:"live,omitempty"` // the open lesson follows its file
	Symptoms      []string `json:"symptoms,omitempty"`
}

// Fits tells whether an entry has all words of a search, as beginnings of words.
func (e Entry) Fits(search string) bool {
	text := " " + plainWords(e.Title+" "+e.Shows+" "+strings.Join(e.Symptoms, " "))
	for _, word := range strings.Fields(plainWords(search)) {
		if !strings.Contains(text, " "+word) {
			return false
		}
	}
	return true
}

// plainWords are the words of a text in small letters, one space between two.
func plainWords(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }), " ")
}

// Place is what an address of the site shows.
type Place struct {
	Lang i18n.Lang
	Kind PlaceKind
	ID   string // of a lesson, and of an example's Source
	Book string // of lessons that lie elsewhere, see Book; "" for those of the site
}

// PlaceKind is the sort of a Place.
type PlaceKind int

const (
	Playground PlaceKind = iota // or the scenario of a link
	Menu
	Shipped // a lesson that ships
	Embed   // the scenario of a link in a frame
	Yours   // the visitor's own site
	Demos
	Demo  // one that ships
	Write // a document of the visitor's own, as text
)

// PlaceOf reads a path below the site's root, such as "/nl/lessons/lru/", with
// or without the slash or ".html" at its end.
func PlaceOf(path string) Place {
	p := Place{Lang: i18n.English}
	path = strings.TrimSuffix(path, "index.html")
	path = strings.Trim(strings.TrimSuffix(path, ".html"), "/")
	if rest, ok := strings.CutPrefix(path, "nl/"); ok || path == "nl" {
		p.Lang, path = i18n.Dutch, rest
	}
	switch id, ok := strings.CutPrefix(path, "lessons/"); {
	case path == "lessons":
		p.Kind = Menu
	case ok:
		p.Kind, p.ID = Shipped, id
	case path == "demos":
		p.Kind = Demos
	case strings.HasPrefix(path, "demos/"):
		p.Kind, p.ID = Demo, strings.TrimPrefix(path, "demos/")
	case path == "embed":
		p.Kind = Embed
	case path == "site":
		p.Kind = Yours
	case path == "write":
		p.Kind = Write
	}
	return p
}

// Path is the place's path below the site's root, without the slash before it.
// It is empty or ends in a slash, for that is the one form that every host of
// plain files finds: a folder with an index.html in it.
func (p Place) Path() string {
	if p.Book != "" {
		p.Kind = Menu // the host has no other page for it
	}
	path := map[PlaceKind]string{Menu: "lessons/", Shipped: "lessons/" + p.ID + "/", Embed: "embed/", Yours: "site/",
		Demos: "demos/", Demo: "demos/" + p.ID + "/", Write: "write/"}[p.Kind]
	if p.Lang == i18n.Dutch {
		return "nl/" + path
	}
	return path
}

// List is the page that lists a lesson or a demo, or p itself if it is such a page; ok is
// false for other places.
func (p Place) List() (list Place, ok bool) {
	switch p.Kind {
	case Menu, Shipped:
		return Place{Lang: p.Lang, Kind: Menu, Book: p.Book}, true
	case Demos, Demo:
		return Place{Lang: p.Lang, Kind: Demos}, true
	}
	return Place{}, false
}

// Index is where the list of a page of lessons or demos lies, below the site's root.
func (p Place) Index() string {
	if p.Book != "" {
		return p.Book
	}
	return p.Path() + "index.json"
}

// Source is where the document of a shipped lesson, a demo or an example lies, below
// the site's root.
func (p Place) Source() string {
	if p.Book != "" {
		return inBook(p.Book, p.ID)
	}
	if p.Kind == Yours {
		return p.Path() + p.ID + ".md"
	}
	return strings.TrimSuffix(p.Path(), "/") + ".md"
}

// To is the way from this place to another one, relative, because the site may
// lie at any path.
func (p Place) To(q Place) string {
	to := strings.Repeat("../", strings.Count(p.Path(), "/")) + q.Path()
	if to == "" {
		to = "./"
	}
	return to + q.query()
}

// Other is the same place in the other language.
func (p Place) Other() Place {
	p.Lang = p.Lang.Other()
	return p
}

// Shelf is where lessons come from: files of the site, by their path below the
// root. done may be called before Fetch returns; without ok text is the status that the
// host sent, "" if it sent none.
type Shelf interface {
	Fetch(path string, done func(text string, ok bool))
}

// State is how far the desk is with what its place asks for.
type State int

const (
	Idle    State = iota // nothing is asked for
	Loading              // it is on its way
	Opened
	Failed  // it did not come
	Unknown // there is no such lesson
	Refused // a link that cannot be opened; see Desk.Refusal
)

// Desk is what lies open on the page: at most one scenario. It outlives the
// pages' components.
type Desk struct {
	env   Env
	shelf Shelf

	mu       sync.Mutex
	place    Place
	link     string // the fragment that was opened last
	state    State
	open     *Lesson
	refusal  error
	lists    map[Place][]Entry // by the page that shows them
	filling  func()            // ends the Fill that runs; nil: there was none
	lost     Place             // whose list did not come; zero: it did, or is on its way
	came     string            // instead of it: a status, see Shelf; "200": it is no list
	status   string            // what came instead of a lesson
	yours    yours
	writing  writing
	class    class.Class
	classErr error
	far      map[string]Far // by lesson, of the menu's language

	listeners map[int]func(rack.Notice) // of On
	lastID    int
	change    func()
	rev       int
}

// NewDesk returns an empty desk.
func NewDesk(env Env, shelf Shelf) *Desk {
	d := &Desk{env: env, shelf: shelf, lists: map[Place][]Entry{}, listeners: map[int]func(rack.Notice){}}
	return d
}

// OnChange calls f after every change of the desk, and of what lies on it.
func (d *Desk) OnChange(f func()) {
	d.mu.Lock()
	d.change = f
	open := d.open
	d.mu.Unlock()
	if open != nil {
		open.OnChange(f)
		open.Model().OnChange(f)
	}
}

// Rev counts the changes of the desk itself.
func (d *Desk) Rev() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.rev
}

// Open returns the open scenario; nil if there is none.
func (d *Desk) Open() *Lesson {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.open
}

// Stands tells how far the desk is.
func (d *Desk) Stands() State {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.state
}

// Refusal tells why the link was refused: an error of package scenario.
func (d *Desk) Refusal() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.refusal
}

// Listed are the lessons or demos that a page lists, see [Place.List]; nil before they
// have come.
func (d *Desk) Listed(list Place) []Entry {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.lists[list]
}

// Drawn tells whether the site has a picture of a lesson or demo: of those that ship, as far
// as is known.
func (d *Desk) Drawn(p Place) bool {
	list, _ := p.List()
	for _, e := range d.Listed(list) {
		if e.ID == p.ID {
			return !e.Own
		}
	}
	return false
}

// Next is the lesson behind the open one, in the menu's order.
func (d *Desk) Next(p Place) Entry {
	if p.Kind != Shipped {
		return Entry{}
	}
	list := d.Entries(p.Lang)
	for i, e := range list {
		if e.ID == p.ID && i+1 < len(list) {
			return list[i+1]
		}
	}
	return Entry{}
}

// Go brings the desk to a place. fragment is what stands behind the # there,
// with the #.
func (d *Desk) Go(p Place, fragment string) {
	if !scenario.IsLink(fragment) {
		fragment = ""
	}
	if p.Kind == Yours || p.Kind == Write {
		fragment = ""
	}
	if list, ok := p.List(); ok {
		fragment = ""
		d.loadList(list)
	}
	if p.Kind == Menu {
		d.loadFar(p.Lang)
	}
	d.mu.Lock()
	same := d.place == p && d.link == fragment && d.state != Failed
	d.place, d.link = p, fragment
	d.mu.Unlock()
	if same {
		return
	}
	switch {
	case p.Kind == Shipped || p.Kind == Demo:
		d.openShipped(p)
	case p.Kind == Yours:
		d.openYours()
	case p.Kind == Write:
		d.openWriting()
	case fragment != "":
		d.openLink(fragment)
	default:
		d.put(nil, Idle, nil)
	}
}

func (d *Desk) openShipped(p Place) {
	d.put(nil, Loading, nil)
	d.shelf.Fetch(p.Source(), func(text string, ok bool) {
		if d.Place() != p {
			return // somebody went on
		}
		if !ok {
			state := Failed
			from, _ := p.List()
			if list := d.Listed(from); len(list) > 0 && !has(list, p.ID) {
				state = Unknown
			}
			d.mu.Lock()
			d.status = text
			d.mu.Unlock()
			d.put(nil, state, nil)
			return
		}
		d.put(d.begin(text, p.ID), Opened, nil)
		d.follow(p, text)
	})
}

func has(list []Entry, id string) bool {
	for _, e := range list {
		if e.ID == id {
			return true
		}
	}
	return false
}

// openLink opens a link's scenario, or says why not.
func (d *Desk) openLink(fragment string) {
	source, wish, err := Decode(fragment)
	if err != nil {
		d.put(nil, Refused, err)
		return
	}
	d.put(d.beginAs(source, "", nil, wish), Opened, nil)
}

// Place is where the desk is.
func (d *Desk) Place() Place {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.place
}

// put replaces what lies on the desk.
func (d *Desk) put(l *Lesson, s State, refusal error) {
	d.mu.Lock()
	old := d.open
	if old != nil && old.env.own != nil {
		d.yours.left = old.leave()
	}
	d.open, d.state, d.refusal = l, s, refusal
	d.rev++
	f := d.change
	d.mu.Unlock()
	if old != nil {
		old.Close()
	}
	if f != nil {
		if l != nil {
			l.OnChange(f)
			l.Model().OnChange(f)
		}
		f()
	}
}

// Far tells how far the learner has come in a lesson of the menu.
func (d *Desk) Far(id string) Far {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.far[id]
}

// loadFar reads in the background how far the learner has come in each lesson.
func (d *Desk) loadFar(lang i18n.Lang) {
	list, book := d.Entries(lang), d.Place().Book
	if d.env.Journal == nil || len(list) == 0 {
		return
	}
	go func() {
		all := map[string]Far{}
		for _, e := range list {
			f := far(d.env.Journal, book, e.ID, string(lang))
			f.Stars = max(f.Stars, far(d.env.Journal, book, e.ID, string(lang.Other())).Stars) // a star has no language
			all[e.ID] = f
		}
		d.mu.Lock()
		here := d.place.Book == book && d.place.Lang == lang
		if here { // the ids of two books may be the same, and the visitor may have gone to the other language
			d.far = all
		}
		d.mu.Unlock()
		if here {
			d.turn()
		}
	}()
}

// loadList fetches a list of lessons or demos, once.
func (d *Desk) loadList(of Place) {
	if len(d.Listed(of)) > 0 {
		return
	}
	d.setLost(Place{}, "")
	if one, ok := single(of.Book); ok { // a book of one lesson has no list
		d.mu.Lock()
		d.lists[of] = []Entry{one}
		d.mu.Unlock()
		d.turn()
		return
	}
	d.shelf.Fetch(of.Index(), func(text string, ok bool) {
		var list []Entry
		if !ok {
			d.setLost(of, text)
			return
		}
		if ok = json.Unmarshal([]byte(text), &list) == nil; ok && of.Book != "" {
			list = sound(list)
			ok = len(list) > 0
		}
		if !ok {
			d.setLost(of, "200")
			return
		}
		d.mu.Lock()
		d.lists[of] = list
		d.rev++
		f, menu := d.change, d.place.Kind == Menu
		d.mu.Unlock()
		if menu && of.Kind == Menu {
			d.loadFar(of.Lang)
		}
		if f != nil {
			f()
		}
	})
}
