package scenario

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// TestVerify: testdata/verify.txt has documents and what an author is told.
func TestVerify(t *testing.T) {
	golden(t, "testdata/verify.txt", func(src string) (said []string) {
		for _, v := range Verify(context.Background(), src) {
			said = append(said, v.Text("x.md"))
		}
		return said
	})
}

// TestMistakes: testdata/mistakes.txt has what authors got wrong, each mistake
// with the whole of what they are told.
func TestMistakes(t *testing.T) {
	golden(t, "testdata/mistakes.txt", func(src string) (said []string) {
		for _, v := range Verify(context.Background(), src) {
			if !v.OK {
				said = append(said, v.Text("x.md"))
			}
		}
		return said
	})
}

func TestPlayStepByStep(t *testing.T) {
	ctx := context.Background()
	s, problems := Parse("~~~locmem run\nw1>>> x = 1\nw1>>> x\n1\n~~~\n~~~locmem setup\nw1>>> cache.set('a', 1)\n~~~\n~~~locmem run\nw1>>> x\nNameError: ...\nw1>>> cache.get('a')\n1\n~~~\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	p, err := NewPlay(ctx, s, nil)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		var shown []string
		first := p.Site()
		for {
			part, step, more := p.Next()
			results, ok, err := p.Step(ctx)
			if err != nil || ok != more {
				t.Fatal(err, ok, more)
			}
			if !ok {
				break
			}
			shown = append(shown, fmt.Sprintf("%d.%d %v %v", part, step, results[0].Lines, results[0].OK))
		}
		want := "0.0 [] true\n0.1 [1] true\n2.0 [NameError: name 'x' is not defined] true\n2.1 [1] true"
		if got := strings.Join(shown, "\n"); got != want {
			t.Errorf("got\n%s", got)
		}
		if p.Site() == first {
			t.Error("the second act has the rack of the first")
		}
		if err := p.Reset(ctx); err != nil {
			t.Fatal(err)
		}
	}
}

func TestStopAndBudget(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s, _ := Parse("~~~locmem run\nw1>>> while True: pass\nw2>>> 1\n1\n~~~\n")
	p, err := NewPlay(ctx, s, func() { cancel() })
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := p.Step(ctx); err == nil {
		t.Error("a run that was stopped says nothing")
	}
	p, err = NewPlay(context.Background(), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	results, _, err := p.Step(context.Background())
	if err != nil || results[0].OK || !strings.HasPrefix(results[0].Lines[0], "RuntimeError: stopped after") {
		t.Errorf("%+v, %v", results, err)
	}
}

// TestHostileDocuments: whatever a link brings is an error with a sentence.
func TestHostileDocuments(t *testing.T) {
	for src, want := range map[string]string{
		"---\nprocesses: [" + strings.Repeat("p, ", 40) + "]\n---\n~~~locmem run\nw1>>> 1\n~~~\n": "there are more than 32 processes",
		"---\nsetup:\n  workers: 10000\n---\n~~~locmem run\nw1>>> 1\n~~~\n":                       "workers must be a whole number from 1 to 32",
		"~~~locmem run\nw10000>>> 1\n~~~\n":                                                       "there is no process named w10000",
		"~~~locmem run\n!request /x x1000000000\n~~~\n":                                           "'x1000000000' is not understood",
		"~~~locmem settings\nCACHES = {\n~~~\n~~~locmem run\nw1>>> 1\n~~~\n":                      "'{' was never closed",
		"~~~locmem views\ndef f(:\n~~~\n~~~locmem run\nw1>>> 1\n~~~\n":                            "SyntaxError",
		"~~~locmem views\nwhile True: pass\n~~~\n~~~locmem run\nw1>>> 1\n~~~\n":                   "stopped after",
		"~~~locmem run\nw1>>> [0] * 10**9\n~~~\n":                                                 "MemoryError",
	} {
		var said []string
		for _, v := range Verify(context.Background(), src) {
			said = append(said, v.Text("x.md"))
		}
		if !strings.Contains(strings.Join(said, "\n"), want) {
			t.Errorf("%.60q: %s", src, said)
		}
	}
}

// TestVerdictsOfWhatFails: one cause, one verdict.
func TestVerdictsOfWhatFails(t *testing.T) {
	const src = "~~~locmem run\n!kill w1\nlb>>> 1\nno worker is running\n~~~\n~~~locmem try id=x\nw1>>> 1\n~~~\n" +
		"~~~locmem check for=x\nexpect False\n~~~\n~~~locmem solution for=x\nw1>>\n~~~\n"
	over, stop := context.WithCancel(context.Background())
	stop()
	for _, x := range []struct {
		ctx  context.Context
		want string
	}{
		{context.Background(), "FAIL x.md:13: solution for=x: "},
		{over, "FAIL x.md:1: the text: it took too long"},
	} {
		var failed []string
		for _, v := range Verify(x.ctx, src) {
			if !v.OK {
				failed = append(failed, v.Text("x.md"))
			}
		}
		if len(failed) != 1 || !strings.HasPrefix(failed[0], x.want) {
			t.Errorf("%q, want one %q", failed, x.want)
		}
	}
}

// A try without a solution is no exercise: its check is about the whole story.
func TestATryWithoutASolutionMustPassItself(t *testing.T) {
	doc := func(expect string) string {
		return "# T\n\n~~~locmem run\nw1>>> cache.set(\"a\", 1)\nw1>>> cache.get(\"a\")\n1\n~~~\n\n" +
			"~~~locmem try id=x\nw1>>> cache.get(\"b\")\n~~~\n\n~~~locmem check for=x\nexpect " + expect + "\n~~~\n"
	}
	for _, v := range Verify(context.Background(), doc("hits() == 1 and misses() == 1")) {
		if !v.OK {
			t.Error(v.Text("x.md"))
		}
	}
	var text []string
	for _, v := range Verify(context.Background(), doc("hits() == 2")) {
		if !v.OK {
			text = append(text, v.Text("x.md"))
		}
	}
	want := "FAIL x.md:9: try id=x: line 14 of its check does not hold, and there is no solution for it. Write ```locmem solution for=x\n" +
		"    expected: hits() == 2\n    got:      hits() is 1"
	if got := strings.Join(text, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
