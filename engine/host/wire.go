package host

import (
	"encoding/json"
	"errors"
	"math"

	"locmem/engine/explain"
	"locmem/engine/rack"
	"locmem/engine/scenario"
	"locmem/engine/script"
	"locmem/engine/settings"
	"locmem/engine/shared"
)

// verb is what an order asks for.
type verb string

const (
	start    verb = "start"    // Source, Solved, Part: a play begins, with its own processes, and is played up to that part
	step     verb = "step"     // the next step of the play
	attempt  verb = "attempt"  // Source, Solved, Name, Text: a learner's text on processes of its own
	pack     verb = "pack"     // Source: the link to it
	unpack   verb = "unpack"   // Text, a link: the document in it
	verify   verb = "verify"   // Source: the document is verified, on processes of its own
	fill     verb = "fill"     // Source: the document with what comes out in its transcripts
	remarks  verb = "remarks"  // Source, Part: what there is to say of settings
	perform  verb = "perform"  // Transcript
	exec     verb = "exec"     // Name, Thread, Text
	memory   verb = "memory"   // Name
	inspect  verb = "inspect"  // Name, Entry
	tells    verb = "explain"  // Ask
	restart  verb = "restart"  // Name
	advance  verb = "advance"  // Seconds
	request  verb = "request"  // Text: the path; Count
	complete verb = "complete" // Name, Text, Cursor
	history  verb = "history"  // Since, Count: the first so many after it; 0: the last HistoryKept
	back     verb = "back"     // Since: the processes stand where that event had just happened
	forward  verb = "forward"  // to where the next order was done
	returns  verb = "return"   // to the end of the log, or to the line it has branched from
	undo     verb = "undo"     // the last order is undone as if it had not been given
	branch   verb = "branch"   // what is done next goes on from the moment that the processes stand at
	hear     verb = "hear"     // On: events are told, all of them, from here on
	cancel   verb = "cancel"   // ID: that order is to end
)

// looks tells whether an order reads what is there, or verifies something apart from it.
func (v verb) looks() bool {
	return v == remarks || v == verify || v == fill || v == memory || v == inspect || v == complete || v == tells || v == history
}

// order is a message to the Server.
type order struct {
	ID         uint64               `json:"id"`
	Verb       verb                 `json:"verb"`
	Source     string               `json:"source,omitempty"` // a document
	Solved     map[int]string       `json:"solved,omitempty"` // see scenario.Solve
	Part       int                  `json:"part,omitempty"`
	Name       string               `json:"name,omitempty"`
	Thread     string               `json:"thread,omitempty"`
	Text       string               `json:"text,omitempty"`
	Transcript *scenario.Transcript `json:"transcript,omitempty"`
	Seconds    float64              `json:"seconds,omitempty"`
	Count      int                  `json:"count,omitempty"`
	Cursor     int                  `json:"cursor,omitempty"`
	Since      uint64               `json:"since,omitempty"`
	On         bool                 `json:"on,omitempty"`
	Entry      *rack.EntryID        `json:"entry,omitempty"`
	Ask        *explain.Ask         `json:"ask,omitempty"`
}

// message is a message from the Server: news, and what an order came to.
type message struct {
	News   *news   `json:"news,omitempty"`
	ID     uint64  `json:"id,omitempty"` // of the order; 0: only news
	Part   *result `json:"part,omitempty"`
	Answer *answer `json:"answer,omitempty"` // the order's end
}

// result is one step of a perform, before its end.
type result struct {
	Result scenario.Result `json:"result"`
}

// answer is what an order came to: one field, by the order's verb, or Failure.
type answer struct {
	Failure  *failure              `json:"failure,omitempty"`
	Results  []scenario.Result     `json:"results,omitempty"`
	Attempt  *scenario.Attempt     `json:"attempt,omitempty"`
	Verdicts []scenario.Verdict    `json:"verdicts,omitempty"`
	Remarks  []settings.Diagnostic `json:"remarks,omitempty"`
	Reply    *rack.Reply           `json:"reply,omitempty"`
	Memory   *rack.Memory          `json:"memory,omitempty"`
	Entry    *rack.Inspected       `json:"entry,omitempty"`
	Told     *explain.Told         `json:"told,omitempty"` // nil: the log does not have it
	Served   []rack.Served         `json:"served,omitempty"`
	Complete *script.Completion    `json:"complete,omitempty"`
	History  *History              `json:"history,omitempty"`
	Text     string                `json:"text,omitempty"`
}

// news is what has changed since the last news.
type news struct {
	// Fresh tells that the processes are others than before: what was told of them
	// does not count any more.
	Fresh    bool             `json:"fresh,omitempty"`
	Notices  []notice         `json:"notices,omitempty"`
	Infos    []info           `json:"infos"`
	Start    float64          `json:"start"` // where the clock began
	Now      float64          `json:"now"`
	Expiry   float64          `json:"expiry,omitempty"` // the next one
	Expires  bool             `json:"expires,omitempty"`
	StandIns []script.StandIn `json:"standIns,omitempty"`
	Glance   *rack.Glance     `json:"glance,omitempty"`
	Moment   *Moment          `json:"moment,omitempty"`
	Log      uint64           `json:"log"`            // tells the log from others
	Next     *place           `json:"next,omitempty"` // of the play; nil: it is over, or there is none
	Heard    []rack.SiteEvent `json:"heard,omitempty"`
}

// place is a step of a play.
type place struct{ Part, Step int }

// info is a rack.Info with what that keeps to its own program.
type info struct {
	rack.Info
	Alive     bool   `json:"alive"`
	Answering bool   `json:"answering"`
	Ended     string `json:"ended,omitempty"`
}

func infoOf(i rack.Info) info { return info{i, i.Alive, i.Answering, i.Ended} }

func (i info) info() rack.Info {
	out := i.Info
	out.Alive, out.Answering, out.Ended = i.Alive, i.Answering, i.Ended
	return out
}

// glanceOf is a site's Glance, for JSON, which has no word for an entry that never
// ends: such a one ends at the last number there is.
func glanceOf(site *rack.Site) *rack.Glance {
	g := site.Glance()
	if g.Shared != nil {
		for i := range g.Shared.Items {
			g.Shared.Items[i].Until = min(g.Shared.Items[i].Until, math.MaxFloat64)
		}
	}
	return &g
}

// unending undoes what glanceOf does.
func unending(g *rack.Glance) {
	if g == nil || g.Shared == nil {
		return
	}
	for i := range g.Shared.Items {
		if x := &g.Shared.Items[i]; x.Until == math.MaxFloat64 {
			x.Until = shared.Never
		}
	}
}

// notice is a rack.Notice.
type notice struct {
	rack.Notice
	Info *info `json:"info,omitempty"` // of its Process
}

func noticeOf(n rack.Notice) notice {
	if n.Process == nil {
		return notice{Notice: n}
	}
	i := infoOf(n.Process.Info)
	return notice{n, &i}
}

func (n notice) notice() rack.Notice {
	if n.Notice.Process != nil && n.Info != nil {
		n.Notice.Process.Info = n.Info.info()
	}
	return n.Notice
}

// failure is an error of an order.
type failure struct {
	Problem     *scenario.Problem `json:"problem,omitempty"`
	Unreachable *rack.Unreachable `json:"unreachable,omitempty"`
	Text        string            `json:"text,omitempty"`
	Ended       string            `json:"-"` // why the other end has ended
}

func failureOf(err error) *failure {
	if err == nil {
		return nil
	}
	var p scenario.Problem
	var u *rack.Unreachable
	switch {
	case errors.As(err, &p):
		return &failure{Problem: &p}
	case errors.As(err, &u):
		return &failure{Unreachable: u}
	}
	return &failure{Text: err.Error()}
}

func (f *failure) err() error {
	switch {
	case f == nil:
		return nil
	case f.Problem != nil:
		return *f.Problem
	case f.Unreachable != nil:
		return f.Unreachable
	}
	return errors.New(f.Text)
}

// encode writes a message. What is sent is plain data, so there is no error but a
// number that JSON has no way to write: the message then says that instead.
func encode(v any) []byte {
	raw, err := json.Marshal(v)
	if err != nil {
		if m, ok := v.(message); ok {
			return encode(message{ID: m.ID, Answer: &answer{Failure: &failure{Text: "the answer cannot be sent: " + err.Error()}}})
		}
	}
	return raw
}
