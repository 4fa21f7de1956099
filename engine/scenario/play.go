package scenario

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"

	"locmem/engine"
	"locmem/engine/explain"
	"locmem/engine/rack"
	"locmem/engine/script"
)

// Result is what one step showed.
type Result struct {
	Part   int // its place in Parts; -1 for a text that a learner typed
	Step   Step
	Lines  []string // what is shown: output, the repr, or the error's line
	OK     bool     // as expected; without an expectation: no error that nobody expects
	Served []rack.Served
	Raised *rack.Raised // what the code raised; its line is of the code
	// Call is the call of the cache that explains what is shown; zero: there was none.
	Call explain.Ask
	// Order is the order of the threads' operations that !schedule find found.
	Order []string

	unknown string // that the step names a process which is not there, and what to write
}

// Play is a scenario on a rack of its own, step by step. Its methods must not
// be called at the same time; the Site may be read meanwhile. The same text and
// seed give the same log, native and in the browser.
type Play struct {
	s     *Scenario
	pause func()
	acts  []act
	act   int
	site  *rack.Site
	part  int // place in the act's parts
	step  int // of its transcript

	prepared func([]Result) // if not nil, gets what a set-up showed
}

// NewPlay starts the first act: its rack, and the hidden set-up. pause lets the
// host breathe, about every 10 ms; nil: never. The error is a Problem of the
// document, or ctx's.
func NewPlay(ctx context.Context, s *Scenario, pause func()) (*Play, error) {
	return newPlay(ctx, s, pause, nil)
}

func newPlay(ctx context.Context, s *Scenario, pause func(), prepared func([]Result)) (*Play, error) {
	p := &Play{s: s, pause: pause, acts: actsOf(s), prepared: prepared}
	return p, p.Reset(ctx)
}

// Site is the rack of the present act; another one after Reset, and in the next
// act.
func (p *Play) Site() *rack.Site { return p.site }

// Reset starts again at the first step, everything forgotten.
func (p *Play) Reset(ctx context.Context) error { return p.begin(ctx, 0) }

// Again returns a play of the same document that stands where the present act begins.
func (p *Play) Again(ctx context.Context) (*Play, error) {
	q := &Play{s: p.s, pause: p.pause, acts: p.acts}
	return q, q.begin(ctx, p.act)
}

// begin starts an act. Without a rack nothing can be played any more.
func (p *Play) begin(ctx context.Context, n int) error {
	site, err := p.rack(ctx, &p.acts[n])
	p.act, p.part, p.step, p.site = n, 0, 0, site
	return err
}

// Reach begins the act of a try that settings or views solved, if it stands above a part
// and everything above it was played.
func (p *Play) Reach(ctx context.Context, part int) error {
	for p.act+1 < len(p.acts) {
		next := &p.acts[p.act+1]
		if first, _, ok := p.Next(); len(next.again) == 0 || next.from >= part || ok && first < next.from {
			break
		}
		if err := p.begin(ctx, p.act+1); err != nil {
			return err
		}
	}
	return nil
}

// rack builds the rack of an act, runs its set-up, and plays what is to be played again.
func (p *Play) rack(ctx context.Context, a *act) (*rack.Site, error) {
	site, err := p.s.site(a, p.pause)
	if err != nil {
		return nil, err
	}
	for _, part := range a.setup {
		results, err := perform(ctx, site, part.Transcript, nil)
		if err != nil {
			return nil, err
		}
		if p.prepared != nil {
			p.prepared(results)
		}
		for _, r := range results {
			if !r.OK {
				return nil, Problem{r.Step.Line, 0, "the set-up fails: " + strings.Join(r.Lines, " / "), ""}
			}
		}
	}
	_, err = p.s.replay(ctx, site, a.again)
	return site, err
}

// Next tells which part comes next, and which of its steps; ok is false at the
// end. A try is passed over, unless it is solved.
func (p *Play) Next() (part, step int, ok bool) {
	act, at, step := p.act, p.part, p.step
	for ; act < len(p.acts); act, at, step = act+1, 0, 0 {
		for ; at < len(p.acts[act].parts); at, step = at+1, 0 {
			i := p.acts[act].parts[at]
			if step < len(p.s.Parts[i].played()) {
				return i, step, true
			}
		}
	}
	return 0, 0, false
}

// Step plays the next step, with the calls that a schedule governs; ok is false
// at the end. A step that fails is a Result like any other; the error is a
// Problem of the next act's settings or views, a budget that is used up, or
// ctx's.
func (p *Play) Step(ctx context.Context) (results []Result, ok bool, err error) {
	part, step, ok := p.Next()
	if !ok {
		return nil, false, nil
	}
	for !slices.Contains(p.acts[p.act].parts, part) {
		if err := p.begin(ctx, p.act+1); err != nil {
			return nil, true, err
		}
	}
	if p.site == nil {
		return nil, true, errors.New("the scenario has no rack to play on")
	}
	for i, n := range p.acts[p.act].parts {
		if n == part {
			p.part = i
		}
	}
	results, n, err := one(ctx, p.site, p.s.Parts[part].played()[step:])
	for i := range results {
		results[i].Part = part
	}
	p.step = step + n
	return results, true, err
}

// RunTo plays everything up to and with a part; told, if not nil, gets each
// result.
func (p *Play) RunTo(ctx context.Context, part int, told func(Result)) error {
	for {
		next, _, ok := p.Next()
		if !ok || next > part {
			return nil
		}
		results, _, err := p.Step(ctx)
		for _, r := range results {
			if told != nil {
				told(r)
			}
		}
		if err != nil {
			return err
		}
	}
}

// replay plays parts that stand above what is played.
func (s *Scenario) replay(ctx context.Context, site *rack.Site, parts []int) (all []Result, err error) {
	for _, i := range parts {
		results, err := perform(ctx, site, &Transcript{Steps: s.Parts[i].played()}, nil)
		if err != nil {
			return nil, err
		}
		for _, r := range results {
			r.Part = i
			all = append(all, r)
		}
	}
	return all, nil
}

// perform plays a whole transcript. told, if not nil, gets each result.
func perform(ctx context.Context, site *rack.Site, t *Transcript, told func(Result)) ([]Result, error) {
	var all []Result
	for steps := t.Steps; len(steps) > 0; {
		results, n, err := one(ctx, site, steps)
		for _, r := range results {
			r.Part = -1
			all = append(all, r)
			if told != nil {
				told(r)
			}
		}
		if err != nil {
			return all, err
		}
		steps = steps[n:]
	}
	return all, nil
}

// one plays the first of some steps, and tells how many it took: a schedule
// takes the calls that follow it.
func one(ctx context.Context, site *rack.Site, steps []Step) ([]Result, int, error) {
	s := steps[0]
	if s.Action != nil && s.Action.Verb == Schedule {
		n := 1
		for n < len(steps) && steps[n].Follows && steps[n].Action == nil {
			n++
		}
		results, err := together(ctx, site, steps[:n])
		return results, n, err
	}
	r := Result{Step: s}
	before := site.Seq()
	var err error
	if s.Action != nil {
		err = r.act(ctx, site)
	} else {
		err = r.call(ctx, site)
	}
	if err != nil {
		if ctx.Err() != nil {
			return nil, 1, ctx.Err()
		}
		r.Lines = append(r.Lines, err.Error())
		r.unknown = unknown(site, err)
	}
	r.judge(err != nil)
	r.Call = lastCall(site, before)
	return []Result{r}, 1, nil
}

// lastCall is what is to be explained of what happened after an event.
func lastCall(site *rack.Site, before uint64) explain.Ask {
	const most = 500
	seq := site.Seq()
	from := before
	if seq > most {
		from = max(before, seq-most)
	}
	var calls, last []engine.Event // all, and those of the last request
	answers, answered := 0, false
	for _, e := range site.LogAfter(from, most) {
		if e.Kind == rack.Called {
			if answered {
				last = nil
			}
			calls, last, answered = append(calls, e.Event), append(last, e.Event), false
		} else if e.Kind == rack.Answered {
			answers, answered = answers+1, true
		}
	}
	if answers < 2 {
		return explain.Of(calls)
	}
	ask := explain.Of(last)
	if ask.Seq > 0 && from == before {
		ask.After = before
	}
	return ask
}

// judge compares with what is expected. An error must be expected.
func (r *Result) judge(failed bool) {
	if r.Step.Want != nil {
		r.OK = Match(r.Step.Want, r.Lines)
	} else {
		r.OK = !failed && r.Raised == nil
	}
}

// call runs code in a process, in each of them, or in the one that the balancer
// picks.
func (r *Result) call(ctx context.Context, site *rack.Site) error {
	if r.Step.Who != "all" {
		reply, err := site.Exec(ctx, r.Step.Who, r.Step.Code)
		if err != nil {
			return err
		}
		r.Lines, r.Raised = Show(reply), reply.Error
		return nil
	}
	for _, name := range site.Names() {
		reply, err := site.Exec(ctx, name, r.Step.Code)
		if err != nil {
			return err
		}
		for _, l := range Show(reply) {
			r.Lines = append(r.Lines, name+": "+l)
		}
		if reply.Error != nil {
			r.Raised = reply.Error
		}
	}
	return nil
}

// Show is a reply as a prompt shows it, line by line.
func Show(r rack.Reply) []string {
	var lines []string
	if r.Output != "" {
		lines = strings.Split(strings.TrimSuffix(r.Output, "\n"), "\n")
	}
	if r.Repr != nil && !r.Quiet {
		lines = append(lines, strings.Split(*r.Repr, "\n")...)
	}
	if r.Error != nil {
		lines = append(lines, r.Error.Error())
	}
	return lines
}

// act does an action.
func (r *Result) act(ctx context.Context, site *rack.Site) error {
	a := r.Step.Action
	switch a.Verb {
	case Advance:
		if a.AtExpiry {
			return site.AdvanceToExpiry()
		}
		return site.Advance(a.Seconds)
	case Deploy:
		return site.Deploy(ctx, a.Rolling)
	case Send:
		return r.send(ctx, site)
	}
	for _, name := range a.Names {
		if done, err := server(site, a.Verb, name); done || err != nil {
			if err != nil {
				return err
			}
			continue
		}
		var err error
		switch a.Verb {
		case Restart:
			err = site.Restart(ctx, name)
		case Kill:
			err = site.Kill(ctx, name)
		case Start:
			err = site.Start(ctx, name)
		case Fork:
			var child string
			if child, err = site.Fork(ctx, name, ""); err == nil {
				r.Lines = append(r.Lines, child+" has a copy of the memory of "+name)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// server does an action on a server outside the processes: !kill redis is an
// outage, !start redis ends it, !restart redis is a clean restart. done is false
// where the name is none of a server's.
func server(site *rack.Site, verb Verb, name string) (done bool, err error) {
	switch verb {
	case Kill, Start:
		done = site.Shared().Outage(name, verb == Kill)
	case Restart:
		done, err = site.Shared().Restart(name)
	}
	if done && !site.Uses(name) {
		err = errors.New("no cache is kept in " + name + " here. Write backend: " + name + " below setup:, or its BACKEND in settings")
	}
	return done, err
}

// requestLines is how many requests are shown one by one.
const requestLines = 10

// send sends requests and shows them: a few one by one, many in one line.
func (r *Result) send(ctx context.Context, site *rack.Site) error {
	t := r.Step.Action.Traffic
	served, err := site.Request(ctx, rack.Traffic{Path: t.Path, Count: t.Count, From: t.From, Clients: t.Clients, Rate: t.Rate,
		Keys: rack.Keys{N: t.Keys, Zipf: t.Zipf}})
	r.Served = served
	if len(served) <= requestLines {
		for _, s := range served {
			who := s.Process
			if who == "" {
				who = "-"
			}
			body := strings.TrimSpace(s.Body)
			if body, more, cut := strings.Cut(body, "\n"); cut && more != "" {
				r.Lines = append(r.Lines, who+" "+strconv.Itoa(s.Status)+" "+body+" ...")
				continue
			}
			r.Lines = append(r.Lines, strings.TrimSpace(who+" "+strconv.Itoa(s.Status)+" "+body))
		}
		return err
	}
	r.Lines = append(r.Lines, Summary(served))
	return err
}

// MarshalJSON leaves Served out where there are more requests than are shown one by one:
// they may be a million.
func (r Result) MarshalJSON() ([]byte, error) {
	type plain Result
	if len(r.Served) > requestLines {
		r.Served = nil
	}
	return json.Marshal(plain(r))
}

// Cached counts the answers that are shown one by one, say that they are from the
// database and are not: the cache had what the view returned.
func (r Result) Cached() int {
	n := 0
	for _, s := range r.Served {
		if len(r.Served) <= requestLines && s.Hits > 0 && s.Queries == 0 && strings.Contains(s.Body, script.FromDatabase) {
			n++
		}
	}
	return n
}
