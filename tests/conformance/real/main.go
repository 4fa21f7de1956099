// Command real plays scenarios on real Django, one operating-system process a
// worker, and compares each step with what the playground shows and with what
// the text says.
//
//	go run ./tests/conformance/real [-v] [-t] WORKER FILE.md...
//
// WORKER is the command that runs worker.py with Django; scenarios.sh makes it.
// Who answers a request, and the time, are the playground's. What cannot be
// played is predicted: it is named, with the reason. Solutions and wrongs that
// are transcripts are played, each on a site that has played what stands above
// its try. -v names each file, -t shows what Django shows.
//
// The last line is "N passed, N failed", of steps. Exit status: 0 no failure,
// 1 a failure, 2 misuse.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
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
	all.worker = strings.Fields(flag.Arg(0))
	for _, file := range flag.Args()[1:] {
		text, err := os.ReadFile(file)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		all.file(file, string(text))
	}
	fmt.Printf("%d passed, %d failed\n", all.passed, all.failed)
	if all.failed > 0 {
		os.Exit(1)
	}
}

// player plays files and counts steps.
type player struct {
	worker         []string
	verbose, told  bool
	passed, failed int
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
		fmt.Printf("FAIL %s:%d: %s\n", name, problems[0].Line, problems[0].Error())
		return
	}
	passed, failed := p.passed, p.failed
	why := p.play(name, s, -1, "")
	for i := range s.Parts {
		x := &s.Parts[i]
		if (x.Kind == scenario.Solution || x.Kind == scenario.Wrong) && why == "" {
			why = p.attempt(name, s, i)
		}
	}
	if why != "" {
		fmt.Printf("predicted %s: %s\n", name, why)
	}
	if p.verbose {
		fmt.Printf("%s: %d passed, %d failed\n", name, p.passed-passed, p.failed-failed)
	}
}

// attempt plays a solution or a wrong as a document of its own: what stands above
// its try, then the try's place holds it.
func (p *player) attempt(name string, s *scenario.Scenario, i int) string {
	x := &s.Parts[i]
	if !scenario.IsTranscript(x.Body()) {
		return ""
	}
	for j := range s.Parts {
		if s.Parts[j].Kind == scenario.Try && s.Parts[j].Name == x.Name {
			return p.play(name, s, j, x.Body())
		}
	}
	return ""
}

// play plays the document, or, if try is not negative, what is above that part
// and then the text. It returns why the rest is predicted, "" if nothing is.
func (p *player) play(name string, s *scenario.Scenario, try int, text string) string {
	var last *scenario.Transcript
	if try >= 0 {
		last, _ = scenario.ParseTranscript(text, s.Parts[try].BodyLine)
	}
	engine, start := mirror(s, try, last)
	site := &site{s: s, worker: p.worker, now: start, redis: -1}
	defer site.end()
	fresh := true
	for i := range s.Parts {
		x := &s.Parts[i]
		if try >= 0 && i > try {
			break
		}
		var steps []scenario.Step
		switch {
		case x.Kind == scenario.Settings || x.Kind == scenario.Views || x.Kind == scenario.SetupRun:
			if !fresh {
				site.end()
				*site = *newAct(site)
				fresh = true
			}
			switch x.Kind {
			case scenario.Settings:
				site.settings = x.Text
			case scenario.Views:
				site.views = x.Text
			default:
				steps = x.Transcript.Steps
			}
		case x.Kind == scenario.Run:
			steps, fresh = x.Transcript.Steps, false
		case x.Kind == scenario.Predict && x.Question.Call.Line > 0:
			steps, fresh = []scenario.Step{x.Question.Call}, false
		case i == try && last != nil:
			steps = last.Steps
		}
		if part, _ := s.Environ(i); part >= 0 {
			site.environ, _ = scenario.ReadEnviron(s.Parts[part].Text, s.Parts[part].BodyLine)
		}
		for _, step := range steps {
			e := engine[key{i, step.Line}]
			lines, err := site.step(step, e)
			if err != nil {
				return fmt.Sprintf("from line %d on: %v", step.Line, err)
			}
			p.judge(name, step, e, lines, try < 0 || i < try)
		}
	}
	return ""
}

// judge compares: with the text where something is written, else with the
// playground.
func (p *player) judge(name string, step scenario.Step, e *one, lines []string, written bool) {
	label := step.Who + ">>> " + strings.ReplaceAll(step.Code, "\n", "\n... ")
	if step.Action != nil {
		label = "!" + string(step.Action.Verb) + " " + step.Action.Traffic.Path
	}
	if p.told {
		fmt.Println(label)
		for _, l := range lines {
			fmt.Println(l)
		}
	}
	fail := func(what string, want []string) {
		p.failed++
		fmt.Printf("FAIL %s:%d: %s\n    %s: %s\n    Django: %s\n", name, step.Line, label, what,
			strings.Join(want, "\n            "), strings.Join(lines, "\n            "))
	}
	want, lines := unqualified(step.Want), unqualified(lines)
	if !written || len(want) == 1 && want[0] == "?" {
		want = nil
	}
	switch {
	case want != nil && !scenario.Match(want, lines):
		fail("text", want)
	case want == nil && e != nil && !scenario.Match(unqualified(e.Lines), lines): // what is written is compared with the playground by its own tests
		fail("playground", e.Lines)
	default:
		p.passed++
	}
}

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

// mirror plays the document, or what is above a part and then a transcript, in
// the playground. It returns what came of each step, by its place, and the time
// at which the site began.
func mirror(s *scenario.Scenario, try int, last *scenario.Transcript) (map[key]*one, float64) {
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
		if !ok || try >= 0 && part > try {
			break
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
	if last != nil {
		now := play.Site().Now()
		_ = scenario.Perform(ctx, play.Site(), last, func(r scenario.Result) {
			did[key{try, r.Step.Line}] = &one{r, now}
			now = play.Site().Now()
		})
	}
	return did, start
}

// siteStart is where the clock stands at first.
const siteStart = 1767225600

// shownOf are requests as a transcript shows them.
func shownOf(served []rack.Served) []string {
	if len(served) > 10 {
		for i := range served { // Django counts no look-ups
			served[i].Hits, served[i].Misses = 0, 0
		}
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
