package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/tests/conformance/tagged"
)

// dump is all that is in memory, written as the protocol wants it. It is not
// left to encoding/json, which has no lone surrogates in the names of members.
func dump(s engine.Snapshot) json.RawMessage {
	out := []byte{'{'}
	for i, store := range s.Stores {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(tagged.AppendText(out, store.Location), ":["...)
		for j, e := range store.Entries {
			if j > 0 {
				out = append(out, ',')
			}
			out = append(tagged.AppendText(append(out, '['), e.FullKey), ',')
			out = append(append(out, expiry(e.Expiry())...), `,"`...)
			out = append(base64.StdEncoding.AppendEncode(out, []byte(e.Data)), `"]`...)
		}
		out = append(out, ']')
	}
	return append(out, '}')
}

// expiry is a number with a fraction or an exponent, so that Python reads a
// float; null, "missing", "nan", "inf" or "-inf".
func expiry(e engine.Expiry) json.RawMessage {
	switch {
	case e.Kind == engine.NoExpiry:
		return json.RawMessage("null")
	case e.Kind == engine.NoRecord:
		return json.RawMessage(`"missing"`)
	}
	text := py.Repr(py.Float(e.At))
	if math.IsNaN(e.At) || math.IsInf(e.At, 0) {
		text = `"` + text + `"`
	}
	return json.RawMessage(text)
}

// version is a new version as a tagged value.
func version(v py.Value, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return encode(v)
}

func encode(v py.Value) (json.RawMessage, error) { return tagged.Encode(v) }

// open returns what the engine makes of an alias's settings. The cache lives
// in a process of its own: opening must not make a store.
func (c *call) open() (any, error) {
	params := py.NewDict(py.Str("BACKEND"), py.Str(engine.LocMemBackend))
	for name, t := range c.m.Params {
		v, err := decode(t)
		if err != nil {
			return nil, fmt.Errorf("parameter %s: %w", name, err)
		}
		if err := params.Set(py.Str(name), v); err != nil {
			return nil, err
		}
	}
	settings := py.NewDict(py.Str("default"), params)
	cache, err := engine.NewCaches(engine.NewProcess("open", 1, c.d.clock), settings).Open("default")
	if err != nil {
		return nil, err
	}
	timeout, maxEntries, cull, prefix, version := cache.Settings()
	out := map[string]json.RawMessage{}
	for name, v := range map[string]py.Value{
		"timeout": timeout, "max_entries": maxEntries, "cull_frequency": cull, "key_prefix": prefix, "version": version,
	} {
		if out[name], err = encode(v); err != nil {
			return nil, err
		}
	}
	return out, nil
}
