package lesson

import (
	"slices"
	"time"
)

// liveEvery is how often the file of a lesson that is being written is looked at.
const liveEvery = time.Second

// follow opens a lesson anew when its file has changed, as long as the desk is there.
// text is the file as it was read last.
func (d *Desk) follow(p Place, text string) {
	time.AfterFunc(liveEvery, func() { d.check(p, text) })
}

// check looks at the file once, and again later. A list that has not come yet may still
// say that the lesson is being written.
func (d *Desk) check(p Place, text string) {
	list, ok := p.List()
	if !ok || d.Place() != p {
		return
	}
	all := d.Listed(list)
	i := slices.IndexFunc(all, func(e Entry) bool { return e.ID == p.ID })
	switch {
	case len(all) == 0:
		d.follow(p, text)
		return
	case i < 0 || !all[i].Live:
		return
	}
	d.shelf.Fetch(p.Source(), func(now string, ok bool) {
		if d.Place() != p {
			return
		}
		if ok && now != text {
			text = now
			d.put(d.begin(text, p.ID), Opened, nil)
		}
		d.follow(p, text)
	})
}
