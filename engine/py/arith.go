package py

import (
	"math"
	"math/big"
	"slices"
)

// Add is Python's a + b (rule O7), including floats, complex, Decimals, dates
// and timedeltas. Lists, tuples and bytearrays come out as new ones. The errors
// are Python's TypeError and OverflowError, with Python's text.
func Add(a, b Value) (Value, error) {
	if x, ok := a.(Int); ok {
		if y, ok := b.(Int); ok {
			return addInts(x, y), nil
		}
	}
	switch x := a.(type) {
	case Str:
		if y, ok := b.(Str); ok {
			return x + y, nil
		}
		return nil, &Error{"TypeError", `can only concatenate str (not "` + FullName(b) + `") to str`}
	case Bytes:
		if y, ok := bytesOf(b); ok {
			return x + Bytes(y), nil
		}
		return nil, &Error{"TypeError", "can't concat " + FullName(b) + " to bytes"}
	case *ByteArray:
		if y, ok := bytesOf(b); ok {
			return &ByteArray{slices.Concat(x.Data, y)}, nil
		}
		return nil, &Error{"TypeError", "can't concat " + FullName(b) + " to bytearray"}
	case *List:
		if y, ok := b.(*List); ok {
			return &List{slices.Concat(x.Items, y.Items)}, nil
		}
		return nil, &Error{"TypeError", `can only concatenate list (not "` + FullName(b) + `") to list`}
	case *Tuple:
		if y, ok := b.(*Tuple); ok {
			return &Tuple{slices.Concat(x.Items, y.Items)}, nil
		}
		return nil, &Error{"TypeError", `can only concatenate tuple (not "` + FullName(b) + `") to tuple`}
	}
	if sum, ok, err := addNumbers(a, b); ok {
		return sum, err
	}
	if sum, ok, err := addTimes(a, b); ok {
		return sum, err
	}
	return nil, unsupported("+", a, b)
}

// unsupported is the TypeError of a binary operator that knows no such kinds.
func unsupported(op string, a, b Value) *Error {
	return &Error{"TypeError", "unsupported operand type(s) for " + op + ": '" + FullName(a) + "' and '" + FullName(b) + "'"}
}

func addInts(x, y Int) Value {
	sum := x + y
	if (sum > x) == (y > 0) {
		return sum
	}
	return IntOf(new(big.Int).Add(big.NewInt(int64(x)), big.NewInt(int64(y))))
}

// addNumbers adds two numbers; ok is false if one is none, or if they do not mix.
func addNumbers(a, b Value) (sum Value, ok bool, err error) {
	kind := max(numberKind(a), numberKind(b))
	if numberKind(a) == 0 || numberKind(b) == 0 {
		return nil, false, nil
	}
	switch kind {
	case kindInt:
		x, _ := Big(a)
		y, _ := Big(b)
		return IntOf(new(big.Int).Add(x, y)), true, nil
	case kindDecimal:
		x, ok := wholeDecimal(a)
		y, ok2 := wholeDecimal(b)
		if !ok || !ok2 {
			return nil, false, nil
		}
		sum, err := addDecimals(x, y)
		return sum, true, err
	}
	x, err := complexOf(a)
	if err != nil {
		return nil, true, err
	}
	y, err := complexOf(b)
	if err != nil {
		return nil, true, err
	}
	if kind == kindFloat {
		return Float(real(x) + real(y)), true, nil
	}
	return Complex(x + y), true, nil
}

// The kinds of number, in the order in which one takes over from another.
const (
	kindInt = iota + 1
	kindFloat
	kindComplex
	kindDecimal
)

func numberKind(v Value) int {
	switch v.(type) {
	case Bool, Int, *BigInt:
		return kindInt
	case Float:
		return kindFloat
	case Complex:
		return kindComplex
	case *Decimal:
		return kindDecimal
	}
	return 0
}

func wholeDecimal(v Value) (decimal, bool) {
	if k := numberKind(v); k != kindInt && k != kindDecimal {
		return decimal{}, false
	}
	return toDecimal(v)
}

func complexOf(v Value) (complex128, error) {
	if c, ok := v.(Complex); ok {
		return complex128(c), nil
	}
	f, err := Float64(v)
	return complex(f, 0), err
}

// Neg is Python's -v (rule O8): -True is the int -1. The error is `TypeError:
// bad operand type for unary -: 'str'`.
func Neg(v Value) (Value, error) {
	switch v := v.(type) {
	case Bool:
		return Int(-boolInt(bool(v))), nil
	case Int:
		if v == math.MinInt64 {
			return IntOf(new(big.Int).Neg(big.NewInt(math.MinInt64))), nil
		}
		return -v, nil
	case *BigInt:
		return IntOf(new(big.Int).Neg(&v.Int)), nil
	case Float:
		return -v, nil
	case Complex:
		return Complex(complex(-real(v), -imag(v))), nil
	case *Decimal:
		return negDecimal(v)
	case TimeDelta:
		return newTimeDelta(-int64(v.Days), -int64(v.Seconds), -int64(v.Microseconds))
	}
	return nil, &Error{"TypeError", "bad operand type for unary -: '" + FullName(v) + "'"}
}

func negDecimal(v *Decimal) (Value, error) {
	d, _ := parseDecimal(v.Text)
	switch {
	case d.special == 'S':
		return nil, errInvalidOperation
	case d.special == 'N':
		return v, nil
	}
	d.neg = !d.neg && !d.isZero()
	if d.special != 0 {
		return &Decimal{d.text()}, nil
	}
	return d.rounded()
}
