package lesson

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"locmem/engine/deploy"
	"locmem/engine/host"
	"locmem/engine/scenario"
	"locmem/engine/syntax"
	"locmem/web/model"
)

// Setup is what the site is made of, what the document leaves unsaid included.
func (l *Lesson) Setup() scenario.Setup {
	l.mu.Lock()
	defer l.mu.Unlock()
	now, _ := l.edited().Sizes()
	return now
}

// Own tells whether it is the visitor's own site.
func (l *Lesson) Own() bool { return l.env.own != nil }

// Program is where the program lies that reads what is pasted, below the site's
// root.
const Program = "site/read.txt"

// Paste reads how a site is run, or its CACHES, and puts it into the visitor's own
// site. Said tells what was found, or why nothing was, and done whether something
// was.
func (d *Desk) Paste(text string, done func(ok bool)) {
	p := d.Place()
	if p.Kind != Yours || d.Open() == nil {
		done(false)
		return
	}
	d.shelf.Fetch(Program, func(program string, ok bool) {
		open := d.Open()
		switch {
		case d.Place() != p || open == nil: // somebody went on
		case !ok:
			d.say(Said{Code: NotFetched})
			done(false)
		default:
			open.model.Go(func() { // not in the browser's call: a run may wait, as for the collector
				found, err := deploy.Read(program, text, string(p.Lang))
				done(d.pasted(open, found, err))
			})
		}
	})
}

// pasted takes over what was found.
func (d *Desk) pasted(open *Lesson, found deploy.Found, err error) bool {
	switch {
	case err != nil:
		d.say(Said{Code: Tangled})
		return false
	case found.Problem != "":
		d.say(Said{Code: Refuses, Text: found.Says})
		return false
	}
	s, _ := scenario.Parse(open.Source())
	said := Said{Code: Pasted, Text: found.Says}
	source := ""
	if found.Settings != "" {
		source = withSettings(s, found.Settings)
	} else {
		numbers, fewer := numbersOf(found, s)
		source, said.Fewer = s.WithSetup(numbers...), fewer
	}
	d.replace(work{Source: source})
	d.say(said)
	return true
}

// numbersOf are the lines of the setup for what was found. fewer tells that there
// is no room for so many.
func numbersOf(f deploy.Found, s *scenario.Scenario) (numbers []scenario.SetupLine, fewer bool) {
	workers, servers := f.Workers, f.Servers
	if workers == 0 {
		workers = s.Setup.Workers
	}
	if servers == 0 {
		servers = s.Setup.Servers
	}
	servers = min(max(servers, 1), scenario.MaxServers)
	workers = min(max(workers, 1), scenario.MaxWorkers, (scenario.MaxProcesses-len(s.Processes))/servers)
	numbers = append(numbers, scenario.SetupNumber("workers", workers))
	if f.Servers > 0 || s.Setup.Servers > 0 {
		numbers = append(numbers, scenario.SetupNumber("servers", servers))
	}
	threads := min(f.Threads, scenario.MaxThreads)
	if threads > 0 {
		numbers = append(numbers, scenario.SetupNumber("threads", threads))
	}
	if f.MaxRequests > 0 || f.Whole {
		numbers = append(numbers, scenario.SetupNumber("max_requests", f.MaxRequests))
	}
	return numbers, f.Workers > workers || f.Servers > servers || f.Threads > threads
}

// withSettings is the document with what was pasted as its settings. A CACHES alone
// takes the place of the one that is there; the other settings stay.
func withSettings(s *scenario.Scenario, pasted string) string {
	at := slices.IndexFunc(s.Parts, func(p scenario.Part) bool { return p.Kind == scenario.Settings })
	if at < 0 { // a link that was opened here may have none
		return s.Source() + "\n\n```locmem settings\n" + pasted + "```\n"
	}
	old := s.Parts[at].Text
	if only, _, _ := caches(pasted); only {
		if _, from, to := caches(old); to > 0 {
			return s.With(at, old[:from]+strings.TrimRight(pasted, "\n")+old[to:])
		}
	}
	return s.With(at, pasted)
}

// caches finds where a settings.py sets CACHES; to is 0 if it does not, or does so
// more than once. only tells that it sets nothing else.
func caches(text string) (only bool, from, to int) {
	body, ends, err := syntax.ParseEnds(text)
	if err != nil {
		return false, 0, 0
	}
	only = true
	for _, stmt := range body {
		switch stmt := stmt.(type) {
		case *syntax.Assign:
			if name, ok := stmt.Targets[0].(*syntax.Name); !ok || name.ID != "CACHES" || len(stmt.Targets) > 1 {
				only = false
				continue
			}
			if to > 0 {
				return false, 0, 0
			}
			from, to = int(stmt.Place().Offset), ends[stmt.Value]
		case *syntax.Import, *syntax.ImportFrom:
		default:
			only = false
		}
	}
	return only && to > 0, from, to
}

// maxTaken bounds the lines that are taken along from the tabs.
const maxTaken = 100

// Taken is the transcript of what was typed in the tabs: t1 is w1. It is "" if
// nothing was that workers can do.
func Taken(entries []model.Entry) (text string, workers int) {
	var out []string
	for _, e := range entries {
		line, most := taken(e)
		if line == "" || most > scenario.MaxWorkers {
			continue
		}
		if _, problems := scenario.ParseTranscript(line, 1); len(problems) > 0 || foreign(line) != nil {
			continue
		}
		out, workers = append(out, line), max(workers, most)
	}
	if len(out) == 0 {
		return "", 0
	}
	return strings.Join(out[max(0, len(out)-maxTaken):], "\n") + "\n", workers
}

// TakenDocument is a document of what was typed in the tabs; "" if nothing was that
// workers can do.
func TakenDocument(entries []model.Entry) string {
	text, workers := Taken(entries)
	if text == "" {
		return ""
	}
	return "---\nsetup:\n  workers: " + strconv.Itoa(workers) + "\n---\n\n```locmem run\n" + text + "```\n"
}

// Fill calls done, some time later, with a document in which stands below each call what
// comes out; it plays it on processes of its own. If that cannot be, or Fill is called again
// before, done is not called.
func (d *Desk) Fill(source string, done func(filled string)) {
	if d.env.Dial == nil || source == "" {
		return
	}
	ctx, end := context.WithCancel(context.Background())
	d.mu.Lock()
	before := d.filling
	d.filling = end
	d.mu.Unlock()
	if before != nil {
		before()
	}
	site := host.NewClient(d.env.Dial)
	go func() {
		defer site.Close()
		defer end()
		if filled, err := site.Fill(ctx, source); err == nil {
			done(filled)
		}
	}()
}

// taken is an entry as a line of a transcript.
func taken(e model.Entry) (line string, workers int) {
	if e.Code == "" || e.Lost != nil {
		return "", 0
	}
	if e.Plain {
		words := strings.Fields(e.Code)
		for i, word := range words {
			if n := tab(word); n > 0 {
				words[i], workers = "w"+strconv.Itoa(n), max(workers, n)
			}
		}
		if line = strings.Join(words, " "); line[0] != '!' {
			return "", 0
		}
		return line, workers
	}
	if workers = tab(e.Who); workers == 0 {
		return "", 0
	}
	code := strings.Split(e.Code, "\n")
	for i := range code {
		if i > 0 {
			code[i] = "... " + code[i]
		}
	}
	return "w" + strconv.Itoa(workers) + ">>> " + strings.Join(code, "\n"), workers
}

// tab is the number of a tab's name; 0 if it is none.
func tab(name string) int {
	digits, ok := strings.CutPrefix(name, "t")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || n < 1 {
		return 0
	}
	return n
}

// TakeAlong puts what was typed in the tabs into the transcript of the visitor's
// own site: at once, or as soon as that is open.
func (d *Desk) TakeAlong(entries []model.Entry) {
	d.mu.Lock()
	open := d.open
	now := d.place.Kind == Yours && open != nil
	d.yours.wish = nil
	if !now {
		d.yours.wish = entries
	}
	d.mu.Unlock()
	text, workers := Taken(entries)
	if !now || text == "" {
		return
	}
	s, _ := scenario.Parse(open.Source())
	if workers > s.Setup.Workers {
		s, _ = scenario.Parse(s.WithSetup(scenario.SetupNumber("workers", workers)))
	}
	source := s.WithRun(len(s.Parts), text)
	if at := slices.IndexFunc(s.Parts, func(p scenario.Part) bool { return p.Kind == scenario.Run }); at >= 0 {
		source = s.With(at, text)
	}
	d.replace(work{Source: source})
	d.say(Said{Code: Took})
}
