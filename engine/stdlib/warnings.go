package stdlib

import (
	"slices"
	"strings"

	"locmem/engine/py"
	"locmem/engine/script"
)

// actions that simplefilter takes.
var actions = strings.Fields("default error ignore always module once")

func init() {
	native["warnings"] = func(*script.Interp) map[string]py.Value {
		return script.Funcs(
			script.Func("!simplefilter 1 4 action category lineno append", func(a *script.Args) (py.Value, error) {
				return py.None, addFilter(a.In, a.Pos[0], a.Get(1, warning))
			}),
			script.Func("!filterwarnings 1 6 action message category module lineno append", func(a *script.Args) (py.Value, error) {
				return py.None, addFilter(a.In, a.Pos[0], a.Get(2, warning))
			}),
			script.Func("!warn 1 3 message category stacklevel", func(a *script.Args) (py.Value, error) {
				category := warningClass(a.Get(1, script.Builtin("UserWarning").Value()))
				if category == nil {
					return nil, script.TypeError("category must be a Warning subclass, not '" + py.FullName(a.Pos[1]) + "'")
				}
				message, err := a.In.Text(a.Pos[0])
				if err != nil {
					return nil, err
				}
				return py.None, a.In.Warn(category, message)
			}),
			script.Func("_filters 0 0", func(a *script.Args) (py.Value, error) {
				return script.NewObject("list", "<filters>", filters(a.In.Filters())), nil
			}),
			script.Func("!_show 1 1", func(a *script.Args) (py.Value, error) {
				return a.In.SetShowWarning(a.Pos[0]), nil
			}),
			script.Func("!_restore 1 1", func(a *script.Args) (py.Value, error) {
				a.In.SetFilters(script.Host(a.Pos[0]).(filters))
				return py.None, nil
			}))
	}
}

// filters are those that catch_warnings (lib/warnings.py) keeps for its end.
type filters []script.WarningFilter

var warning = script.Builtin("Warning").Value()

// warningClass is a value as a class of warnings, or nil.
func warningClass(v py.Value) *script.Class {
	c, ok := script.Host(v).(*script.Class)
	if !ok || !c.Is(script.Builtin("Warning")) {
		return nil
	}
	return c
}

func addFilter(in *script.Interp, action, category py.Value) error {
	name, ok := action.(py.Str)
	if !ok || !slices.Contains(actions, string(name)) {
		return script.Raise("AssertionError", "invalid action: "+py.Repr(action))
	}
	c := warningClass(category)
	if c == nil {
		return script.Raise("AssertionError", "category must be a Warning subclass")
	}
	in.SetFilters(append([]script.WarningFilter{{Action: string(name), Category: c}}, in.Filters()...))
	return nil
}
