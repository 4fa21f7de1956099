package model

import (
	"context"
	"time"

	"locmem/engine"
	"locmem/engine/rack"
)

const (
	peekTime = 3 * time.Second        // what a look into another process may take
	lookRest = 120 * time.Millisecond // between two looks into one process: a burst is one look
	lookMost = 8                      // processes that are looked into so often; of more, each more rarely
)

// memory is what was last seen in a process.
type memory struct {
	seen    rack.Memory
	known   bool
	stale   bool // something changed since
	looking bool
}

// Flash is what lately happened to an entry, so that the table can point at it.
type Flash struct {
	Outcome engine.Outcome
	Seq     uint64
	At      float64 // wall time
}

// flashTime is how long a change is pointed at, in seconds.
const flashTime = 1.6

// MemoryOf returns what was last seen in a process, and whether it was seen.
// Its times are by the rack's clock.
func (m *Model) MemoryOf(name string) (rack.Memory, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if mem := m.memory[m.nameOf(name)]; mem != nil {
		return mem.seen, mem.known
	}
	return rack.Memory{}, false
}

// Reached tells whether cache.get(key) as it stands reaches an entry: it is in
// the default cache, under the first version.
func Reached(r rack.Row) bool { return r.Location == "" && r.Version == "1" }

// FlashOf returns what happened to an entry in the last second or so.
func (m *Model) FlashOf(name, fullKey string) (Flash, bool) {
	now := m.Wall()
	m.mu.Lock()
	defer m.mu.Unlock()
	f, ok := m.flashes[name+" "+fullKey]
	return f, ok && now-f.At < flashTime
}

// stale says that a process changed. If it is worth it, it is looked at again:
// this tab's own always, the others while somebody looks at the page.
func (m *Model) stale(name string) {
	if m.rack == nil || name == "" {
		return
	}
	m.mu.Lock()
	mem := m.memory[name]
	if mem == nil {
		mem = &memory{}
		m.memory[name] = mem
	}
	mem.stale = true
	start := !mem.looking && (name == m.self.Name || m.env.Visible())
	if start {
		mem.looking = true
	}
	m.mu.Unlock()
	if start {
		m.Go(func() { m.look(name, mem) })
	}
}

// look reads a process until nothing has changed meanwhile.
func (m *Model) look(name string, mem *memory) {
	for {
		m.mu.Lock()
		if !mem.stale {
			mem.looking = false
			m.mu.Unlock()
			return
		}
		mem.stale = false
		m.mu.Unlock()
		seen, err := m.snapshot(name)
		m.mu.Lock()
		if err == nil {
			mem.seen, mem.known = seen, true
		}
		m.mu.Unlock()
		m.touch(AreaMemory, AreaProcesses)
		m.inspectAgain(name)
		m.mu.Lock()
		many := max(1, len(m.memory)/lookMost)
		m.mu.Unlock()
		time.Sleep(time.Duration(many) * lookRest)
	}
}

func (m *Model) snapshot(name string) (rack.Memory, error) {
	h, err := m.rack.Process(name)
	if err != nil {
		return rack.Memory{}, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), peekTime)
	defer cancel()
	return h.Snapshot(ctx)
}

// flash remembers what happened to an entry, and drops what is over.
func (m *Model) flash(e engine.Event) {
	if e.FullKey == "" {
		return
	}
	now := m.Wall()
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.flashes) > max(rack.RowsShown, m.flashMax) { // the larger, the more rarely
		defer func() { m.flashMax = 2 * len(m.flashes) }()
		for k, f := range m.flashes {
			if now-f.At > flashTime {
				delete(m.flashes, k)
			}
		}
	}
	m.flashes[e.Process+" "+e.FullKey] = Flash{Outcome: e.Outcome, Seq: e.Seq, At: now}
}

// forgetMemory drops what was seen in a process that has ended.
func (m *Model) forgetMemory(name string) {
	m.mu.Lock()
	delete(m.memory, name)
	m.mu.Unlock()
}
