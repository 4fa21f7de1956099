package engine

import (
	"math"
	"strconv"
)

// Event is one call of the cache's API, as the log keeps it. get_many,
// set_many and delete_many give one event a key.
type Event struct {
	Seq      uint64  `json:"seq"`  // from 1, in the order of the process
	Time     float64 `json:"time"` // by the process's clock, seconds since the epoch
	Process  string  `json:"process"`
	PID      int     `json:"pid"`
	Thread   string  `json:"thread,omitempty"`
	Alias    string  `json:"alias"`
	Location string  `json:"location"` // str(LOCATION)
	Op       string  `json:"op"`       // Django's name of the method
	Key      string  `json:"key"`      // str() of the caller's key; "" for clear and close
	FullKey  string  `json:"fullKey"`
	Outcome  Outcome `json:"outcome"`
	// Cause is the seq of the event of this process that explains the outcome:
	// of a hit the one that stored the value, of a miss the one that removed or
	// evicted it, of an expired one the one that set its expiry. 0: none.
	Cause uint64 `json:"cause,omitempty"`
	// CausePID is the pid of the process whose event Cause is, if that is
	// another one: only a shared cache has such events.
	CausePID int `json:"causePid,omitempty"`
	// Evicted are the full keys that a cull dropped, oldest first.
	Evicted []string `json:"evicted,omitempty"`
	// Moved is the full key that incr_version and decr_version took the value from.
	Moved string `json:"moved,omitempty"`
	// Timeout is the repr of the timeout that a stored entry got, in seconds
	// ("300", "None"); "" where none was set.
	Timeout string `json:"timeout,omitempty"`
	// Error is the error line of outcome "error".
	Error string `json:"error,omitempty"`
}

// Outcome says how a call ended.
type Outcome string

const (
	Hit     Outcome = "hit"     // get, get_or_set, get_many, has_key: there and live
	Miss    Outcome = "miss"    // the same: not in memory
	Expired Outcome = "expired" // in memory, but over its time
	Stored  Outcome = "stored"  // set, add, incr, incr_version: a value; touch: an expiry
	Kept    Outcome = "kept"    // add found a live entry; close
	Deleted Outcome = "deleted"
	Absent  Outcome = "absent" // delete, touch: nothing there
	Cleared Outcome = "cleared"
	Failed  Outcome = "error"
)

// Lookup tells whether the call counts as a hit or a miss: get, get_or_set and
// get_many do, the others are calls but not lookups.
func (e Event) Lookup() bool {
	return e.Op == "get" || e.Op == "get_or_set" || e.Op == "get_many"
}

// Until is when the entry to which the call gave its Timeout ends, by the process's
// clock; +Inf: never.
func (e Event) Until() float64 {
	switch e.Timeout {
	case "True":
		return e.Time + 1
	case "False":
		return e.Time
	}
	v, err := strconv.ParseFloat(e.Timeout, 64)
	if err != nil || math.IsNaN(v) {
		return math.Inf(1)
	}
	return e.Time + math.Max(v, 0)
}
