// Package story fills the page with made-up days, for tests and for looking at
// it: processes on a hub in memory, driven as a person would. Nothing of it is
// in the program.
package story

import (
	"context"
	"fmt"
	"sync"
	"time"

	"locmem/engine/rack"
	"locmem/engine/shared"
	"locmem/web/model"
)

// World is a rack of any number of processes, and the page of the first.
type World struct {
	Hub     *rack.Hub
	Journal *rack.MemJournal
	Shared  *shared.Memory
	Seats   []*rack.Seat
	Racks   []*rack.Rack
	Model   *model.Model // the page of t1

	mu   sync.Mutex
	wall float64
}

// start is a Tuesday afternoon.
const start = 1_772_546_400.0

// New returns a world with a page and n-1 further processes.
func New(n int, env model.Env) *World {
	w := &World{Hub: rack.NewHub(), Journal: &rack.MemJournal{}, Shared: &shared.Memory{}, wall: start}
	w.Join(rack.Hint{})
	env.Rack, env.Sharing = w.Racks[0], w.Racks[0]
	if env.Journal == nil {
		env.Journal = w.Journal
	}
	w.Model = model.New(env)
	w.Model.Load()
	for range n - 1 {
		w.Join(rack.Hint{})
	}
	return w
}

// Join adds a process.
func (w *World) Join(hint rack.Hint) *rack.Rack {
	seat := w.Hub.Seat()
	r, err := rack.Join(context.Background(), rack.Config{
		Bus: seat, Roster: seat, Journal: w.Journal, Shared: w.Shared, Wall: w.Wall, Hint: hint,
	})
	if err != nil {
		panic(err) // a hub has names enough
	}
	w.Seats, w.Racks = append(w.Seats, seat), append(w.Racks, r)
	if w.Model != nil { // the page has met it
		id := r.Self().Info().ID
		w.Until(func() bool { i, _ := w.Model.Info(r.Self().Info().Name); return i.ID == id })
	}
	return r
}

// Wall is the world's wall time.
func (w *World) Wall() float64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.wall
}

// Wait lets seconds pass.
func (w *World) Wait(seconds float64) {
	w.mu.Lock()
	w.wall += seconds
	w.mu.Unlock()
}

// Do runs lines in a process from the page, one after the other.
func (w *World) Do(name string, lines ...string) {
	for _, line := range lines {
		n := len(w.Model.Entries())
		w.Model.Run(name, line, nil)
		w.Until(func() bool {
			e := w.Model.Entries()
			return len(e) > n && e[len(e)-1].State == model.Done && !w.Model.Busy(name)
		})
		w.Wait(0.137)
	}
	w.Settle(name)
}

// Settle waits until the page has seen what a process holds.
func (w *World) Settle(name string) {
	w.Until(func() bool {
		i, ok := w.Model.Info(name)
		mem, known := w.Model.MemoryOf(name)
		return !ok || !i.Alive || known && mem.PID == i.PID && mem.Total == i.Entries
	})
}

// Until waits for something that other goroutines bring about.
func (w *World) Until(ok func() bool) {
	deadline := time.Now().Add(5 * time.Second)
	for !ok() {
		if time.Now().After(deadline) {
			panic("story: waited in vain")
		}
		time.Sleep(time.Millisecond)
	}
}

// Close ends all processes.
func (w *World) Close() {
	w.Model.Close()
	for _, r := range w.Racks {
		r.Leave()
	}
}

// Story is a day on the page.
type Story struct {
	Name string
	Tell func() *World
}

// Stories lists the days, the emptiest first.
func Stories() []Story {
	return []Story{
		{"empty", func() *World { return New(1, model.Env{}) }},
		{"set", func() *World {
			w := New(1, model.Env{})
			w.Wait(12)
			w.Model.StorySet()
			w.Until(func() bool { return w.Model.Story().Here })
			w.Settle("t1")
			return w
		}},
		{"second", second},
		{"shared", sharing},
		{"busy", busy},
		{"crowd", crowd},
		{"trouble", trouble},
	}
}

func second() *World {
	w := New(2, model.Env{})
	w.Do("t1", "cache.set('greeting', 'hello')")
	w.Wait(9)
	w.Do("t2", "cache.get('greeting')")
	return w
}

func sharing() *World {
	w := New(2, model.Env{})
	w.Do("t1", "cache.set('greeting', 'hello')")
	w.Model.Share(true)
	w.Until(func() bool { return w.Racks[0].Shares() && w.Racks[1].Shares() })
	w.Do("t1", "caches['shared'].set('greeting', 'hello')", "caches['shared'].set('visits', 7, timeout=60)")
	w.Do("t2", "caches['shared'].get('greeting')")
	w.Until(func() bool { return w.Model.Beside().Total == 2 })
	return w
}

func busy() *World {
	w := New(3, model.Env{})
	w.Do("t1", "cache.set('greeting', 'hello')", "cache.set('otp:7', '991204', timeout=30)",
		"cache.set('article:1', {'title': 'Caching', 'tags': ['django', 'python']}, timeout=None)",
		"cache.get('greeting')", "for i in range(4):\n    cache.set(f'row:{i}', i * i)", "cache.incr('nope')",
		"cache.set('a key with spaces', 1)", "import os")
	w.Do("t2", "cache.set('article:1', 'other')", "cache.get('greeting')", "cache.get('article:1')")
	w.Model.Advance(42)
	w.Wait(3)
	w.Do("t1", "cache.get('greeting')")
	w.Seats[2].Kill()
	w.Until(func() bool { i, ok := w.Model.Info("t3"); return !ok || !i.Alive })
	return w
}

func crowd() *World {
	w := New(12, model.Env{})
	for i := 1; i <= 12; i++ {
		for k := range i % 5 {
			w.Do(fmt.Sprintf("t%d", i), fmt.Sprintf("cache.set('key:%d', %d)", k, i*k))
		}
	}
	w.Model.Aim("t7")
	return w
}

func trouble() *World {
	w := New(2, model.Env{
		Missing: []model.Missing{model.Insecure, model.NoLocks, model.NoServiceWorker, model.NoIndexedDB}, Notices: []string{"bfcache", "fragment"},
	})
	w.Do("t1", "cache.set('greeting', 'hello')", "cache.get('gone')")
	w.Model.Type(model.ValueField, "hello there")
	w.Model.Act(model.Set)
	w.Model.Broken("index out of range [3] with length 3")
	return w
}
