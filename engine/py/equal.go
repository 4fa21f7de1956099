package py

import (
	"bytes"
	"math"
)

// Equal is Python's a == b: 1 == 1.0 == True, b"x" == bytearray(b"x"), a set and
// a frozenset by their items; NaN equals nothing, also within a container.
// Values of different kinds are not equal. Beyond 1000 levels only one and the
// same object is equal, where Python would give up with a RecursionError.
func Equal(a, b Value) bool { return equal(a, b, 0) }

func equal(a, b Value, depth int) bool {
	if o, ok := b.(*Object); ok && o.Host != nil {
		if same, known := equalObjects(a, b); known {
			return same
		}
		if x, ok := a.(*Object); ok && x == o {
			return true
		}
	}
	switch a := a.(type) {
	case Str:
		b, ok := b.(Str)
		return ok && a == b
	case *List:
		b, ok := b.(*List)
		return ok && (a == b || equalItems(a.Items, b.Items, depth))
	case *Tuple:
		b, ok := b.(*Tuple)
		return ok && (a == b || equalItems(a.Items, b.Items, depth))
	case *Dict:
		b, ok := b.(*Dict)
		return ok && (a == b || equalDicts(a, b, depth))
	case *Set, *FrozenSet:
		x, y := setMembers(a), setMembers(b)
		return y != nil && (x == y || x.Len() == y.Len() && subset(x, y))
	case Bytes, *ByteArray:
		x, _ := bytesOf(a)
		y, ok := bytesOf(b)
		return ok && bytes.Equal(x, y)
	case Float:
		if a != a {
			return false
		}
	case Complex:
		if math.IsNaN(real(a)) || math.IsNaN(imag(a)) {
			return false
		}
	case *Decimal:
		if d, ok := parseDecimal(a.Text); !ok || d.special == 'N' || d.special == 'S' {
			return false
		}
	}
	if same, known := equalObjects(a, b); known {
		return same
	}
	x, err := canonical(a)
	if err != nil {
		return false
	}
	y, err := canonical(b)
	return err == nil && x == y
}

func equalItems(a, b []Value, depth int) bool {
	if len(a) != len(b) || depth > maxDepth {
		return false
	}
	for i := range a {
		if !equal(a[i], b[i], depth+1) {
			return false
		}
	}
	return true
}

func equalDicts(a, b *Dict, depth int) bool {
	if a.Len() != b.Len() || depth > maxDepth {
		return false
	}
	for k, v := range a.All() {
		w, ok, _ := b.Get(k)
		if !ok || !equal(v, w, depth+1) {
			return false
		}
	}
	return true
}

// setMembers is the dict behind a set or frozenset, or nil.
func setMembers(v Value) *Dict {
	switch v := v.(type) {
	case *Set:
		return &v.members
	case *FrozenSet:
		return &v.members
	}
	return nil
}

// subset says whether every key of a is one of b.
func subset(a, b *Dict) bool {
	for k := range a.All() {
		if _, ok, _ := b.Get(k); !ok {
			return false
		}
	}
	return true
}

// bytesOf is the content of bytes or a bytearray.
func bytesOf(v Value) ([]byte, bool) {
	switch v := v.(type) {
	case Bytes:
		return []byte(v), true
	case *ByteArray:
		return v.Data, true
	}
	return nil, false
}
