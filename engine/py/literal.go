package py

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// SyntaxError says where a text stops being Python, and what to do about it.
type SyntaxError struct {
	Line, Column int    // from 1; Column in code points
	Message      string // Python's words where Python has any
	Hint         string // what to write instead, or ""
}

// Error is one line, such as "SyntaxError: unterminated string literal (line 1,
// column 5)", without the hint.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("SyntaxError: %s (line %d, column %d)", e.Message, e.Line, e.Column)
}

// ParseLiteral reads one value in the language of Python's ast.literal_eval:
// None, True, False, ints and floats with a sign, str and bytes in every
// notation but \N{...}, lists, tuples, dicts, sets and set(). White space,
// comments and line ends around it are all right; complex numbers are not read.
// Every error is a *[SyntaxError]. Brackets may be nested 200 deep, as in
// Python; the value takes memory in proportion to src.
func ParseLiteral(src string) (Value, error) {
	p := &literalParser{src: src}
	v, err := p.document()
	if err != nil {
		return nil, err
	}
	return v, nil
}

// maxNesting is Python's limit of brackets within each other.
const maxNesting = 200

// literalParser reads src from pos on. Its methods leave pos after what they read.
type literalParser struct {
	src  string
	pos  int
	open []int // positions of the brackets that are open
}

// document is the whole text: a value, or several with commas, which are a tuple.
func (p *literalParser) document() (Value, *SyntaxError) {
	if at := strings.IndexByte(p.src, 0); at >= 0 {
		return nil, p.errorAt(at, "source code string cannot contain null bytes", `write \x00`)
	}
	if !utf8.ValidString(p.src) {
		at := notUTF8(p.src)
		return nil, p.errorAt(at, "(unicode error) "+decodeErrorText(p.src, at), "")
	}
	p.lines()
	if p.pos == len(p.src) {
		return nil, p.errorAt(p.pos, "invalid syntax", "write a value, such as 42, 'text' or None")
	}
	v, err := p.value()
	if err != nil {
		return nil, err
	}
	p.spaces()
	if p.peek() == ',' {
		items := []Value{v}
		for p.peek() == ',' {
			p.pos++
			if p.spaces(); p.atLineEnd() {
				break
			}
			item, err := p.value()
			if err != nil {
				return nil, err
			}
			items = append(items, item)
			p.spaces()
		}
		v = &Tuple{items}
	}
	p.lines()
	if p.pos < len(p.src) {
		return nil, p.unexpected()
	}
	return v, nil
}

// notUTF8 is the place of the first byte that is no UTF-8; surrogates are none.
func notUTF8(s string) int {
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			return i
		}
	}
	return len(s)
}

// peek is the next byte, or 0 at the end.
func (p *literalParser) peek() byte { return p.peekAt(0) }

func (p *literalParser) peekAt(n int) byte {
	if p.pos+n < len(p.src) {
		return p.src[p.pos+n]
	}
	return 0
}

func (p *literalParser) atLineEnd() bool {
	c := p.peek()
	return c == 0 || c == '\n' || c == '\r'
}

// spaces skips blanks, comments and joined lines, and within brackets line ends.
func (p *literalParser) spaces() {
	for p.pos < len(p.src) {
		switch c := p.src[p.pos]; {
		case c == ' ' || c == '\t' || c == '\f':
			p.pos++
		case c == '\n' || c == '\r':
			if len(p.open) == 0 {
				return
			}
			p.pos++
		case c == '#':
			for !p.atLineEnd() {
				p.pos++
			}
		case c == '\\' && p.peekAt(1) == '\n':
			p.pos += 2
		case c == '\\' && p.peekAt(1) == '\r' && p.peekAt(2) == '\n':
			p.pos += 3
		default:
			return
		}
	}
}

// lines skips spaces and line ends.
func (p *literalParser) lines() {
	for p.spaces(); p.peek() == '\n' || p.peek() == '\r'; p.spaces() {
		p.pos++
	}
}

// errorAt is an error at a place in src.
func (p *literalParser) errorAt(at int, message, hint string) *SyntaxError {
	before := strings.ReplaceAll(p.src[:at], "\r\n", "\n")
	start := strings.LastIndexAny(before, "\r\n") + 1
	line := 1 + strings.Count(before, "\n") + strings.Count(before, "\r")
	return &SyntaxError{line, RuneCount(before[start:]) + 1, message, hint}
}
