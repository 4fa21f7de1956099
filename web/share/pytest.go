package share

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"locmem/engine/scenario"
	"locmem/engine/syntax"
)

// prelude is what the test of a project needs to run lines in processes.
//
//go:embed pytest.py
var prelude string

// NoTest is what stands in place of a test that would test nothing.
const NoTest = "# Nothing of this scenario can be tested in a project: it has no line with an expected output that a process can show by itself.\n" +
	"# Requests, threads, db and the playground's own servers exist only there."

// pytest is a file that runs the transcripts in a project, each process one of the
// operating system.
func (w What) pytest(title string) string {
	s, _ := scenario.Parse(w.Source)
	t := tester{live: map[string]bool{}}
	t.workers(s)
	ran := false
	for _, p := range s.Parts {
		switch p.Kind {
		case scenario.Settings, scenario.Environ, scenario.Views, scenario.SetupRun:
			if ran { // the story begins anew there
				t.restart(t.names)
				ran = false
			}
			if p.Kind == scenario.Settings {
				t.settings = append(t.settings, strings.Split(strings.TrimRight(p.Text, "\n"), "\n")...)
			}
		}
		switch {
		case p.Transcript != nil && (p.Kind == scenario.Run || p.Kind == scenario.SetupRun):
			lines := strings.Split(p.Text, "\n")
			for _, step := range p.Transcript.Steps {
				t.step(step, strings.TrimSpace(lines[min(max(step.Line-p.BodyLine, 0), len(lines)-1)]))
			}
			ran = true
		case p.Kind == scenario.Predict && p.Question != nil && p.Question.Call.Code != "":
			t.step(p.Question.Call, "")
			ran = true
		}
	}
	if t.asserted == 0 {
		return NoTest
	}
	doc := []string{oneLine(title)}
	if w.Shows != "" {
		doc = append(doc, oneLine(w.Shows))
	}
	doc = append(doc, w.Link, "",
		"Run it in your project: DJANGO_SETTINGS_MODULE=mysite.settings python -m pytest this_file.py",
		"Take settings for tests: the lines below read and write the caches of those settings.",
		"It passes while each process has a cache of its own, as with LocMemCache, and fails",
		"once the processes share one.")
	if len(t.settings) > 0 {
		doc = append(append(doc, "", "The scenario has these settings:"), t.settings...)
	}
	out := `"""` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(strings.Join(doc, "\n")) + "\n\"\"\"\n" + prelude + "\n\ndef test_scenario():\n    with Processes(" + quoted(t.names) + ") as p:\n"
	return out + strings.Join(t.out, "\n")
}

// tester writes the body of a test.
type tester struct {
	names    []string        // of the processes, in the order of their start
	live     map[string]bool // those that run
	out      []string
	settings []string
	asserted int
	// unsure tells that something was left out that may have changed what processes hold:
	// what comes behind it is run, but not compared, until all begin anew.
	unsure bool
}

// workers are the processes of a scenario.
func (t *tester) workers(s *scenario.Scenario) {
	now, _ := s.Sizes()
	for server := range max(now.Servers, 1) {
		for n := range max(now.Workers, 1) {
			name := "w" + strconv.Itoa(n+1)
			if server > 0 {
				name = "s" + strconv.Itoa(server+1) + "." + name
			}
			t.names = append(t.names, name)
		}
	}
	t.names = append(t.names, s.Processes...)
	for _, name := range t.names {
		t.live[name] = true
	}
}

func (t *tester) write(line string) { t.out = append(t.out, "        "+line) }

// leave leaves a line out.
func (t *tester) leave(line, why string) {
	t.write("# left out, " + why + ": " + oneLine(line))
	if !t.unsure {
		t.write("# What follows is run, but not compared, as that may have changed it.")
	}
	t.unsure = true
}

// oneLine is a text as a comment of Python can hold it: nothing of it ends the line.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, text)
}

// asksDB tells whether code names db, the playground's database.
func asksDB(code string) bool {
	for line := range strings.Lines(code) {
		for i := range syntax.Outside(line) {
			rest, ok := strings.CutPrefix(line[i:], "db")
			before, _ := utf8.DecodeLastRuneInString(line[:i])
			after, _ := utf8.DecodeRuneInString(rest)
			if ok && !part(before) && before != '.' && !part(after) {
				return true
			}
		}
	}
	return false
}

// part tells whether a character can be one of a name.
func part(r rune) bool {
	return r == '_' || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func (t *tester) step(s scenario.Step, line string) {
	if s.Action == nil {
		t.call(s)
		return
	}
	a := s.Action
	names := a.Names
	if a.Verb == scenario.Deploy {
		names = slices.DeleteFunc(slices.Clone(t.names), func(name string) bool { return !worker(name) })
	}
	if len(names) == 1 && names[0] == "all" {
		names = t.names
	}
	known := !slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(t.names, name) })
	switch {
	case a.Verb == scenario.Advance && !a.AtExpiry:
		t.write("p.move(" + strconv.FormatFloat(a.Seconds, 'f', -1, 64) + ")")
	case known && (a.Verb == scenario.Restart || a.Verb == scenario.Deploy || a.Verb == scenario.Start):
		t.restart(names)
	case known && a.Verb == scenario.Kill:
		for _, name := range names {
			t.live[name] = false
		}
		t.write("p.kill(" + quoted(names) + ")")
	case a.Verb == scenario.Advance:
		t.leave(line, "only the playground knows the next expiry")
	case a.Verb == scenario.Send:
		t.leave(line, "it goes through views")
	case a.Verb == scenario.Schedule:
		t.leave(line, "it orders threads")
	case known:
		t.leave(line, "only the playground does that")
	default:
		t.leave(line, "there is no such process here")
	}
}

func worker(name string) bool {
	_, last, server := strings.Cut(name, ".")
	if !server {
		last = name
	}
	_, err := strconv.Atoi(strings.TrimPrefix(last, "w"))
	return strings.HasPrefix(last, "w") && err == nil
}

// restart begins processes anew. If those are all, nothing is unsure any more.
func (t *tester) restart(names []string) {
	t.write("p.restart(" + quoted(names) + ")")
	for _, name := range names {
		t.live[name] = true
	}
	if len(names) == len(t.names) {
		t.unsure = false
	}
}

// call runs a line in a process, or in all of them.
func (t *tester) call(s scenario.Step) {
	switch {
	case asksDB(s.Code):
		t.leave(s.Who+">>> "+s.Code, "db is the playground's")
		return
	case s.Who != "all" && !t.live[s.Who]:
		t.leave(s.Who+">>> "+s.Code, "it is no process that runs here")
		return
	}
	args := strconv.Quote(s.Who) + ", " + strconv.Quote(s.Code)
	if s.Want != nil && !t.unsure {
		t.asserted++
		args += ", " + strconv.Quote(strings.Join(s.Want, "\n"))
	}
	t.write("p.run(" + args + ")")
}

// quoted are texts as a list of Python.
func quoted(list []string) string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = strconv.Quote(x)
	}
	return "[" + strings.Join(out, ", ") + "]"
}
