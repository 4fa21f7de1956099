package model

import (
	"locmem/engine/explain"
	"locmem/engine/rack"
	"locmem/engine/script"
)

// Entry is one thing in the console: a piece of code and what it answered, or
// a line between two lives of the process.
type Entry struct {
	ID     int    `json:"id"`
	Rev    int    `json:"-"` // counts the changes of this entry
	Who    string `json:"who"`
	PID    int    `json:"pid,omitempty"`
	Other  bool   `json:"other,omitempty"` // Who is not this tab's process
	Code   string `json:"code,omitempty"`
	Plain  bool   `json:"plain,omitempty"` // Code stands without a prompt: an action
	State  State  `json:"state"`
	Output string `json:"output,omitempty"` // printed text and warnings
	Repr   string `json:"repr,omitempty"`   // "": nothing is shown
	Cached int    `json:"cached,omitempty"` // answers in Output that say "from the database" and came from a cache
	Hidden int    `json:"hidden,omitempty"` // characters of Output and Repr that are left out
	Error  string `json:"error,omitempty"`  // the last line of a traceback
	Line   int    `json:"line,omitempty"`   // of the error, from 1; 0: unknown
	Hint   string `json:"hint,omitempty"`   // what to do about the error, or what code that worked does not do
	// StandIns are what Code imported and what cannot be here.
	StandIns []script.StandIn `json:"standIns,omitempty"`
	Slept    float64          `json:"slept,omitempty"` // seconds by which sleep() moved the clock of all tabs
	// Lost is set on a line between two lives: what the former one lost.
	Lost *rack.Loss `json:"lost,omitempty"`
	// Late is set there too if the clock went back on time: by how many seconds.
	Late float64 `json:"late,omitempty"`
	// Why is why the process could not be reached; "" if it was.
	Why rack.Why `json:"why,omitempty"`
	// Note explains a None; nil if there is nothing to explain.
	Note *Note `json:"note,omitempty"`
	// Call is the call of the cache that explains what is shown; zero: there was none,
	// or it was made before the page was loaded.
	Call explain.Ask `json:"-"`
	Old  bool        `json:"-"` // said by an earlier process of this tab
}

// State is how far an Entry is.
type State string

const (
	Running State = "running"
	Done    State = "done"
	Divider State = "divider" // a line between two lives, no code
)

// MaxEntries bounds the console. Past it the oldest go, a batch at a time,
// because every row that moves is drawn anew.
const (
	MaxEntries = 200
	entryBatch = 50
	keptOutput = 4000 // bytes of each text of an entry that outlive a reload
	keptText   = 60   // entries that outlive a reload
)

// console is the transcript and the history of one tab.
type console struct {
	entries []Entry
	lastID  int
	busy    map[string]int // runs that take a while already, by name
	runs    int            // in progress or waiting, in this tab's process
	history history
}

// Entries lists the console, oldest first.
func (m *Model) Entries() []Entry {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]Entry(nil), m.console.entries...)
}

// ClearConsole empties the transcript; the history stays.
func (m *Model) ClearConsole() {
	m.mu.Lock()
	m.console.entries = nil
	m.mu.Unlock()
	m.touch(AreaConsole)
	m.save()
}

// Busy tells whether a run of this page takes a while already in a process, or
// the process says that something runs there. "" is this tab's process.
func (m *Model) Busy(name string) bool {
	name = m.nameOf(name)
	m.mu.Lock()
	n := m.console.busy[name]
	m.mu.Unlock()
	if n > 0 {
		return true
	}
	i, ok := m.Info(name)
	return ok && i.Alive && i.Running
}

// Waits tells whether something that runs in a process is waited for here, from
// its first moment on.
func (m *Model) Waits(name string) bool {
	if m.Busy(name) {
		return true
	}
	name = m.nameOf(name)
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, e := range m.console.entries {
		if e.Who == name && e.State == Running {
			return true
		}
	}
	return false
}

func (m *Model) nameOf(name string) string {
	if name == "" || name == "self" {
		return m.home()
	}
	return name
}

// add appends an entry and returns its number.
func (c *console) add(e Entry) int {
	c.lastID++
	e.ID = c.lastID
	c.entries = append(c.entries, e)
	if len(c.entries) > MaxEntries {
		c.entries = append([]Entry(nil), c.entries[entryBatch:]...)
	}
	return e.ID
}

// change edits an entry, if it is still there.
func (m *Model) changeEntry(id int, edit func(*Entry)) {
	m.mu.Lock()
	for i := range m.console.entries {
		if m.console.entries[i].ID == id {
			edit(&m.console.entries[i])
			m.console.entries[i].Rev++
		}
	}
	m.mu.Unlock()
	m.touch(AreaConsole)
}
