package scenario

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/rack"
	"locmem/engine/settings"
)

// An act is what plays on one rack: the settings, views and hidden set-up that
// stand above it, and the parts up to the next ones. A fence of settings,
// environ, views or set-up behind a run begins a new act, on a rack that starts anew. So
// does a try that settings or views solved: the parts above it stay as the text has them,
// and are played again for what is below it.
type act struct {
	from                     int     // the part that begins it
	settings, environ, views *Part   // nil: Django's default, none, none
	setup                    []*Part // transcripts that run first
	parts                    []int   // runs, questions and tries, by their place in Parts
	instead                  []*Part // settings and views that learners solved tries above it with
	again                    []int   // the parts that are played again with them before its own
}

// actsOf cuts a scenario into acts. There is always one.
func actsOf(s *Scenario) []act {
	acts := []act{{}}
	for i := range s.Parts {
		p := &s.Parts[i]
		last := &acts[len(acts)-1]
		switch p.Kind {
		case Settings, Environ, Views, SetupRun:
			if len(last.parts)+len(last.again) > 0 {
				acts = append(acts, act{from: i, settings: last.settings, environ: last.environ, views: last.views})
				last = &acts[len(acts)-1]
			}
			switch p.Kind {
			case Settings:
				last.settings = p
			case Environ:
				last.environ = p
			case Views:
				last.views = p
			default:
				last.setup = append(last.setup, p)
			}
		case Run, Predict, Try:
			last.parts = append(last.parts, i)
			if p.instead != nil {
				next := *last
				next.from, next.parts = i, nil
				next.instead = append(slices.Clip(last.instead), p.instead)
				next.again = slices.Concat(last.again, last.parts)
				acts = append(acts, next)
			}
		}
	}
	return acts
}

// site builds the rack of an act. The error is a Problem of the document.
func (s *Scenario) site(a *act, pause func()) (*rack.Site, error) {
	taken := *a
	for _, p := range a.instead {
		if p.Kind == Settings {
			taken.settings = p
		} else {
			taken.views = p
		}
	}
	a = &taken
	c := rack.SiteConfig{
		Servers: s.Setup.Servers, Workers: s.Setup.Workers, Threads: s.Setup.Threads,
		Balancer: rack.Balancer(s.Setup.Balancer), Seed: s.Setup.Seed, MaxRequests: s.Setup.MaxRequests, Pause: pause,
		Steps: s.steps,
	}
	s.named(&c)
	if a.environ != nil {
		c.Environ, _ = ReadEnviron(a.environ.Text, a.environ.BodyLine) // Parse told what is wrong
	}
	if a.settings != nil {
		parsed, notes := ReadSettings(context.Background(), a.settings.Text, c.Environ, pause)
		for _, n := range notes {
			if n.Severity == settings.Error && !n.Late {
				return nil, Problem{a.settings.BodyLine + n.Line - 1, n.Column, n.Message, n.Hint}
			}
		}
		c.Caches, c.Settings = parsed.Caches, parsed.Other
	}
	s.caches(&c)
	if a.views != nil {
		c.Views = a.views.Text
	}
	site, err := rack.NewSite(c)
	if err != nil {
		line := 1
		if a.views != nil && strings.HasPrefix(err.Error(), "views.py") {
			line = a.views.Line
			if at, rest, ok := strings.Cut(strings.TrimPrefix(err.Error(), "views.py, line "), ": "); ok {
				if n, bad := strconv.Atoi(at); bad == nil {
					return nil, Problem{a.views.BodyLine + max(n, 1) - 1, 0, rest, ""}
				}
			}
		}
		return nil, Problem{line, 0, err.Error(), ""}
	}
	return site, nil
}

// backendWords are the short words of setup.backend.
func backendWords() []string {
	var words []string
	for _, b := range engine.Backends {
		if b.Word != "" {
			words = append(words, b.Word)
		}
	}
	return words
}

// caches puts what setup says into the default cache.
func (s *Scenario) caches(c *rack.SiteConfig) {
	if s.Setup.Backend == "" && s.Setup.Timeout == "" && s.Setup.MaxEntries == 0 {
		return
	}
	all := py.NewDict()
	if c.Caches != nil {
		for alias, v := range c.Caches.All() {
			_ = all.Set(alias, v) // it was a key before
		}
	}
	found, there := all.GetStr("default")
	own, ok := found.(*py.Dict)
	switch {
	case ok:
	case there || c.Caches != nil && s.Setup.Backend == "":
		return // Django refuses it
	default:
		own = with(py.NewDict(), "BACKEND", py.Str(engine.Backends[0].Name))
	}
	if s.Setup.Backend != "" {
		own = s.backend(own)
	}
	if v, err := strconv.Atoi(s.Setup.Timeout); err == nil {
		own = with(own, "TIMEOUT", py.Int(v))
	} else if s.Setup.Timeout != "" {
		own = with(own, "TIMEOUT", py.None)
	}
	if n := s.Setup.MaxEntries; n > 0 && counts(own) {
		options, _ := own.GetStr("OPTIONS")
		d, ok := options.(*py.Dict)
		if !ok {
			d = py.NewDict()
		}
		own = with(own, "OPTIONS", with(d, "MAX_ENTRIES", py.Int(n)))
	}
	_ = all.Set(py.Str("default"), own)
	c.Caches = all
}

// counts tells whether the backend of a cache counts its entries.
func counts(own *py.Dict) bool {
	name, _ := own.GetStr("BACKEND")
	text, _ := name.(py.Str)
	b := engine.BackendNamed(string(text))
	return b != nil && !b.Client()
}

// backend is a default cache with setup.backend. What settings.py says of another
// kind of backend is not for this one: LOCATION, and OPTIONS, which would be an error.
func (s *Scenario) backend(own *py.Dict) *py.Dict {
	name, location, server := s.Setup.Backend, "", ""
	for _, b := range engine.Backends {
		if name == b.Word || name == b.Name {
			name, location, server = b.Name, b.Location, b.Server
			break
		}
	}
	before, _ := own.GetStr("BACKEND")
	own = with(own, "BACKEND", py.Str(name)) // a copy
	if said, ok := before.(py.Str); ok {
		if b := engine.BackendNamed(string(said)); b != nil && b.Server != server {
			_, _ = own.Delete(py.Str("LOCATION")) // a str is a key
			_, _ = own.Delete(py.Str("OPTIONS"))
		}
	}
	if _, there := own.GetStr("LOCATION"); !there && location != "" {
		own = with(own, "LOCATION", py.Str(location))
	}
	return own
}

// with is a copy of a dict with one more value.
func with(d *py.Dict, key string, value py.Value) *py.Dict {
	c := py.NewDict()
	for k, v := range d.All() {
		_ = c.Set(k, v)
	}
	_ = c.Set(py.Str(key), value)
	return c
}

// named gives the rack every process that the text names: as many workers,
// servers and threads as it speaks of, where setup does not say, and tabs.
func (s *Scenario) named(c *rack.SiteConfig) {
	workers, servers, threads := 1, 1, 1
	tabs := map[string]bool{}
	for _, name := range s.Processes {
		tabs[name] = true
	}
	c.Names = append(c.Names, s.Processes...)
	for i := range s.Parts {
		for _, name := range s.Parts[i].names() {
			words := strings.Split(name, ".")
			if n, ok := numbered(words[0], 's'); ok {
				servers = max(servers, min(n, MaxServers))
				words = words[1:]
			}
			if len(words) == 0 {
				continue
			}
			if n, ok := numbered(words[0], 'w'); ok {
				workers = max(workers, min(n, MaxWorkers))
			}
			if _, ok := numbered(words[0], 't'); ok && !tabs[words[0]] && len(tabs) < maxProcesses {
				tabs[words[0]] = true
				c.Names = append(c.Names, words[0])
			}
			if len(words) == 2 && len(words[1]) == 1 && words[1] >= "a" && words[1] < string(rune('a'+MaxThreads)) {
				threads = max(threads, int(words[1][0]-'a')+1)
			}
		}
	}
	for _, x := range []struct {
		n    *int
		text int
	}{{&c.Workers, workers}, {&c.Servers, servers}, {&c.Threads, threads}} {
		if *x.n == 0 {
			*x.n = x.text
		}
	}
}

// names are the processes that a part speaks of.
func (p *Part) names() []string {
	switch {
	case p.Transcript != nil:
		return p.Transcript.Names()
	case p.Question != nil:
		return (&Transcript{Steps: []Step{p.Question.Call}}).Names()
	}
	return nil
}

// numbered reads w3 or s2.
func numbered(name string, letter byte) (int, bool) {
	if len(name) < 2 || name[0] != letter || name[1] == '0' {
		return 0, false
	}
	n, err := strconv.Atoi(name[1:])
	return n, err == nil && n > 0
}
