package i18n

import (
	"os"
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

// TestFindingsAreTranslated: whatever the checker says of the documents with mistakes has
// its words in Dutch, and nothing of it is lost.
func TestFindingsAreTranslated(t *testing.T) {
	embedded.Use()
	said := map[string]bool{}
	for _, file := range []string{"mistakes", "verify", "problems"} {
		data, err := os.ReadFile("../../engine/scenario/testdata/" + file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range strings.Split(string(data), "\n=====\n") {
			src, _, _ := strings.Cut(c, "\n-----")
			for _, v := range scenario.Verify(t.Context(), src+"\n") {
				if !v.OK {
					said[v.Message] = true
				}
			}
		}
	}
	if len(said) < 100 {
		t.Fatalf("only %d", len(said))
	}
	for text := range said {
		nl, ok := Dutch.Finding(text)
		if !ok || nl == text && !raised(text) {
			t.Errorf("not translated: %q", text)
		}
		for _, word := range []string{"Write ", "Did you", "Known are", "there is ", "there are ", " must ", "needs "} {
			if strings.Contains(nl, word) && !raised(text) && !strings.Contains(text, "the output differs: ") {
				t.Errorf("half translated: %q", nl)
			}
		}
		if en, ok := English.Finding(text); !ok || en != text {
			t.Errorf("in English %q is %q", text, en)
		}
	}
}

func TestFinding(t *testing.T) {
	for en, want := range map[string]string{
		"unknown role 'predcit'. Did you mean 'predict'?":                                                           "onbekende rol 'predcit'. Bedoelde je 'predict'?",
		"it holds a transcript, but the try on line 4 holds settings. Write settings here, too.":                    "hier staat een transcript, maar in de try op regel 4 staat settings. Schrijf hier ook settings.",
		"there is no process named w3: there are w1, w2. Write workers: 3 below setup:.":                            "er is geen proces met de naam w3: er zijn w1, w2. Schrijf workers: 3 onder setup:.",
		"SystemExit: no secrets. And more":                                                                          "SystemExit: no secrets. And more",
		"KeyError: 'A'. The environment has no A. Write A=value into it (locmem environ), or a default here.":       "KeyError: 'A'. De omgeving heeft geen A. Schrijf daar A=waarde (locmem environ), of geef hier een standaardwaarde.",
		"RuntimeError: stopped after 5 steps: the playground's budget for one run. Is there a loop without an end?": "RuntimeError: stopped after 5 steps: the playground's budget for one run. Is er een lus zonder einde?",
		"": "",
	} {
		if nl, ok := Dutch.Finding(en); nl != want || !ok {
			t.Errorf("%q: %q, %v", en, nl, ok)
		}
	}
	for _, en := range []string{"nobody has translated this", "unknown role 'x'. Nobody has translated this."} {
		if nl, ok := Dutch.Finding(en); nl != en || ok {
			t.Errorf("%q: %q, %v", en, nl, ok)
		}
	}
}

// TestAHostileFindingIsSoonRead: a message may repeat what a stranger's program raises.
func TestAHostileFindingIsSoonRead(t *testing.T) {
	for _, piece := range []string{". E: a", ". Did you mean 'x'?", ". a", ". "} {
		for _, n := range []int{15, 1000} {
			text := "ValueError: a" + strings.Repeat(piece, n)
			if said, ok := Dutch.Finding(text); !strings.HasPrefix(said, "ValueError: a") || n == 1000 && (ok || said != text) {
				t.Errorf("%d times %q became %.80q, %v", n, piece, said, ok)
			}
		}
	}
}
