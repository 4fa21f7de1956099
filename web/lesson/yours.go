package lesson

import (
	"context"
	"encoding/json"
	"slices"

	"locmem/web/model"
)

// Blank is the example that the visitor's own site begins with.
const Blank = "blank"

// Examples are what it can start from instead, in the order of the page.
var Examples = []string{"rate-limit", "sessions", "page-cache", "counter", "settings-cache", "throttle"}

// yoursKey is where the journal keeps the visitor's own site.
const yoursKey = "work/site"

// maxUndo bounds the sites that can be had back.
const maxUndo = 20

// yours is what the desk knows of the visitor's own site.
type yours struct {
	left   *work  // as it stood when the page went elsewhere; nil: it has not
	before []work // what was replaced, the latest last
	said   Said
	wish   []model.Entry // to be taken along when the site is open
}

// openYours opens the visitor's own site as it was kept, or a blank one.
func (d *Desk) openYours() {
	d.put(nil, Loading, nil)
	d.mu.Lock()
	left := d.yours.left
	d.yours.said = Said{} // it is of another visit, perhaps in another language
	d.mu.Unlock()
	if left != nil || d.env.Journal == nil {
		if left == nil {
			left = &work{From: Blank}
		}
		d.bring(*left)
		return
	}
	go func() {
		var kept work
		raw, ok, err := d.env.Journal.Get(context.Background(), yoursKey)
		if err != nil || !ok || json.Unmarshal(raw, &kept) != nil || kept.Source == "" {
			kept = work{From: Blank}
		}
		d.bring(kept)
	}()
}

// bring opens a site that was kept. An example that nobody has changed is fetched
// again: in the language of the page, and as it is today.
func (d *Desk) bring(w work) {
	p := d.Place()
	if p.Kind != Yours {
		return // somebody went on
	}
	if w.From == "" || len(w.Texts) > 0 {
		d.putYours(w)
		return
	}
	d.example(p, w.From, func(text string, ok bool) {
		switch {
		case ok:
			d.putYours(work{Source: text, From: w.From})
		case w.Source != "":
			d.putYours(w)
		default:
			d.put(nil, Failed, nil)
		}
	})
}

// example fetches an example; done is not called when the page has gone on.
func (d *Desk) example(p Place, id string, done func(text string, ok bool)) {
	d.shelf.Fetch(Place{Lang: p.Lang, Kind: Yours, ID: id}.Source(), func(text string, ok bool) {
		if d.Place() == p {
			done(text, ok)
		}
	})
}

func (d *Desk) putYours(w work) {
	d.put(d.beginAs(w.Source, "", &w, Wish{}), Opened, nil)
	d.mu.Lock()
	wish := d.yours.wish
	d.mu.Unlock()
	if wish != nil {
		d.TakeAlong(wish)
	}
}

// leave is the site as it stands.
func (l *Lesson) leave() *work {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.keep.loaded {
		return l.env.own
	}
	var w work
	_ = json.Unmarshal(l.kept(), &w) // what was just made
	return &w
}

// StartFrom replaces the visitor's own site with an example, or with a blank one.
func (d *Desk) StartFrom(id string) {
	p := d.Place()
	if p.Kind != Yours {
		return
	}
	d.example(p, id, func(text string, ok bool) {
		if !ok {
			d.say(Said{Code: NotFetched})
			return
		}
		d.replace(work{Source: text, From: id})
		d.say(Said{})
	})
}

// replace opens another site in the place of the visitor's own, which Undo brings
// back.
func (d *Desk) replace(w work) {
	if open := d.Open(); open != nil && open.env.own != nil {
		now := *open.leave()
		d.mu.Lock()
		d.yours.before = append(d.yours.before, now)
		d.yours.before = d.yours.before[max(0, len(d.yours.before)-maxUndo):]
		d.mu.Unlock()
	}
	d.putYours(w)
}

// Replaced tells whether there is a site that Undo brings back.
func (d *Desk) Replaced() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.yours.before) > 0
}

// Undo brings back the site that was replaced last.
func (d *Desk) Undo() {
	d.mu.Lock()
	n := len(d.yours.before)
	if n == 0 || d.place.Kind != Yours {
		d.mu.Unlock()
		return
	}
	w := d.yours.before[n-1]
	d.yours.before = slices.Clone(d.yours.before[:n-1])
	d.yours.said = Said{}
	d.mu.Unlock()
	d.putYours(w)
}

// Said is what the page has to say about the last thing that was done to the
// visitor's own site as a whole.
type Said struct {
	Code  SaidCode
	Text  string // of Refuses and Pasted, in the language of the page
	Fewer bool   // of Pasted: there is no room for so many
}

// SaidCode is the sort of a Said.
type SaidCode int

const (
	Nothing    SaidCode = iota
	NotFetched          // what is needed did not come
	Refuses             // what was pasted could not be used
	Tangled             // it is too long or too tangled to be read
	Pasted              // it was
	Took                // what was typed in the tabs is here
)

// Said is what there is to say.
func (d *Desk) Said() Said {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.yours.said
}

func (d *Desk) say(s Said) {
	d.mu.Lock()
	d.yours.said = s
	d.mu.Unlock()
	d.turn()
}
