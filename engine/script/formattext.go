package script

import (
	"strconv"
	"strings"

	"locmem/engine/py"
)

// formatter fills in a template for str.format.
type formatter struct {
	in   *Interp
	args *Args
	next int // the next automatic field
	mode byte
	from py.Value // the mapping of format_map, else nil
}

// formatText is template.format(...).
func (in *Interp) formatText(a *Args, from py.Value) (py.Value, error) {
	f := &formatter{in: in, args: a, from: from}
	s, err := f.fill(string(a.Self.(py.Str)), 2)
	if err != nil {
		return nil, err
	}
	return py.Str(s), in.Fits(len(s), 1)
}

// fill replaces the fields of a template; fields within a format spec may
// stand depth levels deep.
func (f *formatter) fill(s string, depth int) (string, error) {
	if depth == 0 {
		return "", ValueError("Max string recursion exceeded")
	}
	var b strings.Builder
	for s != "" {
		i := strings.IndexAny(s, "{}")
		if i < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:i])
		c := s[i]
		s = s[i+1:]
		if s != "" && s[0] == c {
			b.WriteByte(c)
			s = s[1:]
			continue
		}
		if c == '}' {
			return "", ValueError("Single '}' encountered in format string")
		}
		end := fieldEnd(s)
		if end < 0 {
			if s == "" {
				return "", ValueError("Single '{' encountered in format string")
			}
			return "", ValueError("expected '}' before end of string")
		}
		text, err := f.field(s[:end], depth)
		if err != nil {
			return "", err
		}
		b.WriteString(text)
		s = s[end+1:]
		if b.Len() > maxSize {
			return "", f.in.tooMuch()
		}
	}
	return b.String(), nil
}

// fieldEnd is where the field's own } stands, or -1.
func fieldEnd(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return -1
}

// field is the text of name!r:spec.
func (f *formatter) field(s string, depth int) (string, error) {
	expr, spec, _ := strings.Cut(s, ":")
	conv := byte(0)
	if i := strings.IndexByte(expr, '!'); i >= 0 {
		if len(expr) != i+2 || !strings.Contains("rsa", expr[i+1:]) {
			return "", ValueError("Unknown conversion specifier " + expr[i+1:])
		}
		conv, expr = expr[i+1], expr[:i]
	}
	v, err := f.lookup(expr)
	if err != nil {
		return "", err
	}
	if strings.Contains(spec, "{") {
		if spec, err = f.fill(spec, depth-1); err != nil {
			return "", err
		}
	}
	t, err := f.in.convert(v, conv)
	if err != nil {
		return "", err
	}
	if t != nil {
		v = *t
	}
	return f.in.format(v, spec)
}

// lookup finds the value of 0, name, name.attr or name[key].
func (f *formatter) lookup(expr string) (py.Value, error) {
	end := strings.IndexAny(expr, ".[")
	if end < 0 {
		end = len(expr)
	}
	v, err := f.first(expr[:end])
	for rest := expr[end:]; err == nil && rest != ""; {
		if rest[0] == '.' {
			next := strings.IndexAny(rest[1:], ".[")
			if next < 0 {
				next = len(rest) - 1
			}
			v, err = f.in.GetAttr(v, rest[1:1+next])
			rest = rest[1+next:]
			continue
		}
		close := strings.IndexByte(rest, ']')
		if close < 0 {
			return nil, ValueError("Missing ']' in format string")
		}
		key := py.Value(py.Str(rest[1:close]))
		if n, bad := strconv.Atoi(rest[1:close]); bad == nil {
			key = py.Int(n)
		}
		v, err = f.in.GetItem(v, key)
		rest = rest[close+1:]
	}
	return v, err
}

func (f *formatter) first(id string) (py.Value, error) {
	n, err := strconv.Atoi(id)
	mode := byte('n')
	switch {
	case f.from != nil && (err == nil || id == ""):
		return nil, ValueError("Format string contains positional fields")
	case f.from != nil:
		return f.in.GetItem(f.from, py.Str(id))
	case id == "":
		n, mode = f.next, 'a'
		f.next++
	case err != nil:
		for _, k := range f.args.Kw {
			if k.Name == id {
				return k.Value, nil
			}
		}
		return nil, KeyError(py.Str(id))
	}
	if f.mode != 0 && f.mode != mode {
		if mode == 'a' {
			return nil, ValueError("cannot switch from manual field specification to automatic field numbering")
		}
		return nil, ValueError("cannot switch from automatic field numbering to manual field specification")
	}
	f.mode = mode
	if n < 0 || n >= len(f.args.Pos) {
		return nil, Raise("IndexError", "Replacement index "+itoa(n)+" out of range for positional args tuple")
	}
	return f.args.Pos[n], nil
}
