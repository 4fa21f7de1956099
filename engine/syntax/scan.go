package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner cuts code into tokens, with Python's rules for lines and indentation.
type scanner struct {
	src     string
	off     int
	at      Pos
	tokens  []token
	indents []int32 // columns of open blocks
	open    []token // brackets
	depth   int     // of f-strings within f-strings
	inside  bool    // an expression of an f-string: line ends do not count
	shift   []int32 // columns cut off each line's start by prompts
}

// maxNesting bounds brackets and blocks in each other, as CPython does.
const maxNesting = 100

// scan answers the tokens of the code. The last one is tEOF or tError.
func scan(src string, shift []int32) []token {
	s := &scanner{src: src, at: Pos{1, 1, 0}, indents: []int32{0}, shift: shift}
	if err := s.run(); err != nil {
		s.tokens = append(s.tokens, token{kind: tError, start: s.at, err: err})
	}
	return s.tokens
}

func (s *scanner) run() *Error {
	lineStart := true
	for {
		if lineStart && s.atLine() {
			if err := s.indentation(); err != nil {
				return err
			}
			lineStart = false
		}
		s.blanks()
		if s.off >= len(s.src) {
			return s.finish()
		}
		if s.src[s.off] == '\n' {
			start := s.at
			s.next()
			if s.atLine() {
				s.endLine(start)
				lineStart = true
			}
			continue
		}
		if err := s.token(); err != nil {
			return err
		}
	}
}

// atLine tells whether line ends and indentation count here.
func (s *scanner) atLine() bool { return len(s.open) == 0 && !s.inside }

// next moves over one character.
func (s *scanner) next() rune {
	r, size := utf8.DecodeRuneInString(s.src[s.off:])
	s.off += size
	s.at.Offset += int32(size)
	if r == '\n' {
		s.at.Line++
		s.at.Col = 1
		return r
	}
	s.at.Col++
	return r
}

// skip moves over n ASCII characters that are no line ends.
//
//go:noinline
func (s *scanner) skip(n int) {
	s.off += n
	s.at.Offset += int32(n)
	s.at.Col += int32(n)
}

//go:noinline
func (s *scanner) peek(i int) byte {
	if s.off+i < len(s.src) {
		return s.src[s.off+i]
	}
	return 0
}

// blanks skips what stands between tokens of a line.
func (s *scanner) blanks() {
	for s.off < len(s.src) {
		switch c := s.src[s.off]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\f':
			s.skip(1)
		case c == '\\' && strings.HasPrefix(s.src[s.off:], "\\\n"):
			s.skip(1)
			s.next()
		case c == '#':
			for s.off < len(s.src) && s.src[s.off] != '\n' {
				s.next()
			}
		default:
			return
		}
	}
}

// indentation turns the white space before a line into indents and dedents.
// Blank lines and comments do not count.
func (s *scanner) indentation() *Error {
	for {
		width := int32(0)
		for s.off < len(s.src) && (s.src[s.off] == ' ' || s.src[s.off] == '\t' || s.src[s.off] == '\f') {
			if s.src[s.off] == '\t' {
				width += 8 - width%8
			} else {
				width++
			}
			s.skip(1)
		}
		if s.peek(0) == '\r' && s.peek(1) == '\n' {
			s.skip(1)
		}
		if s.peek(0) == '#' {
			s.blanks()
		}
		if s.peek(0) == '\n' {
			s.next()
			continue
		}
		if s.off >= len(s.src) {
			return nil
		}
		return s.setIndent(width)
	}
}

func (s *scanner) setIndent(width int32) *Error {
	top := s.indents[len(s.indents)-1]
	if width > top {
		if len(s.indents) > maxNesting {
			return &Error{Type: "IndentationError", Message: "too many levels of indentation", Line: int(s.at.Line), Column: 1}
		}
		s.indents = append(s.indents, width)
		s.emit(tIndent, "", s.at)
		return nil
	}
	for width < s.indents[len(s.indents)-1] {
		s.indents = s.indents[:len(s.indents)-1]
		s.emit(tDedent, "", s.at)
	}
	if width != s.indents[len(s.indents)-1] {
		return &Error{Type: "IndentationError", Message: "unindent does not match any outer indentation level",
			Line: int(s.at.Line), Column: int(s.at.Col), Hint: "Lines of one block start in the same column."}
	}
	return nil
}

func (s *scanner) emit(k kind, text string, start Pos) {
	s.tokens = append(s.tokens, token{kind: k, text: text, start: s.moved(start), end: s.moved(s.at)})
}

// moved is a place as the person who pasted the code sees it.
//
//go:noinline
func (s *scanner) moved(p Pos) Pos {
	if i := int(p.Line) - 1; i < len(s.shift) {
		p.Col += s.shift[i]
	}
	return p
}

// endLine ends a logical line unless it was empty.
func (s *scanner) endLine(start Pos) {
	if n := len(s.tokens); n == 0 || s.tokens[n-1].kind == tNewline || s.tokens[n-1].kind == tIndent || s.tokens[n-1].kind == tDedent {
		return
	}
	s.tokens = append(s.tokens, token{kind: tNewline, start: s.moved(start), end: s.moved(start)})
}

func (s *scanner) finish() *Error {
	if n := len(s.open); n > 0 {
		b := s.open[n-1]
		return syntaxError(b.start, "'"+b.text+"' was never closed", "")
	}
	s.endLine(s.at)
	for len(s.indents) > 1 {
		s.indents = s.indents[:len(s.indents)-1]
		s.emit(tDedent, "", s.at)
	}
	s.emit(tEOF, "", s.at)
	return nil
}

func (s *scanner) token() *Error {
	c := s.src[s.off]
	switch {
	case c == '"' || c == '\'':
		return s.stringLiteral("")
	case c >= '0' && c <= '9' || c == '.' && s.peek(1) >= '0' && s.peek(1) <= '9':
		return s.number()
	case c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf:
		return s.word()
	}
	return s.operator()
}

// word scans a name, a keyword or the prefix of a string.
func (s *scanner) word() *Error {
	start, from := s.at, s.off
	for s.off < len(s.src) {
		r, _ := utf8.DecodeRuneInString(s.src[s.off:])
		if r != '_' && !unicode.IsLetter(r) && !(s.off > from && (unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))) {
			break
		}
		s.next()
	}
	text := s.src[from:s.off]
	if text == "" {
		return s.badCharacter()
	}
	if c := s.peek(0); (c == '"' || c == '\'') && len(text) <= 2 && isPrefix(text) {
		s.off, s.at = from, start
		s.skip(len(text))
		return s.stringLiteral(strings.ToLower(text))
	}
	k := tName
	if keywords[text] {
		k = tKeyword
	}
	s.emit(k, text, start)
	return nil
}

// operators, longest first.
var operators = []string{
	"**=", "//=", "<<=", ">>=", "...",
	"**", "//", "<<", ">>", "<=", ">=", "==", "!=", "->", ":=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=",
	"+", "-", "*", "/", "%", "&", "|", "^", "~", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "=", "@",
}

func (s *scanner) operator() *Error {
	for _, op := range operators {
		if !strings.HasPrefix(s.src[s.off:], op) {
			continue
		}
		start := s.at
		s.skip(len(op))
		s.emit(tOp, op, start)
		last := len(s.tokens) - 1
		if err := s.bracket(s.tokens[last]); err != nil {
			s.tokens = s.tokens[:last] // the error comes first
			return err
		}
		return nil
	}
	return s.badCharacter()
}

// bracket keeps account of what is open.
func (s *scanner) bracket(t token) *Error {
	switch t.text {
	case "(", "[", "{":
		if len(s.open) >= 2*maxNesting {
			return syntaxError(t.start, "too many nested parentheses", "")
		}
		s.open = append(s.open, t)
	case ")", "]", "}":
		n := len(s.open)
		if n == 0 {
			return syntaxError(t.start, "unmatched '"+t.text+"'", "")
		}
		open := s.open[n-1]
		if strings.Index("([{", open.text) != strings.Index(")]}", t.text) {
			return syntaxError(t.start, "closing parenthesis '"+t.text+"' does not match opening parenthesis '"+open.text+"'", "")
		}
		s.open = s.open[:n-1]
	}
	return nil
}
