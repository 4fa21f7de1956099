package regex

import (
	"strings"
	"unicode"

	"locmem/engine/py"
)

// set is what may stand for one character: [...], \d and the like, and a letter
// whose case does not matter.
type set struct {
	not   bool
	items []item
	flags int // in force
	ascii [4]uint32
}

// item is a range of characters, or one of the classes dDsSwW.
type item struct {
	lo, hi rune
	class  byte
}

func (s *set) add(lo, hi rune) { s.items = append(s.items, item{lo: lo, hi: hi}) }

// ready is the set under some flags, with what it says of ASCII looked up.
func (s *set) ready(flags int) *set {
	made := &set{not: s.not, items: s.items, flags: flags}
	for r := rune(0); r < 0x80; r++ {
		if made.search(r) {
			made.ascii[r>>5] |= 1 << (r & 31)
		}
	}
	return made
}

// has tells whether a character is in the set.
func (s *set) has(r rune) bool {
	if r < 0x80 {
		return s.ascii[r>>5]&(1<<(r&31)) != 0
	}
	return s.search(r)
}

func (s *set) search(r rune) bool {
	var family [6]rune
	same := append(family[:0], r)
	if s.flags&IgnoreCase != 0 {
		same = variants(same, s.flags&ASCII != 0)
	}
	for _, i := range s.items {
		if i.class != 0 {
			if inClass(i.class, r, s.flags&ASCII != 0) {
				return !s.not
			}
			continue
		}
		for _, c := range same {
			if i.lo <= c && c <= i.hi {
				return !s.not
			}
		}
	}
	return s.not
}

// variants adds to a character those that differ from it by case only.
func variants(list []rune, ascii bool) []rune {
	r := list[0]
	if ascii {
		if c := r | 0x20; c >= 'a' && c <= 'z' {
			list = append(list, r^0x20)
		}
		return list
	}
	low := unicode.ToLower(r)
	if low == 'i' || low == 'ı' {
		return append(list, 'i', 'I', 'İ', 'ı')
	}
	list = append(list, low)
	for c := unicode.SimpleFold(low); c != low && len(list) < cap(list); c = unicode.SimpleFold(c) {
		list = append(list, c)
	}
	return list
}

// sameButCase tells whether two characters differ by case only.
func sameButCase(a, b rune, ascii bool) bool {
	var family [6]rune
	for _, c := range variants(append(family[:0], a), ascii) {
		if c == b {
			return true
		}
	}
	return false
}

// inClass tells whether a character is in \d, \w and so on.
func inClass(class byte, r rune, ascii bool) bool {
	not := class < 'a'
	if ascii && r >= 0x80 {
		return not
	}
	switch class | 0x20 {
	case 'd':
		return not != (r >= '0' && r <= '9' || r >= 0x80 && unicode.IsDigit(r) && py.Printable(r))
	case 's':
		return not != isSpace(r, ascii)
	}
	return not != isWord(r)
}

func isSpace(r rune, ascii bool) bool {
	switch {
	case r == ' ' || r >= '\t' && r <= '\r':
		return true
	case r < 0x80:
		return !ascii && r >= 0x1c && r <= 0x1f
	}
	return unicode.IsSpace(r)
}

// isWord tells whether a character is a letter, a number or _.
func isWord(r rune) bool {
	if r < 0x80 {
		return r == '_' || r >= '0' && r <= '9' || isLetter(r)
	}
	return (unicode.IsLetter(r) || unicode.IsNumber(r)) && py.Printable(r)
}

func isLetter(r rune) bool {
	if c := r | 0x20; r < 0x80 {
		return c >= 'a' && c <= 'z'
	}
	return unicode.IsLetter(r)
}

// hasCase tells whether there are characters that differ from one by case only.
func hasCase(r rune, ascii bool) bool {
	var family [6]rune
	for _, c := range variants(append(family[:0], r), ascii) {
		if c != r {
			return true
		}
	}
	return false
}

// isPart tells whether a part of a text is the rest of what a group matched, but
// for case; both are as long.
func isPart(a, b string, fold bool, ascii bool, decode func(string) (rune, int)) (int, bool) {
	if !fold {
		return len(a), strings.HasPrefix(b, a)
	}
	used := 0
	for a != "" {
		x, n := decode(a)
		y, m := decode(b[used:])
		if m == 0 || !sameButCase(x, y, ascii) {
			return 0, false
		}
		a, used = a[n:], used+m
	}
	return used, true
}
