package stdlib

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

	"locmem/engine/py"
	"locmem/engine/script"
)

func init() {
	native["json"] = func(*script.Interp) map[string]py.Value {
		return script.Funcs(script.Func("_dumps 1 9", dumps), script.Func("_loads 1 6", loads))
	}
}

// maxNested is how deep JSON may be nested, as in CPython.
const maxNested = 990

// jsonWriter writes one value.
type jsonWriter struct {
	strings.Builder
	in                         *script.Interp
	fallback                   py.Value // default(obj), or None
	indent, itemSep, keySep    string
	pretty, sorted, ascii, nan bool
	skip                       bool
	open                       []py.Value // the containers around the value
	told                       int        // bytes that were counted
}

// dumps takes obj, default, indent, sort_keys, separators, ensure_ascii,
// allow_nan and skipkeys.
func dumps(a *script.Args) (py.Value, error) {
	w := &jsonWriter{in: a.In, fallback: a.Get(1, py.None), itemSep: ", ", keySep: ": "}
	switch v := a.Get(2, py.None).(type) {
	case py.Str:
		w.pretty, w.indent = true, string(v)
	case py.Int:
		w.pretty, w.indent = true, strings.Repeat(" ", int(min(max(v, 0), 1000)))
	case py.Bool:
		w.pretty, w.indent = bool(v), " "
	}
	if w.pretty {
		w.itemSep = ","
	}
	if v := a.Get(4, py.None); v != py.None {
		pair, err := a.In.Collect(v)
		if err != nil {
			return nil, err
		}
		if len(pair) != 2 {
			return nil, script.ValueError("not enough values to unpack (expected 2, got " + itoa(len(pair)) + ")")
		}
		w.itemSep, w.keySep = py.Text(pair[0]), py.Text(pair[1])
	}
	for i, to := range map[int]*bool{3: &w.sorted, 5: &w.ascii, 6: &w.nan, 7: &w.skip} {
		var err error
		if *to, err = a.In.Truth(a.Get(i, py.Bool(i > 4 && i < 7))); err != nil {
			return nil, err
		}
	}
	if err := w.value(a.Pos[0]); err != nil {
		return nil, err
	}
	return py.Str(w.String()), nil
}

// counted counts what was written since the last time.
func (w *jsonWriter) counted() error {
	n := w.Len() - w.told
	w.told = w.Len()
	if err := w.in.Fits(w.Len()>>20, 1<<20); err != nil {
		return err
	}
	return w.in.Work(1 + n>>4)
}

func (w *jsonWriter) value(v py.Value) error {
	if err := w.counted(); err != nil {
		return err
	}
	plain := script.Plain(v)
	switch p := plain.(type) {
	case py.Str:
		w.quote(string(p))
		return nil
	case py.NoneType, py.Bool, py.Int, *py.BigInt, py.Float:
		s, err := w.scalar(p)
		w.WriteString(s)
		return err
	case *py.List:
		return w.within(v, func() error { return w.items(p.Items) })
	case *py.Tuple:
		return w.within(v, func() error { return w.items(p.Items) })
	case *py.Dict:
		return w.within(v, func() error { return w.pairs(p) })
	}
	if w.fallback == py.None {
		return script.TypeError("Object of type " + plain.Type() + " is not JSON serializable")
	}
	return w.within(v, func() error {
		made, err := w.in.Call(w.fallback, v)
		if err != nil {
			return err
		}
		return w.value(made)
	})
}

// within writes what stands in a container.
func (w *jsonWriter) within(v py.Value, write func() error) error {
	for _, o := range w.open {
		if o == v {
			return script.ValueError("Circular reference detected")
		}
	}
	if len(w.open) >= maxNested {
		return script.Raise("RecursionError", "maximum recursion depth exceeded while encoding a JSON object")
	}
	if err := w.in.Work(len(w.open) >> 3); err != nil {
		return err
	}
	w.open = append(w.open, v)
	err := write()
	w.open = w.open[:len(w.open)-1]
	return err
}

func (w *jsonWriter) scalar(v py.Value) (string, error) {
	switch v := v.(type) {
	case py.NoneType:
		return "null", nil
	case py.Bool:
		return strconv.FormatBool(bool(v)), nil
	case py.Float:
		f := float64(v)
		if !math.IsNaN(f) && !math.IsInf(f, 0) {
			break
		}
		if !w.nan {
			return "", script.ValueError("Out of range float values are not JSON compliant")
		}
		switch {
		case f > 0:
			return "Infinity", nil
		case f < 0:
			return "-Infinity", nil
		}
		return "NaN", nil
	}
	return w.in.Repr(v)
}

// line starts a line within brackets.
func (w *jsonWriter) line(depth int) {
	if w.pretty {
		w.WriteByte('\n')
		for range depth {
			w.WriteString(w.indent)
		}
	}
}

func (w *jsonWriter) items(items []py.Value) error {
	if len(items) == 0 {
		w.WriteString("[]")
		return nil
	}
	w.WriteByte('[')
	for i, v := range items {
		if i > 0 {
			w.WriteString(w.itemSep)
		}
		w.line(len(w.open))
		if err := w.value(v); err != nil {
			return err
		}
	}
	w.line(len(w.open) - 1)
	w.WriteByte(']')
	return nil
}

func (w *jsonWriter) pairs(d *py.Dict) error {
	flat := append([]py.Value(nil), d.Flat()...)
	if w.sorted {
		if err := w.sort(flat); err != nil {
			return err
		}
	}
	first := true
	for i := 0; i < len(flat); i += 2 {
		key, ok, err := w.key(flat[i])
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if first {
			w.WriteByte('{')
		} else {
			w.WriteString(w.itemSep)
		}
		first = false
		w.line(len(w.open))
		w.quote(key)
		w.WriteString(w.keySep)
		if err := w.value(flat[i+1]); err != nil {
			return err
		}
	}
	if first {
		w.WriteString("{}")
		return nil
	}
	w.line(len(w.open) - 1)
	w.WriteByte('}')
	return nil
}

func (w *jsonWriter) key(v py.Value) (string, bool, error) {
	switch p := script.Plain(v).(type) {
	case py.Str:
		return string(p), true, nil
	case py.NoneType, py.Bool, py.Int, *py.BigInt, py.Float:
		s, err := w.scalar(p)
		return s, true, err
	}
	if w.skip {
		return "", false, nil
	}
	return "", false, script.TypeError("keys must be str, int, float, bool or None, not " + v.Type())
}

// sort puts the pairs in the order of their keys, by Python's sorted.
func (w *jsonWriter) sort(flat []py.Value) error {
	var pairs []py.Value
	for i := 0; i < len(flat); i += 2 {
		pairs = append(pairs, tuple(flat[i], py.Int(i)))
	}
	sorted, _ := w.in.Builtin("sorted")
	list, err := w.in.Call(sorted, &py.List{Items: pairs})
	if err != nil {
		return err
	}
	old := append([]py.Value(nil), flat...)
	for n, p := range list.(*py.List).Items {
		i := int(p.(*py.Tuple).Items[1].(py.Int))
		flat[2*n], flat[2*n+1] = old[i], old[i+1]
	}
	return nil
}

func (w *jsonWriter) quote(s string) {
	w.WriteByte('"')
	for len(s) > 0 {
		r, size := py.DecodeRune(s)
		chunk := s[:size]
		s = s[size:]
		if i := strings.IndexRune("\"\\\n\r\t\b\f", r); i >= 0 {
			w.WriteByte('\\')
			w.WriteByte("\"\\nrtbf"[i])
			continue
		}
		if r >= ' ' && r < 0x7f || r >= 0x7f && !w.ascii {
			w.WriteString(chunk)
			continue
		}
		units := []rune{r}
		if r > 0xffff {
			high, low := utf16.EncodeRune(r)
			units = []rune{high, low}
		}
		for _, u := range units {
			w.WriteString(`\u` + strconv.FormatInt(int64(u)+0x10000, 16)[1:])
		}
	}
	w.WriteByte('"')
}
