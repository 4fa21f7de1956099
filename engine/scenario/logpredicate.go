package scenario

import (
	"slices"
	"strings"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/rack"
)

// The predicates that count in the log.

// lookups counts hits and misses, of a process or of all.
func (j *judge) lookups(c *call) (hits, misses int, err error) {
	name, err := j.process(c)
	if err == nil {
		err = c.takes(0)
	}
	for _, e := range j.log {
		if e.Kind != rack.Called || !e.Lookup() || e.Outcome == engine.Failed || name != "" && e.Process != name {
			continue
		}
		if e.Outcome == engine.Hit {
			hits++
		} else {
			misses++
		}
	}
	return hits, misses, err
}

func hitRate(j *judge, c *call) (py.Value, error) {
	h, m, err := j.lookups(c)
	if h+m == 0 {
		return py.Float(0), err
	}
	return py.Float(float64(h) / float64(h+m)), err
}

// queries counts those of the database, or of one table.
func queries(j *judge, c *call) (py.Value, error) {
	if err := c.takes(1); err != nil {
		return nil, err
	}
	n := 0
	for _, e := range j.log {
		if e.Kind == rack.Queried && (len(c.args) == 0 || e.Text == py.Text(c.args[0])) {
			n++
		}
	}
	return py.Int(n), nil
}

// computes counts how often a value for a key was made: get_or_set that found
// none, and every set and add.
func computes(j *judge, c *call) (py.Value, error) {
	key, err := c.text("a key")
	if err != nil {
		return nil, err
	}
	n := 0
	for _, e := range j.log {
		if e.Kind != rack.Called || e.Key != key || e.Outcome == engine.Failed {
			continue
		}
		switch e.Op {
		case "get_or_set":
			if e.Outcome != engine.Hit {
				n++
			}
		case "set", "add", "set_many":
			n++
		}
	}
	return py.Int(n), nil
}

// text is the one argument as text.
func (c *call) text(what string) (string, error) {
	if err := c.takes(1); err != nil || len(c.args) != 1 {
		return "", c.fail("TypeError", "takes "+what)
	}
	return py.Text(c.args[0]), nil
}

// served are the requests to a path, without its query, or to a view.
func (j *judge) served(path string) []*rack.Served {
	var list []*rack.Served
	for _, e := range j.log {
		if e.Kind != rack.Answered {
			continue
		}
		at, _, _ := strings.Cut(e.Served.Path, "?")
		if e.Served.Path == path || at == path || e.Served.View != "" && e.Served.View == path {
			list = append(list, e.Served)
		}
	}
	return list
}

// allowed counts the requests that were not refused.
func allowed(j *judge, c *call) (py.Value, error) {
	path, err := c.text("a path or a view")
	n := 0
	for _, s := range j.served(path) {
		if s.Status < 400 {
			n++
		}
	}
	return py.Int(n), err
}

// responses is the bodies of the answers, in order.
func responses(j *judge, c *call) (py.Value, error) {
	path, err := c.text("a path or a view")
	list := &py.List{Items: []py.Value{}}
	for _, s := range j.served(path) {
		list.Items = append(list.Items, py.Str(s.Body))
	}
	return list, err
}

// alternations counts how often an answer differs from the one before, of the
// requests to a path or view, or of those that looked a key up.
func alternations(j *judge, c *call) (py.Value, error) {
	what, err := c.text("a key, a path or a view")
	if err != nil {
		return nil, err
	}
	list := j.served(what)
	if len(list) == 0 {
		list = j.askedFor(what)
	}
	n := 0
	for i := 1; i < len(list); i++ {
		if list[i].Body != list[i-1].Body {
			n++
		}
	}
	return py.Int(n), nil
}

// askedFor are the requests whose view looked a key up.
func (j *judge) askedFor(key string) []*rack.Served {
	var list []*rack.Served
	asked := map[string]bool{} // by process: since its last answer
	for _, e := range j.log {
		switch {
		case e.Kind == rack.Called && e.Lookup() && e.Key == key:
			asked[e.Process] = true
		case e.Kind == rack.Answered:
			if asked[e.Process] {
				list = append(list, e.Served)
			}
			asked[e.Process] = false
		}
	}
	return list
}

// statuses are those of the answers, in order.
func statuses(j *judge, c *call) (py.Value, error) {
	path, err := c.text("a path or a view")
	list := &py.List{Items: []py.Value{}}
	for _, s := range j.served(path) {
		list.Items = append(list.Items, py.Int(s.Status))
	}
	return list, err
}

// logFields are what log() filters by and what its dicts hold.
var logFields = []string{"kind", "process", "thread", "alias", "location", "op", "key", "outcome"}

// logWords are what some fields can hold: another word would find nothing, and
// a check that expects nothing would pass.
var logWords = map[string][]string{
	"kind": words(rack.Called, rack.ProcessStart, rack.ProcessFork, rack.ProcessStop, rack.ClockMoved, rack.Queried, rack.Saved,
		rack.Answered, rack.CookieDeleted, rack.Logged),
	"outcome": words(engine.Hit, engine.Miss, engine.Expired, engine.Stored, engine.Kept, engine.Deleted, engine.Absent, engine.Cleared,
		engine.Failed),
	"op": {"get", "set", "add", "touch", "delete", "incr", "decr", "has_key", "get_or_set", "get_many", "set_many", "delete_many",
		"incr_version", "decr_version", "clear", "close"},
}

func words[T ~string](list ...T) []string {
	var texts []string
	for _, x := range list {
		texts = append(texts, string(x))
	}
	return texts
}

// knowsWords complains of a word that no event can have.
func (j *judge) knowsWords(c *call) error {
	if name, given := c.named["process"]; given {
		text := py.Text(name)
		if !slices.Contains(j.names, text) && !slices.ContainsFunc(j.log, func(e rack.SiteEvent) bool { return e.Process == text }) {
			return c.fail("LookupError", strings.TrimSuffix("finds no process "+text+". "+meant(text, j.names), "."))
		}
	}
	for _, field := range logFields {
		word, given := c.named[field]
		if known := logWords[field]; given && known != nil && !slices.Contains(known, py.Text(word)) {
			return c.fail("ValueError", "knows no "+field+"="+py.Repr(word)+". "+strings.TrimSuffix(meant(py.Text(word), known), "."))
		}
	}
	return nil
}

// logged is the events as dicts, filtered by the named arguments.
func logged(j *judge, c *call) (py.Value, error) {
	name, err := j.process(c)
	if err == nil {
		err = c.takes(0, logFields...)
	}
	if err == nil {
		err = j.knowsWords(c)
	}
	if err != nil {
		return nil, err
	}
	list := &py.List{Items: []py.Value{}}
	for _, e := range j.log {
		if name != "" && e.Process != name {
			continue
		}
		row := []string{string(e.Kind), e.Process, e.Thread, e.Alias, e.Location, e.Op, e.Key, string(e.Outcome)}
		fits := true
		d := py.NewDict()
		for i, field := range logFields {
			if v, ok := c.named[field]; ok && py.Text(v) != row[i] {
				fits = false
			}
			_ = d.Set(py.Str(field), py.Str(row[i])) // a str is hashable
		}
		if fits && len(list.Items) == exprRows {
			return nil, c.fail("RuntimeError", "finds more than 10,000 events: filter them, as by op= and key=")
		}
		if fits {
			j.looks -= 100 // a dict takes room
			list.Items = append(list.Items, d)
		}
	}
	return list, nil
}
