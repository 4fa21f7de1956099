package settings

import (
	"strings"

	"locmem/engine/py"
)

// limitNames are the options that Django reads.
var limitNames = []string{"MAX_ENTRIES", "CULL_FREQUENCY"}

// timeout checks the default timeout: rule P1.
func (a *aliasCheck) timeout() {
	e := a.known("timeout")
	if e == nil {
		e = a.known("TIMEOUT")
	} else if upper := a.get("TIMEOUT"); upper != nil {
		a.lint(upper.keyNode.span, "lower-case-wins", "TIMEOUT", "timeout")
	}
	if e == nil || e.value == py.Value(py.None) {
		return
	}
	n, ok := a.number(e, "TIMEOUT", "300")
	if !ok {
		return
	}
	if seconds, err := py.Float64(n); err == nil && seconds <= 0 {
		a.lint(e.valueNode.span, "timeout-zero", py.Repr(n))
	}
}

// number is what Django's int() makes of a setting: rule P4. It lints what
// comes out different from what is written; ok is false when fallback counts
// instead, or an error.
func (a *aliasCheck) number(e *entry, name, fallback string) (n py.Value, ok bool) {
	n, err := py.ParseInt(e.value)
	at, shown := e.valueNode.span, brief(py.Repr(e.value))
	if err != nil {
		text, isText := e.value.(py.Str)
		switch {
		case err.(*py.Error).Type == "OverflowError":
			a.refuse(at, err, "infinity", name)
		case isText && strings.EqualFold(strings.TrimSpace(string(text)), "none"):
			a.lint(at, "none-text", name, shown, fallback).Suggestion = "None"
		default:
			a.lint(at, "no-number", name, shown, fallback)
		}
		return nil, false
	}
	switch v := e.value.(type) {
	case py.Bool:
		a.lint(at, "bool-number", name, shown, py.Repr(n))
	case py.Float:
		if f, err := py.Float64(n); err != nil || f != float64(v) {
			a.lint(at, "cut-number", name, shown, py.Repr(n))
		}
	}
	return n, true
}

// limits checks MAX_ENTRIES and CULL_FREQUENCY: rules P2, P3, C4 to C6.
func (a *aliasCheck) limits() {
	if a.class != nil && a.class.Client() {
		return
	}
	most, mostAt := a.limit("MAX_ENTRIES", "max_entries", 300)
	cull, cullAt := a.limit("CULL_FREQUENCY", "cull_frequency", 3)
	if most == nil || cull == nil {
		return
	}
	switch {
	case mostAt != nil && !above(most, py.Int(0)):
		a.lint(mostAt.valueNode.span, "max-entries-zero", py.Repr(most))
	case cullAt != nil && above(py.Int(0), cull):
		a.lint(cullAt.valueNode.span, "cull-negative", py.Repr(cull))
	case above(cull, most):
		at := cullAt
		if at == nil {
			at = mostAt
		}
		a.lint(at.valueNode.span, "cull-above-max", py.Repr(cull), py.Repr(most))
	}
}

// above tells a > b of two ints.
func above(a, b py.Value) bool {
	x, _ := py.Big(a)
	y, _ := py.Big(b)
	return x.Cmp(y) > 0
}

// limit is a limit as it counts and the entry that says so; nil for what
// cannot be known. The entry is nil where Django's default counts.
func (a *aliasCheck) limit(upper, lower string, otherwise py.Int) (py.Value, *entry) {
	var inOptions *entry
	if o := a.get("OPTIONS"); o != nil {
		if _, ok := o.value.(*py.Dict); ok {
			inOptions = a.checker.table(o.value, o.valueNode).get(upper)
		}
	}
	e := inOptions
	if top := a.get(lower); top != nil {
		if e = top; inOptions != nil {
			a.lint(inOptions.keyNode.span, "lower-case-wins", upper, lower)
		}
	}
	if e == nil {
		return otherwise, nil
	}
	n, ok := a.number(e, upper, py.Repr(otherwise))
	if !ok {
		return nil, nil
	}
	return n, e
}
