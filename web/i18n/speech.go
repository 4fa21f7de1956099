package i18n

import (
	"strings"

	"locmem/web/model"
)

var (
	SaidAnswer = T{"%s answered %s", "%s antwoordde %s"}
	SaidBurst  = T{"%s in %s", "%s in %s"}
	SaidStored = T{"%d stored", "%d bewaard"}
	SaidGone   = T{"%d removed", "%d verwijderd"}
)

// Speech puts a burst in one or two sentences, for who cannot see the page.
func (l Lang) Speech(s model.Speech) string {
	var out []string
	for _, a := range s.Answers {
		out = append(out, l.Sentence(l.Sayf(SaidAnswer, a.Who, Cut(a.Text, 120))))
	}
	if s.Note != nil {
		out = append(out, l.Note(*s.Note))
	}
	if s.Total > len(s.Items) {
		out = append(out, l.sums(s)+".")
		return strings.Join(out, " ")
	}
	for _, i := range s.Items {
		out = append(out, l.spoken(l.Line(i)))
	}
	return strings.Join(out, " ")
}

// spoken is a line of the log as one sentence, and a second one where its
// detail is a sentence of its own.
func (l Lang) spoken(line Line) string {
	var words []string
	for _, w := range []string{line.Process, line.Op, line.Key, line.Outcome} {
		if w != "" {
			words = append(words, w)
		}
	}
	head := strings.Join(words, " ")
	switch {
	case line.Detail == "":
		return l.Sentence(head)
	case line.Tone == string(model.Started) || strings.HasSuffix(line.Detail, "."):
		return l.Sentence(head) + " " + l.Sentence(line.Detail)
	}
	if strings.HasSuffix(head, ":") {
		return l.Sentence(head + " " + line.Detail)
	}
	return l.Sentence(head + ", " + line.Detail)
}

func (l Lang) sums(s model.Speech) string {
	parts := []string{l.Sayf(SaidBurst, l.Events(s.Total), strings.Join(s.Names, ", "))}
	if s.Hits > 0 {
		parts = append(parts, l.Hits(uint64(s.Hits)))
	}
	if s.Misses > 0 {
		parts = append(parts, l.Misses(uint64(s.Misses)))
	}
	for _, p := range []struct {
		n int
		t T
	}{{s.Stored, SaidStored}, {s.Removed, SaidGone}} {
		if p.n > 0 {
			parts = append(parts, l.Sayf(p.t, p.n))
		}
	}
	if s.Errors > 0 {
		parts = append(parts, l.count(s.Errors, T{"error", "fout"}, T{"errors", "fouten"}))
	}
	return strings.Join(parts, ", ")
}
