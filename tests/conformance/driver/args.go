package main

import (
	"encoding/json"
	"fmt"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/tests/conformance/tagged"
)

// arguments are those of an operation; one left out is nil.
type arguments struct {
	Key     *keyArg       `json:"key"`
	Keys    []keyArg      `json:"keys"`
	Data    []pair        `json:"data"`
	Value   []byte        `json:"value"` // a pickle
	Timeout *tagged.Value `json:"timeout"`
	Version *tagged.Value `json:"version"`
	Delta   *tagged.Value `json:"delta"`
}

// keyArg is a caller's key, or a full key that a key function in Python made.
type keyArg struct {
	tagged.Value
	Raw *tagged.Text `json:"raw"`
}

// pair is a key and the pickle of its value.
type pair struct {
	key    keyArg
	pickle []byte
}

// UnmarshalJSON reads the array that a pair is.
func (p *pair) UnmarshalJSON(data []byte) error {
	var parts []json.RawMessage
	if err := json.Unmarshal(data, &parts); err != nil {
		return err
	}
	if len(parts) != 2 {
		return fmt.Errorf("%d parts of a pair", len(parts))
	}
	if err := json.Unmarshal(parts[0], &p.key); err != nil {
		return err
	}
	return json.Unmarshal(parts[1], &p.pickle)
}

func decode(t *tagged.Value) (py.Value, error) {
	if t == nil {
		return nil, nil
	}
	return t.Decode()
}

func (k *keyArg) decode() (py.Value, error) {
	if k.Raw != nil {
		return py.Str(*k.Raw), nil
	}
	return k.Value.Decode()
}

// raw tells whether the keys of this call are full keys: all are or none is,
// because the key function belongs to the cache.
func (a *arguments) raw() bool {
	return a.Key != nil && a.Key.Raw != nil ||
		len(a.Keys) > 0 && a.Keys[0].Raw != nil ||
		len(a.Data) > 0 && a.Data[0].key.Raw != nil
}

// asGiven is the key function of raw keys.
func asGiven(key, _, _ py.Value) (py.Value, error) { return key, nil }

// options are the settings of the cache that a request speaks for. They may
// change from call to call: the engine's stores outlive its caches.
func (m *message) options() (engine.Options, error) {
	o := engine.Options{Location: py.Str(m.Location)}
	if m.Args.raw() {
		o.KeyFunction = asGiven
	}
	for name, t := range m.Options {
		v, err := decode(t)
		if err != nil {
			return o, fmt.Errorf("option %s: %w", name, err)
		}
		switch name {
		case "timeout":
			o.Timeout = engine.TimeoutOf(v)
		case "max_entries":
			o.MaxEntries = v
		case "cull_frequency":
			o.CullFrequency = v
		case "key_prefix":
			o.KeyPrefix = v
		case "version":
			o.Version = v
		default:
			return o, fmt.Errorf("unknown option %q", name)
		}
	}
	return o, nil
}

// opaque is the codec of values that Django has pickled: a value is a bytearray
// that holds the pickle, and the store keeps just that. It is a pointer, so
// that a default just made can be told from a copy of it.
type opaque struct{}

func (opaque) Marshal(v py.Value) ([]byte, error) {
	b, ok := v.(*py.ByteArray)
	if !ok {
		return nil, fmt.Errorf("a %s where a pickle is due", v.Type())
	}
	return b.Data, nil
}

func (opaque) Unmarshal(data []byte) (py.Value, error) { return pickled(data), nil }

func pickled(data []byte) *py.ByteArray { return &py.ByteArray{Data: data} }

// bytesOf is the pickle behind a value of the opaque codec.
func bytesOf(v py.Value) []byte { return v.(*py.ByteArray).Data }
