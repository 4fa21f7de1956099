package script

import (
	"locmem/engine"
	"locmem/engine/py"
)

// WarningFilter is one rule of Python's warnings module.
type WarningFilter struct {
	Action   string // "ignore", "error" or any other, which shows the warning
	Category *Class
}

// Filters are the rules of the process; the first that fits a warning counts.
// Without one it is shown each time.
func (in *Interp) Filters() []WarningFilter { return in.filters }

// SetFilters replaces them; the caller keeps no hold of the slice.
func (in *Interp) SetFilters(filters []WarningFilter) { in.filters = filters }

// SetShowWarning has warnings that the filters show go to show instead of the output:
// it is called with the message and the class. It returns what was there before;
// None is the output.
func (in *Interp) SetShowWarning(show py.Value) (before py.Value) {
	before = in.showWarning
	in.showWarning = show
	if before == nil {
		before = py.None
	}
	return before
}

// keyWarning hears of the CacheKeyWarnings of a call.
func (in *Interp) keyWarning(w engine.Warning) error {
	return in.Warn(classFor(w.Category), w.Message)
}

// Warn does with a warning what the filters say. The error is the warning
// itself, raised.
func (in *Interp) Warn(category *Class, message string) error {
	for _, f := range in.filters {
		if !category.Is(f.Category) {
			continue
		}
		switch f.Action {
		case "ignore":
			return nil
		case "error":
			return &exception{class: category, args: []py.Value{py.Str(message)}}
		}
		break
	}
	if in.showWarning != nil && in.showWarning != py.None {
		_, err := in.Call(in.showWarning, py.Str(message), category.Value())
		return err
	}
	in.write(category.Name + ": " + message + "\n")
	return nil
}
