package syntax

import "strings"

// Cell is a piece of a text that runs as a whole: what was typed at one prompt
// of a pasted session, or all of a text without prompts.
type Cell struct {
	Who   string  // in front of >>>, such as w1 or w1.a; mostly empty
	Src   string  // its code, without prompts
	Line  int     // of its first line in the text that was given, from 1
	Shift []int32 // columns that the prompts took off each of its lines
	cuts  []cut
}

// Magic is the command of IPython's that a cell starts with, such as %timeit, !ls or
// cache.set?, and where it stands; "" if there is none.
func (c Cell) Magic() (command string, at int) {
	first, _, _ := strings.Cut(c.Src, "\n")
	line := strings.TrimSpace(first)
	at = strings.Index(first, line)
	words := strings.Fields(line)
	switch {
	case line == "":
		return "", 0
	case line[0] == '%' || line[0] == '!' || line[0] == '?':
		return words[0], at
	case len(words) == 1 && line[len(line)-1] == '?':
		return line, at
	}
	return "", 0
}

// Parse reads the code of a cell as [Parse] does. Every place, also in an
// error, is one in the text that Session was given.
func (c Cell) Parse() ([]Stmt, *Error) {
	return parse(&scanner{src: c.Src, first: int32(c.Line), cuts: c.cuts}, nil)
}

// Session takes the prompts off a pasted session: >>> and ..., also with a name
// such as w1.a>>>, and IPython's In [1]: and ...:. Lines of a shell, banners and
// whatever was printed are skipped; there may be no cell at all. A text without
// prompts is one cell, and not pasted.
func Session(code string) (cells []Cell, pasted bool) {
	r := &sessionReader{lines: splitLines(code)}
	first := r.skipNoise()
	switch {
	case first < len(r.lines) && r.lines[first].starts():
	case r.noise || r.hasIn():
		r.plain = true
	default:
		return []Cell{{Src: code, Line: 1}}, false
	}
	for i := range r.lines {
		r.line(i)
	}
	r.finish()
	return r.cells, true
}

// pastedLine is a line of a pasted text.
type pastedLine struct {
	text string
	at   int // offset in the text
	prompt
}

// starts tells whether a statement starts here.
func (l *pastedLine) starts() bool { return l.kind == startPrompt }

// splitLines cuts a text at its line ends.
func splitLines(code string) []pastedLine {
	lines := make([]pastedLine, 0, strings.Count(code, "\n")+1)
	for at := 0; ; {
		end := strings.IndexByte(code[at:], '\n')
		text := code[at:]
		if end >= 0 {
			text = code[at : at+end]
		}
		text = strings.TrimSuffix(text, "\r")
		bom := 0
		if at == 0 && strings.HasPrefix(text, "\ufeff") {
			bom = len("\ufeff")
		}
		lines = append(lines, pastedLine{text[bom:], at + bom, promptOf(text[bom:])})
		if end < 0 {
			return lines
		}
		at += end + 1
	}
}

// sessionReader gathers the cells of a session.
type sessionReader struct {
	lines []pastedLine
	cells []Cell
	noise bool // lines of a shell or a banner stand at the start
	plain bool // lines without prompts before the first prompt are code
	open  bool // the line before belongs to the cell
	cell  *Cell
	parts []string // lines of the cell
	size  int      // of them, in bytes
}

// skipNoise finds the first line that is neither blank nor a comment nor of a
// shell.
func (r *sessionReader) skipNoise() int {
	for i := range r.lines {
		switch text := strings.TrimSpace(r.lines[i].text); {
		case text == "" || text[0] == '#':
		case isNoise(text):
			r.noise = true
		default:
			return i
		}
	}
	return len(r.lines)
}

// hasIn tells whether there is a prompt of IPython.
func (r *sessionReader) hasIn() bool {
	for i := range r.lines {
		if r.lines[i].starts() && r.lines[i].in {
			return true
		}
	}
	return false
}

// line looks at one line.
func (r *sessionReader) line(i int) {
	l := &r.lines[i]
	switch {
	case l.starts():
		if !r.goesOn(l) {
			r.finish()
			r.cell = &Cell{Who: l.who, Line: i + 1}
		}
		r.add(i, l.cut)
		r.open, r.plain = true, false
	case l.kind == goOnPrompt && r.open:
		r.add(i, l.cut)
	case r.plain && !isNoise(strings.TrimSpace(l.text)):
		if r.cell == nil {
			r.cell = &Cell{Line: i + 1}
		}
		r.add(i, 0)
	default:
		r.open = false
	}
}

// goesOn tells whether the statement at a prompt is none of its own: some write
// >>> before every line of a block.
func (r *sessionReader) goesOn(l *pastedLine) bool {
	if r.cell == nil || r.plain || r.cell.Who != l.who {
		return false
	}
	code := l.text[l.cut:]
	if code == "" {
		return false
	}
	if strings.IndexByte(" \t)]}", code[0]) >= 0 {
		return true
	}
	if word := code[:len(code)-len(strings.TrimLeft(code, "abcdefghijklmnopqrstuvwxyz"))]; continues[word] {
		return true
	}
	const most = 2048 // what is looked at again for every line stays short
	return r.size < most && openEnded(scan(&scanner{src: strings.Join(r.parts, "\n")}))
}

// add puts a line into the cell, without the first bytes of it; lines between
// are blank.
func (r *sessionReader) add(i, cut int) {
	for r.cell.Line+len(r.parts) < i+1 {
		r.put("", 0, 0)
	}
	l := &r.lines[i]
	r.put(l.text[cut:], l.at+cut, cut)
}

// put adds a line that stands at an offset of the text, behind a prompt of
// ASCII characters.
func (r *sessionReader) put(text string, at, prompt int) {
	r.cell.Shift = append(r.cell.Shift, int32(prompt))
	r.cell.cuts = append(r.cell.cuts, cut{int32(prompt), int32(at - r.size)})
	r.parts = append(r.parts, text)
	r.size += len(text) + 1
}

// finish ends a cell; one without code is none.
func (r *sessionReader) finish() {
	if r.cell != nil {
		r.cell.Src = strings.Join(r.parts, "\n")
		if strings.TrimSpace(r.cell.Src) != "" {
			r.cells = append(r.cells, *r.cell)
		}
	}
	r.cell, r.parts, r.size = nil, nil, 0
}
