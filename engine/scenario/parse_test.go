package scenario

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

const whole = `---
id: whose-cache
title: "Whose cache is it?"
lang: en
level: start
minutes: 5
processes: [shell, celery]
setup:
  workers: 2
  balancer: least-busy
  seed: 7
  max_requests: 10
---
# Whose cache?

Some prose with ` + "`code`" + `.

~~~locmem settings
CACHES = {}
~~~

` + "```locmem setup\nw1>>> cache.set(\"a\", 1)\n```" + `

` + "```locmem run" + `
# a comment
w1>>> def f():
...     return 1
...
w1>>> f()
1
!+1.5m
lb>>> cache.get("a")

...ends the output
all>>> cache.get("a")
w1: 1
w2: ...
!request /item/{key} x20 from ann rate=10/s key=zipf(50)
20 requests: 20 x 200
!schedule w1.a w1.b
w1.a>>> 1
w1.b>>> 2
` + "```" + `

` + "```locmem predict\nw2>>> cache.get(\"a\")\n- 1\n- None # correct\n- It hangs\n```" + `

` + "```locmem try id=x\nw1>>>\n```" + `

` + "```locmem check for=x\nexpect missing(w2, \"a\")\nbecause w2 is another process\nand so on\npraise good\nexpect 1 == 1\n```" + `

` + "```locmem wrong for=x\nw2>>> cache.set(\"a\", 1)\nsays that is the wrong one\n```" + `

` + "```locmem hint for=x\nThink of *memory*.\n```" + `

` + "```locmem solution for=x\nw1>>> cache.set(\"a\", 1)\n```" + `

` + "```python\nx = 1\n```\n"

func TestParseReadsEveryPart(t *testing.T) {
	s, problems := Parse(whole)
	if len(problems) != 2 || problems[0].Message != "this line is neither a call nor an action, and nothing stands above it whose output it could be" ||
		problems[1].Message != "unknown word 'and'" {
		t.Fatalf("problems: %v", problems)
	}
	if s.ID != "whose-cache" || s.Title != "Whose cache is it?" || s.Level != "start" || s.Minutes != 5 || fmt.Sprint(s.Processes) != "[shell celery]" {
		t.Errorf("front matter: %+v", s)
	}
	if s.Setup != (Setup{Workers: 2, Balancer: "least busy", Seed: 7, MaxRequests: 10}) {
		t.Errorf("setup: %+v", s.Setup)
	}
	var kinds []string
	for _, p := range s.Parts {
		if p.Kind != Prose {
			kinds = append(kinds, string(p.Kind))
		}
	}
	if got := strings.Join(kinds, " "); got != "settings setup run predict try check wrong hint solution code" {
		t.Errorf("parts: %s", got)
	}
	var lines []string
	for _, st := range s.Find(Run, "").Transcript.Steps {
		what := st.Code
		if st.Action != nil {
			what = fmt.Sprintf("!%+v", *st.Action)
		}
		lines = append(lines, fmt.Sprintf("%d %s %v %q %q", st.Line, st.Who, st.Follows, what, st.Want))
	}
	want := []string{
		`28 w1 false "def f():\n    return 1\n" []`,
		`31 w1 true "f()" ["1"]`,
		`33  true "!{Verb:advance Seconds:90 AtExpiry:false Names:[] Rolling:false Random:false Find: Traffic:{Path: Count:0 From: Clients:0 Rate:0 Keys:0 Zipf:false}}" []`,
		`34 lb true "cache.get(\"a\")" []`,
		`37 all false "cache.get(\"a\")" ["w1: 1" "w2: ..."]`,
		`40  true "!{Verb:request Seconds:0 AtExpiry:false Names:[] Rolling:false Random:false Find: Traffic:{Path:/item/{key} Count:20 From:ann Clients:0 Rate:10 Keys:50 Zipf:true}}" ["20 requests: 20 x 200"]`,
		`42  true "!{Verb:schedule Seconds:0 AtExpiry:false Names:[w1.a w1.b] Rolling:false Random:false Find: Traffic:{Path: Count:0 From: Clients:0 Rate:0 Keys:0 Zipf:false}}" []`,
		`43 w1.a true "1" []`,
		`44 w1.b true "2" []`,
	}
	if got := strings.Join(lines, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("steps:\n%s", got)
	}
	if q := s.Find(Predict, "").Question; q.Call.Who != "w2" || len(q.Answers) != 3 || q.Answers[1] != (Answer{"None", true, 50}) {
		t.Errorf("question: %+v", q)
	}
	if e := s.Find(Check, "x").Expects; len(e) != 2 || e[0].Expr != `missing(w2, "a")` || e[0].Because != "w2 is another process" || e[0].Praise != "good" {
		t.Errorf("check: %+v", e)
	}
	if w := s.Find(Wrong, "x"); w.Says != "that is the wrong one" || len(w.Transcript.Steps) != 1 || w.Body() != "w2>>> cache.set(\"a\", 1)\n" {
		t.Errorf("wrong: %+v", w)
	}
}

// TestProblems: testdata/problems.txt has documents and what is said of them.
func TestProblems(t *testing.T) {
	golden(t, "testdata/problems.txt", func(src string) (said []string) {
		_, problems := Parse(src)
		for _, p := range problems {
			said = append(said, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Error()))
		}
		return said
	})
}

// golden compares what say returns for each document of a file with what stands
// there below it; -update writes it anew.
func golden(t *testing.T, file string, say func(src string) []string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range strings.Split(string(data), "\n=====\n") {
		src, _, _ := strings.Cut(c, "\n-----")
		out = append(out, src+"\n-----\n"+strings.Join(say(src+"\n"), "\n"))
	}
	got := strings.TrimRight(strings.Join(out, "\n=====\n"), "\n") + "\n"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if got != string(data) {
		t.Errorf("%s says otherwise; -update writes:\n%s", file, got)
	}
}

func TestWithChangesOnePartOnly(t *testing.T) {
	s, _ := Parse(whole)
	for i, p := range s.Parts {
		if got := s.With(i, p.Text); got != whole {
			t.Fatalf("part %d, %s: the same text gives another document", i, p.Kind)
		}
		if p.Kind != Try {
			continue
		}
		changed, _ := Parse(s.With(i, "w1>>> cache.clear()"))
		if got := changed.Find(Try, "x").Text; got != "w1>>> cache.clear()\n" || len(changed.Parts) != len(s.Parts) {
			t.Errorf("the try is %q", got)
		}
	}
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		want, got string
		ok        bool
	}{
		{"1", "1", true}, {"1", "2", false}, {"None", "", true}, {"None", "None", true}, {"", "", true}, {"x", "", false},
		{"a...c", "abc", true}, {"a...c", "ac", true}, {"a...c", "ab", false}, {"...", "anything\nat all", true},
		{"x...y...z", "x1y2z", true}, {"x...y...z", "xz", false}, {"aa...aa", "aaa", false}, {"1  ", "1", true},
	} {
		if got := Match(strings.Split(c.want, "\n"), strings.Split(c.got, "\n")); got != c.ok {
			t.Errorf("%q against %q: %v", c.want, c.got, got)
		}
	}
}

func TestSameFences(t *testing.T) {
	dutch := strings.NewReplacer("Some prose", "Wat proza", "because w2 is another process", "because w2 is een ander proces", "praise good", "praise goed",
		"says that is the wrong one", "says dat is het verkeerde", "Think of", "Denk aan", "- It hangs", "- Het hangt", "# a comment", "# een opmerking",
		`title: "Whose cache is it?"`, "title: Wiens cache?", "lang: en", "lang: nl")
	a, _ := Parse(whole)
	b, _ := Parse(dutch.Replace(whole))
	if p := SameFences(a, b); len(p) != 0 {
		t.Errorf("%v", p)
	}
	for _, change := range [][2]string{{"f()\n1", "f()\n2"}, {"- None # correct", "- None"}, {"- 1\n", "- 2\n"}, {"workers: 2", "workers: 3"}, {"```python\nx = 1\n```\n", ""}, {`missing(w2, "a")`, `missing(w1, "a")`}} {
		c, _ := Parse(strings.Replace(whole, change[0], change[1], 1))
		if p := SameFences(a, c); len(p) == 0 {
			t.Errorf("%q for %q is not noticed", change[1], change[0])
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(whole)
	f.Add("---\nsetup:\n  workers: x\n")
	f.Add("```locmem predict\n- a\n")
	f.Add("```locmem run\n!schedule find\n!request /{key}\n!+")
	f.Fuzz(func(t *testing.T, src string) {
		s, problems := Parse(src)
		lines := strings.Count(src, "\n") + 1
		for _, p := range problems {
			if p.Line < 1 || p.Line > lines+1 || p.Message == "" {
				t.Errorf("a problem outside the text: %+v", p)
			}
		}
		for i, p := range s.Parts {
			if s.With(i, p.Text) != src && !strings.Contains(src, "\r") && (p.Kind == Prose || strings.HasSuffix(p.Text, "\n") || p.Text == "") {
				t.Errorf("part %d cannot be put back", i)
			}
			if p.Transcript != nil {
				p.Transcript.Names()
			}
		}
		SameFences(s, s)
	})
}
