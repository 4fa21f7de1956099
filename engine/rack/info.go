package rack

import (
	"context"

	"locmem/engine"
	"locmem/engine/script"
)

// Kind tells how a process is hosted.
type Kind string

const (
	Tab    Kind = "tab"    // a browser tab: its own memory
	Worker Kind = "worker" // simulated, hosted in a tab
)

// Info is what everybody in the rack knows about a process. It is comparable
// but for Keys.
type Info struct {
	ID        string  `json:"id"` // random, new at every start
	Name      string  `json:"name"`
	PID       int     `json:"pid"`
	Kind      Kind    `json:"kind"`
	StartedAt float64 `json:"startedAt"` // wall time, seconds since the epoch
	Hits      uint64  `json:"hits"`
	Misses    uint64  `json:"misses"`
	Entries   int     `json:"entries"` // in memory, expired ones included
	Bytes     int     `json:"bytes"`
	// Keys are the callers' keys in memory, most recently used first, at most
	// KeysKnown of them: what can be named when the process is lost.
	Keys []string `json:"keys,omitempty"`
	// NextExpiry is when the next live entry expires, by the rack's clock; 0: none.
	NextExpiry float64 `json:"nextExpiry,omitempty"`
	Running    bool    `json:"running,omitempty"` // a call is in progress

	Self      bool `json:"-"` // hosted here
	Alive     bool `json:"-"` // holds its lock
	Answering bool `json:"-"` // replied lately
	// Ended is why a worker has ended, if nobody asked for that.
	Ended string `json:"-"`
}

// KeysKnown bounds Info.Keys.
const KeysKnown = 20

// Handle reaches a process, here or in another tab.
type Handle interface {
	Info() Info
	// Exec runs code in the process, after the runs that wait there already.
	// The error tells that the process could not be reached: *Unreachable, or
	// ctx's own; what the code raised is in the Reply.
	Exec(ctx context.Context, r Request) (Reply, error)
	// Snapshot reads the process's memory and changes nothing.
	Snapshot(ctx context.Context) (Memory, error)
	// Inspect tells all there is to say of an entry, and changes nothing.
	Inspect(ctx context.Context, id EntryID) (Inspected, error)
	// Subscribe calls f with each event of the process until undo is called.
	Subscribe(f func(engine.Event)) (undo func())
}

// Request is a piece of code for a process.
type Request struct {
	Code   string `json:"code"`
	Thread string `json:"thread,omitempty"` // names live in a thread; "" is the console's
}

// Reply is what a run showed.
type Reply struct {
	Output string  `json:"output"`          // printed text and warnings
	Repr   *string `json:"repr"`            // of the last expression; nil for a statement
	Quiet  bool    `json:"quiet,omitempty"` // a prompt would not show the Repr
	Error  *Raised `json:"error"`
	PID    int     `json:"pid"` // who answered
	// Events are the last calls of the run, at most 20: they explain its answer.
	Events []engine.Event `json:"events,omitempty"`
	// StandIns are what the run imported and what cannot be here.
	StandIns []script.StandIn `json:"standIns,omitempty"`
	Slept    float64          `json:"slept,omitempty"` // seconds by which sleep() moved the clock of all tabs
}

// Raised is an exception that ended a run.
type Raised struct {
	Type    string `json:"type"`
	Message string `json:"message"`
	Line    int    `json:"line,omitempty"` // from 1; 0: unknown
	Column  int    `json:"column,omitempty"`
	Hint    string `json:"hint,omitempty"` // what to do instead
}

// Error is the last line of Python's traceback.
func (r *Raised) Error() string {
	if r.Message == "" {
		return r.Type
	}
	return r.Type + ": " + r.Message
}

// Memory is what a process holds, ready to be shown.
type Memory struct {
	Name  string       `json:"name"`
	PID   int          `json:"pid"`
	Time  float64      `json:"time"` // by the rack's clock
	Stats engine.Stats `json:"stats"`
	Total int          `json:"total"` // entries of all locations
	Bytes int          `json:"bytes"` // keys and pickles
	Limit int          `json:"limit"` // MAX_ENTRIES of the default cache
	Rows  []Row        `json:"rows"`  // by location, most recently used first; at most RowsShown
}

// RowsShown bounds Memory.Rows.
const RowsShown = 300

// Row is one entry in memory.
type Row struct {
	Location string  `json:"location"`
	FullKey  string  `json:"fullKey"`
	Key      string  `json:"key"` // the caller's key, or the full key if it cannot be told
	Version  string  `json:"version"`
	Value    string  `json:"value"` // repr, cut to ValueShown code points; of a container of more than ValueRead bytes its outline, such as […]
	Type     string  `json:"type"`
	Bytes    int     `json:"bytes"`   // key and pickle
	Expires  float64 `json:"expires"` // by the rack's clock; meaningful if Expiry is "at"
	Expiry   string  `json:"expiry"`  // "at", "never", or "none" for an entry without expiry record
	Place    int     `json:"place"`   // in the LRU order of its location, 1 is most recently used
}

// ValueShown bounds Row.Value.
const ValueShown = 160

// ValueRead is the size of a container's pickle, in bytes, up to which a Row shows
// what is in it: the page asks often, and reading more takes a while.
const ValueRead = 1 << 18

// Expired tells whether the entry is expired at now.
func (r Row) Expired(now float64) bool {
	return r.Expiry == "none" || r.Expiry == "at" && r.Expires <= now
}

// Why tells why a process could not be reached.
type Why string

const (
	Gone    Why = "gone"    // it has ended
	Silent  Why = "silent"  // alive, but it does not answer
	Unknown Why = "unknown" // no process has that name
)

// Unreachable is the error of a call on a process that cannot be reached.
type Unreachable struct {
	Name string
	Why  Why
}

func (u *Unreachable) Error() string {
	switch u.Why {
	case Gone:
		return u.Name + " has ended"
	case Silent:
		return u.Name + " does not answer"
	}
	return "there is no process named " + u.Name
}
