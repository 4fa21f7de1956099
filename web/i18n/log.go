package i18n

import (
	"math"
	"slices"
	"sort"
	"strings"
	"time"

	"locmem/engine"
	"locmem/web/model"
)

var (
	EventsTitle   = T{"Events", "Gebeurtenissen"}
	EventsEmpty   = T{"Nothing has happened yet.", "Er is nog niets gebeurd."}
	EventsNone    = T{"No event matches the filter.", "Geen gebeurtenis past bij het filter."}
	FilterProcess = T{"Process", "Proces"}
	FilterOutcome = T{"Outcome", "Uitkomst"}
	AllProcesses  = T{"all processes", "alle processen"}
	AllOutcomes   = T{"all outcomes", "alle uitkomsten"}
	CopyLog       = T{"Copy", "Kopieer"}
	CopyLogLong   = T{"Copy the events as text", "Kopieer de gebeurtenissen als tekst"}
	Copied        = T{"Copied", "Gekopieerd"}
	CopyByHand    = T{"This browser does not let the page copy. Select the text and copy it yourself:", "Deze browser laat de pagina niet kopiëren. Selecteer de tekst en kopieer zelf:"}
	ShowAllEvents = T{"Show all %d", "Toon alle %d"}

	ItemStart     = T{"started", "gestart"}
	ItemMet       = T{"is there", "is er al"}
	ItemMetAll    = T{"%d other processes are there:", "%d andere processen zijn er al:"}
	ItemStop      = T{"stopped", "gestopt"}
	ItemRestart   = T{"asked to restart", "moet herstarten"}
	ItemClock     = T{"clock", "klok"}
	ItemSkipped   = T{"%s not listed", "%s niet vermeld"}
	ItemMadeUp    = T{"%s, then stored", "%s, daarna bewaard"}
	ItemUncounted = T{"not counted", "telt niet mee"}
	ItemTimeout   = T{"timeout %s", "timeout %s"}
	ItemNever     = T{"never expires", "verloopt nooit"}
	ItemEvicted   = T{"%d evicted", "%d verdrongen"}
	ItemMovedFor  = T{"all processes", "alle processen"}
)

var outcomes = map[string]T{
	string(engine.Hit):     {"hit", "hit"},
	string(engine.Miss):    {"miss", "miss"},
	string(engine.Expired): {"miss, expired", "miss, verlopen"},
	string(engine.Stored):  {"stored", "bewaard"},
	string(engine.Kept):    {"kept", "behouden"},
	string(engine.Deleted): {"deleted", "verwijderd"},
	string(engine.Absent):  {"not there", "niet aanwezig"},
	string(engine.Cleared): {"cleared", "leeggemaakt"},
	string(engine.Failed):  {"error", "fout"},
	model.OutcomeEvicted:   {"evicted others", "verdrong andere"},
	model.OutcomeProcess:   {"start, stop, clock", "start, stop, klok"},
}

// Outcome is the word for how a call ended, or for a group of the log's filter.
func (l Lang) Outcome(o string) string { return l.Say(outcomes[o]) }

// Line is one item of the log in columns.
type Line struct {
	Time, Process, Op, Key, Outcome, Detail string
	Thread                                  string // of the process, where it has several
	Tone                                    string // engine's outcome, or "start", "stop", "clock"
}

// Who is the process, and the thread as transcripts name it: "w1.a".
func (l Line) Who() string {
	if l.Thread == "" {
		return l.Process
	}
	return l.Process + "." + l.Thread
}

// Line puts an item of the log in words.
func (l Lang) Line(i model.Item) Line {
	line := Line{Time: stamp(i.Time, i.Virtual), Process: i.Process, Tone: string(i.Kind)}
	switch i.Kind {
	case model.Call:
		l.call(&line, *i.Event)
	case model.Started:
		line.Op, line.Outcome = l.Say(ItemStart), l.Sayf(PID, i.PID)
		if i.Loss != nil {
			line.Detail = l.Lost(*i.Loss)
		}
	case model.Met:
		if len(i.Names) > 0 {
			line.Outcome, line.Detail = l.Sayf(ItemMetAll, len(i.Names)), strings.Join(byNumber(i.Names), ", ")
			break
		}
		line.Op, line.Outcome = l.Say(ItemMet), l.Sayf(PID, i.PID)
	case model.Stopped:
		line.Op, line.Outcome = l.Say(ItemStop), l.Sayf(PID, i.PID)
		if i.Loss != nil {
			line.Detail = l.lostOnly(*i.Loss)
		}
		if i.Why != "" {
			line.Detail = strings.Trim(l.Why(i.Why)+"; "+line.Detail, "; ")
		}
	case model.Asked:
		line.Op, line.Outcome = l.Say(ItemRestart), l.Sayf(PID, i.PID)
	case model.ClockBy:
		line.Op, line.Outcome, line.Detail = l.Say(ItemClock), l.Moved(i.Seconds), l.Say(ItemMovedFor)
	case model.ClockIs:
		line.Tone, line.Op, line.Outcome = string(model.ClockBy), l.Say(ItemClock), l.Sayf(OffsetAhead, l.Clock(i.Seconds))
	case model.Logged:
		r := i.Record
		line.Op, line.Key, line.Outcome, line.Detail, line.Thread = "logging", r.Logger, r.Level, Cut(r.Text, 200), r.Thread
	case model.Skipped:
		line.Outcome = l.Sayf(ItemSkipped, l.Events(i.Count)) // no operation: it has the width of the row
		if i.Evicted > 0 {
			line.Detail = l.Sayf(ItemEvicted, i.Evicted)
		}
	}
	return line
}

func (l Lang) call(line *Line, e engine.Event) {
	line.Op = e.Op
	if e.Op != "clear" && e.Op != "close" { // these have none
		line.Key = Cut(KeyText(e.Key), 80)
	}
	line.Thread = e.Thread
	line.Tone, line.Outcome = string(e.Outcome), l.Outcome(string(e.Outcome))
	var more []string
	if model.Uncounted(e) {
		more = append(more, l.Say(ItemUncounted))
	}
	if model.MadeUp(e) {
		line.Outcome = l.Sayf(ItemMadeUp, line.Outcome)
	}
	switch e.Timeout {
	case "":
	case "None":
		more = append(more, l.Say(ItemNever))
	default:
		more = append(more, l.Sayf(ItemTimeout, e.Timeout))
	}
	if n := len(e.Evicted); n > 0 {
		more = append(more, l.Sayf(ItemEvicted, n))
	}
	if e.Error != "" {
		more = append(more, Cut(e.Error, 80))
	}
	if e.Alias != "" && e.Alias != "default" {
		more = append(more, e.Alias)
	}
	line.Detail = strings.Join(more, ", ")
}

// byNumber sorts names such as t2 and t10.
func byNumber(names []string) []string {
	names = slices.Clone(names)
	sort.Slice(names, func(i, j int) bool {
		a, b := names[i], names[j]
		return len(a) < len(b) || len(a) == len(b) && a < b
	})
	return names
}

// Text is the line as it is copied.
func (l Line) Text() string {
	parts := []string{l.Time}
	for _, p := range []string{l.Who(), l.Op, l.Key, l.Outcome, l.Detail} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, "  ")
}

// stamp is a time of day with milliseconds: in the visitor's time zone, or as a
// virtual clock has it, the same for everybody.
func stamp(seconds float64, virtual bool) string {
	at := time.UnixMilli(int64(math.Round(seconds * 1000)))
	if virtual {
		at = at.UTC()
	}
	return at.Format("15:04:05.000")
}
