package rack

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"
)

// Hub is Bus and Roster for any number of processes in one program: what tests
// use in place of a browser. Messages arrive in order, on a goroutine of the
// receiver.
type Hub struct {
	mu      sync.Mutex
	seats   map[*Seat]bool
	holders map[string]holder // by names and ids
	freed   chan struct{}     // closed and replaced whenever something is let go
	watches map[*watch]bool
}

// holder is who holds a name or, as a process, an id.
type holder struct {
	seat   *Seat
	member Member // zero for a name
}

type watch struct {
	key  string
	by   *Seat
	gone func()
}

// NewHub returns a hub where nobody is.
func NewHub() *Hub {
	return &Hub{seats: map[*Seat]bool{}, holders: map[string]holder{}, freed: make(chan struct{}), watches: map[*watch]bool{}}
}

// Seat is one process's place at the hub: its Bus and its Roster.
type Seat struct {
	hub       *Hub
	mu        sync.Mutex
	listeners map[*func([]byte)]bool
	inbox     chan []byte
	dead      chan struct{}
}

// Seat returns a place for one more process.
func (h *Hub) Seat() *Seat {
	s := &Seat{hub: h, listeners: map[*func([]byte)]bool{}, inbox: make(chan []byte, 4096), dead: make(chan struct{})}
	h.mu.Lock()
	h.seats[s] = true
	h.mu.Unlock()
	go s.run()
	return s
}

func (s *Seat) run() {
	for {
		select {
		case <-s.dead:
			return
		case m := <-s.inbox:
			s.mu.Lock()
			var fs []func([]byte)
			for f := range s.listeners {
				fs = append(fs, *f)
			}
			s.mu.Unlock()
			for _, f := range fs {
				f(m)
			}
		}
	}
}

// Kill ends the process at once, as a crash does: it says nothing, and all it
// held is let go.
func (s *Seat) Kill() {
	h := s.hub
	h.mu.Lock()
	if !h.seats[s] {
		h.mu.Unlock()
		return
	}
	delete(h.seats, s)
	close(s.dead)
	var held []string
	for key, by := range h.holders {
		if by.seat == s {
			held = append(held, key)
		}
	}
	h.mu.Unlock()
	for _, key := range held {
		h.release(key, s)
	}
}

// Post sends a message to every other seat.
func (s *Seat) Post(message []byte) error {
	h := s.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.seats[s] {
		return nil
	}
	for other := range h.seats {
		if other == s {
			continue
		}
		select {
		case other.inbox <- message:
		default: // a seat that does not read loses messages, as a frozen tab may
		}
	}
	return nil
}

// Listen calls f with each message of others.
func (s *Seat) Listen(f func([]byte)) (undo func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listeners[&f] = true
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.listeners, &f)
	}
}

// Hold marks a process as alive. It fails if its id is held already.
func (s *Seat) Hold(ctx context.Context, m Member) (func(), error) {
	release, ok, err := s.take(ctx, idPrefix+m.ID, m, 0)
	if err == nil && !ok {
		err = fmt.Errorf("the id %s is held already", m.ID)
	}
	return release, err
}

// Claim takes a name if nobody holds it, or is about to let it go.
func (s *Seat) Claim(ctx context.Context, name string, wait time.Duration) (func(), bool, error) {
	return s.take(ctx, name, Member{}, wait)
}

func (s *Seat) take(ctx context.Context, key string, m Member, wait time.Duration) (release func(), ok bool, err error) {
	h := s.hub
	timeout := time.After(wait)
	for {
		h.mu.Lock()
		if _, held := h.holders[key]; !held {
			h.holders[key] = holder{s, m}
			h.mu.Unlock()
			return func() { h.release(key, s) }, true, nil
		}
		freed := h.freed
		h.mu.Unlock()
		select {
		case <-freed:
		case <-timeout:
			return nil, false, nil
		case <-ctx.Done():
			return nil, false, ctx.Err()
		}
	}
}

// Watch calls gone when the process is no longer held.
func (s *Seat) Watch(m Member, gone func()) (cancel func()) {
	h := s.hub
	w := &watch{idPrefix + m.ID, s, gone}
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, held := h.holders[w.key]; !held {
		go gone()
		return func() {}
	}
	h.watches[w] = true
	return func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.watches, w)
	}
}

// Sure is true: a hub knows who is there.
func (s *Seat) Sure() bool { return true }

// Members lists what other seats hold.
func (s *Seat) Members(context.Context) (others []Member, err error) {
	h := s.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	for key, by := range h.holders {
		if strings.HasPrefix(key, idPrefix) && by.seat != s {
			others = append(others, by.member)
		}
	}
	return others, nil
}

func (h *Hub) release(key string, by *Seat) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.holders[key].seat != by {
		return
	}
	delete(h.holders, key)
	close(h.freed)
	h.freed = make(chan struct{})
	for w := range h.watches {
		if w.key == key {
			delete(h.watches, w)
			if h.seats[w.by] {
				go w.gone()
			}
		}
	}
}

var (
	_ Bus    = (*Seat)(nil)
	_ Roster = (*Seat)(nil)
)
