package script

import (
	"sort"
	"strings"

	"locmem/engine/py"
	"locmem/engine/syntax"
)

// Completion is what fits where the cursor stands.
type Completion struct {
	// Start is the byte offset at which the word starts that is to be
	// replaced, up to the cursor.
	Start int
	Items []Item // by Text, async twins last; never anything that does not fit
}

// Item is one choice.
type Item struct {
	Text   string // what to put in the place of the word
	Detail string // the parameters of a function, such as "(key, version=None)"; may be empty
}

// Complete returns what may stand at the cursor, a byte offset in text: names,
// what is behind a dot, modules after import, and the given keys inside the
// quotes of a cache's call. It runs no code and changes nothing. It must not be
// called while Exec runs.
func (in *Interp) Complete(text string, cursor int, keys []string) Completion {
	at := syntax.At(text[:min(max(cursor, 0), len(text))])
	c := Completion{Start: at.Start}
	switch at.Want {
	case syntax.WantText:
		c.Items = in.textItems(&at, keys)
		return c
	case syntax.WantName:
		if at.Word != "" {
			c.Items = in.nameItems()
		}
	case syntax.WantAttr:
		c.Items = in.behindDot(in.known(at.Of))
	case syntax.WantModule:
		c.Items = items(in.moduleList())
	case syntax.WantImport:
		c.Items = []Item{{Text: "import"}}
	case syntax.WantMember:
		c.Items = items(in.membersOf(at.Module))
	}
	c.Items = fitting(c.Items, at.Word)
	return c
}

func items(texts []string) []Item {
	var list []Item
	for _, t := range texts {
		list = append(list, Item{Text: t})
	}
	return list
}

// fitting keeps the items that start with the word and are not the word.
// Private names only come when asked for.
func fitting(items []Item, word string) []Item {
	var kept []Item
	for _, item := range items {
		if strings.HasPrefix(item.Text, word) && item.Text != word && (item.Text[0] != '_' || word != "") {
			kept = append(kept, item)
		}
	}
	twin := asyncTwins(kept)
	sort.Slice(kept, func(i, j int) bool {
		if x, y := twin[kept[i].Text], twin[kept[j].Text]; x != y {
			return y
		}
		return kept[i].Text < kept[j].Text
	})
	return kept
}

// asyncTwins are the items that are another one with an a in front: aget of get.
func asyncTwins(items []Item) map[string]bool {
	names := map[string]bool{}
	for _, i := range items {
		names[i.Text] = true
	}
	twins := map[string]bool{}
	for name := range names {
		if name[0] == 'a' && names[name[1:]] {
			twins[name] = true
		}
	}
	return twins
}

// nameItems are the names and keywords that can be written anywhere.
func (in *Interp) nameItems() []Item {
	var items []Item
	for _, n := range in.visible() {
		items = append(items, Item{n, in.details(in.lookup(n))})
	}
	for _, w := range syntax.Keywords() {
		items = append(items, Item{Text: w})
	}
	return items
}

// lookup is the value of a name, or nil.
func (in *Interp) lookup(name string) py.Value {
	v, _ := in.lookUp(name)
	return v
}

// behindDot are the attributes of a value.
func (in *Interp) behindDot(v py.Value) []Item {
	if v == nil {
		return nil
	}
	var items []Item
	for _, n := range attrNames(v) {
		var x py.Value
		if m := methodOf(v, n); m != nil {
			x = m.of(in, v)
		} else if h, ok := Host(v).(hasAttr); ok && !isExtra(v, n) && !isWritten(n) {
			x, _ = h.Attr(in, n)
		}
		items = append(items, Item{n, in.details(x)})
	}
	return items
}

// methodOf finds a method without opening a cache.
func methodOf(v py.Value, name string) *builtin {
	if p, ok := Host(v).(*proxy); ok {
		return p.cacheClass().method(name)
	}
	return ClassOf(v).method(name)
}

// known is the value of a path such as cache, caches["default"] or
// datetime.datetime; nil if an expression is anything else.
func (in *Interp) known(x syntax.Expr) py.Value {
	switch x := x.(type) {
	case *syntax.Name:
		return in.lookup(x.ID)
	case *syntax.Constant:
		return x.Value
	case *syntax.Attribute:
		if v := in.known(x.X); v != nil && !isExtra(v, x.Attr) {
			if v, err := in.GetAttr(v, x.Attr); err == nil {
				return v
			}
		}
	case *syntax.Subscript:
		h, ok := Host(in.known(x.X)).(*handlerObject)
		alias, constant := x.Index.(*syntax.Constant)
		if !ok || !constant {
			return nil
		}
		if v, err := h.Item(in, alias.Value); err == nil {
			return v
		}
	}
	return nil
}

// details are the parameters of what can be called.
func (in *Interp) details(v py.Value) string {
	switch h := Host(v).(type) {
	case *method:
		if h.b.sig != nil {
			return h.b.sig.text(1)
		}
		return "(...)"
	case *function:
		return h.code.sig.text(0)
	}
	return ""
}

// text is the parameters as a person would write them, without the first few.
func (s *signature) text(skip int) string {
	var parts []string
	for _, p := range s.params[skip:] {
		part := strings.Repeat("*", p.stars) + p.name
		if p.optional {
			part += "=" + defaultText(p.name)
		}
		parts = append(parts, part)
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

// defaultText is what a parameter of Django's is when it is left out.
func defaultText(name string) string {
	switch name {
	case "timeout":
		return "DEFAULT_TIMEOUT"
	case "delta":
		return "1"
	case "default", "version":
		return "None"
	}
	return "..."
}
