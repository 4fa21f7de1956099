package syntax

// indentation turns the white space before a line into indents and dedents.
// Blank lines and comments do not count.
func (s *scanner) indentation() *Error {
	for {
		w := s.margin()
		if s.peek(0) == '#' {
			s.comment()
		}
		if s.off >= len(s.src) {
			return nil
		}
		if s.atEnd() {
			s.next()
			continue
		}
		if s.flat {
			return nil
		}
		return s.setIndent(w)
	}
}

// margin measures the white space here.
func (s *scanner) margin() (w width) {
	for s.off < len(s.src) {
		switch s.src[s.off] {
		case ' ':
			w.tab8++
			w.tab1++
		case '\t':
			w.tab8 += 8 - w.tab8%8
			w.tab1++
		case '\f':
			w = width{}
		default:
			return w
		}
		s.skip(1)
	}
	return w
}

func (s *scanner) setIndent(w width) *Error {
	top := s.indents[len(s.indents)-1]
	s.begin = s.mark()
	switch {
	case w.tab8 > top.tab8:
		if w.tab1 <= top.tab1 {
			return s.mixedTabs()
		}
		if len(s.indents) >= maxBlocks {
			return &Error{Type: "IndentationError", Message: "too many levels of indentation", Line: int(s.begin.Line), Column: 1}
		}
		s.indents = append(s.indents, w)
		s.emit(tIndent, "", s.mark())
		return nil
	case w.tab8 == top.tab8 && w.tab1 == top.tab1:
		return nil
	}
	return s.dedent(w)
}

// dedent closes the blocks that are further to the right.
func (s *scanner) dedent(w width) *Error {
	for w.tab8 < s.indents[len(s.indents)-1].tab8 {
		s.indents = s.indents[:len(s.indents)-1]
		s.emit(tDedent, "", s.mark())
	}
	top := s.indents[len(s.indents)-1]
	if w.tab8 != top.tab8 {
		return errorAt("IndentationError", s.mark(), "unindent does not match any outer indentation level",
			"Lines of one block start in the same column.")
	}
	if w.tab1 != top.tab1 {
		return s.mixedTabs()
	}
	return nil
}

func (s *scanner) mixedTabs() *Error {
	return errorAt("TabError", s.mark(), "inconsistent use of tabs and spaces in indentation", "Use four spaces for each level.")
}
