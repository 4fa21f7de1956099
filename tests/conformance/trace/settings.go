package trace

import (
	"bytes"
	"encoding/json"
	"fmt"

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
