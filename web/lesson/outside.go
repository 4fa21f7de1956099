package lesson

import (
	"context"
	"errors"
	"strings"

	"locmem/engine/host"
	"locmem/engine/rack"
)

// What scripts outside of the page (window.locmem) do with the open scenario.

// errNothing is what they are answered when there is none.
var errNothing = errors.New("no scenario is open: open a lesson or a link, or call locmem.load")

// On calls f with what the processes of the open scenario tell, and of every one
// that is opened later, until undo is called.
func (d *Desk) On(f func(rack.Notice)) (undo func()) {
	d.mu.Lock()
	d.lastID++
	id := d.lastID
	d.listeners[id] = f
	open := d.open
	d.mu.Unlock()
	d.listen(open)
	return func() {
		d.mu.Lock()
		delete(d.listeners, id)
		open := d.open
		d.mu.Unlock()
		d.listen(open)
	}
}

// listen hears what the processes of a scenario tell, if anybody listens here.
// Notices leave events of a burst out; those come from the log, all of them.
func (d *Desk) listen(l *Lesson) {
	if l == nil || l.host == nil {
		return
	}
	l.host.Hear(d.hears())
}

// hears is what gets the events of the open scenario; nil if nobody listens.
func (d *Desk) hears() func(rack.SiteEvent) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.listeners) == 0 {
		return nil
	}
	return func(e rack.SiteEvent) {
		if e.Kind == rack.Called {
			d.heard(rack.Notice{Event: &e.Event})
		}
	}
}

// begin opens a document.
func (d *Desk) begin(source, id string) *Lesson { return d.beginAs(source, id, nil, Wish{}) }

// beginAs is begin of a document that may be the visitor's own site, or that of a link
// that asks for more.
func (d *Desk) beginAs(source, id string, own *work, wish Wish) *Lesson {
	env := d.env
	env.hears, env.own, env.wish = d.hears(), own, wish
	env.book = d.Place().Book
	if d.Place().Kind == Write {
		env.Journal = nil // of every text that was ever shown there, work would be kept
	}
	l := Open(env, source, id)
	if d.Place().Kind == Shipped {
		l.class, _ = d.Class()
	}
	if l.host != nil {
		l.host.On(func(n rack.Notice) {
			if n.Process != nil || n.Clock != nil {
				d.heard(n)
			}
		})
	}
	return l
}

// heard tells the listeners.
func (d *Desk) heard(n rack.Notice) {
	d.mu.Lock()
	list := make([]func(rack.Notice), 0, len(d.listeners))
	for id := 1; id <= d.lastID; id++ {
		if f := d.listeners[id]; f != nil {
			list = append(list, f)
		}
	}
	d.mu.Unlock()
	for _, f := range list {
		f(n)
	}
}

// site is what runs the open scenario; nil without one.
func (d *Desk) site() *host.Client {
	if open := d.Open(); open != nil {
		return open.host
	}
	return nil
}

// Processes lists those of the open scenario.
func (d *Desk) Processes() []rack.Info {
	if s := d.site(); s != nil {
		return s.Processes()
	}
	return nil
}

// Hosts tells whether a name is one of the open scenario's: a process, a thread
// of one, or the balancer.
func (d *Desk) Hosts(who string) bool {
	if who == "lb" {
		return d.site() != nil
	}
	for _, i := range d.Processes() {
		if who == i.Name || strings.HasPrefix(who, i.Name+".") {
			return true
		}
	}
	return false
}

// Exec runs code in a process of the open scenario.
func (d *Desk) Exec(ctx context.Context, who, code string) (rack.Reply, error) {
	s := d.site()
	if s == nil {
		return rack.Reply{}, errNothing
	}
	return s.Exec(ctx, who, code)
}

// Advance moves the clock of the open scenario and returns how far it was moved
// in all.
func (d *Desk) Advance(ctx context.Context, seconds float64) (float64, error) {
	s := d.site()
	if s == nil {
		return 0, errNothing
	}
	return s.Move(ctx, seconds)
}

// Restart ends a process of the open scenario and starts it anew.
func (d *Desk) Restart(ctx context.Context, who string) error {
	s := d.site()
	if s == nil {
		return errNothing
	}
	return s.Restart(ctx, who)
}

// Request sends n requests through the balancer.
func (d *Desk) Request(ctx context.Context, path string, n int) ([]rack.Served, error) {
	s := d.site()
	if s == nil {
		return nil, errNothing
	}
	return s.Request(ctx, path, n)
}

// State is the open scenario as a link's data, without the "#"; "" if there is
// none.
func (d *Desk) State() string {
	open := d.Open()
	if open == nil {
		return ""
	}
	fragment, err := open.Fragment()
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(fragment, "#")
}

// Load opens a link's data, and returns when its processes have started.
func (d *Desk) Load(ctx context.Context, state string) error {
	source, _, err := Decode(state)
	if err != nil {
		return err
	}
	l := d.begin(source, "")
	d.mu.Lock()
	d.place, d.link = Place{Lang: d.place.Lang, Kind: d.place.Kind, ID: "?"}, "" // whatever address comes next is another one
	d.mu.Unlock()
	d.put(l, Opened, nil)
	select {
	case <-l.started:
	case <-ctx.Done():
		return ctx.Err()
	}
	if why := l.Failed(); why != "" {
		return errors.New(why)
	}
	return nil
}
