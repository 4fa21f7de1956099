package settings

import (
	"strings"

	"locmem/engine/script"
	"locmem/engine/syntax"
)

// What ended the reading of a text, with its place.

// offset is a line and column as bytes.
func (t *text) offset(line, column int) int {
	if line < 1 || line > len(t.lines) {
		return 0
	}
	at, end := t.lines[line-1], t.lineEnd(line)
	for i := range t.src[at:end] {
		if column--; column < 1 {
			return at + i
		}
	}
	return end
}

// at is the place of an error: the word there.
func (t *text) at(e *syntax.Error) span {
	start := t.offset(e.Line, e.Column)
	return span{start, max(start, syntax.WordEnd(t.src, start))}
}

// failed notes what a run raised.
func (s *Settings) failed(e *script.Error) {
	at, code, args := s.at(e), "raised", []string{}
	name := undefined(e)
	switch {
	case s.missing(e):
		b := s.Blanks[0]
		code, args = "environment", []string{b.Name}
		at = span{s.offset(b.Line, b.Column), s.offset(b.Line, b.EndColumn)}
	case e.Type == "NotImplementedError" && strings.Contains(e.Message, ".CACHES, "):
		code = "elsewhere"
	case name == "CACHES" && s.compared(e.Line):
		code = "caches-compared"
	case syntax.OtherWord(name) != "":
		code, args = "other-word", []string{syntax.OtherWord(name)}
	case name != "" && isSettingName(name) && s.keyOfDict(at):
		code = "quote-key"
	case strings.HasPrefix(e.Message, "unhashable type"):
		code = "unhashable"
	}
	d := s.note(at, Error, code, args...)
	d.Message = e.Error()
	switch {
	case code == "other-word":
		d.Suggestion = args[0]
	case code == "quote-key":
		d.Suggestion = `"` + name + `"`
	case d.Hint == "":
		d.Hint = e.Hint
	}
}

// keyOfDict tells whether the word at a place stands before a colon, as a key does.
func (t *text) keyOfDict(at span) bool {
	return strings.HasPrefix(strings.TrimLeft(t.src[at.end:], " \t"), ":")
}

// compared tells whether a line is CACHES == ...
func (s *Settings) compared(line int) bool {
	for _, st := range s.body {
		if x, ok := st.(*syntax.ExprStmt); ok && int(x.Line) == line {
			c, ok := x.X.(*syntax.Compare)
			return ok && len(c.Ops) > 0 && c.Ops[0] == "=="
		}
	}
	return false
}

// missing keeps the variable that an error says is missing, and where the text
// asks for it.
func (s *Settings) missing(e *script.Error) bool {
	name := variable(e)
	at := s.at(e)
	if name == "" || e.Type == "KeyError" && !s.asks(e.Line, name) {
		return false
	}
	b := Blank{Name: name}
	if x := s.asking(at.start, name); x != nil {
		at = s.node(x, "").span
	}
	b.Text = s.cut(at)
	b.Line, b.Column, b.EndColumn = s.mark(at)
	s.Blanks = []Blank{b}
	return true
}

// variable is the name in what os.environ, django-environ and decouple raise.
func variable(e *script.Error) string {
	name, ok := e.Message, false
	switch {
	case e.Type == "KeyError":
		name = strings.Trim(name, "'")
		ok = true
	case strings.HasSuffix(e.Type, "ImproperlyConfigured"):
		if name, ok = strings.CutPrefix(name, "Set the "); ok {
			name, ok = strings.CutSuffix(name, " environment variable")
		}
	case strings.HasSuffix(e.Type, "UndefinedValueError"):
		name, _, ok = strings.Cut(name, " not found. Declare it")
	}
	if !ok {
		return ""
	}
	return name
}

// asks tells whether a line reads the environment.
func (s *Settings) asks(line int, name string) bool {
	if line < 1 || line > len(s.lines) {
		return false
	}
	text := s.src[s.lines[line-1]:s.lineEnd(line)]
	return strings.Contains(text, "environ") && strings.Contains(text, name)
}

// asking is the expression at a place that asks for a variable: the one that
// names it, or else the longest call.
func (s *Settings) asking(at int, name string) (found syntax.Expr) {
	for x, end := range s.ends {
		if int(x.Place().Offset) != at {
			continue
		}
		if asksFor(x, name) {
			return x
		}
		if _, call := x.(*syntax.Call); call && (found == nil || end > s.ends[found]) {
			found = x
		}
	}
	return found
}

// asksFor tells whether an expression is os.environ["X"] or env("X").
func asksFor(x syntax.Expr, name string) bool {
	var key syntax.Expr
	switch x := x.(type) {
	case *syntax.Subscript:
		key = x.Index
	case *syntax.Call:
		if len(x.Args) == 0 {
			return false
		}
		key = x.Args[0].Value
	}
	text, ok := constantText(key)
	return ok && text == name
}

// grammar says why a text is not Python. The hints of these codes are about
// settings.
func (s *Settings) grammar(e *syntax.Error) Diagnostic {
	at := s.at(e)
	code := s.grammarCode(e, at)
	args := []string{}
	switch code {
	case "never-closed":
		args = []string{closers[s.cut(at)]}
	case "reserved":
		args = []string{s.cut(at)}
	}
	d := remark(s.text, at, Error, code, args)
	d.Message = e.Error()
	if d.Hint == "" {
		d.Hint = e.Hint
	}
	return d
}

var closers = map[string]string{"(": ")", "[": "]", "{": "}"}

// grammarCodes are parts of Python's messages and the words that help.
var grammarCodes = []struct{ part, code string }{
	{"was never closed", "never-closed"},
	{"unmatched", "unmatched"},
	{"does not match", "unmatched"},
	{"unterminated", "end-quote"},
	{"invalid non-printable", "non-printable"},
	{"invalid character '“'", "curly-quote"},
	{"invalid character '”'", "curly-quote"},
	{"invalid character '‘'", "curly-quote"},
	{"invalid character '’'", "curly-quote"},
	{"line continuation", "backslash"},
	{"Perhaps you forgot a comma", "comma-missing"},
	{"Maybe you meant '=='", "colon-not-equals"},
	{"unexpected indent", "indent"},
	{"illegal target for annotation", "braces"},
	{"':' expected after dictionary key", "pair"},
	{"expression expected after dictionary key", "value-missing"},
	{"invalid decimal literal", "quotes-missing"},
	{"leading zeros", "quotes-missing"},
}

func (s *Settings) grammarCode(e *syntax.Error, at span) string {
	for _, g := range grammarCodes {
		if strings.Contains(e.Message, g.part) {
			return g.code
		}
	}
	word := s.cut(at)
	before := strings.TrimSpace(s.src[s.lines[s.line(at.start)-1]:at.start])
	switch {
	case e.Message != "invalid syntax" || e.Hint != "":
		return "syntax"
	case word == "{" && before == "CACHES", !strings.ContainsAny(s.src, "={"):
		return "equals-missing"
	case word == "" || word == "\n":
		return "too-early"
	case word == "/":
		return "comment"
	case word == ";":
		return "semicolon"
	case word == ",":
		return "value-missing"
	case strings.Contains(keywords, " "+word+" "):
		return "reserved"
	}
	return "syntax"
}

var keywords = " " + strings.Join(syntax.Keywords(), " ") + " "
