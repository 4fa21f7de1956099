package script

import (
	"strconv"

	"locmem/engine/py"
)

// Values that engine/py does not know are *py.Object whose Host is one of ours.
// A host implements as many of these as it can do.
type (
	hasAttr interface {
		Attr(in *Interp, name string) (py.Value, error)
	} // nil, nil: there is none
	callable interface {
		Call(in *Interp, pos []py.Value, kw []Named) (py.Value, error)
	}
	indexed interface {
		Item(in *Interp, i py.Value) (py.Value, error)
	}
	container interface {
		Has(in *Interp, v py.Value) (bool, error)
	}
	iterable interface{ Iter(in *Interp) Iterator }
	sized    interface{ Size() int }
	settable interface {
		SetAttr(in *Interp, name string, x py.Value) error
	}
	equaler interface{ Equal(other any) bool }
	sliced  interface {
		Slice(in *Interp, lo, hi, step py.Value) (py.Value, error)
	}
)

// Named is an argument given by name.
type Named struct {
	Name  string
	Value py.Value
}

// Host is what an object is for the script, or nil.
//
//go:noinline
func Host(v py.Value) any {
	if o, ok := v.(*py.Object); ok {
		return o.Host
	}
	return nil
}

// NewObject is an object that cannot be pickled.
//
//go:noinline
func NewObject(typeName, text string, host any) *py.Object {
	return &py.Object{Name: typeName, Text: text, Host: host, Refusal: cannotPickle(typeName)}
}

//go:noinline
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
	if s, ok := Host(v).(sized); ok {
		return s.Size() != 0
	}
	return py.Truth(v)
}

// length is Python's len(v).
func length(v py.Value) (int, error) {
	if s, ok := Host(v).(sized); ok {
		return s.Size(), nil
	}
	return py.Len(v)
}

// TypeError, valueError and raiseError make exceptions.
//
//go:noinline
func TypeError(message string) error { return &py.Error{Type: "TypeError", Message: message} }

//go:noinline
func ValueError(message string) error { return &py.Error{Type: "ValueError", Message: message} }

//go:noinline
func Raise(kind, message string) error {
	return &py.Error{Type: kind, Message: message}
}

// KeyError shows the key's repr, as Python's KeyError does.
func KeyError(key py.Value) error {
	return &exception{class: classes["KeyError"], args: []py.Value{key}}
}
