package rack

import (
	"context"
	"strings"
	"sync"
	"time"
)

// BusRoster is a Roster for browsers without Web Locks: presence by messages
// alone. A process says hello by claiming a name and bye when it lets go; one
// that ends without a word is found out by pings, seconds later. Two processes
// that claim a name at the same moment agree by their ids.
type BusRoster struct {
	bus      Bus
	id       string
	unlisten func()
	closed   chan struct{}

	mu       sync.Mutex
	held     map[string]bool   // ids and names held here
	wanted   map[string]string // names being claimed here -> the claim's rank
	taken    map[string]bool   // names that somebody else said to hold or to want first
	watched  map[string]*busWatch
	watching bool
	heard    string // id of who spoke last of the others; "": nobody has
}

type busWatch struct {
	heard time.Time
	asked time.Time
	gones map[*func()]bool
}

// Types of the roster's own messages; the Rack passes over them.
const (
	msgClaim = "roster.claim" // who holds name Body.Name?
	msgTaken = "roster.taken" // I do
	msgAlive = "roster.alive" // are you there, Body.Name?
	msgYes   = "roster.yes"   // I am
	msgFreed = "roster.freed" // I let Body.Name go
)

type rosterBody struct {
	Name string `json:"name"`
	Rank string `json:"rank,omitempty"`
}

// idPrefix keeps ids and names apart in the roster's keys.
const idPrefix = "id "

const (
	claimWait  = 500 * time.Millisecond // time for objections to a claim: a busy tab in the background takes its time
	aliveEvery = time.Second
	aliveAfter = 6 * time.Second // an id that has not answered for so long is gone,
	freedAfter = time.Second     // and so is one that was said to be freed
)

// NewBusRoster returns a roster on bus. id is random and this process's own.
func NewBusRoster(bus Bus, id string) *BusRoster {
	b := &BusRoster{bus: bus, id: id, closed: make(chan struct{}), held: map[string]bool{}, wanted: map[string]string{}, taken: map[string]bool{}, watched: map[string]*busWatch{}}
	b.unlisten = bus.Listen(b.receive)
	return b
}

// Close ends listening and asking. It may be called once.
func (b *BusRoster) Close() {
	b.unlisten()
	close(b.closed)
}

func (b *BusRoster) post(kind string, body rosterBody) {
	if raw, err := (envelope{Type: kind, From: b.id}).encode(body); err == nil {
		_ = b.bus.Post(raw) // lost messages show as silence
	}
}

func (b *BusRoster) receive(message []byte) {
	e, ok := decodeEnvelope(message)
	if !ok || e.From == b.id {
		return
	}
	var body rosterBody
	if !unmarshalRoster(e, &body) {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.heard = e.From
	switch e.Type {
	case msgClaim:
		rank, wants := b.wanted[body.Name]
		switch {
		case wants && rank < body.Rank:
			b.post(msgTaken, rosterBody{Name: body.Name})
		case wants: // the other goes first, even if it has not heard of this claim
			b.taken[body.Name] = true
		}
		// One that looks for a name hears of all that are held, and need not ask
		// for each in turn.
		for key := range b.held {
			if !strings.HasPrefix(key, idPrefix) {
				b.post(msgTaken, rosterBody{Name: key})
			}
		}
	case msgTaken:
		if slot(body.Name) > 0 { // others are not asked for
			b.taken[body.Name] = true
		}
	case msgAlive:
		if b.held[body.Name] {
			b.post(msgYes, rosterBody{Name: body.Name})
		}
	case msgYes:
		if w := b.watched[body.Name]; w != nil {
			w.heard, w.asked = time.Now(), time.Time{}
		}
	case msgFreed:
		delete(b.taken, body.Name)
		// Anybody can say so: whose id it is may still object.
		if w := b.watched[body.Name]; w != nil && w.asked.IsZero() {
			w.asked = time.Now().Add(freedAfter - aliveAfter)
		}
	}
}

// Hold marks a process as alive: questions about it are answered from now on.
func (b *BusRoster) Hold(_ context.Context, m Member) (func(), error) {
	return b.hold(idPrefix + m.ID), nil
}

func (b *BusRoster) hold(key string) (release func()) {
	b.mu.Lock()
	b.held[key] = true
	b.mu.Unlock()
	return func() {
		b.mu.Lock()
		was := b.held[key]
		delete(b.held, key)
		b.mu.Unlock()
		if was {
			b.post(msgFreed, rosterBody{Name: key})
		}
	}
}

// Claim asks for a name and takes it when nobody objects in time.
func (b *BusRoster) Claim(ctx context.Context, name string, wait time.Duration) (func(), bool, error) {
	until := time.Now().Add(wait)
	b.mu.Lock()
	known := b.taken[name]
	b.mu.Unlock()
	if known && wait == 0 {
		return nil, false, nil
	}
	for {
		rank := b.id
		b.mu.Lock()
		delete(b.taken, name)
		b.wanted[name] = rank
		b.mu.Unlock()
		b.post(msgClaim, rosterBody{Name: name, Rank: rank})
		select {
		case <-time.After(claimWait):
		case <-ctx.Done():
			b.unwant(name)
			return nil, false, ctx.Err()
		}
		b.mu.Lock()
		free := !b.taken[name]
		b.mu.Unlock()
		if free {
			release := b.hold(name)
			b.unwant(name)
			return release, true, nil
		}
		b.unwant(name)
		if time.Now().After(until) {
			return nil, false, nil
		}
	}
}

func (b *BusRoster) unwant(name string) {
	b.mu.Lock()
	delete(b.wanted, name)
	b.mu.Unlock()
}

// Sure is false: messages tell who is there.
func (b *BusRoster) Sure() bool { return false }

// Members is who spoke last of the others, by its id alone, or nobody: those that
// hold a name have spoken up by the time that this process has claimed its own.
func (b *BusRoster) Members(context.Context) (others []Member, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.heard != "" {
		others = []Member{{ID: b.heard}}
	}
	return others, nil
}

// Watch calls gone when a process has not answered for some seconds.
func (b *BusRoster) Watch(m Member, gone func()) (cancel func()) {
	key := idPrefix + m.ID
	b.mu.Lock()
	defer b.mu.Unlock()
	w := b.watched[key]
	if w == nil {
		w = &busWatch{heard: time.Now(), gones: map[*func()]bool{}}
		b.watched[key] = w
	}
	w.gones[&gone] = true
	if !b.watching {
		b.watching = true
		go b.ask()
	}
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(w.gones, &gone)
		if len(w.gones) == 0 && b.watched[key] == w {
			delete(b.watched, key)
		}
	}
}

// ask pings the watched processes, as long as there are any.
func (b *BusRoster) ask() {
	t := time.NewTicker(aliveEvery)
	defer t.Stop()
	for {
		select {
		case <-t.C:
		case <-b.closed:
			return
		}
		b.mu.Lock()
		if len(b.watched) == 0 {
			b.watching = false
			b.mu.Unlock()
			return
		}
		var ask []string
		for key, w := range b.watched {
			// Count from the question, not from the last word: this tab may
			// itself have been asleep.
			if w.asked.IsZero() {
				w.asked = time.Now()
			}
			if time.Since(w.asked) > aliveAfter {
				b.lost(key)
				continue
			}
			ask = append(ask, key)
		}
		b.mu.Unlock()
		for _, key := range ask {
			b.post(msgAlive, rosterBody{Name: key})
		}
	}
}

// lost tells the watchers of a key. The caller holds the lock.
func (b *BusRoster) lost(key string) {
	w := b.watched[key]
	if w == nil {
		return
	}
	delete(b.watched, key)
	for gone := range w.gones {
		go (*gone)()
	}
}

var _ Roster = (*BusRoster)(nil)
