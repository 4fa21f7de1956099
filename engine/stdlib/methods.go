package stdlib

import (
	"unicode/utf8"

	"locmem/engine/py"
	"locmem/engine/script"
)

func init() {
	native["_methods"] = func(*script.Interp) map[string]py.Value {
		// How far the UTF-8 from a byte on is right.
		return script.Funcs(script.Func("_valid 2 2", func(a *script.Args) (py.Value, error) {
			s := string(a.Pos[0].(py.Bytes))
			i := int(a.Pos[1].(py.Int))
			from := i
			for i < len(s) {
				r, n := utf8.DecodeRuneInString(s[i:])
				if r == utf8.RuneError && n == 1 {
					break
				}
				i += n
			}
			return py.Int(i), a.In.Work((i - from) / 64)
		}))
	}
}
