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

// Complete answers what may stand at the cursor, a byte offset in text: names,
// what is behind a dot, modules after import, and the given keys inside the
// quotes of a cache's call. It runs no code and changes nothing. It must not be
// called while Exec runs.
func (in *Interp) Complete(text string, cursor int, keys []string) Completion {
	before := text[:min(max(cursor, 0), len(text))]
	if quote := openQuote(before); quote >= 0 {
		return in.completeText(before, quote, keys)
	}
	start := len(before)
	for start > 0 && isNameByte(before[start-1]) {
		start--
	}
	word := before[start:]
	line := strings.TrimLeft(before[strings.LastIndexByte(before, '\n')+1:start], " \t>.")
	c := Completion{Start: start}
	switch {
	case start > 0 && before[start-1] == '.' && !isImport(line):
		c.Items = in.behindDot(before[:start-1])
	case isImport(line):
		c = in.importItems(before, line)
		word = before[c.Start:]
	case word != "":
		c.Items = in.nameItems()
	}
	c.Items = fitting(c.Items, word)
	return c
}

func isNameByte(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z' || b >= 0x80
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

// behindDot are the attributes of the expression that the text ends with.
func (in *Interp) behindDot(before string) []Item {
	v := in.resolve(before)
	if v == nil {
		return nil
	}
	var items []Item
	for _, n := range attrNames(v) {
		var x py.Value
		if m := methodOf(v, n); m != nil {
			x = m.of(in, v)
		} else if h, ok := Host(v).(hasAttr); ok {
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

// resolve is the value of a path such as cache, caches["default"] or
// datetime.datetime at the end of the text; nil if it is anything else.
func (in *Interp) resolve(text string) py.Value {
	text = strings.TrimRight(text, " ")
	if strings.HasSuffix(text, "]") {
		open := strings.LastIndexByte(text, '[')
		if open < 0 {
			return nil
		}
		h, ok := Host(in.resolve(text[:open])).(*handlerObject)
		if !ok {
			return nil
		}
		v, err := h.Item(in, py.Str(strings.Trim(text[open+1:len(text)-1], ` "'`)))
		if err != nil {
			return nil
		}
		return v
	}
	if strings.HasSuffix(text, `"`) || strings.HasSuffix(text, "'") {
		return py.Str("")
	}
	start := len(text)
	for start > 0 && isNameByte(text[start-1]) {
		start--
	}
	name := text[start:]
	if start == 0 || text[start-1] != '.' {
		return in.lookup(name)
	}
	v := in.resolve(text[:start-1])
	if v == nil {
		return nil
	}
	x, err := in.GetAttr(v, name)
	if err != nil {
		return nil
	}
	return x
}

// isImport tells whether a line so far imports.
func isImport(line string) bool {
	return strings.HasPrefix(line, "import ") || strings.HasPrefix(line, "from ")
}

// importItems are modules, or the names of one.
func (in *Interp) importItems(before, line string) Completion {
	if strings.HasPrefix(line, "from ") {
		if module, _, ok := strings.Cut(strings.TrimPrefix(line, "from "), " import "); ok {
			start := len(before)
			for start > 0 && isNameByte(before[start-1]) {
				start--
			}
			c := Completion{Start: start}
			for _, n := range in.membersOf(strings.TrimSpace(module)) {
				c.Items = append(c.Items, Item{Text: n})
			}
			return c
		}
	}
	start := strings.LastIndexAny(before, " ,") + 1
	c := Completion{Start: start}
	if strings.HasPrefix(line, "from ") && strings.HasSuffix(line, " ") && strings.Contains(strings.TrimSpace(line), " ") {
		c.Items = []Item{{Text: "import"}}
		return c
	}
	for _, m := range in.moduleList() {
		c.Items = append(c.Items, Item{Text: m})
	}
	return c
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
