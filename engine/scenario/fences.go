package scenario

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"locmem/engine/syntax"
)

// MaxSource bounds a document, in bytes; links have the same bound.
const MaxSource = 64 << 10

// MaxParts bounds the parts of a document: a page shows each.
const MaxParts = 200

// maxProblems bounds what Parse complains of.
const maxProblems = 50

// Parse reads a document. It always returns a Scenario, with whatever could be
// read, and never panics; the problems are sorted by place.
func Parse(src string) (*Scenario, []Problem) {
	p := &parser{Scenario: &Scenario{source: src}}
	if len(src) > MaxSource {
		p.problem(1, 0, "the document is longer than 64 KiB", "Make two of it.")
		return p.Scenario, p.problems
	}
	if !p.isText() {
		return p.Scenario, p.problems
	}
	p.split()
	p.front()
	p.parts()
	p.related()
	sort.SliceStable(p.problems, func(a, b int) bool { return p.problems[a].Line < p.problems[b].Line })
	return p.Scenario, p.problems
}

type parser struct {
	*Scenario
	lines    []line
	next     int // of lines: the first that is not read yet
	problems []Problem
}

// isText looks for the first byte that no text has. Behind it nothing is read.
func (p *parser) isText() bool {
	nul, bad := strings.IndexByte(p.source, 0), notUTF8(p.source)
	switch {
	case nul >= 0 && (bad < 0 || nul < bad):
		line, column := place(p.source, nul)
		p.problem(line, column, "there is a NUL character here, which no text has", "Take it out. If there are many, the file is UTF-16 or no text: save it as UTF-8.")
	case bad >= 0:
		line, column := place(p.source, bad)
		p.problem(line, column, "the document is no UTF-8 text", "Save it as UTF-8.")
	}
	return nul < 0 && bad < 0
}

// notUTF8 is the place of the first byte that is no UTF-8; -1 if all are.
func notUTF8(src string) int {
	for i, r := range src {
		if r == utf8.RuneError && !strings.HasPrefix(src[i:], "\uFFFD") {
			return i
		}
	}
	return -1
}

// place is a byte's line, and its column in characters, from 1.
func place(src string, at int) (line, column int) {
	before := src[:at]
	return 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
}

// line is one line of the source without its end.
type line struct {
	text       string
	start, end int // in bytes; end is past the line break
}

func (p *parser) problem(line, column int, message, hint string) {
	if len(p.problems) < maxProblems {
		p.problems = append(p.problems, Problem{line, column, message, hint})
	}
}

func (p *parser) split() {
	for at := 0; at < len(p.source); {
		end := len(p.source)
		if i := strings.IndexByte(p.source[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		text := strings.TrimRight(p.source[at:end], "\r\n")
		p.lines = append(p.lines, line{text, at, end})
		at = end
	}
}

// parts cuts the rest of the document into prose and fences.
func (p *parser) parts() {
	for p.next < len(p.lines) {
		if len(p.Parts) == MaxParts {
			p.problem(p.next+1, 0, "a document has at most "+strconv.Itoa(MaxParts)+" parts, prose and blocks: what follows is left out", "Make two of it.")
			return
		}
		if _, _, ok := fence(p.lines[p.next].text); ok {
			p.fence()
			continue
		}
		first := p.next
		for p.next < len(p.lines) {
			if _, _, ok := fence(p.lines[p.next].text); ok {
				break
			}
			p.next++
		}
		if part := p.part(Prose, first, first, p.next); strings.TrimSpace(part.Text) != "" {
			p.Parts = append(p.Parts, part)
		}
	}
}

// part is made of the lines from first on, its text of those from body to end.
func (p *parser) part(kind Kind, first, body, end int) Part {
	part := Part{Kind: kind, Line: first + 1, BodyLine: body + 1}
	part.start = len(p.source)
	if body < len(p.lines) {
		part.start = p.lines[body].start
	}
	part.end = part.start
	if end > body {
		part.end = p.lines[end-1].end
	}
	part.Text = strings.ReplaceAll(p.source[part.start:part.end], "\r\n", "\n")
	return part
}

// fence tells whether a line opens a fence, and what stands behind its marks.
func fence(text string) (marks, info string, ok bool) {
	indent := len(text) - len(strings.TrimLeft(text, " "))
	text = text[indent:]
	if indent > 3 || len(text) < 3 || text[0] != '`' && text[0] != '~' {
		return "", "", false
	}
	n := len(text) - len(strings.TrimLeft(text, text[:1]))
	info = strings.TrimSpace(text[n:])
	if n < 3 || text[0] == '`' && strings.Contains(info, "`") {
		return "", "", false
	}
	return text[:n], info, true
}

// fence reads one fence, from its opening line to its closing one.
func (p *parser) fence() {
	first := p.next
	marks, info, _ := fence(p.lines[first].text)
	words := strings.Fields(info)
	ours := len(words) > 0 && strings.EqualFold(words[0], "locmem")
	end, closed := p.closing(first, marks, ours)
	p.next = end
	if closed {
		p.next++
	}
	part := p.part(Code, first, first+1, end)
	part.Lang = info
	before := len(p.problems)
	switch {
	case ours:
		p.role(&part, words[1:])
	case len(words) > 0:
		p.nearlyOurs(&part, words)
	}
	if !closed {
		p.problems = p.problems[:before] // of a body that is not whole
		p.open(&part, marks, end)
	}
	p.Parts = append(p.Parts, part)
}

// closing is the line that ends a fence; closed is false if the text ends before
// it, or one of ours meets the line that opens the next.
func (p *parser) closing(first int, marks string, ours bool) (end int, closed bool) {
	for end = first + 1; end < len(p.lines); end++ {
		m, rest, ok := fence(p.lines[end].text)
		switch {
		case !ok || m[0] != marks[0] || len(m) < len(marks):
		case rest == "":
			return end, true
		case ours:
			return end, false
		}
	}
	return end, false
}

// open complains of a fence that is not closed.
func (p *parser) open(part *Part, marks string, end int) {
	name, before := "this fence", "."
	if part.Kind != Code {
		name = "this " + string(part.Kind) + " fence"
	}
	if end < len(p.lines) {
		before = ", before line " + strconv.Itoa(end+1) + "."
	}
	p.problem(part.Line, 0, name+" is not closed", "Write "+marks+" on a line of its own behind it"+before)
}

// nearlyOurs complains of a fence whose language looks like locmem and is not:
// it would be shown, and nothing in it played.
func (p *parser) nearlyOurs(part *Part, words []string) {
	const name = "locmem"
	word := strings.ToLower(words[0])
	role, longer := strings.CutPrefix(word, name)
	if role = strings.Trim(role, "-_:.,;{}()"); !longer {
		if syntax.Distance(word, name) > 1 {
			return
		}
	}
	if role == "" && len(words) > 1 {
		role = words[1]
	}
	hint := example(Run, "")
	for _, r := range roles {
		if string(r.kind) == role {
			hint = example(r.kind, r.arg)
		}
	}
	p.problem(part.Line, 0, "unknown fence '"+words[0]+"'", hint)
}

// role reads what stands behind locmem: a role and its argument. No role is run.
func (p *parser) role(part *Part, words []string) {
	role := string(Run)
	if len(words) > 0 {
		role, words = words[0], words[1:]
	}
	var names []string
	need := ""
	for _, r := range roles {
		names = append(names, string(r.kind))
		if string(r.kind) == role {
			part.Kind, need = r.kind, r.arg
		}
	}
	if part.Kind == Code {
		p.problem(part.Line, 0, "unknown role '"+role+"'", meant(role, names))
		return
	}
	for _, w := range words {
		p.argument(part, w, need)
	}
	if need != "" && len(words) == 0 {
		p.problem(part.Line, 0, role+" needs "+need+"=NAME", example(part.Kind, need))
	}
	p.body(part)
}

// argument reads one of them. What was meant for the name is the name, so that
// a mistake is told once and not by everything that belongs to it.
func (p *parser) argument(part *Part, w, need string) {
	role := string(part.Kind)
	name, value, ok := strings.Cut(w, "=")
	if !ok {
		value = w
	}
	example := example(part.Kind, need)
	if need != "" && isWord(value) {
		part.Name = value
		example = exampleOf(part.Kind, need, value)
	}
	switch {
	case !ok || value == "":
		p.problem(part.Line, 0, "'"+w+"' is no argument of "+role, example)
	case name != need:
		p.problem(part.Line, 0, role+" takes no '"+name+"'", example)
	case !isWord(value):
		p.problem(part.Line, 0, "'"+value+"' is no name", "Use letters, digits and hyphens.")
	}
}

func example(kind Kind, need string) string { return exampleOf(kind, need, "x") }

func exampleOf(kind Kind, need, name string) string {
	text := "Write ```locmem " + string(kind)
	if need != "" {
		text += " " + need + "=" + name
	}
	return text + "."
}

// body reads the text of a fence by its role.
func (p *parser) body(part *Part) {
	switch part.Kind {
	case Run, SetupRun:
		for _, l := range strings.Split(part.Text, "\n") {
			if l = strings.TrimSpace(l); strings.HasPrefix(l, "- ") && marked(l) {
				p.problem(part.Line, 0, "answers that end in # correct belong to a question, and this is a transcript", example(Predict, ""))
				break
			}
		}
		part.Transcript = p.transcript(part.Text, part.BodyLine)
	case Environ:
		_, problems := ReadEnviron(part.Text, part.BodyLine)
		for _, x := range problems {
			p.problem(x.Line, x.Column, x.Message, x.Hint)
		}
	case Settings, Views:
		p.code(part.Kind, part.Text, part.BodyLine)
	case Try, Solution:
		part.Transcript = p.playable(part.Text, part.BodyLine)
	case Wrong:
		p.wrong(part)
	case Predict:
		p.predict(part)
	case Check:
		p.check(part)
	}
}

// transcript reads one and keeps its problems.
func (p *parser) transcript(text string, line int) *Transcript {
	t, problems := ParseTranscript(text, line)
	for _, x := range problems {
		p.problem(x.Line, x.Column, x.Message, x.Hint)
	}
	return t
}

// related complains of parts that belong to a try that is not there, and of
// names given twice.
func (p *parser) related() {
	tries, nameless := map[string]bool{}, false
	var names []string
	for i := range p.Parts {
		part := &p.Parts[i]
		if part.Kind != Try || part.Name == "" {
			nameless = nameless || part.Kind == Try
			continue
		}
		if tries[part.Name] {
			p.problem(part.Line, 0, "there are two tries with id="+part.Name, "Give one of them another name.")
		}
		tries[part.Name] = true
		names = append(names, part.Name)
	}
	if nameless && len(names) == 0 {
		return // that was told, and is why nothing fits
	}
	for i := range p.Parts {
		part := &p.Parts[i]
		switch part.Kind {
		case Check, Wrong, Hint, Solution:
			if part.Name != "" && !tries[part.Name] {
				p.problem(part.Line, 0, "there is no try with id="+part.Name, meant(part.Name, names))
			}
		}
	}
}

// isWord tells whether s is made of letters, digits, hyphens and underscores.
func isWord(s string) bool {
	for _, c := range []byte(s) {
		if c != '-' && c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return s != "" && len(s) <= 60
}
