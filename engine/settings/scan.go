package settings

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"locmem/engine/py"
)

// kind tells tokens apart.
type kind uint8

const (
	tEnd     kind = iota // of the text
	tNewline             // the end of a logical line
	tName                // a word, reserved or not
	tNumber
	tString // one str or bytes literal, with its prefix
	tOp
	tBad // a character that Python knows nowhere
)

// token is one word of the text. value is set for numbers.
type token struct {
	kind kind
	span
	value py.Value
	shift int // at the start of a line: how many blocks it opens, or closes if negative
}

// scanner cuts the text into tokens.
type scanner struct {
	*text
	pos    int
	tokens []token
	open   []int // offsets of open brackets
	fault  *fault

	fresh   bool  // no token of this line was read
	shift   int   // of the token that comes
	indents []int // widths of open blocks
}

// maxOpen is Python's limit of brackets within each other.
const maxOpen = 200

// scan fills p's tokens, the last of which is the end, and the brackets that
// stayed open. The answer is what is no word at all, where the tokens end.
func scan(p *parser) *fault {
	s := &scanner{text: p.text, fresh: true}
	s.pos = len(s.src) - len(strings.TrimPrefix(s.src, "\uFEFF"))
	if at := strings.IndexByte(s.src, 0); at >= 0 {
		s.fail(span{at, at + 1}, "source code string cannot contain null bytes", "")
	}
	for s.fault == nil && s.next() {
	}
	s.add(tNewline, s.pos)
	s.add(tEnd, s.pos)
	p.tokens, p.open = s.tokens, s.open
	return s.fault
}

// add makes a token of what stands between start and here.
func (s *scanner) add(k kind, start int) {
	s.tokens = append(s.tokens, token{kind: k, span: span{start, s.pos}, shift: s.shift})
	s.shift = 0
}

func (s *scanner) fail(at span, message, code string, args ...string) {
	if s.fault == nil {
		s.fault = &fault{at: at, message: message, code: code, args: args}
	}
}

// peek is the byte n places on, or 0.
func (s *scanner) peek(n int) byte {
	if s.pos+n < len(s.src) {
		return s.src[s.pos+n]
	}
	return 0
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' }

// next reads one token or what may stand between tokens.
func (s *scanner) next() bool {
	if s.pos >= len(s.src) {
		return false
	}
	start, c := s.pos, s.peek(0)
	if s.fresh && strings.IndexByte(" \t\f\n\r#\\", c) < 0 {
		s.indentation()
	}
	switch {
	case c == ' ' || c == '\t' || c == '\f':
		s.pos++
	case c == '\n' || c == '\r':
		s.breakLine(len(s.open) > 0)
	case c == '#':
		s.pos = s.text.lineEnd(s.line(s.pos))
	case c == '\\':
		s.pos++
		if n := s.peek(0); n == '\n' || n == '\r' {
			s.breakLine(true)
		} else if s.pos < len(s.src) {
			s.fail(span{start, s.pos}, "unexpected character after line continuation character", "backslash")
		} else {
			s.fail(span{start, s.pos}, "unexpected EOF while parsing", "backslash")
		}
	case c == '\'' || c == '"':
		s.quoted(start)
	case isDigit(c) || c == '.' && isDigit(s.peek(1)):
		s.number()
	case isLetter(c) || c >= utf8.RuneSelf:
		s.word()
	default:
		s.operator()
	}
	return true
}

// breakLine moves over a line end; a silent one ends no logical line.
func (s *scanner) breakLine(silent bool) {
	start := s.pos
	s.pos++
	if s.src[start] == '\r' && s.peek(0) == '\n' {
		s.pos++
	}
	if !silent {
		s.tokens = append(s.tokens, token{kind: tNewline, span: span{start, start}})
		s.fresh = true
	}
}

// indentation compares the white space before a line with the blocks that are
// open, as Python does with a tab at every eighth column.
func (s *scanner) indentation() {
	s.fresh = false
	margin := s.lines[s.line(s.pos)-1]
	width := 0
	for _, c := range strings.TrimPrefix(s.src[margin:s.pos], "\uFEFF") {
		switch c {
		case '\t':
			width += 8 - width%8
		case '\f':
			width = 0
		default:
			width++
		}
	}
	top := func() int {
		if len(s.indents) == 0 {
			return 0
		}
		return s.indents[len(s.indents)-1]
	}
	if width > top() {
		s.indents = append(s.indents, width)
		s.shift++
	}
	for ; width < top(); s.shift-- {
		s.indents = s.indents[:len(s.indents)-1]
	}
	if width != top() {
		s.fail(span{margin, s.pos}, "unindent does not match any outer indentation level", "indent")
		s.fault.kind = "IndentationError"
	}
}

// word reads a name, or the letters before a quote and what is quoted.
func (s *scanner) word() {
	start := s.pos
	for s.pos < len(s.src) {
		r, size := utf8.DecodeRuneInString(s.src[s.pos:])
		if r < utf8.RuneSelf && !isLetter(byte(r)) && !isDigit(byte(r)) {
			break
		}
		if r >= utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.In(r, unicode.Nl, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc) {
			s.strange(r, size)
			return
		}
		s.pos += size
	}
	if c := s.peek(0); (c == '\'' || c == '"') && s.pos-start <= 2 {
		switch strings.ToLower(s.src[start:s.pos]) {
		case "r", "u", "b", "f", "rb", "br", "rf", "fr":
			s.quoted(start)
			return
		}
	}
	s.add(tName, start)
}

// strange complains about a character that no name has.
func (s *scanner) strange(r rune, size int) {
	at := span{s.pos, s.pos + size}
	switch {
	case r == utf8.RuneError && size == 1:
		s.fail(at, "(unicode error) "+py.DecodeErrorText(s.src), "")
	case !py.Printable(r):
		s.fail(at, fmt.Sprintf("invalid non-printable character U+%04X", r), "non-printable")
	case strings.ContainsRune("“”‘’„‚«»", r):
		s.fail(at, fmt.Sprintf("invalid character '%c' (U+%04X)", r, r), "curly-quote")
	default:
		s.fail(at, fmt.Sprintf("invalid character '%c' (U+%04X)", r, r), "quotes-missing")
	}
}

// operators are those of more than one character, the longest first.
var operators = []string{"**=", "//=", ">>=", "<<=", "...", "**", "//", "==", "!=", "<=", ">=", "<<", ">>", "->",
	"+=", "-=", "*=", "/=", "%=", "@=", "&=", "|=", "^=", ":="}

func (s *scanner) operator() {
	start := s.pos
	for _, o := range operators {
		if strings.HasPrefix(s.src[start:], o) {
			s.pos += len(o)
			s.add(tOp, start)
			return
		}
	}
	s.pos++
	switch c := s.src[start]; {
	case c == '(' || c == '[' || c == '{':
		if len(s.open) >= maxOpen {
			s.fail(span{start, s.pos}, "too many nested parentheses", "")
		}
		s.open = append(s.open, start)
	case c == ')' || c == ']' || c == '}':
		s.closing(start, c)
	case strings.IndexByte("+-*/%@&|^~<>=.,:;", c) < 0:
		s.add(tBad, start)
		return
	}
	s.add(tOp, start)
}

// closers end what their bracket begins.
var closers = map[byte]byte{'(': ')', '[': ']', '{': '}'}

func (s *scanner) closing(start int, c byte) {
	at := span{start, s.pos}
	if len(s.open) == 0 {
		s.fail(at, "unmatched '"+string(c)+"'", "unmatched")
		return
	}
	last := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	o := s.src[last]
	if closers[o] == c {
		return
	}
	message := fmt.Sprintf("closing parenthesis '%c' does not match opening parenthesis '%c'", c, o)
	if l := s.line(last); l != s.line(start) {
		message += fmt.Sprintf(" on line %d", l)
	}
	s.fail(at, message, "mismatch", string(closers[o]))
}
