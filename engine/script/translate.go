package script

import (
	"unicode/utf8"

	"locmem/engine/py"
)

// translateMethods replace characters by a table.
func translateMethods(c *Class) {
	c.Static("maketrans 1 3", makeTable)
	c.Def("translate 1 1", translate)
}

// makeTable is str.maketrans: a table by code points.
func makeTable(a *Args) (py.Value, error) {
	table := &py.Dict{}
	set := func(k, v py.Value) error {
		if err := a.In.Work(1); err != nil {
			return err
		}
		return table.Set(k, v)
	}
	if len(a.Pos) == 1 || a.Pos[1] == nil {
		given, ok := plain(a.Pos[0]).(*py.Dict)
		if !ok {
			return nil, TypeError("if you give only one argument to maketrans it must be a dict")
		}
		for k, v := range given.All() {
			switch key := k.(type) {
			case py.Str:
				if py.RuneCount(string(key)) != 1 {
					return nil, ValueError("string keys in translate table must be of length 1")
				}
				r, _ := py.DecodeRune(string(key))
				k = py.Int(r)
			case py.Int, py.Bool, *py.BigInt:
			default:
				return nil, TypeError("keys in translate table must be strings or integers")
			}
			if err := set(k, v); err != nil {
				return nil, err
			}
		}
		return table, nil
	}
	var parts [3]string
	for i, v := range a.Pos {
		s, ok := plain(v).(py.Str)
		switch {
		case v == nil:
			continue
		case !ok && i == 0:
			return nil, TypeError("first maketrans argument must be a string if there is a second argument")
		case !ok:
			return nil, TypeError("maketrans() argument " + itoa(i+1) + " must be str, not " + py.FullName(v))
		}
		parts[i] = string(s)
	}
	if py.RuneCount(parts[0]) != py.RuneCount(parts[1]) {
		return nil, ValueError("the first two maketrans arguments must have equal length")
	}
	for i, from := range []string{parts[0], parts[2]} {
		for to := parts[1]; from != ""; {
			r, n := py.DecodeRune(from)
			v := py.Value(py.None)
			if from = from[n:]; i == 0 {
				into, n := py.DecodeRune(to)
				v, to = py.Int(into), to[n:]
			}
			if err := set(py.Int(r), v); err != nil {
				return nil, err
			}
		}
	}
	return table, nil
}

// translate is s.translate(table): what the table does not know stays.
func translate(a *Args) (py.Value, error) {
	var out []byte
	for s := string(a.Self.(py.Str)); s != ""; {
		r, n := py.DecodeRune(s)
		v, err := a.In.GetItem(a.Pos[0], py.Int(r))
		switch {
		case err != nil && a.In.IsError(err, "LookupError"):
			out = append(out, s[:n]...)
		case err != nil:
			return nil, err
		default:
			if out, err = appendTranslated(out, v); err != nil {
				return nil, err
			}
		}
		s = s[n:]
		if len(out) > maxSize {
			return nil, a.In.tooMuch()
		}
		if err := a.In.Work(1); err != nil {
			return nil, err
		}
	}
	return py.Str(out), a.In.Fits(len(out), 1)
}

// appendTranslated adds what a table has for a character.
func appendTranslated(out []byte, v py.Value) ([]byte, error) {
	switch v := plain(v).(type) {
	case py.NoneType:
		return out, nil
	case py.Str:
		return append(out, v...), nil
	case py.Int, py.Bool, *py.BigInt:
		n, _ := py.Big(v)
		if !n.IsInt64() || n.Sign() < 0 || n.Int64() > utf8.MaxRune {
			return nil, ValueError("character mapping must be in range(0x110000)")
		}
		return py.AppendRune(out, rune(n.Int64())), nil
	}
	return nil, TypeError("character mapping must return integer, None or str")
}
