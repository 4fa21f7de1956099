package settings

import (
	"sort"
	"strconv"
	"strings"

	"locmem/engine"
	"locmem/engine/py"
)

// checker goes over CACHES as it counts now, blanks filled in.
type checker struct {
	*Settings
	notes []Diagnostic
}

// check answers all there is to say, sorted by place.
func (s *Settings) check() []Diagnostic {
	c := &checker{Settings: s}
	c.notes = append(c.notes, s.notes...)
	if s.root != nil {
		c.walk(s.root)
		c.caches()
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
	d.Message = err.Error()
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

// walk looks into every dict and set, however deep.
func (c *checker) walk(n *node) {
	c.word(n)
	for _, item := range n.items {
		c.walk(item)
		if n.shape == set && !item.star {
			if v := c.value(item); v != nil && py.Hashable(v) != nil {
				c.refuse(item.span, py.Hashable(v), "unhashable")
			}
		}
	}
	for _, p := range n.pairs {
		if p.key != nil && !c.bareKey(p.key) {
			c.walk(p.key)
		}
		c.walk(p.value)
	}
	if n.shape != dict {
		return
	}
	t := c.table(n)
	for _, bad := range t.refused {
		c.refuse(bad.key.span, bad.err, "unhashable")
	}
	for _, two := range t.twice {
		c.lint(two.first.span, "twice", brief(py.Repr(two.first.value)), strconv.Itoa(c.line(two.again.start)))
	}
}

// otherWords are words of other languages, and what Python has for them.
var otherWords = map[string]string{
	"true": "True", "TRUE": "True", "false": "False", "FALSE": "False",
	"none": "None", "NONE": "None", "null": "None", "NULL": "None", "nil": "None", "undefined": "None",
}

// word complains about a name that is one of them.
func (c *checker) word(n *node) {
	meant := otherWords[n.word]
	if meant == "" || n.shape != literal {
		return
	}
	d := c.refuse(n.span, nameError(n.word), "other-word", meant)
	d.Suggestion = meant
}

// bareKey complains about a key without quotes, as in {BACKEND: "..."}.
func (c *checker) bareKey(n *node) bool {
	if n.word == "" || n.shape != literal || otherWords[n.word] != "" {
		return false
	}
	d := c.refuse(n.span, nameError(n.word), "quote-key")
	d.Suggestion = `"` + n.word + `"`
	return true
}

func nameError(name string) error {
	return &py.Error{Type: "NameError", Message: "name '" + name + "' is not defined"}
}

// caches checks the dict of aliases.
func (c *checker) caches() {
	v := c.value(c.root)
	if v == nil {
		return
	}
	if _, ok := v.(*py.Dict); !ok {
		c.noDict(v)
		return
	}
	aliases := c.table(c.root)
	if aliases.get("default") == nil {
		c.noDefault(aliases)
	}
	if aliases.get("BACKEND") != nil {
		return // an alias's dict without its alias: noDefault says so
	}
	for i := range aliases.entries {
		c.alias(&aliases.entries[i])
	}
	c.sharedStores(aliases)
}

// checkE001 is Django's system check for rule H5.
const checkE001 = "(caches.E001) You must define a 'default' cache in your CACHES setting."

// systemCheck is what manage.py check answers.
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
	if c.unknownKeys(c.root) {
		return
	}
	for _, e := range aliases.entries {
		if k, ok := e.key.(py.Str); ok && near(string(k), []string{"default"}) != "" {
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
