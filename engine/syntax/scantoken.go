package syntax

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"locmem/engine/py"
)

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' }

// token scans one token, which begins here.
func (s *scanner) token() *Error {
	s.begin = s.mark()
	c := s.src[s.off]
	switch {
	case isLetter(c) || c >= utf8.RuneSelf:
		return s.word()
	case c == '"' || c == '\'':
		return s.stringLiteral("")
	case isDigit(c) || c == '.' && isDigit(s.peek(1)):
		return s.number()
	}
	return s.operator()
}

// word scans a name, a keyword or the prefix of a string.
func (s *scanner) word() *Error {
	from := s.off
	s.nameCharacters()
	text := s.src[from:s.off]
	if text == "" {
		return s.badCharacter()
	}
	if c := s.peek(0); (c == '"' || c == '\'') && len(text) <= 2 && isPrefix(text) {
		return s.stringLiteral(strings.ToLower(text))
	}
	k := tName
	if keywords[text] {
		k = tKeyword
	}
	s.emit(k, text, s.begin)
	return nil
}

// nameCharacters moves over what a name may consist of.
func (s *scanner) nameCharacters() {
	from := s.off
	for s.off < len(s.src) {
		if c := s.src[s.off]; c < utf8.RuneSelf {
			if !isLetter(c) && !isDigit(c) {
				return
			}
			s.skip(1)
			continue
		}
		r, _ := utf8.DecodeRuneInString(s.src[s.off:])
		if !unicode.In(r, unicode.L, unicode.Nl) && !(s.off > from && unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc)) {
			return
		}
		s.next()
	}
}

// isPrefix tells whether the letters before a quote make a string literal.
func isPrefix(text string) bool {
	switch strings.ToLower(text) {
	case "r", "u", "b", "f", "rb", "br", "rf", "fr":
		return true
	}
	return false
}

// badCharacter is the error for a character that Python knows nowhere.
func (s *scanner) badCharacter() *Error {
	r, _ := utf8.DecodeRuneInString(s.src[s.off:])
	s.begin = s.mark()
	code := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	code = "U+" + strings.Repeat("0", max(0, 4-len(code))) + code
	hint := ""
	switch {
	case !py.Printable(r):
		return syntaxError(s.begin, "invalid non-printable character "+code, "Delete it; it came along with pasted text.")
	case strings.ContainsRune("“”„«»", r):
		hint = `Use the straight quote " instead.`
	case strings.ContainsRune("‘’‚´", r):
		hint = "Use the straight quote ' instead."
	case r == '–' || r == '—' || r == '−':
		hint = "Use the minus sign - instead."
	}
	return syntaxError(s.begin, "invalid character '"+string(r)+"' ("+code+")", hint)
}

// operatorLength is how many bytes of a text are one operator; 1 for those
// that are none, too.
func operatorLength(s string) int {
	a, b, c := s[0], byte(0), byte(0)
	if len(s) > 1 {
		b = s[1]
	}
	if len(s) > 2 {
		c = s[2]
	}
	switch {
	case a == b && strings.IndexByte("*/<>", a) >= 0:
		if c == '=' {
			return 3
		}
		return 2
	case a == '.' && b == '.' && c == '.':
		return 3
	case b == '=' && strings.IndexByte("+-*/%&|^@<>=!:", a) >= 0, a == '-' && b == '>':
		return 2
	}
	return 1
}

// operator scans one; a character that starts nothing becomes one that no rule
// expects.
func (s *scanner) operator() *Error {
	c := s.src[s.off]
	if c < ' ' || c == 0x7f {
		return s.badCharacter()
	}
	n := operatorLength(s.src[s.off:])
	text := s.src[s.off : s.off+n]
	switch c {
	case '(', '[', '{':
		if len(s.open) >= maxNesting {
			return syntaxError(s.begin, "too many nested parentheses", "")
		}
		s.open = append(s.open, token{text: text, start: s.begin})
	case ')', ']', '}':
		if err := s.closeBracket(c); err != nil {
			return err
		}
	}
	s.skip(n)
	s.emit(tOp, text, s.begin)
	return nil
}

// closers end what their bracket begins.
var closers = map[string]string{"(": ")", "[": "]", "{": "}"}

func (s *scanner) closeBracket(c byte) *Error {
	n := len(s.open)
	if n == 0 {
		return syntaxError(s.begin, "unmatched '"+string(c)+"'", "")
	}
	open := s.open[n-1]
	if closers[open.text] != string(c) {
		message := "closing parenthesis '" + string(c) + "' does not match opening parenthesis '" + open.text + "'"
		if open.start.Line != s.begin.Line {
			message += " on line " + strconv.Itoa(int(open.start.Line))
		}
		return syntaxError(s.begin, message, "")
	}
	s.open = s.open[:n-1]
	return nil
}
