package script

import (
	"math"

	"locmem/engine/py"
)

// rangeObject is range(start, stop, step). Its numbers fit in 64 bits.
type rangeObject struct{ start, stop, step, n int64 }

func newRange(start, stop, step int64) py.Value {
	r := &rangeObject{start: start, stop: stop, step: step}
	switch {
	case step > 0 && start < stop:
		r.n = int64((uint64(stop)-uint64(start)-1)/uint64(step) + 1)
	case step < 0 && start > stop:
		r.n = int64((uint64(start)-uint64(stop)-1)/-uint64(step) + 1)
	}
	o := NewObject("range", "", r)
	o.Refusal = &py.Error{Type: "TypeError", Message: "the playground does not store a range; use list()"}
	return o
}

func (r *rangeObject) at(i int64) py.Value { return py.Int(r.start + i*r.step) }

func (r *rangeObject) Size() int {
	if r.n < 0 {
		return math.MaxInt
	}
	return int(r.n)
}

// Show is the range's repr.
func (r *rangeObject) Show(bool) string {
	s := "range(" + py.Repr(py.Int(r.start)) + ", " + py.Repr(py.Int(r.stop))
	if r.step != 1 {
		s += ", " + py.Repr(py.Int(r.step))
	}
	return s + ")"
}

func (r *rangeObject) Iter(*Interp) Iterator { return &rangeIterator{r: r} }

func (r *rangeObject) Item(_ *Interp, i py.Value) (py.Value, error) {
	n, err := index(i, r.Size(), "range indices must be integers or slices, not ", "range object index out of range")
	if err != nil {
		return nil, err
	}
	return r.at(int64(n)), nil
}

func (r *rangeObject) Has(in *Interp, v py.Value) (bool, error) {
	if f, ok := v.(py.Float); ok && float64(f) == math.Trunc(float64(f)) && math.Abs(float64(f)) < 1<<53 {
		v = py.Int(f)
	}
	big, ok := py.Big(v)
	if !ok || !big.IsInt64() || r.n == 0 {
		return false, nil
	}
	x := big.Int64()
	if r.step > 0 && (x < r.start || x >= r.stop) || r.step < 0 && (x > r.start || x <= r.stop) {
		return false, nil
	}
	return (x-r.start)%r.step == 0, nil
}

func (r *rangeObject) Attr(_ *Interp, name string) (py.Value, error) {
	n, ok := map[string]int64{"start": r.start, "stop": r.stop, "step": r.step}[name]
	if !ok {
		return nil, nil
	}
	return py.Int(n), nil
}

func (r *rangeObject) Equal(other any) bool {
	o, ok := other.(*rangeObject)
	return ok && r.n == o.n && (r.n == 0 || r.start == o.start && (r.n == 1 || r.step == o.step))
}

func (r *rangeObject) Slice(in *Interp, lo, hi, step py.Value) (py.Value, error) {
	b, err := sliceBounds(r.Size(), lo, hi, step)
	if err != nil {
		return nil, err
	}
	return newRange(r.start+int64(b.start)*r.step, r.start+int64(b.stop)*r.step, r.step*int64(b.step)), nil
}

type rangeIterator struct {
	r *rangeObject
	i int64
}

func (it *rangeIterator) Next(*Interp) (py.Value, bool, error) {
	if it.i >= it.r.n {
		return nil, false, nil
	}
	it.i++
	return it.r.at(it.i - 1), true, nil
}

// oneShot is what can be walked through once: a generator expression, zip, map
// and so on. The items are computed before, not on demand.
type oneShot struct {
	in   *Interp
	name string
	it   Iterator
	addr address
}

func newOneShot(in *Interp, name string, items []py.Value) py.Value {
	return NewIterator(in, name, &itemsIterator{items: items})
}

// NewIterator is a value that can be walked through once; name is its type's.
//
//go:noinline
func NewIterator(in *Interp, name string, it Iterator) py.Value {
	return NewObject(name, "", &oneShot{in: in, name: name, it: it})
}

func (o *oneShot) Iter(*Interp) Iterator { return o.it }

// Show is the repr, without anything of what is inside.
func (o *oneShot) Show(bool) string {
	what := o.name + " object"
	if o.name == "generator" {
		what = "generator object <genexpr>"
	}
	return "<" + what + " at " + o.addr.text(o.in) + ">"
}
