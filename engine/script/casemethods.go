package script

import (
	"strings"
	"unicode"

	"locmem/engine/py"
)

// caseMethods change the case of a str or ask what its characters are.
func caseMethods(c *Class) {
	for name, f := range map[string]func(string) string{
		"upper": upper, "lower": lowered, "casefold": casefold,
		"swapcase":   func(s string) string { return mapRunes(s, swapped) },
		"capitalize": capitalize, "title": title,
	} {
		c.Def(name+" 0 0", func(a *Args) (py.Value, error) {
			s := string(a.Self.(py.Str))
			return py.Str(f(s)), a.In.Fits(2*len(s), 1)
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
			return py.Bool(s != "" && all(s, test)), nil
		})
	}
	c.Def("isascii 0 0", func(a *Args) (py.Value, error) { return py.Bool(isASCII(string(a.Self.(py.Str)))), nil })
	c.Def("isprintable 0 0", func(a *Args) (py.Value, error) { return py.Bool(all(string(a.Self.(py.Str)), py.Printable)), nil })
	c.Def("isupper 0 0", func(a *Args) (py.Value, error) { return cased(a, unicode.IsLower), nil })
	c.Def("islower 0 0", func(a *Args) (py.Value, error) { return cased(a, unicode.IsUpper), nil })
	c.Def("isidentifier 0 0", func(a *Args) (py.Value, error) {
		s := string(a.Self.(py.Str))
		return py.Bool(s != "" && !unicode.IsDigit(rune(s[0])) && all(s, func(r rune) bool {
			return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r)
		})), nil
	})
}

func all(s string, test func(rune) bool) bool {
	for s != "" {
		r, n := py.DecodeRune(s)
		if !test(r) {
			return false
		}
		s = s[n:]
	}
	return true
}

// cased is true if there are letters with case and none of the wrong one.
func cased(a *Args, wrong func(rune) bool) py.Value {
	any, bad := false, false
	all(string(a.Self.(py.Str)), func(r rune) bool {
		any = any || unicode.IsUpper(r) || unicode.IsLower(r)
		bad = bad || wrong(r)
		return !bad
	})
	return py.Bool(any && !bad)
}

// mapRunes is strings.Map for text that may hold lone surrogates.
func mapRunes(s string, f func(rune) rune) string {
	b := make([]byte, 0, len(s))
	for s != "" {
		r, n := py.DecodeRune(s)
		b = py.AppendRune(b, f(r))
		s = s[n:]
	}
	return string(b)
}

func upper(s string) string    { return strings.ReplaceAll(mapRunes(s, unicode.ToUpper), "ß", "SS") }
func lowered(s string) string  { return mapRunes(s, unicode.ToLower) }
func casefold(s string) string { return strings.ReplaceAll(lowered(s), "ß", "ss") }

func swapped(r rune) rune {
	if unicode.IsUpper(r) {
		return unicode.ToLower(r)
	}
	return unicode.ToUpper(r)
}

func capitalize(s string) string {
	_, n := py.DecodeRune(s)
	if s == "" {
		return ""
	}
	return mapRunes(s[:n], unicode.ToTitle) + lowered(s[n:])
}

func title(s string) string {
	before := false
	return mapRunes(s, func(r rune) rune {
		letter := unicode.IsLetter(r)
		defer func() { before = letter }()
		if before {
			return unicode.ToLower(r)
		}
		return unicode.ToTitle(r)
	})
}
