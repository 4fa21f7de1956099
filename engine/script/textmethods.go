package script

import (
	"strings"
	"unicode/utf8"

	"locmem/engine/py"
)

// text is an argument that must be a str.
func text(v py.Value, message string) (string, error) {
	s, ok := v.(py.Str)
	if !ok {
		return "", TypeError(message + py.FullName(v))
	}
	return string(s), nil
}

// window is the part of a str between optional code point indices, and the
// byte and code point where it starts.
func window(s string, lo, hi py.Value) (part string, from, first int, ok bool, err error) {
	if lo == nil && hi == nil {
		return s, 0, 0, true, nil
	}
	if lo == nil {
		lo = py.None
	}
	if hi == nil {
		hi = py.None
	}
	n := py.RuneCount(s)
	if i, isIndex := lo.(py.Int); isIndex && int(i) > n {
		return "", 0, 0, false, nil
	}
	b, err := sliceBounds(n, lo, hi, py.None)
	if err != nil {
		return "", 0, 0, false, err
	}
	from = offset(s, b.start)
	return s[from : from+offset(s[from:], b.count())], from, b.start, true, nil
}

func textMethods(c *Class) {
	searchMethods(c)
	splitMethods(c)
	padMethods(c)
	c.Def("join 1 1", joinText)
	c.Def("expandtabs 0 1 tabsize", expandTabs)
	c.Def("replace 2 3", func(a *Args) (py.Value, error) {
		s := string(a.Self.(py.Str))
		var parts [2]string
		for i := range parts {
			t, ok := a.Pos[i].(py.Str)
			if !ok {
				return nil, TypeError("replace() argument " + itoa(i+1) + " must be str, not " + py.FullName(a.Pos[i]))
			}
			parts[i] = string(t)
		}
		n := -1
		if a.Has(2) {
			var err error
			if n, err = Integer(a.Pos[2]); err != nil {
				return nil, err
			}
		}
		if parts[0] == "" {
			return replaceEmpty(a.In, s, parts[1], n)
		}
		times := strings.Count(s, parts[0])
		if err := a.In.Fits(len(s)+times*len(parts[1]), 1); err != nil {
			return nil, err
		}
		return a.In.replace(s, parts[0], parts[1], n)
	})
	for name, right := range map[string]bool{"removeprefix": false, "removesuffix": true} {
		c.Def(name+" 1 1", func(a *Args) (py.Value, error) {
			cut, err := text(a.Pos[0], name+"() argument must be str, not ")
			if err != nil {
				return nil, err
			}
			if right {
				return py.Str(strings.TrimSuffix(string(a.Self.(py.Str)), cut)), nil
			}
			return py.Str(strings.TrimPrefix(string(a.Self.(py.Str)), cut)), nil
		})
	}
	for name, side := range map[string]int{"strip": 3, "lstrip": 1, "rstrip": 2} {
		c.Def(name+" 0 1", func(a *Args) (py.Value, error) { return strip(a, name, side) })
	}
	c.Def("encode 0 2 encoding errors", encode)
	c.Def("format 0 *", func(a *Args) (py.Value, error) { return a.In.formatText(a, nil) })
	c.Def("format_map 1 1", func(a *Args) (py.Value, error) { return a.In.formatText(a, a.Pos[0]) })
}

func replaceEmpty(in *Interp, s, with string, n int) (py.Value, error) {
	if err := in.Fits(len(s)+(py.RuneCount(s)+1)*len(with), 1); err != nil {
		return nil, err
	}
	var b strings.Builder
	err := in.pieces(s, func(piece string) bool {
		for piece != "" && n != 0 {
			_, size := py.DecodeRune(piece)
			b.WriteString(with)
			b.WriteString(piece[:size])
			s, piece = s[size:], piece[size:]
			n--
		}
		return n != 0
	})
	if n != 0 {
		b.WriteString(with)
	}
	return py.Str(b.String() + s), err
}

// replace is s with another text for the first n places of one, or for all if n is
// negative.
func (in *Interp) replace(s, old, with string, n int) (py.Value, error) {
	var b strings.Builder
	next := len(s) - pieceBytes
	for ; n != 0; n-- {
		i := strings.Index(s, old)
		if i < 0 {
			break
		}
		b.WriteString(s[:i])
		b.WriteString(with)
		if s = s[i+len(old):]; len(s) < next {
			next = len(s) - pieceBytes
			if err := in.rest(); err != nil {
				return nil, err
			}
		}
	}
	if b.Len() == 0 {
		return py.Str(s), nil // the rest is shared
	}
	b.WriteString(s)
	return py.Str(b.String()), nil
}

func joinText(a *Args) (py.Value, error) {
	items, err := a.In.sequence(a.Pos[0], "can only join an iterable")
	if err != nil {
		return nil, err
	}
	sep := string(a.Self.(py.Str))
	var parts []string
	size := 0
	err = a.In.Each(items, func(item py.Value) error {
		s, ok := plain(item).(py.Str)
		if !ok {
			return TypeError("sequence item " + itoa(len(parts)) + ": expected str instance, " + py.FullName(item) + " found")
		}
		if parts = append(parts, string(s)); len(parts) > 1 {
			size += len(sep)
		}
		if size += len(s); size > maxSize || len(parts) > maxSize/itemSize {
			return a.In.tooMuch()
		}
		return nil
	})
	if err == nil {
		err = a.In.Fits(size, 1)
	}
	if err != nil {
		return nil, err
	}
	return py.Str(strings.Join(parts, sep)), nil
}

// isBlank is Python's idea of white space.
func isBlank(r rune) bool {
	switch {
	case r >= 9 && r <= 13, r >= 0x1c && r <= 0x20, r == 0x85, r == 0xa0, r == 0x1680, r >= 0x2000 && r <= 0x200a:
		return true
	case r == 0x2028, r == 0x2029, r == 0x202f, r == 0x205f, r == 0x3000:
		return true
	}
	return false
}

func strip(a *Args, name string, side int) (py.Value, error) {
	s := string(a.Self.(py.Str))
	cut := isBlank
	if chars := a.Get(0, py.None); chars != py.None {
		set, ok := chars.(py.Str)
		if !ok {
			return nil, TypeError(name + " arg must be None or str")
		}
		var ascii [utf8.RuneSelf]bool
		others := map[rune]bool{}
		err := a.In.pieces(string(set), func(piece string) bool {
			for _, r := range piece {
				if r < utf8.RuneSelf {
					ascii[r] = true
				} else {
					others[r] = true
				}
			}
			return true
		})
		if err != nil {
			return nil, err
		}
		cut = func(r rune) bool {
			if r < utf8.RuneSelf {
				return ascii[r]
			}
			return others[r]
		}
	}
	if side&1 != 0 {
		err := a.In.pieces(s, func(piece string) bool {
			left := strings.TrimLeftFunc(piece, cut)
			s = s[len(piece)-len(left):]
			return left == ""
		})
		if err != nil {
			return nil, err
		}
	}
	if side&2 != 0 {
		err := a.In.piecesBack(s, func(piece string) bool {
			left := strings.TrimRightFunc(piece, cut)
			s = s[:len(s)-len(piece)+len(left)]
			return left == ""
		})
		if err != nil {
			return nil, err
		}
	}
	return py.Str(s), nil
}

// pieceBytes of a text are gone through between two pauses.
const pieceBytes = 1 << 18

// pieces calls f with s piece by piece, each ending where a character ends, and
// pauses in between, until f returns false.
func (in *Interp) pieces(s string, f func(piece string) (more bool)) error {
	for len(s) > pieceBytes {
		end := pieceBytes
		for end < len(s) && s[end]&0xc0 == 0x80 {
			end++
		}
		if !f(s[:end]) {
			return nil
		}
		s = s[end:]
		if err := in.rest(); err != nil {
			return err
		}
	}
	f(s)
	return nil
}

// piecesBack is pieces from the end of s to its beginning.
func (in *Interp) piecesBack(s string, f func(piece string) (more bool)) error {
	for len(s) > pieceBytes {
		start := len(s) - pieceBytes
		for start > 0 && s[start]&0xc0 == 0x80 {
			start--
		}
		if !f(s[start:]) {
			return nil
		}
		s = s[:start]
		if err := in.rest(); err != nil {
			return err
		}
	}
	f(s)
	return nil
}

func searchMethods(c *Class) {
	for name, right := range map[string]bool{"find": false, "rfind": true, "index": false, "rindex": true} {
		c.Def(name+" 1 3", func(a *Args) (py.Value, error) {
			sub, err := text(a.Pos[0], "must be str, not ")
			if err != nil {
				return nil, err
			}
			part, _, first, ok, err := window(string(a.Self.(py.Str)), a.Pos[1], a.Pos[2])
			if err != nil {
				return nil, err
			}
			i := -1
			if ok && right {
				i = strings.LastIndex(part, sub)
			} else if ok {
				i = strings.Index(part, sub)
			}
			if i < 0 {
				if strings.HasSuffix(name, "index") {
					return nil, ValueError("substring not found")
				}
				return py.Int(-1), nil
			}
			return py.Int(first + py.RuneCount(part[:i])), nil
		})
	}
	c.Def("count 1 3", func(a *Args) (py.Value, error) {
		sub, err := text(a.Pos[0], "must be str, not ")
		if err != nil {
			return nil, err
		}
		part, _, _, ok, err := window(string(a.Self.(py.Str)), a.Pos[1], a.Pos[2])
		if err != nil || !ok {
			return py.Int(0), err
		}
		if sub == "" {
			return py.Int(py.RuneCount(part) + 1), nil
		}
		return py.Int(strings.Count(part, sub)), nil
	})
	for name, test := range map[string]func(s, x string) bool{"startswith": strings.HasPrefix, "endswith": strings.HasSuffix} {
		c.Def(name+" 1 3", func(a *Args) (py.Value, error) {
			part, _, _, ok, err := window(string(a.Self.(py.Str)), a.Pos[1], a.Pos[2])
			if err != nil {
				return nil, err
			}
			options, wrong := []py.Value{a.Pos[0]}, name+" first arg must be str or a tuple of str, not "
			if t, isTuple := a.Pos[0].(*py.Tuple); isTuple {
				options, wrong = t.Items, "tuple for "+name+" must only contain str, not "
			}
			found := false
			for _, o := range options {
				x, err := text(o, wrong)
				if err != nil {
					return nil, err
				}
				found = found || ok && test(part, x)
			}
			return py.Bool(found), nil
		})
	}
}

func padMethods(c *Class) {
	for name, where := range map[string]int{"center": 0, "ljust": 1, "rjust": 2} {
		c.Def(name+" 1 2", func(a *Args) (py.Value, error) {
			width, err := Integer(a.Pos[0])
			if err != nil {
				return nil, err
			}
			fill, ok := a.Get(1, py.Str(" ")).(py.Str)
			if !ok || py.RuneCount(string(fill)) != 1 {
				return nil, TypeError("The fill character must be exactly one character long")
			}
			s := string(a.Self.(py.Str))
			n := width - py.RuneCount(s)
			if n <= 0 {
				return a.Self, nil
			}
			if err := a.In.Fits(width, len(fill)); err != nil {
				return nil, err
			}
			left := n
			switch where {
			case 0:
				left = n/2 + n&width&1
			case 1:
				left = 0
			}
			return py.Str(strings.Repeat(string(fill), left) + s + strings.Repeat(string(fill), n-left)), nil
		})
	}
	c.Def("zfill 1 1", func(a *Args) (py.Value, error) {
		width, err := Integer(a.Pos[0])
		if err != nil {
			return nil, err
		}
		s := string(a.Self.(py.Str))
		n := width - py.RuneCount(s)
		if n <= 0 {
			return a.Self, nil
		}
		if err := a.In.Fits(width, 1); err != nil {
			return nil, err
		}
		sign := ""
		if s != "" && (s[0] == '+' || s[0] == '-') {
			sign, s = s[:1], s[1:]
		}
		return py.Str(sign + strings.Repeat("0", n) + s), nil
	})
}

// expandTabs is str.expandtabs.
func expandTabs(a *Args) (py.Value, error) {
	size, err := Integer(a.Get(0, py.Int(8)))
	if err != nil {
		return nil, err
	}
	s := string(a.Self.(py.Str))
	if err := a.In.Fits(len(s)+strings.Count(s, "\t")*max(size, 0), 1); err != nil {
		return nil, err
	}
	var b strings.Builder
	column := 0
	err = a.In.pieces(s, func(piece string) bool {
		for piece != "" {
			r, n := py.DecodeRune(piece)
			switch {
			case r == '\t' && size > 0:
				b.WriteString(strings.Repeat(" ", size-column%size))
				column += size - column%size
			case r == '\t':
			default:
				b.WriteString(piece[:n])
				if column++; r == '\n' || r == '\r' {
					column = 0
				}
			}
			piece = piece[n:]
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	return py.Str(b.String()), a.In.Work(b.Len() >> 3)
}
