package rack

import (
	"context"
	"fmt"
	"slices"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/script"
	"locmem/engine/shared"
)

// What code in a process of a Site can reach, and views.py in it.

func (s *Site) world(b *body, thread string, world *script.World) {
	open := world.Cache
	world.Cache = func(alias string, h engine.Hooks) (script.Cache, error) {
		t := b.thread(thread)
		keyFunctions(b.in, t.caches, b.settings) // those that are there by now, as an import would find them
		if params := sharedSettings(b.settings, alias); params != nil {
			return s.servers.Open(b.proc, alias, params, t.caches.KeyFunctions, h)
		}
		return open(alias, h)
	}
	fresh := world.Make
	world.Make = func(settings *py.Dict, h engine.Hooks) (script.Cache, error) {
		if backend, _, _ := settings.Get(py.Str("BACKEND")); shared.Is(backend) {
			return s.servers.Open(b.proc, "", settings, b.thread(thread).caches.KeyFunctions, h)
		}
		return fresh(settings, h)
	}
	world.DB = &s.db
	world.Setting = s.cfg.Settings
	world.Environ = s.cfg.Environ
	world.Random = s.random.sessions.IntN
	world.Sleep = func(seconds float64) error {
		s.moveTo(s.clock.Now() + min(seconds, 1e9))
		return nil
	}
	world.Step = func(string) { s.step(b, thread) }
	world.Wait = func() bool { return s.wait(b, thread) }
	world.Asked = func(op, table string, millis float64) {
		e := SiteEvent{Kind: Queried, Text: table, Seconds: millis / 1000}
		if op == "save" {
			e.Kind = Saved
		}
		e.Process, e.PID, e.Thread = b.proc.Name(), b.proc.PID(), thread
		s.record(e)
	}
}

// sharedSettings returns the settings of an alias whose backend is a shared
// one, nil for any other.
func sharedSettings(caches *py.Dict, alias string) *py.Dict {
	if caches == nil {
		return nil
	}
	v, _, _ := caches.Get(py.Str(alias))
	params, ok := v.(*py.Dict)
	if !ok {
		return nil
	}
	if backend, _, _ := params.Get(py.Str("BACKEND")); !shared.Is(backend) {
		return nil
	}
	return params
}

// load runs views.py in a new process. A fork gets the names only: what the text
// does to the cache its parent has done.
func (s *Site) load(ctx context.Context, w *worker, fork bool) error {
	b := w.body
	if s.cfg.Views == "" {
		return nil
	}
	defer s.loads()()
	if fork {
		before := engine.NewProcess("", 0, s.clock)
		before.Become(b.proc)
		b.hush(true)
		defer func() {
			b.proc.Become(before)
			b.hush(false)
		}()
	}
	var failed *script.Error
	err := s.spend(ctx, w, func(run script.Run) (uint64, bool) {
		var r script.Result
		b.do("", func(in *script.Interp) { r = in.Load(s.cfg.Views, run) })
		failed = r.Err
		return r.Steps, r.Exhausted
	})
	if err != nil {
		return err
	}
	if failed != nil && failed.Line == 0 {
		return fmt.Errorf("views.py: %w", raised(failed))
	}
	if failed != nil {
		return fmt.Errorf("views.py, line %d: %w", failed.Line, raised(failed))
	}
	keyFunctions(b.in, b.caches, b.settings)
	return nil
}

// logged writes down what code told the logging module.
func (s *Site) logged(r LogRecord) {
	s.record(SiteEvent{Kind: Logged, Event: engine.Event{Process: r.Process, PID: r.PID, Thread: r.Thread},
		Text: r.Level + " " + r.Logger + ": " + r.Text, Record: &r})
	if s.listened() {
		s.notices.add(Notice{Logged: &r})
	}
}

// StandIns are the modules that code of the site has imported and that take the
// place of what cannot be here, each once: what a reader should know of them.
func (s *Site) StandIns() []script.StandIn {
	s.mu.Lock()
	workers := slices.Clone(s.workers)
	s.mu.Unlock()
	var all []script.StandIn
	for _, w := range workers {
		if w.body == nil {
			continue
		}
		for _, one := range w.body.standIns() {
			if !slices.Contains(all, one) {
				all = append(all, one)
			}
		}
	}
	return all
}

// hush keeps the events of a process from everybody.
func (b *body) hush(quiet bool) {
	b.mu.Lock()
	b.quiet = quiet
	b.mu.Unlock()
}

// keyFunctions lets the caches know the functions of views.py that their
// KEY_FUNCTION names.
func keyFunctions(in *script.Interp, caches *engine.Caches, settings *py.Dict) {
	if settings == nil {
		return
	}
	for _, v := range settings.All() {
		params, ok := v.(*py.Dict)
		if !ok {
			continue
		}
		name, _, _ := params.Get(py.Str("KEY_FUNCTION"))
		dotted, ok := name.(py.Str)
		if !ok {
			continue
		}
		if f := in.KeyFunction(string(dotted)); f != nil {
			if caches.KeyFunctions == nil {
				caches.KeyFunctions = map[string]engine.KeyFunction{}
			}
			caches.KeyFunctions[string(dotted)] = f
		}
	}
}
