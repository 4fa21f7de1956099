package script

import (
	"errors"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"locmem/engine/py"
)

// box is every value of the language as Starlark sees it. Starlark's
// interpreter knows nothing of Python's types: each of its operations on a box
// ends in one of the methods here, which do what Python does. So lists, dicts
// and all the rest are engine/py values from the first to the last, and what a
// cache stores needs no conversion.
type box struct {
	in *Interp
	v  py.Value
}

var (
	_ starlark.HasBinary   = (*box)(nil)
	_ starlark.HasUnary    = (*box)(nil)
	_ starlark.Comparable  = (*box)(nil)
	_ starlark.HasSetField = (*box)(nil)
	_ starlark.HasSetKey   = (*box)(nil)
	_ starlark.Container   = (*box)(nil)
	_ starlark.Iterable    = (*box)(nil)
	_ starlark.Callable    = (*box)(nil)
)

// box wraps a value; None, True and False come from stock.
//
//go:noinline
func (in *Interp) box(v py.Value) *box {
	switch x := v.(type) {
	case py.NoneType:
		return in.none
	case py.Bool:
		if x {
			return in.yes
		}
		return in.no
	}
	return &box{in, v}
}

// unbox is the value behind a Starlark value. Only None ever comes without a
// box: from a function that ends without return.
//
//go:noinline
func unbox(v starlark.Value) py.Value {
	if b, ok := v.(*box); ok {
		return b.v
	}
	return py.None
}

func (b *box) String() string        { return py.Repr(b.v) }
func (b *box) Type() string          { return b.v.Type() }
func (b *box) Freeze()               {}
func (b *box) Truth() starlark.Bool  { return starlark.Bool(truth(b.v)) }
func (b *box) Hash() (uint32, error) { return 0, errors.New("boxes are no keys") }

// Name is what Starlark's stack of calls shows.
func (b *box) Name() string { return b.v.Type() }

// Attr is x.name.
func (b *box) Attr(name string) (starlark.Value, error) {
	v, err := b.in.getAttr(b.v, name)
	if err != nil {
		return nil, err
	}
	return b.in.box(v), nil
}

// AttrNames is for Starlark's spelling hints, which never show.
func (b *box) AttrNames() []string { return nil }

// SetField is x.name = v.
func (b *box) SetField(name string, v starlark.Value) error {
	return b.in.setAttr(b.v, name, unbox(v))
}

// Get is x[i].
func (b *box) Get(i starlark.Value) (starlark.Value, bool, error) {
	v, err := b.in.getItem(b.v, unbox(i))
	if err != nil {
		return nil, false, err
	}
	return b.in.box(v), true, nil
}

// SetKey is x[i] = v.
func (b *box) SetKey(i, v starlark.Value) error { return b.in.setItem(b.v, unbox(i), unbox(v)) }

// Has is item in x.
func (b *box) Has(item starlark.Value) (bool, error) { return b.in.contains(b.v, unbox(item)) }

// Iterate is for x in ...; the code always goes through %iter, which says what
// is not iterable.
func (b *box) Iterate() starlark.Iterator { return nil }

// CompareSameType is x == y, x < y and so on.
func (b *box) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	v := unbox(y)
	switch op {
	case syntax.EQL:
		return b.in.equal(b.v, v)
	case syntax.NEQ:
		same, err := b.in.equal(b.v, v)
		return !same, err
	}
	return b.in.ordered(op.String(), b.v, v)
}

// Unary is -x, +x and ~x.
func (b *box) Unary(op syntax.Token) (starlark.Value, error) {
	v, err := b.in.unary(op.String(), b.v)
	if err != nil {
		return nil, err
	}
	return b.in.box(v), nil
}

// Binary is x op y, and x op= y when y is the marker.
func (b *box) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	var v py.Value
	var err error
	if m, ok := y.(*inPlace); ok {
		v, err = b.in.inPlace(m.op, b.v, m.v)
	} else if side == starlark.Right {
		v, err = b.in.binary(op.String(), unbox(y), b.v)
	} else {
		v, err = b.in.binary(op.String(), b.v, unbox(y))
	}
	if err != nil {
		return nil, err
	}
	return b.in.box(v), nil
}

// CallInternal is x(...).
func (b *box) CallInternal(_ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	for i, pair := range kwargs {
		for _, before := range kwargs[:i] {
			if before[0] == pair[0] {
				return nil, typeError(calledName(b.v) + "() got multiple values for keyword argument '" + string(pair[0].(starlark.String)) + "'")
			}
		}
	}
	if o, ok := b.v.(*py.Object); ok {
		if f, ok := o.Host.(*function); ok {
			return f.callBoxed(args, kwargs)
		}
	}
	pos := make([]py.Value, len(args))
	for i, a := range args {
		pos[i] = unbox(a)
	}
	var kw []named[py.Value]
	for _, pair := range kwargs {
		kw = append(kw, named[py.Value]{string(pair[0].(starlark.String)), unbox(pair[1])})
	}
	v, err := b.in.callValue(b.v, pos, kw)
	if err != nil {
		return nil, err
	}
	return b.in.box(v), nil
}

// calledName is how errors name what is called.
func calledName(v py.Value) string {
	switch h := host(v).(type) {
	case *function:
		return h.sig.qualname
	case *method:
		return h.b.full()
	case *class:
		return h.name
	}
	return v.Type()
}

// hidden is what Starlark wants of a value that the language never sees.
type hidden struct{}

func (hidden) String() string        { return "hidden" }
func (hidden) Type() string          { return "hidden" }
func (hidden) Freeze()               {}
func (hidden) Truth() starlark.Bool  { return true }
func (hidden) Hash() (uint32, error) { return 0, errors.New("not a key") }

// raw is a Go value for private builtins.
type raw struct {
	hidden
	v any
}

// inPlace marks the right side of x op= v.
type inPlace struct {
	hidden
	op string
	v  py.Value
}

// star marks an iterable, or a mapping, that is to be spread out.
type star struct {
	hidden
	v py.Value
}
