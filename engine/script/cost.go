package script

import "locmem/engine/py"

// What an operation costs is in proportion to what it may touch: the weight of
// its operands, in steps. It is paid before the operation, so that a Stop, the
// end of the budget and the page's turn come between two of them.

// Units that are worth a step.
const (
	bytesAStep = 64
	itemsAStep = 4
	wordsAStep = 4 // of a big int, 64 bits each
)

// weight is what it costs to go through v once. Lists in lists count where
// something goes through them: see modest.
func weight(v py.Value) int {
	switch x := v.(type) {
	case py.Str:
		return len(x) / bytesAStep
	case py.Bytes:
		return len(x) / bytesAStep
	case *py.ByteArray:
		return len(x.Data) / bytesAStep
	case *py.BigInt:
		return x.BitLen() / (64 * wordsAStep)
	case *py.List:
		return len(x.Items) / itemsAStep
	case *py.Tuple:
		return len(x.Items) / itemsAStep
	case *py.Object:
		if i, ok := x.Host.(*instance); ok && i.base != nil {
			return weight(i.base)
		}
	}
	return 0
}

// weights is what it costs to go through the arguments of a call.
func weights(self py.Value, pos []py.Value) int {
	n := weight(self)
	if d, ok := self.(*py.Dict); ok {
		n = d.Len() / itemsAStep
	}
	for _, v := range pos {
		n += weight(v)
	}
	return n
}

// weights is what a call of b is charged before it runs. Of a call whose work is
// the same for a large object as for a small one that is the hashing of its
// arguments: a loop that appends would cost the square of its length.
func (b *builtin) weights(self py.Value, pos []py.Value) int {
	if !b.constant {
		return weights(self, pos)
	}
	n := 0
	for _, v := range pos {
		if !isContainer(v) {
			n += weight(v)
		}
	}
	return n
}

// workOn counts what an operator costs. Big ints cost as much as their product.
func (in *Interp) workOn(a, b py.Value) error {
	n := 0
	x, big := a.(*py.BigInt)
	y, both := b.(*py.BigInt)
	switch {
	case big && both:
		n = x.BitLen() / 64 * (y.BitLen() / 64) / 256
	default:
		switch a.(type) {
		case py.Str, py.Bytes, *py.ByteArray, *py.BigInt:
			n = weight(a)
		}
		switch b.(type) {
		case py.Str, py.Bytes, *py.ByteArray, *py.BigInt:
			n += weight(b)
		}
	}
	if n == 0 {
		return nil
	}
	return in.Work(n)
}

// workDeep counts what it costs to pickle values, or to read their pickles.
func (in *Interp) workDeep(values ...py.Value) error {
	n := 0
	for _, v := range values {
		if v == nil {
			continue
		}
		if !isContainer(v) {
			n += weight(v)
			continue
		}
		w := walk{in: in, left: maxWalk}
		if w.visit(v, nil); w.err != nil {
			return w.err
		}
		n += maxWalk - w.left
	}
	return in.Work(n)
}
