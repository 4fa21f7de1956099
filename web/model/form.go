package model

import (
	"fmt"
	"strings"
	"unicode"

	"locmem/engine/py"
	"locmem/engine/rack"
	"locmem/engine/syntax"
)

// Action is a button of the form. Its name is Django's.
type Action string

const (
	Set      Action = "set"
	Get      Action = "get"
	Add      Action = "add"
	Touch    Action = "touch"
	Incr     Action = "incr"
	Decr     Action = "decr"
	Delete   Action = "delete"
	HasKey   Action = "has_key"
	GetOrSet Action = "get_or_set"
	Expire   Action = "expire" // touch with a timeout of 0
	Clear    Action = "clear"
)

// Actions lists the form's buttons, the most used first.
var Actions = []Action{Set, Get, Delete, Expire, Add, GetOrSet, Touch, Incr, Decr, HasKey, Clear}

// Field is an input of the form.
type Field string

const (
	KeyField     Field = "key"
	ValueField   Field = "value"
	TimeoutField Field = "timeout"
)

// Fields is what the form's inputs hold, as typed.
type Fields struct {
	Key     string `json:"key"`
	Value   string `json:"value"`
	Timeout string `json:"timeout"`
	// Shared tells that a button acts on the shared cache beside the tabs.
	Shared bool `json:"shared,omitempty"`
}

// FirstFields is what the form offers to a first visitor.
var FirstFields = Fields{Key: "greeting", Value: "'hello'"}

// Problem says why a field's text cannot be used. The zero value is none.
type Problem struct {
	Field Field
	Kind  ProblemKind
	Text  string // what Python says to it
	Hint  string // what to write, in the words of engine/py; "" if it has none
	Fix   string // what could stand there instead; "" if there is no guess
}

// ProblemKind is the sort of a Problem.
type ProblemKind string

const (
	NoKey      ProblemKind = "nokey"
	NoValue    ProblemKind = "novalue"
	BadValue   ProblemKind = "badvalue"
	OtherWord  ProblemKind = "otherword" // another language's word for a value of Python
	BadTimeout ProblemKind = "badtimeout"
)

type form struct {
	fields  Fields
	draft   string // what stands in the console's input
	problem Problem
	shown   Action // whose line is previewed
	restore int    // counts how often the inputs must be written anew
}

func newForm() form { return form{fields: FirstFields, shown: Set} }

// Needs tells which fields an action uses.
func (a Action) Needs(f Field) bool {
	switch f {
	case KeyField:
		return a != Clear
	case ValueField:
		return a == Set || a == Add || a == GetOrSet
	}
	return a == Set || a == Add || a == GetOrSet || a == Touch
}

// Line is the Django line that an action stands for. Fields that it does not
// use are not looked at.
func (f Fields) Line(a Action) (string, Problem) {
	cache := "cache."
	if f.Shared {
		cache = `caches["` + rack.SharedAlias + `"].`
	}
	if a == Clear {
		return cache + "clear()", Problem{}
	}
	if f.Key == "" {
		return "", Problem{Field: KeyField, Kind: NoKey}
	}
	args := []string{py.ReprStr(f.Key)}
	if a.Needs(ValueField) {
		value, problem := literal(f.Value)
		if problem.Kind != "" {
			return "", problem
		}
		args = append(args, value)
	}
	if a.Needs(TimeoutField) {
		timeout, problem := f.timeout()
		if problem.Kind != "" {
			return "", problem
		}
		if timeout != "" {
			args = append(args, "timeout="+timeout)
		}
	}
	method := string(a)
	if a == Expire {
		method, args = "touch", append(args, "timeout=0")
	}
	return cache + method + "(" + strings.Join(args, ", ") + ")", Problem{}
}

// literal checks that text is a Python literal and returns it trimmed.
func literal(text string) (string, Problem) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", Problem{Field: ValueField, Kind: NoValue}
	}
	if _, err := syntax.Literal(text); err != nil {
		e := err.(*syntax.Error)
		p := Problem{Field: ValueField, Kind: BadValue, Hint: e.Hint}
		if e.Hint == "" || e.Message != "invalid syntax" { // Python reads the others; they are no literals
			p.Text = fmt.Sprintf("%s (line %d, column %d)", e, e.Line, e.Column)
		}
		bare := strings.Trim(text, "“”„‟‘’‚‛«»")
		switch word := syntax.OtherWord(text); {
		case word != "":
			p.Kind, p.Fix = OtherWord, word
		case plain(bare) && bare != "":
			p.Fix = py.ReprStr(bare)
		}
		return "", p
	}
	return text, Problem{}
}

// plain tells whether text looks like words that lack their quotes.
func plain(text string) bool {
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" _-.,!?:;/@", r) {
			return false
		}
	}
	return true
}

// timeout checks the timeout's text: "" leaves it out.
func (f Fields) timeout() (string, Problem) {
	text := strings.TrimSpace(f.Timeout)
	if text == "" {
		return "", Problem{}
	}
	v, err := syntax.Literal(text)
	if err == nil {
		switch v.(type) {
		case py.Int, *py.BigInt, py.Float, py.NoneType, py.Bool:
			return text, Problem{}
		}
	}
	return "", Problem{Field: TimeoutField, Kind: BadTimeout} // which says more than Python's words would
}

// Form returns what the inputs hold.
func (m *Model) Form() Fields {
	shares, _ := m.Shares()
	m.mu.Lock()
	defer m.mu.Unlock()
	f := m.form.fields
	f.Shared = f.Shared && shares
	return f
}

// ChooseCache has the form act on the shared cache beside the tabs, or on cache.
func (m *Model) ChooseCache(shared bool) {
	m.mu.Lock()
	m.form.fields.Shared = shared
	m.mu.Unlock()
	m.touch(AreaForm)
	m.save()
}

// Problem returns what is wrong with the form, as of the last try.
func (m *Model) Problem() Problem {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.form.problem
}

// Preview returns the action whose line is shown under the form, and the line;
// it is "" while the fields do not make one.
func (m *Model) Preview() (Action, string) {
	fields := m.Form()
	m.mu.Lock()
	defer m.mu.Unlock()
	line, _ := fields.Line(m.form.shown)
	return m.form.shown, line
}

// Point chooses the action whose line is previewed.
func (m *Model) Point(a Action) {
	m.mu.Lock()
	changed := m.form.shown != a
	m.form.shown = a
	m.mu.Unlock()
	if changed {
		m.touch(AreaForm)
	}
}

// Type takes over what a person wrote into an input.
func (m *Model) Type(f Field, text string) {
	m.mu.Lock()
	switch f {
	case KeyField:
		m.form.fields.Key = text
	case ValueField:
		m.form.fields.Value = text
	case TimeoutField:
		m.form.fields.Timeout = text
	}
	if m.form.problem.Field == f {
		m.form.problem = Problem{}
	}
	m.mu.Unlock()
	m.touch(AreaForm)
	m.save()
}

// Fill puts a text into an input, as a fix or a choice from the table does.
func (m *Model) Fill(f Field, text string) {
	m.Type(f, text)
	m.mu.Lock()
	m.form.restore++
	m.mu.Unlock()
	m.touch(AreaForm)
}

// FillEntry puts the key of an entry into the form, and its value where that is
// a literal: a repr that is cut, or of what has none, cannot be typed.
func (m *Model) FillEntry(key, value string) {
	m.Fill(KeyField, key)
	if _, err := syntax.Literal(value); err == nil {
		m.Fill(ValueField, value)
	}
}

// Restores counts how often the inputs must be written anew from Form.
func (m *Model) Restores() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.form.restore
}

// Act runs an action of the form on the chosen process. With a problem nothing
// runs.
func (m *Model) Act(a Action) {
	line, problem := m.Form().Line(a)
	m.mu.Lock()
	m.form.problem, m.form.shown = problem, a
	m.mu.Unlock()
	m.touch(AreaForm)
	if problem.Kind == "" {
		m.Run("", line, nil)
	}
}

// ActOn runs an action on a key of the table, in the process that is shown.
func (m *Model) ActOn(a Action, key string) {
	if line, problem := (Fields{Key: key}).Line(a); problem.Kind == "" {
		m.Run("", line, nil)
	}
}

// Draft is what stands in the console's input.
func (m *Model) Draft() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.form.draft
}

// SetDraft takes over what a person wrote into the console's input.
func (m *Model) SetDraft(text string) {
	m.mu.Lock()
	m.form.draft = text
	m.mu.Unlock()
	m.save()
}
