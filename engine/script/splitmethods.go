package script

import (
	"strings"

	"locmem/engine/py"
)

func splitMethods(c *Class) {
	for name, right := range map[string]bool{"split": false, "rsplit": true} {
		c.Def(name+" 0 2 sep maxsplit", func(a *Args) (py.Value, error) {
			n, err := Integer(a.Get(1, py.Int(-1)))
			if err != nil {
				return nil, err
			}
			s := string(a.Self.(py.Str))
			if err := a.In.Fits(len(s)/2+1, itemSize); err != nil {
				return nil, err
			}
			switch sep := a.Get(0, py.None).(type) {
			case py.NoneType:
				return texts(splitBlank(s, n, right)), nil
			case py.Str:
				if sep == "" {
					return nil, ValueError("empty separator")
				}
				return texts(splitAt(s, string(sep), n, right)), nil
			default:
				return nil, TypeError("must be str or None, not " + py.FullName(sep))
			}
		})
	}
	c.Def("splitlines 0 1 keepends", func(a *Args) (py.Value, error) {
		lines, err := a.In.splitLines(string(a.Self.(py.Str)), truth(a.Get(0, py.Bool(false))))
		return texts(lines), err
	})
	for name, right := range map[string]bool{"partition": false, "rpartition": true} {
		c.Def(name+" 1 1", func(a *Args) (py.Value, error) {
			sep, err := text(a.Pos[0], "must be str, not ")
			if err != nil {
				return nil, err
			}
			if sep == "" {
				return nil, ValueError("empty separator")
			}
			s := string(a.Self.(py.Str))
			i := strings.Index(s, sep)
			if right {
				i = strings.LastIndex(s, sep)
			}
			parts := []string{s, "", ""}
			switch {
			case i >= 0:
				parts = []string{s[:i], sep, s[i+len(sep):]}
			case right:
				parts = []string{"", "", s}
			}
			return &py.Tuple{Items: texts(parts).Items}, nil
		})
	}
}

func texts(parts []string) *py.List {
	items := make([]py.Value, len(parts))
	for i, p := range parts {
		items[i] = py.Str(p)
	}
	return &py.List{Items: items}
}

// splitAt splits at a separator, at most n times (-1: everywhere).
func splitAt(s, sep string, n int, right bool) []string {
	if n < 0 {
		return strings.Split(s, sep)
	}
	if !right {
		return strings.SplitN(s, sep, n+1)
	}
	var tail []string
	for ; n > 0; n-- {
		i := strings.LastIndex(s, sep)
		if i < 0 {
			break
		}
		tail = append(tail, s[i+len(sep):])
		s = s[:i]
	}
	return backwards(append(tail, s))
}

func backwards(list []string) []string {
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	return list
}

// splitBlank splits at runs of white space.
func splitBlank(s string, n int, right bool) []string {
	if n < 0 {
		return strings.FieldsFunc(s, isBlank)
	}
	var parts []string
	if right {
		for s = strings.TrimRightFunc(s, isBlank); s != "" && n > 0; n-- {
			i := strings.LastIndexFunc(s, isBlank)
			if i < 0 {
				break
			}
			_, size := py.DecodeRune(s[i:])
			parts = append(parts, s[i+size:])
			s = strings.TrimRightFunc(s[:i], isBlank)
		}
		if s != "" {
			parts = append(parts, s)
		}
		return backwards(parts)
	}
	for s = strings.TrimLeftFunc(s, isBlank); s != "" && n > 0; n-- {
		i := strings.IndexFunc(s, isBlank)
		if i < 0 {
			break
		}
		parts = append(parts, s[:i])
		s = strings.TrimLeftFunc(s[i:], isBlank)
	}
	if s != "" {
		parts = append(parts, s)
	}
	return parts
}

func (in *Interp) splitLines(s string, keep bool) (lines []string, err error) {
	next := len(s) - pieceBytes
	for s != "" {
		i := 0
		err := in.pieces(s, func(piece string) bool {
			end := strings.IndexFunc(piece, func(r rune) bool {
				return r >= '\n' && r <= '\r' || r >= 0x1c && r <= 0x1e || r == 0x85 || r == 0x2028 || r == 0x2029
			})
			if end < 0 {
				i += len(piece)
				return true
			}
			i += end
			return false
		})
		if err == nil && len(s) < next {
			next = len(s) - pieceBytes
			err = in.rest()
		}
		if err != nil {
			return nil, err
		}
		if i == len(s) {
			return append(lines, s), nil
		}
		_, size := py.DecodeRune(s[i:])
		if strings.HasPrefix(s[i:], "\r\n") {
			size = 2
		}
		end := i
		if keep {
			end += size
		}
		lines = append(lines, s[:end])
		s = s[i+size:]
	}
	return lines, nil
}
