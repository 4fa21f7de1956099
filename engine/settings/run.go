package settings

import (
	"context"
	"strings"
	"sync"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/script"
	"locmem/engine/syntax"
)

// budget bounds a run in steps: ten times what 5,000 lines or all the libraries
// take, and less than a tenth of a second.
const budget = 500_000

// run executes the text and keeps the settings, or notes what ended it. Names
// that pasted settings leave out are made first.
func (s *Settings) run(ctx context.Context) {
	before, assumed, left := "", map[string]bool{}, uint64(budget)
	for {
		in, failure := s.execute(ctx, before, &left)
		if failure == nil {
			s.keep(in)
			s.standIns(in)
			return
		}
		name := undefined(failure)
		if usual[name] == "" || assumed[name] {
			s.failed(failure)
			return
		}
		assumed[name] = true
		before += usual[name] + "\n"
		line, _, _ := strings.Cut(usual[name], "\n")
		if name == "BASE_DIR" {
			line = "BASE_DIR = Path('/app')"
		}
		s.note(s.at(failure), Lint, "assumed", name, line)
	}
}

// execute runs the text in an interpreter of its own, with the steps that are
// left.
func (s *Settings) execute(ctx context.Context, before string, left *uint64) (*script.Interp, *script.Error) {
	in := script.New(s.world.World)
	in.Define("__file__", py.Str("/app/project/settings.py"))
	pause := func() {
		if s.world.Pause != nil {
			s.world.Pause()
		}
		if ctx.Err() != nil {
			in.Stop()
		}
	}
	if before != "" {
		if r := in.Exec(before, script.Run{Steps: budget}); r.Err != nil {
			return in, r.Err
		}
	}
	r := in.Exec(s.src, script.Run{Steps: *left, Pause: pause})
	*left -= min(r.Steps, *left-1)
	return in, r.Err
}

// usual are the names that pasted settings use and whose lines stand elsewhere in
// the file: what makes them.
var usual = map[string]string{
	"os":        "import os",
	"Path":      "from pathlib import Path",
	"BASE_DIR":  "from pathlib import Path\nBASE_DIR = Path('/app')",
	"env":       "import environ\nenv = environ.Env()",
	"config":    "from decouple import config",
	"timedelta": "from datetime import timedelta",
	"DEBUG":     "DEBUG = True",
}

// undefined is the name that a NameError speaks of, or "".
func undefined(e *script.Error) string {
	if e.Type != "NameError" {
		return ""
	}
	_, rest, _ := strings.Cut(e.Message, "'")
	name, _, _ := strings.Cut(rest, "'")
	return name
}

// keep reads the settings that a run left.
func (s *Settings) keep(in *script.Interp) {
	if s.elsewhere(in) {
		return
	}
	last := map[string]int{}
	for i, a := range s.assigned {
		last[a.name] = i
	}
	seen := map[string]bool{}
	for _, a := range s.assigned {
		if seen[a.name] || !isSetting(a.name) {
			continue
		}
		seen[a.name] = true
		v, ok := in.Global(a.name)
		if !ok {
			continue
		}
		if a.name == "CACHES" {
			s.found(in, v)
			continue
		}
		s.Others = append(s.Others, Setting{a.name, v})
	}
	s.unmeant()
	if s.root == nil && s.bare != nil {
		if v, ok := in.Builtin("_"); ok {
			s.root, s.name = s.node(s.bare, ""), span{int(s.bare.Offset), int(s.bare.Offset) + 1}
			s.caches = ready(in, v)
			s.Caches, _ = s.caches.(*py.Dict)
		}
	}
	if s.root == nil {
		s.unread(in)
		s.defaults()
	}
}

// unread remarks on a CACHES that would count, and does not here.
func (s *Settings) unread(in *script.Interp) {
	if s.within.name != "" {
		s.note(s.within.at, Lint, "in-class", s.within.name)
		return
	}
	for _, name := range s.stars {
		for _, m := range in.StandIns() {
			if m.Module == name {
				s.note(s.imports[name], Lint, "star", name)
			}
		}
	}
}

// standIns remarks on what was imported and cannot be here.
func (s *Settings) standIns(in *script.Interp) {
	for _, m := range in.StandIns() {
		if at, ok := s.imports[m.Module]; ok {
			s.note(at, Lint, "stand-in", m.Module, m.Does)
		}
	}
}

// found keeps CACHES, and finds the assignment that made it.
func (s *Settings) found(in *script.Interp, v py.Value) {
	s.caches = ready(in, v)
	list := s.byName["CACHES"]
	made := list[len(list)-1]
	for i := len(list) - 1; i >= 0; i-- {
		if a := s.assigned[list[i]]; a.value != nil && fits(a.value, s.caches) {
			made = list[i]
			break
		}
	}
	a := s.assigned[made]
	s.name = a.at
	s.root = &node{span: a.at}
	if a.value != nil {
		s.root = s.node(a.value, "")
		if _, call := a.value.(*syntax.Call); call {
			s.root.span = a.at
		}
	}
	if s.unknown(in) {
		s.caches = nil
		return
	}
	var ok bool
	if s.Caches, ok = s.caches.(*py.Dict); !ok {
		s.Caches = py.NewDict()
	}
	for _, i := range list {
		if b := s.assigned[i]; i < made && !b.inBlock && !a.inBlock && a.value != nil && !s.mentions(a, "CACHES") {
			s.note(b.at, Lint, "caches-again", number(s.line(a.at.start)))
		}
	}
}

// unknown notes the first that CACHES needs and only a package could say that is not here.
func (s *Settings) unknown(in *script.Interp) (found bool) {
	refuse := func(e *entry) {
		if !found && script.Unknown(e.value) {
			_, err := in.Text(e.value)
			s.note(e.valueNode.span, Error, "not-here").Message = err.Error()
			found = true
		}
	}
	for _, alias := range s.table(s.caches, s.root).entries {
		refuse(&alias)
		for _, e := range s.table(alias.value, alias.valueNode).entries {
			refuse(&e)
			if list, ok := e.value.(*py.List); ok {
				for _, v := range list.Items {
					refuse(&entry{value: v, valueNode: e.valueNode})
				}
			}
			for _, o := range s.table(e.value, e.valueNode).entries {
				if e.key == py.Value(py.Str("OPTIONS")) && (o.key == py.Value(py.Str("MAX_ENTRIES")) || o.key == py.Value(py.Str("CULL_FREQUENCY"))) {
					refuse(&o)
				}
			}
		}
	}
	return found
}

// elsewhere notes that CACHES comes from a file that is not here.
func (s *Settings) elsewhere(in *script.Interp) bool {
	caches, ok := in.Global("CACHES")
	list := s.byName["CACHES"]
	switch {
	case !ok && len(s.places) > 0 && s.bare == nil:
		s.note(s.firstPlace(), Error, "elsewhere")
	case ok && script.Unknown(caches) && len(list) > 0:
		s.note(s.assigned[list[len(list)-1]].at, Error, "elsewhere")
	default:
		return false
	}
	return true
}

// firstPlace is the first key of what CACHES["a"]["b"] = ... assigns.
func (s *Settings) firstPlace() span {
	first := span{-1, -1}
	for _, p := range s.places {
		if first.start < 0 || p.key.span.start < first.start {
			first = p.key.span
		}
	}
	return first
}

// mentions tells whether the value of an assignment has a word in it.
func (t *tree) mentions(a assignment, word string) bool {
	n := t.node(a.value, "")
	return strings.Contains(t.cut(n.span), word)
}

// unmeant remarks on a dict under a name that is close to CACHES.
func (s *Settings) unmeant() {
	if s.root != nil || s.bare != nil {
		return
	}
	for _, a := range s.assigned {
		if _, ok := a.value.(*syntax.Dict); ok && syntax.Nearest(a.name, []string{"CACHES"}) != "" {
			s.note(a.at, Lint, "settings-name", a.name).Suggestion = "CACHES"
		}
	}
}

// ready makes of CACHES what the engine takes: plain dicts, a path as text, a
// function of the text's as a key function.
func ready(in *script.Interp, v py.Value) py.Value {
	all, ok := script.Plain(v).(*py.Dict)
	if !ok {
		return v
	}
	made := py.NewDict()
	for alias, v := range all.All() {
		if params, ok := script.Plain(v).(*py.Dict); ok {
			v = readyAlias(in, params)
		}
		_ = made.Set(alias, v) // it is a key already
	}
	return made
}

func readyAlias(in *script.Interp, params *py.Dict) *py.Dict {
	made := py.NewDict()
	for k, v := range params.All() {
		switch k {
		case py.Value(py.Str("KEY_FUNCTION")):
			if script.IsCallable(v) && !script.Unknown(v) {
				v = keyFunction(in, v)
			}
		case py.Value(py.Str("LOCATION")):
			if _, ok := v.(*py.Object); ok {
				if text, err := in.Text(v); err == nil {
					v = py.Str(text)
				}
			}
		case py.Value(py.Str("OPTIONS")):
			v = script.Plain(v)
		}
		_ = made.Set(k, v) // it is a key already
	}
	return made
}

// keyFunction is a function of the text's as the engine calls it, from any
// goroutine.
func keyFunction(in *script.Interp, f py.Value) py.Value {
	var mu sync.Mutex
	call := in.KeyFunctionOf(f)
	return script.NewObject("function", py.Repr(f), engine.KeyFunction(func(key, prefix, version py.Value) (py.Value, error) {
		mu.Lock()
		defer mu.Unlock()
		return call(key, prefix, version)
	}))
}
