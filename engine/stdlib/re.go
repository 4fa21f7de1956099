package stdlib

import (
	"locmem/engine/py"
	"locmem/engine/script"
	"locmem/engine/stdlib/regex"
)

func init() {
	native["re"] = func(*script.Interp) map[string]py.Value {
		return script.Funcs(script.Func("_read 2 2", compilePattern), script.Func("_find 5 5", findPattern), script.Func("_all 5 5", findAll))
	}
}

// compilePattern takes a pattern and flags. It returns (pattern, number of
// groups, {name: number}, flags), or (message, place or None) for one that is wrong.
func compilePattern(a *script.Args) (py.Value, error) {
	source, ofText := subject(a.Pos[0])
	flags, err := script.Integer(a.Pos[1])
	if err != nil {
		return nil, err
	}
	if err := a.In.Work(200 + 20*len(source)); err != nil {
		return nil, err
	}
	if len(source) > 1<<14 {
		return nil, script.ValueError("the playground takes regular expressions of up to 16,384 characters")
	}
	p, err := regex.Compile(source, flags, ofText)
	if err != nil {
		bad := err.(*regex.Error)
		var pos py.Value = py.Int(bad.Pos)
		switch {
		case bad.Class != "error":
			return nil, script.Raise(bad.Class, bad.Message)
		case bad.Pos < 0:
			pos = py.None
		}
		return tuple(py.Str(bad.Message), pos), nil
	}
	names := &py.Dict{}
	for i, name := range p.Names {
		if name != "" {
			_ = names.Set(py.Str(name), py.Int(i))
		}
	}
	return tuple(script.NewObject("pattern", "<pattern>", p), py.Int(p.Groups), names, py.Int(p.Flags)), nil
}

// subject is the text of a str or of bytes; ofText tells which it is.
func subject(v py.Value) (text string, ofText bool) {
	switch v := script.Plain(v).(type) {
	case py.Bytes:
		return string(v), false
	case *py.ByteArray:
		return string(v.Data), false
	case py.Str:
		return string(v), true
	}
	return "", true
}

// chars turns places in bytes into places in characters.
type chars struct {
	s            string
	plain        bool
	bytes, runes int // a pair that is known
}

func newChars(s string, ofText bool) *chars {
	return &chars{s: s, plain: !ofText || len(s) == py.RuneCount(s)}
}

// offset is the byte of a character.
func (c *chars) offset(n int) int {
	if c.plain {
		return min(n, len(c.s))
	}
	at := 0
	for ; n > 0 && at < len(c.s); n-- {
		_, size := py.DecodeRune(c.s[at:])
		at += size
	}
	return at
}

// count is the character of a byte; asking in rising order is fast.
func (c *chars) count(at int) int {
	if c.plain || at < 0 {
		return at
	}
	if at < c.bytes {
		return py.RuneCount(c.s[:at])
	}
	c.runes += py.RuneCount(c.s[c.bytes:at])
	c.bytes = at
	return c.runes
}

// places are those of a match, in characters, and the group that was closed last.
func (c *chars) places(found []int, last int) py.Value {
	l := &py.List{Items: make([]py.Value, len(found), len(found)+1)}
	for i, at := range found {
		l.Items[i] = py.Int(c.count(at))
	}
	if last < 0 {
		l.Items = append(l.Items, py.None)
	} else {
		l.Items = append(l.Items, py.Int(last))
	}
	return l
}

// stepsAStep is how many steps of a pattern cost one of the script.
const stepsAStep = 2

// search is a search in a text whose cost the thread bears.
func search(in *script.Interp, text string, start int) regex.Search {
	return regex.Search{Text: text, Start: start,
		Work: func(n int) error { return in.Work(n / stepsAStep) },
		Grow: func(n int) error { return in.Fits(n, 8) }}
}

// findPattern takes a pattern, how ("search", "match" or "full"), a text, and
// from and to in characters. It returns the places of the groups, in characters,
// and the group that was closed last, or None.
func findPattern(a *script.Args) (py.Value, error) {
	p := script.Host(a.Pos[0]).(*regex.Pattern)
	c := newChars(subject(a.Pos[2]))
	start, end := c.offset(int(a.Pos[3].(py.Int))), c.offset(int(a.Pos[4].(py.Int)))
	if err := a.In.Work(len(c.s)>>5 + 4); err != nil {
		return nil, err
	}
	s := search(a.In, c.s[:end], start)
	how := a.Pos[1].(py.Str)
	s.Here, s.Full = how != "search", how == "full"
	found, last, err := p.Find(s)
	if err != nil || found == nil {
		return py.None, err
	}
	return c.places(found, last), nil
}

// findAll takes a pattern, a text, from and to, and how many matches at most (0:
// all). It returns their places.
func findAll(a *script.Args) (py.Value, error) {
	p := script.Host(a.Pos[0]).(*regex.Pattern)
	c := newChars(subject(a.Pos[1]))
	at, end := c.offset(int(a.Pos[2].(py.Int))), c.offset(int(a.Pos[3].(py.Int)))
	most := int(a.Pos[4].(py.Int))
	all := &py.List{}
	s := search(a.In, c.s[:end], at)
	for s.Start <= end && (most == 0 || len(all.Items) < most) {
		found, last, err := p.Find(s)
		if err != nil {
			return nil, err
		}
		if err := a.In.Work(8); err != nil {
			return nil, err
		}
		if found == nil {
			break
		}
		all.Items = append(all.Items, c.places(found, last))
		s.Start, s.More = found[1], found[0] == found[1]
	}
	return all, a.In.Fits(len(all.Items), 64)
}
