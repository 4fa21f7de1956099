package script

import (
	"strconv"

	"locmem/engine/py"
)

// Values that engine/py does not know are *py.Object whose Host is one of ours.
// A host implements as many of these as it can do.
type (
	hasAttr interface {
		attr(in *Interp, name string) (py.Value, error)
	} // nil, nil: there is none
	callable interface {
		call(in *Interp, pos []py.Value, kw []named[py.Value]) (py.Value, error)
	}
	indexed interface {
		item(in *Interp, i py.Value) (py.Value, error)
	}
	container interface {
		has(in *Interp, v py.Value) (bool, error)
	}
	iterable interface{ iter(in *Interp) iterator }
	sized    interface{ size() int }
	equaler  interface{ equal(other any) bool }
	sliced   interface {
		slice(in *Interp, lo, hi, step py.Value) (py.Value, error)
	}
	// manager is what with takes.
	manager interface {
		enter(in *Interp) (py.Value, error)
		exit(in *Interp)
	}
)

// named is a keyword argument.
type named[T any] struct {
	name  string
	value T
}

// host is what an object is for the script, or nil.
func host(v py.Value) any {
	if o, ok := v.(*py.Object); ok {
		return o.Host
	}
	return nil
}

// newObject is an object that cannot be pickled.
func newObject(typeName, text string, host any) *py.Object {
	return &py.Object{Name: typeName, Text: text, Host: host, Refusal: cannotPickle(typeName)}
}

func cannotPickle(typeName string) *py.Error {
	return &py.Error{Type: "TypeError", Message: "cannot pickle '" + typeName + "' object"}
}

// address is a made-up place in memory, given out when it is first shown, so
// that the same code shows the same addresses everywhere.
type address uint64

func (a *address) text(in *Interp) string {
	if *a == 0 {
		in.addresses++
		*a = address(0x7f3c9a2e4000 + in.addresses*0x30)
	}
	return "0x" + strconv.FormatUint(uint64(*a), 16)
}

// truth is Python's bool(v).
func truth(v py.Value) bool {
	if s, ok := host(v).(sized); ok {
		return s.size() != 0
	}
	return py.Truth(v)
}

// length is Python's len(v).
func length(v py.Value) (int, error) {
	if s, ok := host(v).(sized); ok {
		return s.size(), nil
	}
	return py.Len(v)
}

// typeError, valueError and raiseError make exceptions.
//
//go:noinline
func typeError(message string) error { return &py.Error{Type: "TypeError", Message: message} }

//go:noinline
func valueError(message string) error { return &py.Error{Type: "ValueError", Message: message} }

//go:noinline
func raiseError(kind, message string) error {
	return &py.Error{Type: kind, Message: message}
}

// keyError shows the key's repr, as Python's KeyError does.
func keyError(key py.Value) error {
	return &exception{class: classes["KeyError"], args: []py.Value{key}}
}
