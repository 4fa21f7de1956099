package trace

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"locmem/engine/py"
)

// What Python does around a call of the cache, before and after Django's own code.

// required are the arguments that Django's methods cannot do without, by the
// class that has the method.
var required = map[string]map[string]string{
	"LocMemCache": {
		"get": "key", "set": "key value", "add": "key value", "touch": "key", "delete": "key", "has_key": "key", "incr": "key",
	},
	"BaseCache": {
		"decr": "key", "get_many": "keys", "set_many": "data", "delete_many": "keys", "get_or_set": "key default",
		"incr_version": "key", "decr_version": "key", "make_key": "key", "validate_key": "key",
	},
}

// complete is the TypeError of a call that leaves out what it must not.
func (c *call) complete() error {
	class, op := "LocMemCache", syncOp(c.step.Op)
	names := required[class][op]
	if names == "" {
		class, names = "BaseCache", required["BaseCache"][op]
	} else if c.step.Op != op || c.c.Dummy() && op == "incr" {
		class = "BaseCache"
	} else if c.c.Dummy() {
		class = "DummyCache"
	}
	var missing []string
	for _, name := range strings.Fields(names) {
		if c.step.Args[name] == nil {
			missing = append(missing, "'"+name+"'")
		}
	}
	if len(missing) == 0 {
		return nil
	}
	s := "s"[:min(len(missing)-1, 1)]
	return &py.Error{Type: "TypeError", Message: fmt.Sprintf("%s.%s() missing %d required positional argument%s: %s",
		class, c.step.Op, len(missing), s, strings.Join(missing, " and "))}
}

// iterate is Python's iter() over what the traces pass as keys.
func iterate(v py.Value) ([]py.Value, error) {
	var keys []py.Value
	switch x := v.(type) {
	case *py.List:
		return x.Items, nil
	case *py.Tuple:
		return x.Items, nil
	case py.Str:
		for len(x) > 0 {
			_, n := py.DecodeRune(string(x))
			keys, x = append(keys, x[:n]), x[n:]
		}
		return keys, nil
	case py.Bytes:
		return numbers([]byte(x)), nil
	case *py.ByteArray:
		return numbers(x.Data), nil
	case *py.Dict:
		return slices.Collect(keysIn(x)), nil
	case *py.Set:
		return slices.Collect(x.All()), nil
	case *py.FrozenSet:
		return slices.Collect(x.All()), nil
	}
	return nil, &py.Error{Type: "TypeError", Message: "'" + py.FullName(v) + "' object is not iterable"}
}

func numbers(data []byte) []py.Value {
	ints := make([]py.Value, len(data))
	for i, b := range data {
		ints[i] = py.Int(b)
	}
	return ints
}

func keysIn(d *py.Dict) iter.Seq[py.Value] {
	return func(yield func(py.Value) bool) {
		for k := range d.All() {
			if !yield(k) {
				return
			}
		}
	}
}
