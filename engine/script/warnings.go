package script

import (
	"locmem/engine"
	"locmem/engine/py"
)

// warningFilter is one rule of Python's warnings module; the first that fits
// counts. Without a rule a warning is shown each time.
type warningFilter struct {
	action   string
	category *Class
}

// keyWarning hears of the CacheKeyWarnings of a call.
func (in *Interp) keyWarning(w engine.Warning) error {
	return in.warn(classFor(w.Category), w.Message)
}

func (in *Interp) warn(category *Class, message string) error {
	for _, f := range in.filters {
		if !category.Is(f.category) {
			continue
		}
		switch f.action {
		case "ignore":
			return nil
		case "error":
			return &exception{class: category, args: []py.Value{py.Str(message)}}
		}
		break
	}
	in.write(category.Name + ": " + message + "\n")
	return nil
}

// actions that simplefilter takes.
var actions = wordSet("default error ignore always module once")

func warningFunctions() {
	moduleFunction("warnings", "!simplefilter 1 4 action category lineno append", func(a *Args) (py.Value, error) {
		return py.None, a.In.addFilter(a.Pos[0], a.Pos[1])
	})
	moduleFunction("warnings", "!filterwarnings 1 6 action message category module lineno append", func(a *Args) (py.Value, error) {
		return py.None, a.In.addFilter(a.Pos[0], a.Pos[2])
	})
	moduleFunction("warnings", "!warn 1 3 message category stacklevel", func(a *Args) (py.Value, error) {
		category, ok := Host(a.Get(1, classes["UserWarning"].object)).(*Class)
		if !ok || !category.Is(classes["Warning"]) {
			return nil, TypeError("category must be a Warning subclass, not '" + py.FullName(a.Pos[1]) + "'")
		}
		message, err := a.In.Text(a.Pos[0])
		if err != nil {
			return nil, err
		}
		return py.None, a.In.warn(category, message)
	})
	moduleFunction("warnings", "catch_warnings 0 0", func(a *Args) (py.Value, error) {
		return NewObject("catch_warnings", "catch_warnings()", &catchWarnings{}), nil
	})
}

func (in *Interp) addFilter(action, category py.Value) error {
	name, ok := action.(py.Str)
	if !ok || !actions[string(name)] {
		return Raise("AssertionError", "invalid action: "+py.Repr(action))
	}
	f := warningFilter{string(name), classes["Warning"]}
	if category != nil {
		c, ok := Host(category).(*Class)
		if !ok || !c.Is(classes["Warning"]) {
			return Raise("AssertionError", "category must be a Warning subclass")
		}
		f.category = c
	}
	in.filters = append([]warningFilter{f}, in.filters...)
	return nil
}

// catchWarnings is with warnings.catch_warnings(): the filters from before come
// back.
type catchWarnings struct{ saved []warningFilter }

func (c *catchWarnings) Enter(in *Interp) (py.Value, error) {
	c.saved = in.filters
	return py.None, nil
}

func (c *catchWarnings) Exit(in *Interp, _ *exception) (bool, error) {
	in.filters = c.saved
	return false, nil
}
