package script

import (
	"locmem/engine"
	"locmem/engine/py"
)

// warningFilter is one rule of Python's warnings module; the first that fits
// counts. Without a rule a warning is shown each time.
type warningFilter struct {
	action   string
	category *class
}

// keyWarning hears of the CacheKeyWarnings of a call.
func (in *Interp) keyWarning(w engine.Warning) error {
	return in.warn(classFor(w.Category), w.Message)
}

func (in *Interp) warn(category *class, message string) error {
	for _, f := range in.filters {
		if !category.is(f.category) {
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
	in.write(category.name + ": " + message + "\n")
	return nil
}

// actions that simplefilter takes.
var actions = wordSet("default error ignore always module once")

func warningFunctions() {
	moduleFunction("warnings", "!simplefilter 1 4 action category lineno append", func(a *args) (py.Value, error) {
		return py.None, a.in.addFilter(a.pos[0], a.pos[1])
	})
	moduleFunction("warnings", "!filterwarnings 1 6 action message category module lineno append", func(a *args) (py.Value, error) {
		return py.None, a.in.addFilter(a.pos[0], a.pos[2])
	})
	moduleFunction("warnings", "!warn 1 3 message category stacklevel", func(a *args) (py.Value, error) {
		category, ok := host(a.get(1, classes["UserWarning"].object)).(*class)
		if !ok || !category.is(classes["Warning"]) {
			return nil, typeError("category must be a Warning subclass, not '" + py.FullName(a.pos[1]) + "'")
		}
		message, err := a.in.text(a.pos[0])
		if err != nil {
			return nil, err
		}
		return py.None, a.in.warn(category, message)
	})
	moduleFunction("warnings", "catch_warnings 0 0", func(a *args) (py.Value, error) {
		return newObject("catch_warnings", "catch_warnings()", &catchWarnings{}), nil
	})
}

func (in *Interp) addFilter(action, category py.Value) error {
	name, ok := action.(py.Str)
	if !ok || !actions[string(name)] {
		return raiseError("AssertionError", "invalid action: "+py.Repr(action))
	}
	f := warningFilter{string(name), classes["Warning"]}
	if category != nil {
		c, ok := host(category).(*class)
		if !ok || !c.is(classes["Warning"]) {
			return raiseError("AssertionError", "category must be a Warning subclass")
		}
		f.category = c
	}
	in.filters = append([]warningFilter{f}, in.filters...)
	return nil
}

// catchWarnings is with warnings.catch_warnings(): the filters from before come
// back.
type catchWarnings struct{ saved []warningFilter }

func (c *catchWarnings) enter(in *Interp) (py.Value, error) {
	c.saved = in.filters
	return py.None, nil
}

func (c *catchWarnings) exit(in *Interp) { in.filters = c.saved }
