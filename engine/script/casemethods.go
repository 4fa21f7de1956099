package script

import (
	"strings"
	"unicode"

	"locmem/engine/py"
)

// caseMethods change the case of a str or ask what its characters are.
func caseMethods(c *Class) {
	for name, mapping := range map[string]func() func(rune) rune{
		"upper":      func() func(rune) rune { return unicode.ToUpper },
		"lower":      func() func(rune) rune { return unicode.ToLower },
		"casefold":   func() func(rune) rune { return unicode.ToLower },
		"swapcase":   func() func(rune) rune { return swapped },
		"capitalize": capitalized,
		"title":      titled,
	} {
		c.Def(name+" 0 0", func(a *Args) (py.Value, error) {
			s := string(a.Self.(py.Str))
			if err := a.In.Fits(2*len(s), 1); err != nil {
				return nil, err
			}
			s, err := a.In.mapRunes(s, mapping())
			switch name {
			case "upper":
				s = strings.ReplaceAll(s, "ß", "SS")
			case "title", "capitalize":
				s = strings.ReplaceAll(s, string(unicode.MaxRune), "Ss")
			case "casefold":
				s = strings.ReplaceAll(s, "ß", "ss")
			}
			return py.Str(s), err
		})
	}
	for name, test := range map[string]func(rune) bool{
		"isdigit":   func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune("²³¹", r) },
		"isdecimal": unicode.IsDigit,
		"isnumeric": unicode.IsNumber,
		"isalpha":   unicode.IsLetter,
		"isalnum":   func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) },
		"isspace":   isBlank,
	} {
		c.Def(name+" 0 0", func(a *Args) (py.Value, error) {
			s := string(a.Self.(py.Str))
			return a.In.all(s, s != "", test)
		})
	}
	c.Def("isascii 0 0", func(a *Args) (py.Value, error) { return py.Bool(isASCII(string(a.Self.(py.Str)))), nil })
	c.Def("isprintable 0 0", func(a *Args) (py.Value, error) { return a.In.all(string(a.Self.(py.Str)), true, py.Printable) })
	c.Def("isupper 0 0", func(a *Args) (py.Value, error) { return cased(a, unicode.IsLower) })
	c.Def("islower 0 0", func(a *Args) (py.Value, error) { return cased(a, unicode.IsUpper) })
	c.Def("istitle 0 0", func(a *Args) (py.Value, error) {
		any, before := false, false
		good, err := a.In.all(string(a.Self.(py.Str)), true, func(r rune) bool {
			upper, lower := unicode.IsUpper(r) || unicode.IsTitle(r), unicode.IsLower(r)
			fits := !(upper && before || lower && !before)
			before = upper || lower
			any = any || before
			return fits
		})
		return py.Bool(any && good == py.Bool(true)), err
	})
	c.Def("isidentifier 0 0", func(a *Args) (py.Value, error) {
		s := string(a.Self.(py.Str))
		return a.In.all(s, s != "" && !unicode.IsDigit(rune(s[0])), func(r rune) bool {
			return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r)
		})
	})
}

// all is whether every character passes the test, where first is true.
func (in *Interp) all(s string, first bool, test func(rune) bool) (py.Value, error) {
	if !first {
		return py.Bool(false), nil
	}
	passed := true
	err := in.pieces(s, func(piece string) bool {
		for piece != "" && passed {
			r, n := py.DecodeRune(piece)
			passed = test(r)
			piece = piece[n:]
		}
		return passed
	})
	return py.Bool(passed), err
}

// cased is true if there are letters with case and none of the wrong one.
func cased(a *Args, wrong func(rune) bool) (py.Value, error) {
	any := false
	good, err := a.In.all(string(a.Self.(py.Str)), true, func(r rune) bool {
		any = any || unicode.IsUpper(r) || unicode.IsLower(r)
		return !wrong(r)
	})
	return py.Bool(any && good == py.Bool(true)), err
}

// mapRunes is strings.Map for text that may hold lone surrogates.
func (in *Interp) mapRunes(s string, f func(rune) rune) (string, error) {
	b := make([]byte, 0, len(s))
	err := in.pieces(s, func(piece string) bool {
		for piece != "" {
			r, n := py.DecodeRune(piece)
			b = py.AppendRune(b, f(r))
			piece = piece[n:]
		}
		return true
	})
	return string(b), err
}

func swapped(r rune) rune {
	if unicode.IsUpper(r) {
		return unicode.ToLower(r)
	}
	return unicode.ToUpper(r)
}

func capitalized() func(rune) rune {
	first := true
	return func(r rune) rune {
		if first {
			first = false
			return toTitle(r)
		}
		return unicode.ToLower(r)
	}
}

// toTitle is unicode.ToTitle, but for ß: the mark that stands for its two letters.
func toTitle(r rune) rune {
	if r == 'ß' {
		return unicode.MaxRune
	}
	return unicode.ToTitle(r)
}

func titled() func(rune) rune {
	before := false
	return func(r rune) rune {
		letter := before
		before = unicode.IsLetter(r)
		if letter {
			return unicode.ToLower(r)
		}
		return toTitle(r)
	}
}
