package trace

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/tests/conformance/tagged"
)

// settings is the CACHES dict of a trace, aliases in the order of the file.
func settings(raw json.RawMessage) (*py.Dict, error) {
	caches := py.NewDict()
	return caches, eachMember(raw, func(alias string, raw json.RawMessage) error {
		params := py.NewDict()
		if err := caches.Set(py.Str(alias), params); err != nil {
			return err
		}
		return eachMember(raw, func(name string, raw json.RawMessage) error {
			var t tagged.Value
			if err := json.Unmarshal(raw, &t); err != nil {
				return err
			}
			v, err := t.Decode()
			if err != nil {
				return err
			}
			return params.Set(py.Str(name), v)
		})
	})
}

// eachMember calls f for the members of a JSON object in order.
func eachMember(raw json.RawMessage, f func(name string, value json.RawMessage) error) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
		if err := f(fmt.Sprint(name), value); err != nil {
			return err
		}
	}
	return nil
}

// keyFunctions are the six that KEY_FUNCTION names in the traces.
var keyFunctions = map[string]engine.KeyFunction{
	"oracle_keyfuncs.dash": func(key, prefix, version py.Value) (py.Value, error) {
		return py.Str("CUSTOM-" + py.Text(prefix) + "-" + py.Text(version) + "-" + py.Text(key)), nil
	},
	"oracle_keyfuncs.bare": func(key, _, _ py.Value) (py.Value, error) { return py.Str(py.Text(key)), nil },
	"oracle_keyfuncs.upper": func(key, prefix, version py.Value) (py.Value, error) {
		s, ok := key.(py.Str)
		if !ok {
			return nil, &py.Error{Type: "AttributeError", Message: "'" + key.Type() + "' object has no attribute 'upper'"}
		}
		return py.Str(py.Text(prefix) + ":" + py.Text(version) + ":" + strings.ToUpper(string(s))), nil
	},
	"oracle_keyfuncs.as_bytes": func(key, prefix, version py.Value) (py.Value, error) {
		return py.Bytes(py.Text(prefix) + ":" + py.Text(version) + ":" + py.Text(key)), nil
	},
	"oracle_keyfuncs.as_int": func(_, _, _ py.Value) (py.Value, error) { return py.Int(7), nil },
	"oracle_keyfuncs.failing": func(key, _, _ py.Value) (py.Value, error) {
		return nil, &py.Error{Type: "ValueError", Message: "oracle: key function failed for " + py.Repr(key)}
	},
}
