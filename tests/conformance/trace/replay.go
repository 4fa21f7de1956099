package trace

import (
	"errors"
	"fmt"
	"strings"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/tests/conformance/tagged"
)

// Mismatch is the first difference of a trace.
type Mismatch struct {
	Step      int // from 0, in the order of the file; inside a callable the outer step
	Op        string
	What      string // value, error, warnings, store, calls, ...
	Want, Got string
}

func (m *Mismatch) Error() string {
	return fmt.Sprintf("step %d (%s), %s\n    expected: %s\n    got:      %s", m.Step, m.Op, m.What, short(m.Want), short(m.Got))
}

func short(s string) string {
	if len(s) > 2000 {
		return s[:2000] + "…"
	}
	return s
}

// replay is a trace in progress.
type replay struct {
	trace    *Trace
	clock    *engine.ManualClock
	process  *engine.Process
	caches   *engine.Caches
	open     map[string]*engine.Cache
	warnings []engine.Warning
	stores   map[string][]Row // what must be in memory now
	step     int
}

// Replay runs a trace on a new process. The error is a *Mismatch, or tells
// that the trace cannot be read.
func Replay(t *Trace) error {
	caches, err := settings(t.Caches)
	if err != nil {
		return fmt.Errorf("caches: %w", err)
	}
	r := &replay{trace: t, clock: engine.NewManualClock(t.Clock), open: map[string]*engine.Cache{}, stores: map[string][]Row{}}
	r.process = engine.NewProcess("trace", 1, r.clock)
	r.caches = engine.NewCaches(r.process, caches)
	r.caches.KeyFunctions = keyFunctions
	for i := range t.Steps {
		r.step = i
		if err := r.run(&t.Steps[i]); err != nil {
			return err
		}
	}
	return nil
}

// cache opens an alias at its first use, and tries again after a failure.
func (r *replay) cache(alias string) (*engine.Cache, error) {
	if c := r.open[alias]; c != nil {
		return c, nil
	}
	c, err := r.caches.Open(alias)
	if err != nil {
		return nil, err
	}
	c = c.With(engine.Hooks{Warn: func(w engine.Warning) error {
		r.warnings = append(r.warnings, w)
		return nil
	}})
	r.open[alias] = c
	return c, nil
}

func (r *replay) run(s *Step) error {
	if s.Expect == nil {
		if s.Now == nil {
			return fmt.Errorf("step %d (%s): neither expect nor now", r.step, s.Op)
		}
		r.clock.Set(*s.Now)
		return nil
	}
	outer := r.warnings
	r.warnings = nil
	c := &call{r: r, step: s}
	got, err := c.do()
	warnings := r.warnings
	r.warnings = outer
	var broken *Mismatch
	if errors.As(err, &broken) {
		return broken
	}
	if err := r.compareResult(s, got, err); err != nil {
		return err
	}
	if s.Expect.Calls != nil && *s.Expect.Calls != c.calls {
		return r.mismatch(s, "calls", fmt.Sprint(*s.Expect.Calls), fmt.Sprint(c.calls))
	}
	if err := r.compareWarnings(s, warnings); err != nil {
		return err
	}
	for location, rows := range s.Expect.Store {
		r.stores[location] = rows
	}
	return r.compareStores(s)
}

func (r *replay) mismatch(s *Step, what, want, got string) error {
	return &Mismatch{r.step, s.Op, what, want, got}
}

func (r *replay) compareResult(s *Step, got py.Value, err error) error {
	x := s.Expect
	switch {
	case err != nil:
		var raised *py.Error
		if !errors.As(err, &raised) {
			return fmt.Errorf("step %d (%s): %w", r.step, s.Op, err)
		}
		want := "a value"
		if x.Error != nil {
			want = x.Error.Type + ": " + string(x.Error.Message)
		}
		if g := raised.Type + ": " + raised.Message; g != want {
			return r.mismatch(s, "error", want, g)
		}
	case x.Error != nil:
		return r.mismatch(s, "error", x.Error.Type+": "+string(x.Error.Message), "the value "+tagged.Show(got))
	case x.Value != nil:
		v, err := x.Value.Decode()
		if err != nil {
			return fmt.Errorf("step %d (%s): %w", r.step, s.Op, err)
		}
		if w, g := tagged.Show(v), tagged.Show(got); w != g {
			return r.mismatch(s, "value", w, g)
		}
	}
	return nil
}

func (r *replay) compareWarnings(s *Step, got []engine.Warning) error {
	var want, have []string
	for _, w := range s.Expect.Warnings {
		want = append(want, w.Category+": "+w.Message)
	}
	for _, w := range got {
		have = append(have, w.String())
	}
	if w, g := strings.Join(want, "\n"), strings.Join(have, "\n"); w != g {
		return r.mismatch(s, "warnings", w, g)
	}
	return nil
}
