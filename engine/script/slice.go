package script

import (
	"math"
	"strings"

	"locmem/engine/py"
)

// bounds are the parts of a slice, ready for a loop: i = start; i != stop
// side; i += step.
type bounds struct{ start, stop, step int }

// count is how many items a slice has.
func (b bounds) count() int {
	if b.step > 0 && b.start < b.stop {
		return (b.stop-b.start-1)/b.step + 1
	}
	if b.step < 0 && b.start > b.stop {
		return (b.start-b.stop-1)/-b.step + 1
	}
	return 0
}

// sliceBounds reads lo:hi:step for n items.
func sliceBounds(n int, lo, hi, step py.Value) (bounds, error) {
	b := bounds{step: 1}
	var err error
	if step != py.None {
		if b.step, err = sliceIndex(step); err != nil {
			return b, err
		}
		if b.step == 0 {
			return b, ValueError("slice step cannot be zero")
		}
	}
	low, high := 0, n
	b.start, b.stop = low, high
	if b.step < 0 {
		low, high = -1, n-1
		b.start, b.stop = high, low
	}
	for _, part := range []struct {
		v  py.Value
		to *int
	}{{lo, &b.start}, {hi, &b.stop}} {
		if part.v == py.None {
			continue
		}
		i, err := sliceIndex(part.v)
		if err != nil {
			return b, err
		}
		if i < 0 {
			i = max(i+n, low)
		}
		*part.to = min(i, high)
	}
	return b, nil
}

func sliceIndex(v py.Value) (int, error) {
	v, err := asIndex(v)
	if err != nil {
		return 0, err
	}
	if !isInt(v) {
		return 0, TypeError("slice indices must be integers or None or have an __index__ method")
	}
	n, _ := py.Big(v)
	switch {
	case n.IsInt64() && n.Int64() > -farthest && n.Int64() < farthest:
		return int(n.Int64()), nil
	case n.Sign() < 0:
		return -farthest, nil
	}
	return farthest, nil
}

// farthest is beyond every length, and leaves room to add one.
const farthest = math.MaxInt / 2

// slice is v[lo:hi:step].
func (in *Interp) slice(v, lo, hi, step py.Value) (py.Value, error) {
	switch x := v.(type) {
	case *py.List:
		items, err := in.sliceItems(x.Items, lo, hi, step)
		return &py.List{Items: items}, err
	case *py.Tuple:
		items, err := in.sliceItems(x.Items, lo, hi, step)
		return &py.Tuple{Items: items}, err
	case py.Str:
		return in.sliceText(string(x), lo, hi, step)
	case py.Bytes:
		s, err := in.sliceBytes(string(x), lo, hi, step)
		return py.Bytes(s), err
	case *py.ByteArray:
		if err := in.Fits(len(x.Data), 1); err != nil {
			return nil, err
		}
		s, err := in.sliceBytes(string(x.Data), lo, hi, step)
		return &py.ByteArray{Data: []byte(s)}, err
	case *py.Object:
		if h, ok := x.Host.(sliced); ok {
			return h.Slice(in, lo, hi, step)
		}
	case *py.Dict:
		return nil, TypeError("unhashable type: 'slice'")
	}
	return nil, TypeError("'" + py.FullName(v) + "' object is not subscriptable")
}

func (in *Interp) sliceItems(items []py.Value, lo, hi, step py.Value) ([]py.Value, error) {
	b, err := sliceBounds(len(items), lo, hi, step)
	if err == nil {
		err = in.Fits(b.count(), itemSize)
	}
	if err != nil {
		return nil, err
	}
	out := make([]py.Value, 0, b.count())
	for i, n := b.start, b.count(); n > 0; n-- {
		out = append(out, items[i])
		i += b.step
	}
	return out, nil
}

func (in *Interp) sliceText(s string, lo, hi, step py.Value) (py.Value, error) {
	if isASCII(s) {
		t, err := in.sliceBytes(s, lo, hi, step)
		return py.Str(t), err
	}
	n := py.RuneCount(s)
	b, err := sliceBounds(n, lo, hi, step)
	if err != nil {
		return nil, err
	}
	if b.step == 1 {
		from := offset(s, b.start)
		return py.Str(s[from : from+offset(s[from:], b.count())]), nil
	}
	left, first, step1 := b.count(), b.start, b.step
	if left == 0 {
		return py.Str(""), nil
	}
	if step1 < 0 { // the same characters from the first on, written from the end
		first, step1 = b.start+(left-1)*b.step, -b.step
	}
	s = s[offset(s, first):]
	if err := in.Fits(len(s), 2); err != nil {
		return nil, err
	}
	out := make([]byte, len(s))
	from, to, skip := len(out), 0, 0
	err = in.pieces(s, func(piece string) bool {
		for piece != "" && left > 0 {
			_, size := py.DecodeRune(piece)
			switch {
			case skip > 0:
			case b.step < 0:
				from -= size
				copy(out[from:], piece[:size])
			default:
				to += copy(out[to:], piece[:size])
			}
			if skip == 0 {
				left, skip = left-1, step1
			}
			skip--
			piece = piece[size:]
		}
		return left > 0
	})
	if err != nil {
		return nil, err
	}
	if b.step < 0 {
		return py.Str(out[from:]), nil
	}
	return py.Str(out[:to]), nil
}

func (in *Interp) sliceBytes(s string, lo, hi, step py.Value) (string, error) {
	b, err := sliceBounds(len(s), lo, hi, step)
	if err != nil {
		return "", err
	}
	if b.step == 1 {
		return s[b.start : b.start+b.count()], nil
	}
	if err := in.Fits(b.count(), 2); err != nil { // and once more as a string
		return "", err
	}
	out := make([]byte, b.count())
	i := b.start
	for at := range out {
		out[at] = s[i]
		i += b.step
	}
	return string(out), nil
}

// setSlice is v[lo:hi:step] = x.
func (in *Interp) setSlice(v, lo, hi, step, x py.Value) error {
	if data, ok := v.(*py.ByteArray); ok {
		return in.setBytes(data, lo, hi, step, x)
	}
	list, ok := v.(*py.List)
	if !ok {
		return TypeError("'" + py.FullName(v) + "' object does not support item assignment")
	}
	items, err := in.Collect(x)
	if err != nil {
		if e, ok := err.(*py.Error); ok && strings.HasSuffix(e.Message, "is not iterable") {
			return TypeError("can only assign an iterable")
		}
		return err
	}
	return in.replaceSlice(list, lo, hi, step, items)
}

func (in *Interp) replaceSlice(list *py.List, lo, hi, step py.Value, items []py.Value) error {
	b, err := sliceBounds(len(list.Items), lo, hi, step)
	if err != nil {
		return err
	}
	if b.step == 1 {
		tail := append([]py.Value(nil), list.Items[b.start+b.count():]...)
		list.Items = append(append(list.Items[:b.start], items...), tail...)
		return in.Fits(len(list.Items), itemSize)
	}
	if b.count() != len(items) {
		return ValueError("attempt to assign sequence of size " + itoa(len(items)) + " to extended slice of size " + itoa(b.count()))
	}
	for i := range items {
		list.Items[b.start+i*b.step] = items[i]
	}
	return nil
}

// setBytes is setSlice of a bytearray.
func (in *Interp) setBytes(v *py.ByteArray, lo, hi, step, x py.Value) error {
	given, err := newBytes(&Args{In: in, Pos: []py.Value{x}})
	if err != nil {
		return err
	}
	b, err := sliceBounds(len(v.Data), lo, hi, step)
	switch n := b.count(); {
	case err != nil:
		return err
	case b.step == 1:
		tail := string(v.Data[b.start+n:])
		v.Data = append(append(v.Data[:b.start], given...), tail...)
		return in.Fits(len(v.Data), 1)
	case n != len(given):
		return ValueError("attempt to assign bytes of size " + itoa(len(given)) + " to extended slice of size " + itoa(n))
	}
	for i := range len(given) {
		v.Data[b.start+i*b.step] = given[i]
	}
	return nil
}

// deleteSlice is del v[lo:hi:step].
func (in *Interp) deleteSlice(v, lo, hi, step py.Value) error {
	if data, ok := v.(*py.ByteArray); ok {
		list := &py.List{}
		for _, c := range data.Data {
			list.Items = append(list.Items, py.Int(c))
		}
		err := in.Fits(len(list.Items), itemSize)
		if err == nil {
			err = in.deleteSlice(list, lo, hi, step)
		}
		if err != nil {
			return err
		}
		return in.setBytes(data, py.None, py.None, py.None, list)
	}
	list, ok := v.(*py.List)
	if !ok {
		return TypeError("'" + py.FullName(v) + "' object does not support item deletion")
	}
	b, err := sliceBounds(len(list.Items), lo, hi, step)
	if err != nil {
		return err
	}
	if err := in.Work(len(list.Items) / 64); err != nil {
		return err
	}
	if b.step == 1 {
		list.Items = append(list.Items[:b.start], list.Items[b.start+b.count():]...)
		return nil
	}
	if err := in.Fits(b.count(), itemSize); err != nil {
		return err
	}
	gone := map[int]bool{}
	for i, n := b.start, b.count(); n > 0; n-- {
		gone[i] = true
		i += b.step
	}
	kept := list.Items[:0]
	for i, item := range list.Items {
		if !gone[i] {
			kept = append(kept, item)
		}
	}
	list.Items = kept
	return nil
}
