// Package pickle writes and reads Python values as pickle protocol 5, byte for
// byte as CPython writes them (rule V1): frames, memo and batches included.
//
// What is one object in Python and one pointer here (a list, dict, tuple, set,
// frozenset, bytearray, Decimal) stays one; values that contain themselves are
// all right. Equal strs within one value are written as one object, equal bytes
// likewise; dates, timedeltas, UUIDs and complex numbers each as their own.
package pickle

import (
	"unsafe"

	"locmem/engine/py"
)

// Marshal is the pickle of v. Errors are Python's: a [py.Object] gives its
// Refusal or a PicklingError, a value that lies too deep within itself gives
// `RecursionError: maximum recursion depth exceeded while pickling an object`.
func Marshal(v py.Value) ([]byte, error) {
	if out, ok := appendScalar(nil, v); ok {
		return out, nil
	}
	e := getEncoder()
	defer e.release()
	if err := e.dump(nil, v); err != nil {
		return nil, err
	}
	out := make([]byte, len(e.out))
	copy(out, e.out)
	return out, nil
}

// Append adds the pickle of v to dst. After an error dst comes back as it was.
func Append(dst []byte, v py.Value) ([]byte, error) {
	if out, ok := appendScalar(dst, v); ok {
		return out, nil
	}
	e := getEncoder()
	defer e.release()
	if err := e.dump(nil, v); err != nil {
		return dst, err
	}
	return append(dst, e.out...), nil
}

// Dumps is [Marshal] into a string, at no further cost.
func Dumps(v py.Value) (string, error) {
	out, err := Marshal(v)
	return unsafe.String(unsafe.SliceData(out), len(out)), err
}

// Unmarshal is the value that data is the pickle of, as a fresh copy that
// shares nothing with data. Bytes after the pickle's end are ignored, as Python
// does. It reads what [Marshal] writes; anything else is an UnpicklingError, and
// so are names such as os.system. An object of a class that package py does not
// know has a [*Read] as its Host. No input makes it panic or take memory out of proportion to len(data).
func Unmarshal(data []byte) (py.Value, error) {
	if v, ok := loadText(data); ok {
		return py.Str(v), nil
	}
	if v, ok := loadNumber(data); ok {
		return v, nil
	}
	return loads(string(data), nil)
}

// Loads is [Unmarshal] of a string. Texts and bytes of the value are parts of
// data and keep it in memory as long as they live: nothing is copied.
func Loads(data string) (py.Value, error) { return LoadsPausing(data, nil) }

// LoadsPausing is [Loads] that calls pause now and then while a long pickle is
// read, unless it is nil; an error of pause ends the reading and is returned.
func LoadsPausing(data string, pause func() error) (py.Value, error) {
	if v, ok := loadText(data); ok {
		return py.Str(v), nil
	}
	if v, ok := loadNumber(data); ok {
		return v, nil
	}
	return loads(data, pause)
}
