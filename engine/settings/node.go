package settings

import (
	"slices"
	"strconv"

	"locmem/engine"
	"locmem/engine/py"
)

// shape tells nodes apart.
type shape uint8

const (
	literal shape = iota // value is what it means
	blank                // only a running Django would know; value is what the text offers, or nil
	dict
	list
	tuple
	set
)

// node is an expression of the text.
type node struct {
	shape shape
	span
	value py.Value
	word  string  // the name, if a blank is nothing else
	items []*node // of a list, tuple or set
	pairs []pair  // of a dict
	index int     // of a blank in CACHES: its place in Settings.Blanks, else -1
	star  bool    // *x and **x, which stand for several values
	// otherwise is what a blank counts as that nobody filled in; nil leaves it out.
	otherwise func() py.Value
}

// pair is key: value. In **value the key is nil.
type pair struct{ key, value *node }

// constant is what a node means if the text alone tells, else nil.
func (n *node) constant() py.Value {
	if n == nil || n.unknown() {
		return nil
	}
	return (&Settings{}).value(n)
}

// unknown tells that a blank is in it.
func (n *node) unknown() bool {
	if n.shape == blank {
		return true
	}
	for _, item := range n.items {
		if item.unknown() {
			return true
		}
	}
	for _, p := range n.pairs {
		if p.key == nil || p.key.unknown() || p.value.unknown() {
			return true
		}
	}
	return false
}

// blanks calls f with the blanks inside, in the order of the text, each with
// the path that leads there, which is f's for the time of the call.
func (n *node) blanks(path []string, f func(*node, []string)) {
	if n.shape == blank {
		f(n, path)
		return
	}
	for i, item := range n.items {
		item.blanks(append(path, "["+strconv.Itoa(i)+"]"), f)
	}
	for _, p := range n.pairs {
		step := "?"
		if p.key != nil {
			if k := p.key.constant(); k != nil {
				step = py.Text(k)
			}
			p.key.blanks(append(path, step), f)
		}
		p.value.blanks(append(path, step), f)
	}
}

// number gives each blank of CACHES its place in s.Blanks.
func (s *Settings) number() {
	if s.root == nil {
		return
	}
	s.root.defaults()
	s.root.blanks(nil, func(n *node, path []string) {
		n.index = len(s.Blanks)
		b := Blank{Path: slices.Clone(path), Text: s.text.cut(n.span), Start: n.start, End: n.end, Offer: n.value, Value: n.value}
		b.Line, b.Column, _ = s.text.mark(n.span)
		b.EndLine, b.EndColumn = s.text.line(n.end), s.text.column(n.end)
		s.Blanks = append(s.Blanks, b)
	})
}

// defaults lets unknown places be local memory where a cache could not do
// without: a whole alias, a BACKEND.
func (n *node) defaults() {
	for _, alias := range n.pairs {
		if alias.value.shape == blank && alias.key != nil {
			alias.value.otherwise = localMemory
		}
		for _, p := range alias.value.pairs {
			if p.value.shape == blank && p.key != nil && p.key.constant() == py.Value(py.Str("BACKEND")) {
				p.value.otherwise = func() py.Value { return py.Str(engine.LocMemBackend) }
			}
		}
	}
}

// filled is what stands in for a blank, or nil.
func (s *Settings) filled(n *node) py.Value {
	if n.index >= 0 && n.index < len(s.Blanks) {
		return s.Blanks[n.index].Value
	}
	return n.value
}
