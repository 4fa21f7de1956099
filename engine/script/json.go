package script

import (
	"math"
	"strconv"

	"locmem/engine/py"
)

// asJSON is what json.loads(json.dumps(v)) returns: tuples become lists, keys
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
