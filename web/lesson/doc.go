package lesson

import (
	"slices"
	"strings"

	"locmem/engine/scenario"
	"locmem/engine/settings"
	"locmem/web/prose"
)

// kinds says what a part of a document is on the page. What is left out is not
// shown: checks, what is wrong, and what runs first.
var kinds = map[scenario.Kind]Kind{
	scenario.Prose: Prose, scenario.Settings: Settings, scenario.Environ: Environ, scenario.Views: Views, scenario.Run: Run,
	scenario.Predict: Predict, scenario.Try: Try, scenario.Hint: Hint, scenario.Solution: Solution,
	scenario.Code: Plain,
}

// blocksOf makes the page's blocks of a document. A block is named by its
// part's place, so there is one for each part.
func blocksOf(s *scenario.Scenario) []Block {
	var out []Block
	room := prose.Room
	for i, p := range s.Parts {
		kind, shown := kinds[p.Kind]
		if !shown {
			kind = Hidden
		}
		b := Block{N: i, Kind: kind, Name: p.Name, Text: strings.TrimSuffix(p.Text, "\n"), Chosen: -1}
		b.Author = b.Text
		switch kind {
		case Prose, Hint:
			b.Prose, room = prose.Parse(p.Text, room)
			if len(out) == 0 {
				b.Prose = withoutTitle(b.Prose, s.Title)
			}
		case Run:
			b.Steps = stepsOf(p.Transcript, p.BodyLine)
		case Predict:
			ask(&b, p.Question, p.BodyLine)
		}
		out = append(out, b)
	}
	return out
}

// withoutTitle takes a heading away that says what stands above the document
// anyway.
func withoutTitle(blocks []prose.Block, title string) []prose.Block {
	if len(blocks) > 0 && blocks[0].Kind == prose.Heading && len(blocks[0].Spans) == 1 && blocks[0].Spans[0].Text == title {
		return blocks[1:]
	}
	return blocks
}

// stepsOf makes the steps of a block whose text begins on that line.
func stepsOf(t *scenario.Transcript, line int) []Step {
	if t == nil {
		return nil
	}
	lines := []Step{}
	for _, s := range t.Steps {
		step := Step{Line: s.Line - line + 1, Who: s.Who, Code: s.Code, Want: s.Want}
		if s.Action != nil {
			step.Who = ""
		}
		lines = append(lines, step)
	}
	return lines
}

func ask(b *Block, q *scenario.Question, line int) {
	if q == nil {
		return
	}
	if q.Call.Line > 0 {
		b.Steps = stepsOf(&scenario.Transcript{Steps: []scenario.Step{q.Call}}, line)
		b.Steps[0].Want = nil
	}
	for i, a := range q.Answers {
		b.Answers = append(b.Answers, a.Text)
		if a.Right {
			b.Right = i
		}
	}
}

// actions writes the lines of actions, which a parsed step does not keep.
func actions(b *Block) {
	lines := strings.Split(b.Text, "\n")
	for i := range b.Steps {
		if s := &b.Steps[i]; s.Who == "" && s.Line >= 1 && s.Line <= len(lines) {
			s.Code = strings.TrimSpace(lines[s.Line-1])
		}
	}
}

// lookAt finds the first mistake of an edited block by its text alone.
func lookAt(b *Block) {
	b.Problem = foreign(b.Text)
	switch {
	case b.Problem != nil:
	case b.Kind == Environ:
		if _, problems := scenario.ReadEnviron(b.Text, 1); len(problems) > 0 {
			b.Problem = problemOf(problems[0])
		}
	case b.Kind == Settings:
		if _, note := settings.Glance(b.Text); note != nil {
			b.Problem = remark(*note)
		}
	case b.Kind == Run || b.Kind == Try && scenario.IsTranscript(b.Text):
		t, problems := scenario.ParseTranscript(b.Text, 1)
		if len(problems) > 0 {
			b.Problem = problemOf(problems[0])
		}
		if b.Kind == Run {
			b.Steps = stepsOf(t, 1)
			actions(b)
		}
	}
}

func problemOf(p scenario.Problem) *Problem {
	return &Problem{Line: p.Line, From: p.Column, Message: p.Message, Hint: p.Hint}
}

// foreign is why a text cannot stand in the document at all; nil if it can.
func foreign(text string) *Problem {
	if fenced(text) {
		return &Problem{Message: "a line of ``` would end this block", Hint: "Take it out."}
	}
	if before, _, found := strings.Cut(text, "\x00"); found {
		return &Problem{Line: 1 + strings.Count(before, "\n"), Message: "there is a NUL character in this line, which no text has", Hint: "Take it out."}
	}
	return nil
}

// readable is a text with U+FFFD in place of what no text has.
func readable(text string) string {
	return strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", "\uFFFD"), "\uFFFD")
}

func fenced(text string) bool {
	for _, l := range strings.Split(text, "\n") {
		l = strings.TrimSpace(l)
		if strings.HasPrefix(l, "```") || strings.HasPrefix(l, "~~~") {
			return true
		}
	}
	return false
}

// edited is the document with the learner's texts in it, which nobody may change. It is
// read once a change: what is drawn asks for it each time. The caller holds the lock.
func (l *Lesson) edited() *scenario.Scenario {
	texts := make([]string, 0, len(l.blocks)+1)
	texts = append(texts, l.source)
	for i := range l.blocks {
		texts = append(texts, l.blocks[i].Text)
	}
	if l.whole == nil || !slices.Equal(texts, l.wholeOf) {
		l.whole, l.wholeOf = l.reread(), texts
	}
	return l.whole
}

func (l *Lesson) reread() *scenario.Scenario {
	s, _ := scenario.Parse(l.source)
	for i := range l.blocks {
		b := &l.blocks[i]
		if b.Text == b.Author || foreign(b.Text) != nil || i >= len(s.Parts) {
			continue
		}
		s, _ = scenario.Parse(s.With(i, b.Text))
	}
	return s
}

// Source is the document as it stands, the learner's texts included.
func (l *Lesson) Source() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.withHands(l.edited()).Source()
}

// Changed tells whether Source is another text than the author's.
func (l *Lesson) Changed() bool { return l.Source() != l.given }

// Fragment is the link's part behind the address, "#1d=...".
func (l *Lesson) Fragment() (string, error) { return scenario.Encode(l.Source()) }

// Decode reads a fragment. The error says what is wrong with it.
func Decode(fragment string) (source string, wish Wish, err error) {
	link, err := scenario.Decode(fragment)
	return link.Source, wishOf(link.View), err
}
