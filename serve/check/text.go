package check

import (
	"fmt"
	"strings"

	"locmem/engine/scenario"
	"locmem/web/prose"
)

// What is checked of a document beside what it plays: its translation, and the
// links in its prose.

// original is the first file of an id.
type original struct {
	file string
	text *scenario.Scenario
}

// originals are the first files by their id.
type originals map[string]original

// compare compares a file with the first one of its id, if that one is in another
// language. It says nothing of texts that cannot be read.
func (o originals) compare(file, src string) []scenario.Verdict {
	s, problems := scenario.Parse(src)
	if s.ID == "" || len(problems) > 0 {
		return nil
	}
	first, there := o[s.ID]
	if !there {
		o[s.ID] = original{file, s}
		return nil
	}
	if language(first.text) == language(s) {
		return nil
	}
	verdicts := scenario.SameFences(first.text, s)
	if len(verdicts) == 0 {
		verdicts = []scenario.Verdict{{Line: 1, OK: true}}
	}
	for i := range verdicts {
		verdicts[i].What = "translation of " + first.file
	}
	return verdicts
}

func language(s *scenario.Scenario) string {
	if s.Lang == "" {
		return "en"
	}
	return strings.ToLower(s.Lang)
}

// refused complains of links that the page shows as text.
func refused(src string) (verdicts []scenario.Verdict) {
	s, _ := scenario.Parse(src)
	room := prose.Room
	for _, p := range s.Parts {
		what := "the text"
		switch p.Kind {
		case scenario.Hint:
			what = "hint for=" + p.Name
		case scenario.Prose:
		default:
			continue
		}
		line, rest := p.BodyLine, p.Text
		had := room
		var blocks []prose.Block
		if blocks, room = prose.Parse(p.Text, room); had >= 0 && room < 0 {
			verdicts = append(verdicts, scenario.Verdict{Line: line, What: what, Message: fmt.Sprintf(
				"the document's prose has more than %d elements (paragraphs, items, cells, pieces of a line): what follows is shown as plain text. Make two documents of it.", prose.Room)})
		}
		for _, address := range addresses(blocks) {
			if at := target(rest, address); at >= 0 {
				line, rest = line+strings.Count(rest[:at], "\n"), rest[at:]
			}
			verdicts = append(verdicts, scenario.Verdict{Line: line, What: what,
				Message: "the link to '" + address + "' is shown as text. Addresses begin with https:// or http://, or lead to a place of this site."})
		}
	}
	return verdicts
}

// target is where an address stands behind the bracket of its link, or -1: it may
// be written with backslashes.
func target(text, address string) int {
	for at := 0; at < len(text); at++ {
		if strings.HasPrefix(text[at:], address) && strings.HasSuffix(strings.TrimRight(text[:at], " \n<"), "](") {
			return at
		}
	}
	return -1
}

// addresses are those of links that are refused, in the order of the text.
func addresses(list []prose.Block) (found []string) {
	var look func(spans []prose.Span)
	look = func(spans []prose.Span) {
		for _, s := range spans {
			if s.Refused {
				found = append(found, s.Href)
			}
			look(s.Spans)
		}
	}
	for _, b := range list {
		look(b.Spans)
		for _, item := range b.Items {
			found = append(found, addresses(item)...)
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				look(cell)
			}
		}
	}
	return found
}
