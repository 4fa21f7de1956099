package script

import (
	"errors"
	"strconv"

	"locmem/engine/py"
)

// errStop ends in.each early; it never leaves the function that uses it.
var errStop = errors.New("stop")

//go:noinline
func itoa(n int) string { return strconv.Itoa(n) }

// equal is a == b.
func (in *Interp) equal(a, b py.Value) (bool, error) {
	if userClass(a) != nil || userClass(b) != nil {
		if v, ok, err := in.userCompare("==", a, b); ok {
			if err != nil {
				return false, err
			}
			return in.Truth(v)
		}
		a, b = plain(a), plain(b)
	}
	if h, ok := Host(a).(equaler); ok {
		return h.Equal(Host(b)), nil
	}
	if h, ok := Host(b).(equaler); ok {
		return h.Equal(Host(a)), nil
	}
	if isContainer(a) && isContainer(b) {
		if err := in.modest(a, b); err != nil {
			return false, err
		}
	} else if err := in.workOn(a, b); err != nil {
		return false, err
	}
	return py.Equal(a, b), in.takeError(nil)
}

// same is a is b or a == b, which is how Python looks for items.
func (in *Interp) same(a, b py.Value) (bool, error) {
	if is(a, b) {
		return true, nil
	}
	return in.equal(a, b)
}

// is is Python's a is b. Numbers and texts have no identity here: equal ones of
// one type are the same.
func is(a, b py.Value) bool {
	if x, ok := a.(*py.BigInt); ok {
		y, ok := b.(*py.BigInt)
		return ok && x.Cmp(&y.Int) == 0
	}
	return a == b
}

// ordered is a < b and so on.
func (in *Interp) ordered(op string, a, b py.Value) (bool, error) {
	if userClass(a) != nil || userClass(b) != nil {
		if v, ok, err := in.userCompare(op, a, b); ok {
			if err != nil {
				return false, err
			}
			return in.Truth(v)
		}
		a, b = plain(a), plain(b)
	}
	if isContainer(a) && isContainer(b) {
		if err := in.modest(a, b); err != nil {
			return false, err
		}
	} else if err := in.workOn(a, b); err != nil {
		return false, err
	}
	return py.Ordered(op, a, b)
}

func isContainer(v py.Value) bool {
	switch v.(type) {
	case *py.List, *py.Tuple, *py.Dict:
		return true
	}
	return false
}

// maxWalk bounds the items that are visited to compare or show a value: one
// that holds the same list many times over, level after level, has more than a
// computer can ever visit.
const maxWalk = 1_200_000

// modest refuses values that cannot be walked through, and counts the work.
func (in *Interp) modest(values ...py.Value) error {
	left := maxWalk
	for _, v := range values {
		if walk(v, &left, nil); left == tooDeep {
			return Raise("RecursionError", "maximum recursion depth exceeded")
		}
	}
	if left <= 0 {
		return in.tooMuch()
	}
	return in.Work((maxWalk - left) / 8)
}

// maxNested bounds lists in lists; tooDeep is what walk leaves beyond it.
const (
	maxNested = 300
	tooDeep   = -1 << 40
)

// walk counts down for every item in v; open are the containers around it.
func walk(v py.Value, left *int, open []py.Value) {
	if *left--; *left <= 0 || !isContainer(v) {
		return
	}
	if len(open) >= maxNested {
		*left = tooDeep
		return
	}
	for _, o := range open {
		if o == v {
			return
		}
	}
	switch x := v.(type) {
	case *py.List:
		walkItems(v, x.Items, left, open)
	case *py.Tuple:
		walkItems(v, x.Items, left, open)
	case *py.Dict:
		open = append(open, v)
		for _, item := range x.All() {
			if walk(item, left, open); *left <= 0 {
				return
			}
		}
	}
}

func walkItems(v py.Value, items []py.Value, left *int, open []py.Value) {
	nested := false
	for _, item := range items {
		nested = nested || isContainer(item)
	}
	if !nested {
		*left = max(*left-len(items), 0)
		return
	}
	open = append(open, v)
	for _, item := range items {
		if walk(item, left, open); *left <= 0 {
			return
		}
	}
}

// Repr is Repr(v), text is str(v); both refuse what cannot be shown.
func (in *Interp) Repr(v py.Value) (string, error) { return in.shownBy(v, py.Repr) }
func (in *Interp) Text(v py.Value) (string, error) { return in.shownBy(v, py.Text) }

func (in *Interp) shownBy(v py.Value, f func(py.Value) string) (string, error) {
	switch x := v.(type) {
	case py.Str, py.Int:
		return f(v), nil
	case *py.BigInt:
		if x.BitLen() > 14284 { // 4300 digits
			return "", ValueError("Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit")
		}
	case *py.List, *py.Tuple, *py.Dict:
		if err := in.modest(v); err != nil {
			return "", err
		}
	}
	s := f(v)
	if in.pending != nil {
		return "", in.takeError(nil)
	}
	return s, in.Fits(len(s), 1)
}
