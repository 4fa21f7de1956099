package main

import (
	"os"
	"strings"
	"testing"

	"locmem/engine/library/embedded"
	"locmem/engine/scenario"
)

// parsed reads a lesson.
func parsed(t *testing.T, lesson string) *scenario.Scenario {
	t.Helper()
	text, err := os.ReadFile("../../../web/lessons/en/" + lesson)
	if err != nil {
		t.Fatal(err)
	}
	s, problems := scenario.Parse(string(text))
	if len(problems) > 0 {
		t.Fatal(problems[0])
	}
	return s
}

// outcome is the lines of the last step of each part that a document plays.
func outcome(s *scenario.Scenario) string {
	did, _ := mirror(s)
	var lines []string
	for i := range s.Parts {
		if x := &s.Parts[i]; x.Kind == scenario.Run && len(x.Transcript.Steps) > 0 {
			step := x.Transcript.Steps[len(x.Transcript.Steps)-1]
			if e := did[key{i, step.Line}]; e != nil {
				lines = append(lines, strings.Join(e.Lines, " / "))
			}
		}
	}
	return strings.Join(lines, "\n")
}

// TestAlone: a solution or wrong plays behind what is above its try in its act, and
// nothing else; settings take the place of the document's.
func TestAlone(t *testing.T) {
	embedded.Use()
	for _, c := range []struct {
		lesson string
		kind   scenario.Kind
		want   []string // one for each part of the kind
	}{
		{"random-log-outs.md", scenario.Solution, []string{"w1 200 welcome, ann\nw3 200 hello ann / w4 200 hello ann / w1 200 hello ann"}},
		{"random-log-outs.md", scenario.Wrong, []string{
			"w1 200 welcome, ann\nw3 401 please log in / w4 401 please log in / w1 401 please log in",
			"w1 400 The request's session was deleted before the request completed. The user may have logged out in a concurrent request, for example.\n" +
				"w3 401 please log in / w4 401 please log in / w1 401 please log in",
		}},
		{"fifty-keys.md", scenario.Solution, []string{"w1: True / w2: True / w3: True / w4: True\n400 requests: 400 x 200; 385 hits, 15 misses: 96.2 % hits"}},
	} {
		s := parsed(t, c.lesson)
		played := 0
		for i := range s.Parts {
			if x := &s.Parts[i]; x.Kind == c.kind {
				a := alone(s, x)
				if got := outcome(a); played < len(c.want) && got != c.want[played] {
					t.Errorf("%s of %s plays\n%s\nwant\n%s", c.kind, c.lesson, got, c.want[played])
				}
				played++
				for _, y := range a.Parts {
					if y.Kind == scenario.Run && len(y.Transcript.Steps) > 0 && y.Transcript.Steps[0].Want != nil {
						t.Errorf("%s of %s, line %d: an output of the document is still compared", c.kind, c.lesson, y.Line)
					}
				}
			}
		}
		if played != len(c.want) {
			t.Errorf("%s has %d parts of the kind %s, want %d", c.lesson, played, c.kind, len(c.want))
		}
	}
	for _, x := range parsed(t, "random-log-outs.md").Parts {
		if x.Kind == scenario.Predict && x.Question.Call.Want == nil {
			t.Error("alone changed the document itself")
		}
	}
}

// TestWorkersOfServers: "all" is the workers of every server, and a server that is
// killed takes its workers along.
func TestWorkersOfServers(t *testing.T) {
	x := &site{s: &scenario.Scenario{Setup: scenario.Setup{Servers: 2, Workers: 2}, Processes: []string{"shell"}}}
	said := func(verb scenario.Verb, name, want string) {
		t.Helper()
		if verb != "" {
			if _, err := x.act(&scenario.Action{Verb: verb, Names: []string{name}}, nil); err != nil {
				t.Fatal(err)
			}
		}
		if got := strings.Join(x.live(), " "); got != want {
			t.Errorf("after %s %s: %s, want %s", verb, name, got, want)
		}
	}
	said("", "", "w1 w2 s2.w1 s2.w2 shell")
	said(scenario.Kill, "s2", "w1 w2 shell")
	said(scenario.Start, "s2.w1", "w1 w2 s2.w1 shell")
	said(scenario.Start, "s2", "w1 w2 s2.w1 s2.w2 shell")
}

// TestAddresses: no two of many clients share one.
func TestAddresses(t *testing.T) {
	had := map[string]bool{}
	for n := range 10_000 {
		if a := address(n + 1); had[a] {
			t.Fatalf("%s is of two clients", a)
		} else {
			had[a] = true
		}
	}
}

// TestAllWithoutNone: Python's prompt shows no None, in none of all processes.
func TestAllWithoutNone(t *testing.T) {
	for _, c := range []struct {
		playground, django string
		want               int // failures
	}{
		{"w1: None\ns2.w1: None", "", 0},
		{"w1: None\nw2: 1", "w2: 1", 0},
		{"w1: None\nw2: 1", "w1: 1", 1},
	} {
		var p player
		e := &one{Result: scenario.Result{Lines: strings.Split(c.playground, "\n")}}
		p.judge("x.md", scenario.Step{Who: "all", Code: "x"}, e, linesOf(c.django), true)
		if p.failed != c.want {
			t.Errorf("%q beside %q: %d failures, want %d", c.playground, c.django, p.failed, c.want)
		}
	}
}
