package settings

import (
	"sort"
	"strconv"
	"strings"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/syntax"
)

// checker goes over CACHES as it counts now, blanks filled in.
type checker struct {
	*Settings
	notes []Diagnostic
	late  bool // what is refused now is refused at the first use of an alias
}

// check returns all there is to say, sorted by place.
func (s *Settings) check() []Diagnostic {
	c := &checker{Settings: s}
	c.notes = append(c.notes, s.notes...)
	if s.Caches != nil {
		if s.root != nil {
			c.twice(s.root.expr)
		}
		c.aliases()
		c.references()
	}
	sort.SliceStable(c.notes, func(i, j int) bool {
		a, b := c.notes[i], c.notes[j]
		return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
	})
	return c.notes
}

// maxNotes bounds the work for a text that is all mistakes.
const maxNotes = 200

// lint remarks on what Django accepts in silence.
func (c *checker) lint(at span, code string, args ...string) *Diagnostic {
	return c.add(at, Lint, code, args)
}

func (c *checker) add(at span, severity Severity, code string, args []string) *Diagnostic {
	if len(c.notes) >= maxNotes {
		return &Diagnostic{}
	}
	c.notes = append(c.notes, remark(c.text, at, severity, code, args))
	return &c.notes[len(c.notes)-1]
}

// refuse tells of an error; code names the hint.
func (c *checker) refuse(at span, err error, code string, args ...string) *Diagnostic {
	d := c.add(at, Error, code, args)
	d.Message, d.Late = err.Error(), c.late
	return d
}

// suggest adds "did you mean" and the word in the quotes that the text uses.
func (c *checker) suggest(d *Diagnostic, at span, word string) {
	if word == "" {
		return
	}
	d.Hint = "Did you mean " + word + "?"
	if c.line(at.start) != c.line(at.end) {
		return
	}
	d.Suggestion = `"` + word + `"`
	if src := c.cut(at); strings.HasPrefix(src, "'") {
		d.Suggestion = "'" + word + "'"
	}
}

// line is the number of the line that an offset stands on.
func (c *checker) line(at int) int { return c.text.line(at) }

// cut is a piece of the source.
func (c *checker) cut(at span) string { return c.text.cut(at) }

// twice remarks on keys that a dict display has again, however deep.
func (c *checker) twice(x syntax.Expr) {
	switch x := x.(type) {
	case *syntax.Sequence:
		for _, item := range x.Items {
			c.twice(item)
		}
	case *syntax.Dict:
		last := &py.Dict{}
		for i := len(x.Keys) - 1; i >= 0; i-- {
			if k, ok := x.Keys[i].(*syntax.Constant); ok {
				if at, again, _ := last.Get(k.Value); again {
					n := c.node(x.Keys[at.(py.Int)], "")
					c.lint(c.node(k, "").span, "twice", brief(py.Repr(k.Value)), number(c.line(n.start)))
				}
				_ = last.Set(k.Value, py.Int(i)) // a literal is hashable
			}
		}
		for _, v := range x.Values {
			c.twice(v)
		}
	}
}

func number(n int) string { return strconv.Itoa(n) }

// constantText is the text that an expression is, as far as it is a literal.
func constantText(x syntax.Expr) (string, bool) {
	c, ok := x.(*syntax.Constant)
	if !ok {
		return "", false
	}
	s, ok := c.Value.(py.Str)
	return string(s), ok
}

// aliases checks the dict of aliases.
func (c *checker) aliases() {
	if c.root == nil {
		return
	}
	if _, ok := c.caches.(*py.Dict); !ok {
		c.noDict(c.caches)
		return
	}
	aliases := c.table(c.caches, c.root)
	if aliases.get("default") == nil {
		c.noDefault(aliases)
	}
	if aliases.get("BACKEND") != nil {
		return // an alias's dict without its alias: noDefault says so
	}
	for i := range aliases.entries {
		e := &aliases.entries[i]
		c.late = e.key != py.Value(py.Str("default")) // without that one nothing works
		c.alias(e)
	}
	c.sharedStores(aliases)
}

// checkE001 is Django's system check for rule H5.
const checkE001 = "(caches.E001) You must define a 'default' cache in your CACHES setting."

// systemCheck is what manage.py check prints.
type systemCheck string

func (s systemCheck) Error() string { return string(s) }

// noDict complains about a CACHES that is none. Django first asks whether the
// alias is in it.
func (c *checker) noDict(v py.Value) {
	switch v := v.(type) {
	case *py.List, *py.Tuple, *py.Set, *py.FrozenSet, py.Str:
		code := "caches-type"
		if t, ok := v.(*py.Tuple); ok && len(t.Items) == 1 {
			code = "caches-comma"
		}
		c.refuse(c.name, systemCheck(checkE001), code, v.Type())
	default:
		c.refuse(c.name, &py.Error{Type: "TypeError", Message: "argument of type '" + v.Type() + "' is not iterable"}, "caches-type", v.Type())
	}
}

// noDefault complains about a missing "default".
func (c *checker) noDefault(aliases *table) {
	if aliases.get("BACKEND") != nil {
		c.refuse(c.name, systemCheck(checkE001), "one-alias")
		return
	}
	for _, e := range aliases.entries {
		if k, ok := e.key.(py.Str); ok && syntax.Nearest(string(k), []string{"default"}) != "" {
			c.suggest(c.refuse(e.keyNode.span, systemCheck(checkE001), "no-default"), e.keyNode.span, "default")
			return
		}
	}
	c.refuse(c.name, systemCheck(checkE001), "no-default")
}

// open asks Django's constructor what it thinks of an alias's settings.
func open(params *py.Dict) error {
	caches := engine.NewCaches(engine.NewProcess("settings", 1, nil), py.NewDict(py.Str("default"), params))
	_, err := caches.Open("default")
	return err
}

// note keeps a remark of reading the text.
func (s *Settings) note(at span, severity Severity, code string, args ...string) *Diagnostic {
	if len(s.notes) >= maxNotes {
		return &Diagnostic{}
	}
	s.notes = append(s.notes, remark(s.text, at, severity, code, args))
	return &s.notes[len(s.notes)-1]
}

// remark makes a diagnostic of the words of a code.
func remark(t *text, at span, severity Severity, code string, args []string) Diagnostic {
	d := Diagnostic{Severity: severity, Code: code, Args: args}
	d.Line, d.Column, d.EndColumn = t.mark(at)
	d.Message, d.Hint = texts[code].Say(args)
	return d
}

// brief cuts a text to one short line.
func brief(s string) string {
	const most = 60
	if i := strings.IndexAny(s, "\r\n"); i >= 0 {
		s = s[:i] + "..."
	}
	runes := 0
	for i := range s {
		if runes++; runes > most {
			return s[:i] + "..."
		}
	}
	return s
}
