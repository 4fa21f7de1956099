package syntax

import "strings"

// maxFields bounds expressions within expressions of f-strings.
const maxFields = 10

// fString scans the inside of an f-string up to its closing quote. In a format
// spec (spec is true) it stops before the closing brace.
func (s *scanner) fString(l literal, spec bool) ([]field, *Error) {
	var parts []field
	var text []byte
	body := s.off
	flush := func() {
		if len(text) > 0 {
			parts = append(parts, field{text: string(text)})
			text = text[:0]
		}
	}
	for {
		if s.ends(l) {
			return nil, s.unterminated(l)
		}
		var err *Error
		switch c := s.src[s.off]; {
		case s.closes(l):
			if !spec {
				s.skip(len(l.quote))
			}
			flush()
			return parts, nil
		case c == '}' && spec:
			flush()
			return parts, nil
		case (c == '{' || c == '}') && s.peek(1) == c && !spec:
			text = append(text, c)
			s.skip(2)
		case c == '}':
			return nil, s.fError(s.mark(), "single '}' is not allowed", "Write }} for a brace in the text.")
		case c == '{':
			flush()
			var part field
			part, err = s.field(l)
			parts = append(parts, part)
			body = s.off
		case c == '\\' && l.raw && (s.peek(1) == '{' || s.peek(1) == '}'):
			text = append(text, c)
			s.skip(1)
		case c == '\\':
			text, err = s.escape(text, l, body)
		default:
			text, err = s.plainRune(text, l)
		}
		if err != nil {
			return nil, err
		}
	}
}

// fError is an error of an f-string.
func (s *scanner) fError(at Pos, message, hint string) *Error {
	s.begin = at
	return syntaxError(at, "f-string: "+message, hint)
}

// field scans {expression!r:spec}.
func (s *scanner) field(l literal) (part field, err *Error) {
	open := s.mark()
	if s.depth++; s.depth > maxFields {
		return part, s.fError(open, "expressions nested too deeply", "")
	}
	defer func() { s.depth-- }()
	s.skip(1)
	from := s.off
	if part.tokens, err = s.fieldTokens(l, open); err != nil {
		return part, err
	}
	if strings.TrimSpace(s.src[from:s.off]) == "" {
		return part, s.fError(open, "valid expression required before '}'", "")
	}
	if s.peek(0) == '=' {
		s.skip(1)
		for s.peek(0) == ' ' {
			s.skip(1)
		}
		part.echo = s.src[from:s.off]
	}
	return part, s.fieldTail(&part, l)
}

// fieldTail scans the conversion, the format spec and the closing brace.
func (s *scanner) fieldTail(part *field, l literal) (err *Error) {
	if s.peek(0) == '!' {
		part.conv = s.peek(1)
		if s.off+1 >= len(s.src) || s.src[s.off+1] == l.quote[0] {
			return s.fError(s.mark(), "expecting '}'", "")
		}
		if part.conv != 'r' && part.conv != 's' && part.conv != 'a' {
			return s.fError(s.mark(), "invalid conversion character: expected 's', 'r', or 'a'", "")
		}
		s.skip(2)
	}
	if s.peek(0) == ':' {
		s.skip(1)
		if part.spec, err = s.fString(l, true); err != nil {
			return err
		}
		if part.spec == nil {
			part.spec = []field{}
		}
	}
	if s.peek(0) != '}' {
		return s.fError(s.mark(), "expecting '}'", "")
	}
	s.skip(1)
	if part.echo != "" && part.conv == 0 && part.spec == nil {
		part.conv = 'r'
	}
	return nil
}

// fieldTokens scans the expression of a field, up to where it ends.
func (s *scanner) fieldTokens(l literal, open Pos) ([]token, *Error) {
	n, outer := len(s.tokens), s.open
	s.open = nil
	err := s.fieldRun(l, open)
	s.emit(tEOF, "", s.mark())
	tokens := append([]token(nil), s.tokens[n:]...)
	s.tokens, s.open = s.tokens[:n], outer
	return tokens, err
}

func (s *scanner) fieldRun(l literal, open Pos) *Error {
	for {
		if s.ends(l) {
			return s.unterminated(l)
		}
		c := s.src[s.off]
		switch {
		case c == ' ' || c == '\t' || c == '\f' || s.atEnd():
			s.next()
			continue
		case len(s.open) == 0 && s.endsField(c):
			return nil
		case c == '\\':
			return syntaxErrorHere(s, "f-string expression part cannot include a backslash")
		case c == '#':
			return syntaxErrorHere(s, "f-string expression part cannot include '#'")
		}
		quote := s.closes(l)
		err := s.token()
		switch {
		case err == nil:
		case quote && strings.HasPrefix(err.Message, "unterminated"):
			// The quote ended the f-string after all.
			return s.fError(open, "expecting '}'", "")
		case strings.HasPrefix(err.Message, "unterminated"):
			return s.fError(s.begin, "unterminated string", "")
		default:
			if !strings.HasPrefix(err.Message, "f-string") {
				err.Message = "f-string: " + err.Message
			}
			return err
		}
	}
}

func syntaxErrorHere(s *scanner, message string) *Error {
	s.begin = s.mark()
	return syntaxError(s.begin, message, "")
}

// endsField tells whether the character here ends the expression of a field:
// operators such as == and != were taken as a whole.
func (s *scanner) endsField(c byte) bool {
	switch c {
	case '}', ':':
		return true
	case '!', '=':
		return s.peek(1) != '='
	}
	return false
}
