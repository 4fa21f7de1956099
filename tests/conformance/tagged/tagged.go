// Package tagged reads the tagged values of the trace format into engine/py
// values and compares values exactly, types included.
package tagged

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"
	"sort"
	"strconv"
	"strings"

	"locmem/engine/py"
)

// Value is a tagged value as JSON has it.
type Value struct {
	T       string          `json:"t"`
	V       json.RawMessage `json:"v"`
	N       int             `json:"n"`
	A       int64           `json:"a"`
	B       int64           `json:"b"`
	Raises  json.RawMessage `json:"raises"`
	Returns *Value          `json:"returns"`
	Steps   json.RawMessage `json:"steps"`
}

// Unpicklable is the refusal of the value tagged so.
var Unpicklable = &py.Error{Type: "PicklingError", Message: "oracle: unpicklable"}

// maxSize bounds what the short tags (strrep, intrange, intdict) may stand for.
const maxSize = 1 << 20

// Decode returns the value.
func (t *Value) Decode() (py.Value, error) {
	if t == nil {
		return nil, errors.New("no value where one is due")
	}
	switch t.T {
	case "none":
		return py.None, nil
	case "bool":
		var b bool
		err := json.Unmarshal(t.V, &b)
		return py.Bool(b), err
	case "list", "tuple", "set", "frozenset":
		return t.sequence()
	case "dict":
		return t.dict()
	case "intrange", "intdict":
		return t.span()
	case "complex", "timedelta":
		return t.parts()
	case "unpicklable":
		return &py.Object{Name: "Unpicklable", Text: "<unpicklable>", Refusal: Unpicklable}, nil
	}
	var s Text
	if err := json.Unmarshal(t.V, &s); err != nil {
		return nil, fmt.Errorf("value of tag %q: %w", t.T, err)
	}
	return t.text(string(s))
}

// span is a list or dict of the ints from A to below B.
func (t *Value) span() (py.Value, error) {
	if t.A > maxSize || t.A < -maxSize || t.B > maxSize || t.B < -maxSize {
		return nil, fmt.Errorf("%s from %d to %d is too large", t.T, t.A, t.B)
	}
	if t.T == "intrange" {
		l := &py.List{}
		for i := t.A; i < t.B; i++ {
			l.Items = append(l.Items, py.Int(i))
		}
		return l, nil
	}
	d := py.NewDict()
	for i := t.A; i < t.B; i++ {
		if err := d.Set(py.Int(i), py.Int(i)); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// text decodes the tags whose value is a JSON text.
func (t *Value) text(s string) (py.Value, error) {
	switch t.T {
	case "str":
		return py.Str(s), nil
	case "strrep":
		if t.N < 0 || t.N > maxSize || len(s)*t.N > maxSize {
			return nil, fmt.Errorf("strrep of %d times %d bytes", t.N, len(s))
		}
		return py.Str(strings.Repeat(s, t.N)), nil
	case "int":
		n, ok := new(big.Int).SetString(s, 10)
		if !ok {
			return nil, fmt.Errorf("not an int: %q", s)
		}
		return py.IntOf(n), nil
	case "float":
		f, err := parseFloat(s)
		return py.Float(f), err
	case "bytes":
		b, err := hex.DecodeString(s)
		return py.Bytes(b), err
	case "bytearray":
		b, err := hex.DecodeString(s)
		return &py.ByteArray{Data: b}, err
	case "decimal":
		return py.NewDecimal(s)
	case "uuid":
		var u py.UUID
		_, err := hex.Decode(u[:], []byte(strings.ReplaceAll(s, "-", "")))
		return u, err
	case "date":
		var d py.Date
		_, err := fmt.Sscanf(s, "%d-%d-%d", &d.Year, &d.Month, &d.Day)
		if err == nil && !d.Valid() {
			err = fmt.Errorf("not a date: %q", s)
		}
		return d, err
	case "datetime":
		return datetime(s)
	}
	return nil, fmt.Errorf("unknown tag %q", t.T)
}

func datetime(s string) (py.Value, error) {
	var d py.DateTime
	if rest, ok := strings.CutSuffix(s, "+00:00"); ok {
		d.UTC, s = true, rest
	}
	whole, micro, _ := strings.Cut(s, ".")
	if micro != "" {
		n, err := strconv.Atoi((micro + "000000")[:6])
		if err != nil {
			return nil, err
		}
		d.Microsecond = n
	}
	_, err := fmt.Sscanf(whole, "%d-%d-%dT%d:%d:%d", &d.Year, &d.Month, &d.Day, &d.Hour, &d.Minute, &d.Second)
	if err == nil && !d.Valid() {
		err = fmt.Errorf("not a datetime: %q", s)
	}
	return d, err
}

func parseFloat(s string) (float64, error) {
	switch s {
	case "nan":
		return math.Float64frombits(0x7ff8000000000000), nil // Python's, not Go's
	case "inf":
		return math.Inf(1), nil
	case "-inf":
		return math.Inf(-1), nil
	}
	return strconv.ParseFloat(s, 64)
}

func (t *Value) sequence() (py.Value, error) {
	var tags []Value
	if err := json.Unmarshal(t.V, &tags); err != nil {
		return nil, err
	}
	items := make([]py.Value, len(tags))
	for i := range tags {
		v, err := tags[i].Decode()
		if err != nil {
			return nil, err
		}
		items[i] = v
	}
	switch t.T {
	case "list":
		return &py.List{Items: items}, nil
	case "tuple":
		return &py.Tuple{Items: items}, nil
	case "set":
		return py.NewSet(items...)
	}
	return py.NewFrozenSet(items...)
}

func (t *Value) dict() (py.Value, error) {
	var pairs [][2]Value
	if err := json.Unmarshal(t.V, &pairs); err != nil {
		return nil, err
	}
	d := py.NewDict()
	for i := range pairs {
		k, err := pairs[i][0].Decode()
		if err != nil {
			return nil, err
		}
		v, err := pairs[i][1].Decode()
		if err != nil {
			return nil, err
		}
		if err := d.Set(k, v); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func (t *Value) parts() (py.Value, error) {
	var texts []string
	if err := json.Unmarshal(t.V, &texts); err != nil {
		return nil, err
	}
	var n []float64
	for _, s := range texts {
		f, err := parseFloat(s)
		if err != nil {
			return nil, err
		}
		n = append(n, f)
	}
	switch {
	case t.T == "complex" && len(n) == 2:
		return py.Complex(complex(n[0], n[1])), nil
	case t.T == "timedelta" && len(n) == 3:
		return py.NewTimeDelta(int64(n[0]), int64(n[1]), int64(n[2]))
	}
	return nil, fmt.Errorf("tag %q with %d parts", t.T, len(n))
}

// Show is a text that two values share exactly if they are the same value of
// the same type. Sets are ordered by the text of their elements.
func Show(v py.Value) string {
	switch x := v.(type) {
	case nil:
		return "<nothing>"
	case *py.List:
		return "[" + join(x.Items, false) + "]"
	case *py.Tuple:
		return "(" + join(x.Items, false) + ",)"
	case *py.Set:
		return "set(" + join(slices.Collect(x.All()), true) + ")"
	case *py.FrozenSet:
		return "frozenset(" + join(slices.Collect(x.All()), true) + ")"
	case *py.Dict:
		var parts []string
		for k, e := range x.All() {
			parts = append(parts, Show(k)+": "+Show(e))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return py.Repr(v)
}

func join(items []py.Value, sorted bool) string {
	parts := make([]string, len(items))
	for i, e := range items {
		parts[i] = Show(e)
	}
	if sorted {
		sort.Strings(parts)
	}
	return strings.Join(parts, ", ")
}
