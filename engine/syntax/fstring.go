package syntax

import "strings"

// fString scans the inside of an f-string up to its closing quote. In a format
// spec (spec is true) it stops before the closing brace.
func (s *scanner) fString(quote string, start Pos, raw, spec bool) ([]Part, *Error) {
	var parts []Part
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			parts = append(parts, Part{Text: text.String()})
			text.Reset()
		}
	}
	for {
		switch {
		case s.off >= len(s.src) || s.src[s.off] == '\n' && len(quote) == 1:
			return nil, s.unterminated(quote, start)
		case strings.HasPrefix(s.src[s.off:], quote) && !spec:
			s.skip(len(quote))
			flush()
			return parts, nil
		case s.src[s.off] == '}' && spec:
			flush()
			return parts, nil
		case strings.HasPrefix(s.src[s.off:], "{{") && !spec, strings.HasPrefix(s.src[s.off:], "}}") && !spec:
			text.WriteByte(s.src[s.off])
			s.skip(2)
		case s.src[s.off] == '}':
			return nil, syntaxError(s.moved(s.at), "f-string: single '}' is not allowed", "Write }} for a brace in the text.")
		case s.src[s.off] == '{':
			flush()
			part, err := s.field(quote, start, raw)
			if err != nil {
				return nil, err
			}
			parts = append(parts, part)
		case s.src[s.off] == '\\':
			if err := s.escape(&text, raw, false); err != nil {
				return nil, err
			}
		default:
			from := s.off
			s.next()
			text.WriteString(s.src[from:s.off])
		}
	}
}

// field scans {expression!r:spec}.
func (s *scanner) field(quote string, start Pos, raw bool) (Part, *Error) {
	var part Part
	open := s.at
	if s.depth++; s.depth > 10 {
		return part, syntaxError(s.moved(open), "f-string: expressions nested too deeply", "")
	}
	defer func() { s.depth-- }()
	s.skip(1)
	from, at := s.off, s.at
	if err := s.fieldEnd(quote, start, open); err != nil {
		return part, err
	}
	code := s.src[from:s.off]
	if s.peek(0) == '=' {
		s.skip(1)
		for s.peek(0) == ' ' {
			s.skip(1)
		}
		part.Echo = s.src[from:s.off]
	}
	if strings.TrimSpace(code) == "" {
		return part, syntaxError(s.moved(open), "f-string: valid expression required before '}'", "")
	}
	x, err := parseField(code, s.moved(at), s.depth)
	if err != nil {
		return part, err
	}
	part.X = x
	return part, s.fieldTail(&part, quote, start, raw)
}

// fieldTail scans the conversion, the format spec and the closing brace.
func (s *scanner) fieldTail(part *Part, quote string, start Pos, raw bool) *Error {
	if s.peek(0) == '!' {
		part.Conv = s.peek(1)
		if !strings.ContainsRune("rsa", rune(part.Conv)) || part.Conv == 0 {
			return syntaxError(s.moved(s.at), "f-string: invalid conversion character: expected 's', 'r', or 'a'", "")
		}
		s.skip(2)
	}
	if s.peek(0) == ':' {
		s.skip(1)
		spec, err := s.fString(quote, start, raw, true)
		if err != nil {
			return err
		}
		part.Spec = spec
		if spec == nil {
			part.Spec = []Part{}
		}
	}
	if s.peek(0) != '}' {
		return syntaxError(s.moved(s.at), "f-string: expecting '}'", "")
	}
	s.skip(1)
	if part.Echo != "" && part.Conv == 0 && part.Spec == nil {
		part.Conv = 'r'
	}
	return nil
}

// fieldEnd moves to where the expression of a field ends.
func (s *scanner) fieldEnd(quote string, start, open Pos) *Error {
	depth := 0
	for s.off < len(s.src) {
		switch c := s.src[s.off]; {
		case c == '\n' && len(quote) == 1:
			return s.unterminated(quote, start)
		case c == '\'' || c == '"':
			// A quote within the braces opens a string of its own, unless it
			// is the one that ends the f-string too early.
			mark, at := s.off, s.at
			if !s.skipString() {
				s.off, s.at = mark, at
				return syntaxError(s.moved(open), "f-string: expecting '}'", "")
			}
			continue
		case c == '(' || c == '[' || c == '{':
			depth++
		case (c == ')' || c == ']' || c == '}') && depth > 0:
			depth--
		case c == '}' || c == ':':
			if depth == 0 {
				return nil
			}
		case c == '!' && depth == 0 && s.peek(1) != '=':
			return nil
		case c == '=' && depth == 0 && s.peek(1) != '=' && s.endsField():
			return nil
		case c == '=' && s.peek(1) == '=', c == '!':
			s.skip(1)
		}
		s.next()
	}
	return s.unterminated(quote, start)
}

// endsField tells whether the = here is that of f"{x=}".
func (s *scanner) endsField() bool {
	if s.off > 0 && strings.ContainsRune("<>!=", rune(s.src[s.off-1])) {
		return false
	}
	rest := strings.TrimLeft(s.src[s.off+1:], " ")
	return rest != "" && strings.ContainsRune("}!:", rune(rest[0]))
}

// skipString moves over a string literal within a field.
func (s *scanner) skipString() bool {
	quote := s.src[s.off : s.off+1]
	if strings.HasPrefix(s.src[s.off:], strings.Repeat(quote, 3)) {
		quote = strings.Repeat(quote, 3)
	}
	s.skip(len(quote))
	for s.off < len(s.src) {
		switch {
		case strings.HasPrefix(s.src[s.off:], quote):
			s.skip(len(quote))
			return true
		case s.src[s.off] == '\n' && len(quote) == 1:
			return false
		case s.src[s.off] == '\\' && s.off+1 < len(s.src):
			s.next()
		}
		s.next()
	}
	return false
}
