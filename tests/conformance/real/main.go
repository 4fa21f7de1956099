// Command real plays scenarios on real Django, one operating-system process a
// worker, and compares each step with what the playground shows and with what
// the text says.
//
//	go run ./tests/conformance/real [-v] [-t] WORKER FILE.md...
//
// WORKER is the command that runs worker.py with Django; scenarios.sh makes it.
// Who answers a request, and the time, are the playground's. A solution or wrong is
// played on a site of its own, which has played what stands above its try in the
// same act; where it is settings or views they take the place of the document's.
//
// What a real site cannot play is left out: a transcript, and what follows it in its
// act, whose state hangs on it. It is named as predicted, with the reason, and counted.
// -v names each file, -t shows what Django shows.
//
// The last line is "N passed, N failed", of steps. Exit status: 0 no failure,
// 1 a failure, 2 misuse.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"time"

	"locmem/engine/library/embedded"
	"locmem/engine/rack"
	"locmem/engine/scenario"
)

func main() {
	embedded.Use()
	var all player
	flag.BoolVar(&all.verbose, "v", false, "name each file")
	flag.BoolVar(&all.told, "t", false, "show what Django shows")
	flag.Parse()
	if flag.NArg() < 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./tests/conformance/real [-v] [-t] WORKER FILE.md...")
		os.Exit(2)
	}
	os.Exit(all.run(strings.Fields(flag.Arg(0)), flag.Args()[1:]))
}

// run plays the files and returns the exit status.
func (p *player) run(worker, files []string) int {
	var err error
	p.nursery, err = newNursery(worker)
	defer p.nursery.end()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	texts := make([]string, len(files))
	for i, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 2
		}
		texts[i] = string(text)
	}
	var again []int
	for i, one := range p.each(files, texts) {
		if one.failed > 0 {
			again = append(again, i)
			continue
		}
		p.add(one)
	}
	for _, i := range again { // a Redis has a clock of its own, which a busy machine holds up
		fmt.Printf("%s: once more, alone\n", files[i])
		p.add(p.single(files[i], texts[i]))
	}
	fmt.Printf("%d transcripts, solutions and wrongs played, %d left out\n", p.played, p.left)
	for _, why := range slices.Sorted(maps.Keys(p.reasons)) {
		fmt.Printf("left out, %d: %s\n", p.reasons[why], why)
	}
	fmt.Printf("%d passed, %d failed\n", p.passed, p.failed)
	if p.failed > 0 {
		return 1
	}
	return 0
}

// each plays the files, each with a player of its own: one at a time leaves most of the
// machine waiting. The players come in the order of the files.
func (p *player) each(files, texts []string) iter.Seq2[int, *player] {
	return func(yield func(int, *player) bool) {
		done := make([]chan *player, len(files))
		free := make(chan struct{}, runtime.NumCPU())
		for i := range files {
			done[i] = make(chan *player, 1)
			go func() {
				free <- struct{}{}
				one := p.single(files[i], texts[i])
				<-free
				done[i] <- one
			}()
		}
		for i := range files {
			if !yield(i, <-done[i]) {
				return
			}
		}
	}
}

// single plays a file with a player of its own.
func (p *player) single(file, text string) *player {
	one := &player{nursery: p.nursery, verbose: p.verbose, told: p.told}
	one.file(file, text)
	return one
}

// add says what another player has to say, and counts what it did.
func (p *player) add(one *player) {
	_, _ = one.said.WriteTo(os.Stdout)
	p.passed += one.passed
	p.failed += one.failed
	p.played += one.played
	p.left += one.left
	for why, n := range one.reasons {
		if p.reasons == nil {
			p.reasons = map[string]int{}
		}
		p.reasons[why] += n
	}
}

// player plays files and counts steps.
type player struct {
	nursery        *nursery
	verbose, told  bool
	said           bytes.Buffer // what it has to say
	passed, failed int
	// Transcripts that were played to their end, those that were not, and why.
	played, left int
	reasons      map[string]int
}

// one is what the playground did of a step: its result, and the time before it.
type one struct {
	scenario.Result
	now float64
}

// file plays a document, and then each solution and wrong of its tries.
func (p *player) file(name, text string) {
	s, problems := scenario.Parse(text)
	if len(problems) > 0 {
		p.failed++
		fmt.Fprintf(&p.said, "FAIL %s:%d: %s\n", name, problems[0].Line, problems[0].Error())
		return
	}
	passed, failed := p.passed, p.failed
	p.play(name, s, false)
	for i := range s.Parts {
		if x := &s.Parts[i]; x.Kind == scenario.Solution || x.Kind == scenario.Wrong {
			p.play(name, alone(s, x), true)
		}
	}
	if p.verbose {
		fmt.Fprintf(&p.said, "%s: %d passed, %d failed\n", name, p.passed-passed, p.failed-failed)
	}
}

// alone is a document that plays a solution or a wrong: of the act of its try what
// stands above it, and then the text. What is written to be shown is left away, for
// it was compared where it stands, and other settings show something else. The other
// parts are prose, for a document has as many workers as any of its parts names.
func alone(s *scenario.Scenario, x *scenario.Part) *scenario.Scenario {
	c := *s
	c.Parts = slices.Clone(s.Parts)
	try := slices.IndexFunc(s.Parts, func(y scenario.Part) bool { return y.Kind == scenario.Try && y.Name == x.Name })
	begin, plays := 0, false
	for i := range s.Parts[:try] {
		switch s.Parts[i].Kind {
		case scenario.Settings, scenario.Environ, scenario.Views, scenario.SetupRun:
			if plays {
				begin, plays = i, false
			}
		case scenario.Run, scenario.Predict, scenario.Try:
			plays = true
		}
	}
	kind := scenario.Run
	switch {
	case x.Transcript != nil:
	case scenario.IsSettings(x.Body()):
		kind = scenario.Settings
	default:
		kind = scenario.Views
	}
	for i := range c.Parts {
		y := &c.Parts[i]
		switch {
		case i == try && kind == scenario.Run:
			y.Kind, y.Transcript = scenario.Run, x.Transcript
		case i >= try, y.Kind == kind && kind != scenario.Run, y.Kind == scenario.Try,
			i < begin && slices.Contains([]scenario.Kind{scenario.Run, scenario.Predict, scenario.SetupRun}, y.Kind):
			y.Kind = scenario.Prose
		}
		if y.Kind == scenario.Run {
			t := *y.Transcript
			t.Steps = slices.Clone(t.Steps)
			for n := range t.Steps {
				t.Steps[n].Want = nil
			}
			y.Transcript = &t
		}
		if y.Kind == scenario.Predict {
			q := *y.Question
			q.Call.Want = nil
			y.Question = &q
		}
	}
	if kind != scenario.Run {
		c.Parts = append([]scenario.Part{{Kind: kind, Text: x.Body(), Line: x.Line, BodyLine: x.BodyLine}}, c.Parts...)
	}
	return &c
}

// play plays a document and counts its transcripts, or itself as one.
func (p *player) play(name string, s *scenario.Scenario, asOne bool) {
	engine, start := mirror(s)
	site := &site{s: s, nursery: p.nursery, now: start, redis: -1}
	defer func() { site.end() }()
	fresh, why := true, ""
	for i := range s.Parts {
		x := &s.Parts[i]
		var steps []scenario.Step
		switch {
		case x.Kind == scenario.Settings || x.Kind == scenario.Views || x.Kind == scenario.Environ || x.Kind == scenario.SetupRun:
			if !fresh {
				site.end()
				site = newAct(site)
				fresh, why = true, ""
			}
			switch x.Kind {
			case scenario.Settings:
				site.settings = x.Text
			case scenario.Views:
				site.views = x.Text
			case scenario.SetupRun:
				steps = x.Transcript.Steps
			}
		case x.Kind == scenario.Run:
			steps, fresh = x.Transcript.Steps, false
		case x.Kind == scenario.Predict && x.Question.Call.Line > 0:
			steps, fresh = []scenario.Step{x.Question.Call}, false
		}
		if part, _ := s.Environ(i); part >= 0 {
			site.environ, _ = scenario.ReadEnviron(s.Parts[part].Text, s.Parts[part].BodyLine)
		}
		for _, step := range steps {
			if why != "" {
				break
			}
			e := engine[key{i, step.Line}]
			lines, err := site.step(step, e)
			if err != nil {
				why = err.Error()
				fmt.Fprintf(&p.said, "predicted %s: from line %d on: %s\n", name, step.Line, why)
				break
			}
			p.judge(name, step, e, lines, x.Kind != scenario.SetupRun)
		}
		if !asOne && len(steps) > 0 {
			p.count(why)
		}
	}
	if asOne {
		p.count(why)
	}
}

// count counts a transcript, and why it was left out, "" if it was not.
func (p *player) count(why string) {
	if why == "" {
		p.played++
		return
	}
	p.left++
	if p.reasons == nil {
		p.reasons = map[string]int{}
	}
	p.reasons[why]++
}

// judge compares: with the text where something is written, else with the
// playground.
func (p *player) judge(name string, step scenario.Step, e *one, lines []string, strict bool) {
	label := step.Who + ">>> " + strings.ReplaceAll(step.Code, "\n", "\n... ")
	if step.Action != nil {
		label = "!" + string(step.Action.Verb) + " " + step.Action.Traffic.Path
	}
	if p.told {
		fmt.Fprintln(&p.said, label)
		for _, l := range lines {
			fmt.Fprintln(&p.said, l)
		}
	}
	fail := func(what string, want []string) {
		p.failed++
		fmt.Fprintf(&p.said, "FAIL %s:%d: %s\n    %s: %s\n    Django: %s\n", name, step.Line, label, what,
			strings.Join(want, "\n            "), strings.Join(lines, "\n            "))
	}
	want, lines := unqualified(step.Want), unqualified(lines)
	var shown []string
	if e != nil {
		shown = withoutNone(unqualified(e.Lines))
	}
	if step.Who == "all" {
		want, lines, shown = withoutNones(want), withoutNones(lines), withoutNones(shown)
	}
	if len(want) == 1 && want[0] == "?" {
		want = nil
	}
	switch {
	case want != nil && !scenario.Match(want, lines):
		fail("text", want)
	case want == nil && e != nil && !scenario.Match(shown, lines): // what is written is compared with the playground by its own tests
		fail("playground", e.Lines)
	case want == nil && e == nil && strict:
		fail("playground", []string{"it does not come to this step"})
	default:
		p.passed++
	}
}

// withoutNone leaves out the None at the end that Python's prompt does not show, and
// the playground does.
func withoutNone(lines []string) []string {
	if n := len(lines); n > 1 && lines[n-1] == "None" {
		return lines[:n-1]
	}
	return lines
}

// withoutNones leaves out each process of all that shows None, as withoutNone does.
func withoutNones(lines []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return ofOne.MatchString(l) })
}

var ofOne = regexp.MustCompile(`^[a-z][\w.]*: None$`)

// qualified is the module in the last line of a traceback; of Django's own errors
// the playground leaves it out.
var qualified = regexp.MustCompile(`^((?:\w+ \d+ )?)[A-Za-z_][\w.]*\.([A-Z]\w+(?:: |$))`)

func unqualified(lines []string) []string {
	if lines == nil {
		return nil
	}
	short := make([]string, len(lines))
	for i, l := range lines {
		short[i] = qualified.ReplaceAllString(l, "$1$2")
	}
	return short
}

// key is a step of a document.
type key struct{ part, line int }

// mirror plays the document in the playground. It returns what came of each step,
// by its place, and the time at which the site began.
func mirror(s *scenario.Scenario) (map[key]*one, float64) {
	ctx, done := context.WithTimeout(context.Background(), time.Minute)
	defer done()
	did := map[key]*one{}
	play, err := scenario.NewPlay(ctx, s, nil)
	if err != nil {
		return did, siteStart
	}
	start := play.Site().Now()
	for {
		part, _, ok := play.Next()
		if !ok {
			return did, start
		}
		now := play.Site().Now()
		results, _, err := play.Step(ctx)
		if err != nil {
			return did, start
		}
		for _, r := range results {
			did[key{part, r.Step.Line}] = &one{r, now}
		}
	}
}

// siteStart is where the clock stands at first.
const siteStart = 1767225600

// shownOf are requests as a transcript shows them.
func shownOf(served []rack.Served) []string {
	if len(served) > 10 {
		return []string{scenario.Summary(served)}
	}
	var lines []string
	for _, s := range served {
		body, more, cut := strings.Cut(strings.TrimSpace(s.Body), "\n")
		if cut && more != "" {
			body += " ..."
		}
		who := s.Process
		if who == "" {
			who = "-"
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %d %s", who, s.Status, body)))
	}
	return lines
}

func temporary() string {
	dir, err := os.MkdirTemp("", "real")
	if err != nil {
		panic(err)
	}
	dir, _ = filepath.EvalSymlinks(dir)
	return dir
}
