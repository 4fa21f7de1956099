package bundle

import (
	"os"
	"path/filepath"
	"testing"
)

// TestSentencesComeBack: what the program has and the file of words give every sentence
// again, as its author wrote it.
func TestSentencesComeBack(t *testing.T) {
	sources, words, err := sentences(filepath.Join("../..", i18nDir))
	if err != nil {
		t.Fatal(err)
	}
	if len(words) < 400 {
		t.Errorf("only %d sentences are taken out", len(words))
	}
	if _, out := words["English"]; out {
		t.Error("what languages call themselves is not there before the words of the other one")
	}
	for name, data := range sources {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		before, err := pairsOf(src)
		if err != nil {
			t.Fatal(err)
		}
		after, err := pairsOf(data)
		if err != nil || len(after) != len(before) {
			t.Fatalf("%s: %d sentences are %d, %v", name, len(before), len(after), err)
		}
		for i, p := range after {
			got := p.second
			if got == "" {
				if got = words[p.first]; got == "" {
					got = p.first
				}
			}
			if was := before[i]; p.first != was.first || got != was.second {
				t.Errorf("%s: %q is %q, not %q", name, p.first, got, was.second)
			}
		}
	}
}

func TestOnlyTextsOfTwoLanguagesAreTakenOut(t *testing.T) {
	dir := t.TempDir()
	const src = "package i18n\n\nvar (\n\tA = T{\"one\", \"een\"}\n\tB = []T{{\"two\", \"twee\"}}\n\tC = map[string]T{\"x\": {\"three\", \"drie\"}}\n" +
		"\tD = []string{\"a\", \"b\"}\n\tE = [][]string{{\"c\", \"d\"}}\n\tF = T{\"bank\", \"oever\"}\n\tG = T{\"bank\", \"geldhuis\"}\n\tH = T{\"hit\", \"hit\"}\n)\n"
	const want = "package i18n\n\nvar (\n\tA = T{\"one\", \"\"}\n\tB = []T{{\"two\", \"\"}}\n\tC = map[string]T{\"x\": {\"three\", \"\"}}\n" +
		"\tD = []string{\"a\", \"b\"}\n\tE = [][]string{{\"c\", \"d\"}}\n\tF = T{\"bank\", \"oever\"}\n\tG = T{\"bank\", \"geldhuis\"}\n\tH = T{\"hit\", \"\"}\n)\n"
	name := filepath.Join(dir, "a.go")
	for file, text := range map[string]string{name: src, filepath.Join(dir, "a_test.go"): "no Go"} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	sources, words, err := sentences(dir)
	if err != nil || len(sources) != 1 || string(sources[name]) != want {
		t.Errorf("%v:\n%s", err, sources[name])
	}
	if len(words) != 3 || words["two"] != "twee" || words["three"] != "drie" || words["one"] != "een" {
		t.Errorf("%v", words)
	}
}
