package i18n

import (
	"strings"
	"testing"

	"locmem/engine/library/embedded"
	"locmem/engine/scenario"
)

// TestThePiecesMakeADocument: all pieces, one below the other, are a document without a
// mistake, with every role that a document for learners has, and an answer with a reason.
func TestThePiecesMakeADocument(t *testing.T) {
	embedded.Use()
	for _, l := range []Lang{English, Dutch} {
		text := ""
		for _, s := range Snippets {
			_, block := scenario.Insertion(text, len(text), s.Text(l))
			text += block
		}
		for _, v := range scenario.Verify(t.Context(), text) {
			if !v.OK {
				t.Errorf("%s: %s", l, v.Text("pieces"))
			}
		}
		s, _ := scenario.Parse(text)
		kinds, reasons := map[scenario.Kind]bool{}, 0
		for _, p := range s.Parts {
			kinds[p.Kind] = true
			if p.Question != nil {
				for _, a := range p.Question.Answers {
					if strings.Contains(a.Text, ": ") {
						reasons++
					}
				}
			}
		}
		for _, k := range []scenario.Kind{scenario.Run, scenario.Predict, scenario.Try, scenario.Check, scenario.Wrong, scenario.Hint, scenario.Solution, scenario.Settings, scenario.Views} {
			if !kinds[k] {
				t.Errorf("%s: there is no piece for %s", l, k)
			}
		}
		if reasons == 0 {
			t.Errorf("%s: no answer has a reason", l)
		}
	}
}
