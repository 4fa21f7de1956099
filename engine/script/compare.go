package script

import (
	"errors"
	"slices"
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
		if a, b = plain(a), plain(b); isObject(a) && a == b {
			return true, nil
		}
	}
	if same, ok, err := in.compareViews("==", a, b); ok {
		return same, err
	}
	if h, ok := Host(a).(equaler); ok {
		return h.Equal(Host(b)), nil
	}
	if h, ok := Host(b).(equaler); ok {
		return h.Equal(Host(a)), nil
	}
	if isSet(a) && isSet(b) {
		return in.compareSets("==", a, b)
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

func isObject(v py.Value) bool {
	_, ok := v.(*py.Object)
	return ok
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
	if isSet(a) && isSet(b) {
		return in.compareSets(op, a, b)
	}
	if less, ok, err := in.compareViews(op, a, b); ok {
		return less, err
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
	w := walk{in: in, left: maxWalk}
	for _, v := range values {
		w.visit(v, nil)
	}
	switch {
	case w.err != nil:
		return w.err
	case w.deep:
		return Raise("RecursionError", "maximum recursion depth exceeded")
	case w.left <= 0:
		return in.tooMuch()
	}
	return in.Work((maxWalk - w.left) / 8)
}

const (
	maxNested  = 300     // lists in lists that a walk goes into
	pauseItems = 1 << 14 // of a walk between two pauses
)

// walk counts the items that a value holds, in lists in lists as well.
type walk struct {
	in   *Interp
	left int   // items that may still be visited
	deep bool  // there was a list in more than maxNested
	err  error // the run ended under way
}

// visit counts down for every item in v; open are the containers around it. It
// is false when the walk is over.
func (w *walk) visit(v py.Value, open []py.Value) bool {
	if !w.count(1) || !isContainer(v) {
		return w.left > 0
	}
	if len(open) >= maxNested {
		w.deep, w.left = true, 0
		return false
	}
	for _, o := range open {
		if o == v {
			return true
		}
	}
	switch x := v.(type) {
	case *py.List:
		return w.items(v, x.Items, open)
	case *py.Tuple:
		return w.items(v, x.Items, open)
	case *py.Dict:
		open = append(open, v)
		for _, item := range x.All() {
			if !w.visit(item, open) {
				return false
			}
		}
	}
	return true
}

func (w *walk) items(v py.Value, items []py.Value, open []py.Value) bool {
	if !slices.ContainsFunc(items, isContainer) {
		return w.count(len(items))
	}
	open = append(open, v)
	for _, item := range items {
		if !w.visit(item, open) {
			return false
		}
	}
	return true
}

// count takes n items off what is left, and pauses now and then.
func (w *walk) count(n int) bool {
	before := w.left
	w.left = max(w.left-n, 0)
	if before/pauseItems != w.left/pauseItems && w.err == nil {
		if w.err = w.in.rest(); w.err != nil {
			w.left = 0
		}
	}
	return w.left > 0
}

// Repr is Repr(v), text is str(v); both refuse what cannot be shown.
//
//go:noinline
func (in *Interp) Repr(v py.Value) (string, error) { return in.shownBy(v, py.Bounds.Repr) }
func (in *Interp) Text(v py.Value) (string, error) { return in.shownBy(v, py.Bounds.Text) }

// bounds are those of a text that the run writes. Of one that Fits refuses there is
// only the beginning: a list that holds one long text many times over is small, its
// repr is not.
func (in *Interp) bounds() py.Bounds { return py.Bounds{Limit: maxSize, Pause: in.settle} }

// reprOf and textOf write within the same size where no run is at hand.
func reprOf(v py.Value) string { return py.Bounds{Limit: maxSize}.Repr(v) }
func textOf(v py.Value) string { return py.Bounds{Limit: maxSize}.Text(v) }

func (in *Interp) shownBy(v py.Value, f func(py.Bounds, py.Value) string) (string, error) {
	switch x := v.(type) {
	case py.Str:
		s := f(in.bounds(), v)
		if in.ended != nil {
			return "", in.ended
		}
		return s, nil
	case py.Int:
		return f(py.Bounds{}, v), nil
	case *py.BigInt:
		if x.BitLen() > 14284 { // 4300 digits
			return "", ValueError("Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit")
		}
	case *py.List, *py.Tuple, *py.Dict:
		if err := in.modest(v); err != nil {
			return "", err
		}
	}
	s := f(in.bounds(), v)
	if in.ended != nil {
		return "", in.ended
	}
	if in.pending != nil {
		return "", in.takeError(nil)
	}
	return s, in.Fits(len(s), 1)
}

// mirrored are the special methods of the comparisons.
var mirrored = map[string][2]string{
	"==": {"__eq__", "__eq__"}, "!=": {"__ne__", "__ne__"}, "<": {"__lt__", "__gt__"},
	"<=": {"__le__", "__ge__"}, ">": {"__gt__", "__lt__"}, ">=": {"__ge__", "__le__"},
}

// userCompare is a op b by the special methods; ok is false if none applies.
func (in *Interp) userCompare(op string, a, b py.Value) (v py.Value, ok bool, err error) {
	names, x, y := mirrored[op], a, b
	if ca, cb := ClassOf(a), ClassOf(b); ca != cb && cb.Is(ca) {
		names[0], names[1], x, y = names[1], names[0], b, a // a derived class comes first
	}
	v, first, err := in.callSpecial(x, names[0], y)
	if err != nil || first && v != notImplemented {
		return v, true, err
	}
	v, second, err := in.callSpecial(y, names[1], x)
	if err != nil || second && v != notImplemented {
		return v, true, err
	}
	if names[0] == names[1] && (first && second || first && !comparable(y, x) || second && !comparable(x, y)) {
		return py.Bool(is(a, b) == (op == "==")), true, nil
	}
	bare := func(v py.Value) bool { return userClass(v) != nil && plain(v) == v }
	if op == "!=" && (bare(a) || bare(b)) { // object's: the opposite of ==
		if v, ok, err = in.userCompare("==", a, b); ok && err == nil {
			var same bool
			same, err = in.Truth(v)
			v = py.Bool(!same)
		}
		return v, ok, err
	}
	return nil, false, nil
}

// comparable tells whether the builtin type of a knows how to compare with that of b.
func comparable(a, b py.Value) bool {
	a, b = plain(a), plain(b)
	if isNumber(a) && isNumber(b) {
		return isInt(b) || !isInt(a)
	}
	return isSet(a) && isSet(b) || a.Type() == b.Type() && Host(a) == nil
}

// compare is a op b for op by its index.
func (in *Interp) compare(op int, a, b py.Value) (py.Value, error) {
	if x, ok := a.(py.Int); ok {
		if y, ok := b.(py.Int); ok && op < 6 {
			return compareInts(op, x, y), nil
		}
	}
	name := comparisons[op]
	switch name {
	case "is", "is not":
		if !isObject(a) || !isObject(b) {
			if err := in.refuse(a); err != nil {
				return nil, err
			}
			if err := in.refuse(b); err != nil {
				return nil, err
			}
		}
		return py.Bool(is(a, b) == (name == "is")), nil
	case "in", "not in":
		found, err := in.contains(b, a)
		return py.Bool(found == (name == "in")), err
	case "==", "!=":
		if userClass(a) != nil || userClass(b) != nil {
			if v, ok, err := in.userCompare(name, a, b); ok {
				return v, err
			}
			a, b = plain(a), plain(b)
		}
		same, err := in.equal(a, b)
		return py.Bool(same == (name == "==")), err
	}
	if userClass(a) != nil || userClass(b) != nil {
		if v, ok, err := in.userCompare(name, a, b); ok {
			return v, err
		}
	}
	v, err := in.ordered(name, a, b)
	return py.Bool(v), err
}

func compareInts(op int, x, y py.Int) py.Value {
	switch op {
	case 0:
		return py.Bool(x == y)
	case 1:
		return py.Bool(x != y)
	case 2:
		return py.Bool(x < y)
	case 3:
		return py.Bool(x <= y)
	case 4:
		return py.Bool(x > y)
	}
	return py.Bool(x >= y)
}
