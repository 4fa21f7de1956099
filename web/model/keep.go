package model

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"sync"
	"time"

	"locmem/engine/rack"
)

// keeper writes the learner's work to the journal. No timer is involved: a
// change is written at once, or as soon as the write before it is done.
type keeper struct {
	dirty, writing bool
	idle           chan struct{}     // closed when nothing is left to write
	last           map[string][]byte // what the journal is known to hold, by part
	issued         map[string]int    // counts the writes of each part
	puts           sync.WaitGroup    // writes on their way
	loaded         bool              // before the work is read, nothing is written over it
	forgotten      bool              // "forget everything" was chosen: nothing is written any more
}

// kept is the form as the journal keeps it.
type kept struct {
	Fields
	Draft  string  `json:"draft"`
	Target string  `json:"target,omitempty"`
	Ahead  float64 `json:"ahead,omitempty"` // how far the clock was ahead, in seconds
}

// workKey is where a part is kept: for each tab, but the story for all of them.
func (m *Model) workKey(part string) string {
	if part == storyPart {
		return "work/" + part
	}
	return "work/" + m.self.Name + "/" + part
}

// loadTime bounds how long the first rendering waits for the journal.
const loadTime = 500 * time.Millisecond

// Load brings back the learner's work: the history always, and after a reload
// the form, what stood in the console, and a line about what was lost. It waits
// a moment for the journal; what comes later is put in place later.
func (m *Model) Load() {
	if m.rack == nil || m.env.Journal == nil {
		return
	}
	loaded := make(chan struct{})
	m.Go(func() {
		m.read()()
		close(loaded)
		m.save()
	})
	select {
	case <-loaded:
	case <-time.After(loadTime):
	}
}

// read fetches the work and returns what puts it in place.
func (m *Model) read() func() {
	var lines []string
	var work kept
	var entries []Entry
	m.get("history", &lines)
	lost := m.rack.Lost()
	var told story
	hasWork := false
	if lost != nil {
		hasWork = m.get("form", &work)
		m.get("console", &entries)
	}
	if lost != nil || m.company() {
		m.get(storyPart, &told)
	}
	found := hasWork || len(lines) > 0 || len(entries) > 0
	return func() {
		m.mu.Lock()
		m.keep.loaded = true
		lines = append(lines, m.console.history.lines...) // run meanwhile
		lines = lines[max(0, len(lines)-MaxHistory):]     // whatever the journal holds
		m.console.history = history{lines: lines, at: len(lines)}
		if hasWork {
			m.form.fields, m.form.draft, m.target = work.Fields, work.Draft, work.Target
			m.form.restore++
		}
		late := 0.0 // a clock lives as long as a process does; the last one took it along
		if lost != nil && m.Offset() < 0.5 && work.Ahead >= 0.5 {
			late = work.Ahead
			m.banners.late(late)
		}
		if found {
			m.banners.kept()
		}
		m.story.join(told)
		for _, e := range entries {
			e.Old = true
			m.console.add(e)
		}
		if lost != nil {
			m.console.add(Entry{Who: m.self.Name, PID: m.self.PID, State: Divider, Lost: lost, Late: late})
		}
		m.mu.Unlock()
		m.touch(AreaForm, AreaConsole, AreaStory, AreaBanners)
	}
}

func (m *Model) get(part string, v any) bool {
	raw, ok, err := m.env.Journal.Get(context.Background(), m.workKey(part))
	return err == nil && ok && json.Unmarshal(raw, v) == nil
}

// save writes the work soon.
func (m *Model) save() {
	if m.rack == nil || m.env.Journal == nil {
		return
	}
	m.mu.Lock()
	k := &m.keep
	k.dirty = true
	start := k.loaded && !k.writing && !k.forgotten
	if start {
		k.writing, k.idle = true, make(chan struct{})
	}
	m.mu.Unlock()
	if start {
		m.Go(m.write)
	}
}

// flush waits a moment for what is being written, before a restart.
func (m *Model) flush() {
	m.mu.Lock()
	idle := m.keep.idle
	m.mu.Unlock()
	if idle == nil {
		return
	}
	select {
	case <-idle:
	case <-time.After(200 * time.Millisecond):
	}
}

// Hurry writes at once what the journal has not confirmed yet: the page is
// going. Every write is on its way when the event that says so ends.
func (m *Model) Hurry() {
	if m.rack == nil || m.env.Journal == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.keep.loaded && !m.keep.forgotten {
		m.issue()
	}
}

func (m *Model) write() {
	for {
		m.mu.Lock()
		k := &m.keep
		if !k.dirty || k.forgotten {
			k.writing = false
			close(k.idle)
			k.idle = nil
			m.mu.Unlock()
			return
		}
		k.dirty = false
		written := m.issue()
		m.mu.Unlock()
		written.Wait()
	}
}

// issue sends the parts that the journal is not known to hold, all at once:
// between two the page may be gone before the second. The caller holds the
// lock. A write that fails is tried again at the next change; that the journal
// fails is told when it is opened.
func (m *Model) issue() *sync.WaitGroup {
	k := &m.keep
	if k.issued == nil {
		k.last, k.issued = map[string][]byte{}, map[string]int{}
	}
	written := &sync.WaitGroup{}
	for part, raw := range m.work() {
		k.issued[part]++
		turn := k.issued[part]
		delete(k.last, part) // until the answer, either may be what it holds
		k.puts.Add(1)
		written.Add(1)
		m.Go(func() {
			defer k.puts.Done()
			defer written.Done()
			m.put(part, raw, turn)
		})
	}
	return written
}

// put writes one part, unless it is outdated or to be forgotten by now.
func (m *Model) put(part string, raw []byte, turn int) {
	k := &m.keep
	m.mu.Lock()
	stale := k.forgotten || k.issued[part] != turn
	m.mu.Unlock()
	if stale {
		return
	}
	err := m.env.Journal.Put(context.Background(), m.workKey(part), raw)
	m.mu.Lock()
	if err == nil && k.issued[part] == turn {
		k.last[part] = raw
	}
	m.mu.Unlock()
}

// work returns the parts that differ from what the journal is known to hold. The
// caller holds the lock.
func (m *Model) work() map[string][]byte {
	ahead := 0.0
	if !m.Hosts() {
		ahead = m.Offset()
	}
	all := map[string]any{
		"history": m.console.history.lines,
		"form":    kept{Fields: m.form.fields, Draft: m.form.draft, Target: m.target, Ahead: ahead},
		"console": lastEntries(m.console.entries),
		storyPart: m.story,
	}
	changed := map[string][]byte{}
	for part, v := range all {
		raw, err := json.Marshal(v)
		if err == nil && !bytes.Equal(raw, m.keep.last[part]) {
			changed[part] = raw
		}
	}
	return changed
}

// lastEntries returns what of the console outlives a reload.
func lastEntries(entries []Entry) []Entry {
	list := []Entry{}
	for _, e := range entries[max(0, len(entries)-keptText):] {
		if e.State == Running {
			continue
		}
		for _, text := range []*string{&e.Code, &e.Output, &e.Repr} {
			if short := cut(*text, keptOutput); short != *text {
				*text = short + "…"
			}
		}
		list = append(list, e)
	}
	return list
}

// Forget deletes all that the journal keeps, for ever; from then on this page
// writes nothing more. done is called afterwards. If the journal fails, done is
// told why, a banner says so, and the page goes on keeping.
func (m *Model) Forget(done func(error)) {
	m.mu.Lock()
	already := m.keep.forgotten
	m.keep.forgotten = true
	m.mu.Unlock()
	if already {
		return
	}
	if m.rack != nil {
		m.rack.Saving(false)
	}
	m.Go(func() {
		m.keep.puts.Wait() // what is on its way would come back after the deletion
		err := m.forgetJournal()
		if err != nil {
			m.mu.Lock()
			m.keep.forgotten, m.keep.last = false, map[string][]byte{} // some of it may be gone: it is written again
			m.mu.Unlock()
			if m.rack != nil {
				m.rack.Saving(true)
			}
			m.Banner(Banner{Kind: NotForgotten, Text: err.Error()})
			m.save()
		}
		done(err)
	})
}

// Forgotten drops what this tab remembers and the journal kept, the lines of the console
// and the story: another tab has deleted it for all. Caches stay.
func (m *Model) Forgotten() {
	m.mu.Lock()
	if m.keep.forgotten { // it was here
		m.mu.Unlock()
		return
	}
	m.console.history, m.keep.last, m.story = history{}, map[string][]byte{}, story{}
	m.console.entries = slices.DeleteFunc(m.console.entries, func(e Entry) bool { return e.State != Running })
	m.mu.Unlock()
	m.touch(AreaConsole, AreaStory)
}

// forgetJournal deletes all that is kept: one that fails does not keep the other.
func (m *Model) forgetJournal() error {
	var shared, journal error
	if m.env.Sharing != nil {
		shared = m.env.Sharing.Share(context.Background(), false)
		if errors.Is(shared, rack.ErrNoStore) {
			shared = nil
		}
	}
	if m.env.Journal != nil {
		journal = m.env.Journal.Forget(context.Background())
	}
	if shared == nil {
		return journal
	}
	return errors.Join(shared, journal)
}
