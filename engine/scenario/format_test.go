package scenario

import (
	"context"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"locmem/engine/rack"
	"locmem/engine/script"
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

// TestFormatNamesEveryWord: what a check can ask, and what log() finds, stands in
// FORMAT.md, and the imports that it names are there.
func TestFormatNamesEveryWord(t *testing.T) {
	data, err := os.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for name := range predicates {
		if !strings.Contains(text, "`"+name+"(") {
			t.Errorf("FORMAT.md does not name the predicate %s", name)
		}
	}
	for field, list := range logWords {
		for _, word := range list {
			if !strings.Contains(text, "`"+word+"`") {
				t.Errorf("FORMAT.md does not name the %s `%s`", field, word)
			}
		}
	}
	_, imports, _ := strings.Cut(text, "**Imports** that exist: ")
	imports, _, _ = strings.Cut(imports, ";")
	names := strings.Fields(strings.NewReplacer("`", "", ",", "").Replace(imports))
	if len(names) < 18 {
		t.Fatalf("imports: %q", names)
	}
	for _, name := range names {
		if r := script.New(script.World{Modules: rack.Libraries.Modules}).Exec("import "+name, script.Run{}); r.Err != nil {
			t.Errorf("import %s: %v", name, r.Err)
		}
	}
}

// TestEverythingStartsAnew: settings behind a run are a deploy, as FORMAT.md says.
func TestEverythingStartsAnew(t *testing.T) {
	const set = "~~~locmem settings\nCACHES = {\"default\": {\"BACKEND\": \"django.core.cache.backends.redis.RedisCache\", \"LOCATION\": \"redis://127.0.0.1\"}}\n~~~\n"
	const src = "~~~locmem views\ntables = {'n': 40}\ndef n(request): return db.query('n')\n~~~\n~~~locmem setup\nw1>>> cache.set('s', 1)\n~~~\n" +
		"~~~locmem run\nw1>>> cache.get('s')\n1\nw1>>> db.save('n', 2); x = 1\n!+10s\nw1>>> import time; time.time() > START\nTrue\n~~~\n" + set +
		"~~~locmem run\nw1>>> cache.get('s')\nNone\n!request /n\nw1 200 n from the database\nw1>>> x\nNameError: ...\n" +
		"w1>>> import time; time.time() > START\nFalse\n~~~\n" +
		"~~~locmem try id=t\n~~~\n~~~locmem check for=t\nexpect statuses('/n') == [200]\n~~~\n~~~locmem solution for=t\n!request /n\n~~~\n"
	s, _ := Parse(src)
	p, err := NewPlay(context.Background(), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	start := strconv.FormatFloat(p.Site().Now(), 'f', 0, 64)
	for _, v := range Verify(context.Background(), strings.ReplaceAll(src, "START", start)) {
		if !v.OK {
			t.Error(v.Text("x.md"))
		}
	}
}

// TestAllIsInOrder: all>>> asks the live processes in the order of FORMAT.md.
func TestAllIsInOrder(t *testing.T) {
	const src = "---\nprocesses: [shell, celery]\nsetup:\n  servers: 2\n  workers: 2\n---\n~~~locmem run\n!kill w2\nall>>> 1\n" +
		"w1: 1\ns2.w1: 1\ns2.w2: 1\nshell: 1\ncelery: 1\n!fork s2.w1\ns2.w3 has ...\n!fork w1\nw3 has ...\nall>>> 1\n" +
		"w1: 1\nw3: 1\ns2.w1: 1\ns2.w2: 1\ns2.w3: 1\nshell: 1\ncelery: 1\n~~~\n"
	for _, v := range Verify(context.Background(), src) {
		if !v.OK {
			t.Error(v.Text("x.md"))
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
