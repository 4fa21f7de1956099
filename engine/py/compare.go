package py

import (
	"cmp"
	"strings"
)

// Unordered is what [Compare] gives for two values of which neither is less,
// though they are not equal: NaN and any number, two sets of which neither
// holds the other.
const Unordered = 2

// Compare is -1, 0 or 1 for a below, equal to or above b, or [Unordered]. For
// sets "below" means a proper subset. The error is Python's TypeError for kinds
// that have no order, such as `'<' not supported between instances of 'str' and
// 'int'`; op is the operator to name in it: "<", "<=", ">" or ">=".
func Compare(op string, a, b Value) (int, error) { return compare(op, a, b, 0) }

// Ordered is Python's `a op b` for op "<", "<=", ">" or ">=".
func Ordered(op string, a, b Value) (bool, error) {
	c, err := Compare(op, a, b)
	if err != nil || c == Unordered {
		return false, err
	}
	switch op {
	case "<":
		return c < 0, nil
	case "<=":
		return c <= 0, nil
	case ">":
		return c > 0, nil
	}
	return c >= 0, nil
}

func compare(op string, a, b Value, depth int) (int, error) {
	if depth > maxDepth {
		return 0, &Error{"RecursionError", "maximum recursion depth exceeded in comparison"}
	}
	switch x := a.(type) {
	case Str:
		if y, ok := b.(Str); ok {
			return strings.Compare(string(x), string(y)), nil // UTF-8 sorts as code points do
		}
	case Bytes, *ByteArray:
		x1, _ := bytesOf(a)
		if y, ok := bytesOf(b); ok {
			return strings.Compare(string(x1), string(y)), nil
		}
	case *List:
		if y, ok := b.(*List); ok {
			return compareItems(op, x.Items, y.Items, depth)
		}
	case *Tuple:
		if y, ok := b.(*Tuple); ok {
			return compareItems(op, x.Items, y.Items, depth)
		}
	case *Set, *FrozenSet:
		if y := setMembers(b); y != nil {
			return compareSets(setMembers(a), y), nil
		}
	case UUID:
		if y, ok := b.(UUID); ok {
			return strings.Compare(string(x[:]), string(y[:])), nil
		}
	case Date, DateTime, TimeDelta:
		if c, ok, err := compareTimes(a, b); ok {
			return c, err
		}
	default:
		if c, ok, err := compareNumbers(a, b); ok {
			return c, err
		}
	}
	return 0, &Error{"TypeError", "'" + op + "' not supported between instances of '" + FullName(a) + "' and '" + FullName(b) + "'"}
}

func compareItems(op string, a, b []Value, depth int) (int, error) {
	for i := range min(len(a), len(b)) {
		if !equal(a[i], b[i], depth+1) {
			return compare(op, a[i], b[i], depth+1)
		}
	}
	return cmp.Compare(len(a), len(b)), nil
}

func compareSets(a, b *Dict) int {
	switch in, of := subset(a, b), subset(b, a); {
	case in && of:
		return 0
	case in:
		return -1
	case of:
		return 1
	}
	return Unordered
}

// compareNumbers compares two numbers exactly; ok is false if one is none.
func compareNumbers(a, b Value) (c int, ok bool, err error) {
	if x, ok := a.(Int); ok {
		if y, ok := b.(Int); ok {
			return cmp.Compare(x, y), true, nil
		}
	}
	x, okX := a.(Float)
	y, okY := b.(Float)
	if okX && okY {
		if x != x || y != y {
			return Unordered, true, nil
		}
		return cmp.Compare(x, y), true, nil
	}
	d, okD := toDecimal(a)
	e, okE := toDecimal(b)
	if !okD || !okE {
		return 0, false, nil
	}
	_, isDecimalA := a.(*Decimal)
	_, isDecimalB := b.(*Decimal)
	if (d.isNaN() || e.isNaN()) && !isDecimalA && !isDecimalB {
		return Unordered, true, nil
	}
	if d.isNaN() || e.isNaN() {
		return 0, true, errInvalidOperation
	}
	return d.compare(e), true, nil
}

func (d decimal) isNaN() bool { return d.special == 'N' || d.special == 'S' }

// compareTimes compares dates with dates, and so on; ok is false if the kinds
// do not fit and the interpreter's own TypeError is to be given.
func compareTimes(a, b Value) (c int, ok bool, err error) {
	switch x := a.(type) {
	case Date:
		switch y := b.(type) {
		case Date:
			return x.compare(y), true, nil
		case DateTime:
			return 0, true, &Error{"TypeError", "can't compare datetime.datetime to datetime.date"}
		}
	case DateTime:
		switch y := b.(type) {
		case Date:
			return 0, true, &Error{"TypeError", "can't compare datetime.datetime to datetime.date"}
		case DateTime:
			if x.UTC != y.UTC {
				return 0, true, &Error{"TypeError", "can't compare offset-naive and offset-aware datetimes"}
			}
			d1, m1 := x.instant()
			d2, m2 := y.instant()
			return cmp.Or(cmp.Compare(d1, d2), cmp.Compare(m1, m2)), true, nil
		}
	case TimeDelta:
		if y, ok := b.(TimeDelta); ok {
			return cmp.Or(cmp.Compare(x.Days, y.Days), cmp.Compare(x.Seconds, y.Seconds),
				cmp.Compare(x.Microseconds, y.Microseconds)), true, nil
		}
	}
	return 0, false, nil
}

func (d Date) compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// clock is the time of day in microseconds.
func (d DateTime) clock() int64 {
	return int64((d.Hour*60+d.Minute)*60+d.Second)*1e6 + int64(d.Microsecond)
}
