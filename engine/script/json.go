package script

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

	"locmem/engine/py"
)

// asJSON is what json.loads(json.dumps(v)) answers: tuples become lists, keys
// become strings. The error is the TypeError of what JSON cannot hold.
func (in *Interp) asJSON(v py.Value, depth int) (py.Value, error) {
	if depth > 100 {
		return nil, ValueError("Circular reference detected")
	}
	switch v := v.(type) {
	case py.NoneType, py.Bool, py.Int, *py.BigInt, py.Float, py.Str:
		return v, nil
	case *py.List:
		return in.jsonList(v.Items, depth)
	case *py.Tuple:
		return in.jsonList(v.Items, depth)
	case *py.Dict:
		d := &py.Dict{}
		for k, item := range v.All() {
			if err := in.Work(16); err != nil {
				return nil, err
			}
			switch k.(type) {
			case py.Str:
			case py.NoneType, py.Bool, py.Int, *py.BigInt, py.Float:
				k = py.Str(jsonScalar(k))
			default:
				return nil, TypeError("keys must be str, int, float, bool or None, not " + py.FullName(k))
			}
			item, err := in.asJSON(item, depth+1)
			if err != nil {
				return nil, err
			}
			_ = d.Set(k, item) // a str is hashable
		}
		return d, nil
	}
	return nil, TypeError("Object of type " + py.FullName(v) + " is not JSON serializable")
}

func (in *Interp) jsonList(items []py.Value, depth int) (py.Value, error) {
	l := &py.List{}
	for _, item := range items {
		if err := in.Work(16); err != nil {
			return nil, err
		}
		v, err := in.asJSON(item, depth+1)
		if err != nil {
			return nil, err
		}
		l.Items = append(l.Items, v)
	}
	return l, nil
}

// jsonScalar is the text of what is neither a string nor holds others.
func jsonScalar(v py.Value) string {
	switch v := v.(type) {
	case py.NoneType:
		return "null"
	case py.Bool:
		return strconv.FormatBool(bool(v))
	case py.Float:
		switch f := float64(v); {
		case math.IsNaN(f):
			return "NaN"
		case math.IsInf(f, 0):
			if f < 0 {
				return "-Infinity"
			}
			return "Infinity"
		}
	}
	return py.Repr(v)
}

// writeJSON writes what asJSON answered, with Python's spaces.
func writeJSON(b *strings.Builder, v py.Value) {
	switch v := v.(type) {
	case py.Str:
		quoteJSON(b, string(v))
	case *py.List:
		b.WriteByte('[')
		for i, item := range v.Items {
			if i > 0 {
				b.WriteString(", ")
			}
			writeJSON(b, item)
		}
		b.WriteByte(']')
	case *py.Dict:
		sep := "{"
		for k, item := range v.All() {
			b.WriteString(sep)
			writeJSON(b, k)
			b.WriteString(": ")
			writeJSON(b, item)
			sep = ", "
		}
		if v.Len() == 0 {
			b.WriteByte('{')
		}
		b.WriteByte('}')
	default:
		b.WriteString(jsonScalar(v))
	}
}

// quoteJSON writes a string in ASCII, as json.dumps does.
func quoteJSON(b *strings.Builder, s string) {
	b.WriteByte('"')
	for len(s) > 0 {
		r, size := py.DecodeRune(s)
		s = s[size:]
		if i := strings.IndexRune("\"\\\n\r\t\b\f", r); i >= 0 {
			b.WriteByte('\\')
			b.WriteByte("\"\\nrtbf"[i])
			continue
		}
		if r >= ' ' && r <= '~' {
			b.WriteByte(byte(r))
			continue
		}
		units := []rune{r}
		if r > 0xffff {
			high, low := utf16.EncodeRune(r)
			units = []rune{high, low}
		}
		for _, u := range units {
			b.WriteString(`\u` + strconv.FormatInt(int64(u)+0x10000, 16)[1:])
		}
	}
	b.WriteByte('"')
}
