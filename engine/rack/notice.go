package rack

import "locmem/engine"

// Notice is something that happened in the rack. Exactly one of its fields is
// set.
type Notice struct {
	Event   *engine.Event
	Process *ProcessNotice
	Clock   *ClockNotice
	Logged  *LogRecord
}

// LogRecord is what code of a process in this page told the logging module.
type LogRecord struct {
	Process string  `json:"process"`
	PID     int     `json:"pid"`
	Thread  string  `json:"thread,omitempty"`
	Level   string  `json:"level"` // "WARNING"
	Logger  string  `json:"logger"`
	Text    string  `json:"text"` // at most LogTextShown bytes
	Time    float64 `json:"time"` // by the process's clock, seconds since the epoch
}

// LogTextShown bounds the text of a LogRecord, in bytes.
const LogTextShown = 500

// Change says what happened to a process.
type Change string

const (
	Started  Change = "started"  // it joined, here or in another tab
	Stopped  Change = "stopped"  // it ended: closed, reloaded, crashed or killed
	Changed  Change = "changed"  // its counts changed, or whether it answers
	Skipped  Change = "skipped"  // events of a burst are not passed on, those that follow are; see Skipped
	Restarts Change = "restarts" // it was asked to restart
	Righted  Change = "righted"  // somebody has told calls in its name; see Calls
)

// ProcessNotice tells of one process.
type ProcessNotice struct {
	Change Change `json:"change"`
	Info   Info   `json:"info"` // as last known
	// Replaces is set when a started process takes over the name of one whose
	// end this tab did not see: after a reload, what was lost with it.
	Replaces *Loss `json:"replaces,omitempty"`
	// Loss is what a stopped process took with it.
	Loss *Loss `json:"loss,omitempty"`
	// Skipped counts the events that a burst did not pass on, and Evicted the
	// entries that those evicted.
	Skipped int     `json:"skipped,omitempty"`
	Evicted int     `json:"evicted,omitempty"`
	Time    float64 `json:"time"` // wall time, seconds since the epoch
	// Calls are the last calls of a process that was righted, oldest first: no other
	// one that was told of it can be relied on.
	Calls []engine.Event `json:"-"`
}

// Loss is what was in memory when a process ended.
type Loss struct {
	Name    string   `json:"name"`
	PID     int      `json:"pid"`
	Entries int      `json:"entries"`
	Keys    []string `json:"keys,omitempty"` // at most KeysKnown
	Known   bool     `json:"known"`          // false: nobody wrote down what it held
}

// ClockNotice tells that the clock of all processes was moved.
type ClockNotice struct {
	Offset float64 `json:"offset"` // seconds ahead of the wall time
	By     float64 `json:"by"`     // this move, seconds; 0: the clock that a newcomer found
	From   string  `json:"from"`   // the process whose tab moved it
	Time   float64 `json:"time"`   // wall time, seconds since the epoch
}

// lossOf is what ends with a process of which this was last known.
func lossOf(i Info) *Loss {
	return &Loss{Name: i.Name, PID: i.PID, Entries: i.Entries, Keys: i.Keys, Known: true}
}
