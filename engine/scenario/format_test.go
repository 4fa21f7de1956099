package scenario

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestFormatExamples: what FORMAT.md shows to authors is without problems, and
// every role stands in it.
func TestFormatExamples(t *testing.T) {
	data, err := os.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := Parse(string(data))
	seen := map[Kind]bool{}
	for _, p := range doc.Parts {
		if p.Kind != Code || p.Lang != "markdown" {
			continue
		}
		s, problems := Parse(p.Text)
		for _, x := range problems {
			t.Errorf("FORMAT.md:%d: %s", p.BodyLine+x.Line-1, x.Error())
		}
		for _, q := range s.Parts {
			seen[q.Kind] = true
		}
	}
	for _, r := range roles {
		if !seen[r.kind] {
			t.Errorf("FORMAT.md has no example of %s", r.kind)
		}
	}
	for _, list := range [][]string{frontKeys, setupKeys, Balancers, Levels} {
		for _, word := range list {
			if !strings.Contains(string(data), "`"+word+"`") {
				t.Errorf("FORMAT.md does not name `%s`", word)
			}
		}
	}
}

// TestCommentsOfCallsAreTranslated: a comment behind code may differ, a # in a
// string or in what is shown may not.
func TestCommentsOfCallsAreTranslated(t *testing.T) {
	const en = "```locmem run\nw1>>> if True:  # when\n...     cache.get(\"a#b\")  # the value\nx # y\n```\n"
	a, _ := Parse(en)
	for _, c := range []struct {
		old, new string
		same     bool
	}{
		{"# the value", "# de waarde", true}, {"# when", "# als", true},
		{"a#b", "a#c", false}, {"x # y", "x # z", false},
	} {
		b, _ := Parse(strings.Replace(en, c.old, c.new, 1))
		if got := len(SameFences(a, b)) == 0; got != c.same {
			t.Errorf("%q for %q: the same is %v", c.new, c.old, got)
		}
	}
}

func FuzzParseTranscript(f *testing.F) {
	f.Add("w1>>> cache.get(\"a\")\nNone\n", 1)
	f.Add("w1.a>>> x = 1\n...  \n!schedule w1.a\n!+1e308d\n", 7)
	f.Add("\t!request /é{key} x5\r\nשלום>>> 1\n", 1)
	f.Fuzz(func(t *testing.T, text string, line int) {
		if line < 1 || line > 1<<20 {
			return
		}
		lines := strings.Split(text, "\n")
		tr, problems := ParseTranscript(text, line)
		for _, p := range problems {
			n := p.Line - line
			if n < 0 || n >= len(lines) || p.Column < 0 || p.Column > utf8.RuneCountInString(lines[n])+1 || p.Message == "" {
				t.Errorf("a problem outside the text: %+v", p)
			}
		}
		for _, s := range tr.Steps {
			if n := s.Line - line; n < 0 || n >= len(lines) || (s.Action == nil) == (s.Code == "") {
				t.Errorf("no step: %+v", s)
			}
		}
		tr.Names()
	})
}
