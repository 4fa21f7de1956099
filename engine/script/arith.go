package script

import (
	"math"
	"math/bits"

	"locmem/engine/py"
)

// unsupported is the TypeError of an operator that does not know these types.
func unsupported(op string, a, b py.Value) error {
	if op == "**" {
		op = "** or pow()"
	}
	return TypeError("unsupported operand type(s) for " + op + ": '" + py.FullName(a) + "' and '" + py.FullName(b) + "'")
}

// operand is a value of the playground's that computes with operators; ok is
// false where it does not.
type operand interface {
	operate(in *Interp, op string, a, b py.Value) (v py.Value, ok bool, err error)
}

// binary is a op b.
func (in *Interp) binary(op string, a, b py.Value) (py.Value, error) {
	if x, ok := a.(py.Int); ok {
		if y, ok := b.(py.Int); ok {
			if v := smallInts(op, int64(x), int64(y)); v != nil {
				return v, nil
			}
		}
	}
	if err := in.workOn(a, b); err != nil {
		return nil, err
	}
	if userClass(a) != nil || userClass(b) != nil {
		if v, ok, err := in.userBinary(op, a, b); ok {
			return v, err
		}
		if s, ok := plain(a).(py.Str); ok && op == "%" {
			return in.percent(s, b)
		}
		if plain(a) != a || plain(b) != b {
			a, b = plain(a), plain(b)
		}
	}
	if h, ok := Host(a).(operand); ok {
		if v, ok, err := h.operate(in, op, a, b); ok {
			return v, err
		}
	}
	if h, ok := Host(b).(operand); ok {
		if v, ok, err := h.operate(in, op, a, b); ok {
			return v, err
		}
	}
	switch op {
	case "**":
		return in.power(a, b, nil)
	case "@":
		return nil, unsupported(op, a, b)
	case "+":
		return in.add(a, b)
	case "-":
		return in.subtract(a, b)
	case "*":
		return in.multiply(a, b)
	case "/", "//", "%":
		if op == "%" {
			switch a := a.(type) {
			case py.Str:
				return in.percent(a, b)
			case py.Bytes, *py.ByteArray:
				return in.percentBytes(a, b)
			}
		}
		return in.divide(op, a, b)
	case "<<", ">>":
		return in.shift(op, a, b)
	}
	return in.bitwise(op, a, b)
}

// smallInts computes what surely fits in 64 bits, or returns nil.
func smallInts(op string, x, y int64) py.Value {
	switch op {
	case "+":
		if s := x + y; (s > x) == (y > 0) {
			return py.Int(s)
		}
	case "-":
		if s := x - y; (s < x) == (y > 0) {
			return py.Int(s)
		}
	case "*":
		hi, lo := bits.Mul64(abs(x), abs(y))
		if hi == 0 && lo < math.MaxInt64 {
			return py.Int(x * y)
		}
	case "//":
		if y != 0 && x != math.MinInt64 {
			q := x / y
			if x%y != 0 && (x < 0) != (y < 0) {
				q--
			}
			return py.Int(q)
		}
	case "%":
		if y != 0 && x != math.MinInt64 {
			r := x % y
			if r != 0 && (r < 0) != (y < 0) {
				r += y
			}
			return py.Int(r)
		}
	case "/":
		const exact = 1 << 53
		if y != 0 && abs(x) <= exact && abs(y) <= exact {
			return py.Float(float64(x) / float64(y))
		}
	case "&":
		return py.Int(x & y)
	case "|":
		return py.Int(x | y)
	case "^":
		return py.Int(x ^ y)
	}
	return nil
}

func abs(x int64) uint64 {
	if x < 0 {
		return -uint64(x)
	}
	return uint64(x)
}

func (in *Interp) add(a, b py.Value) (py.Value, error) {
	n, size := 0, 1
	switch x := a.(type) {
	case py.Str:
		if y, ok := b.(py.Str); ok {
			n = len(x) + len(y)
		}
	case py.Bytes:
		if y, ok := b.(py.Bytes); ok {
			n = len(x) + len(y)
		}
	case *py.List:
		if y, ok := b.(*py.List); ok {
			n, size = len(x.Items)+len(y.Items), itemSize
		}
	case *py.Tuple:
		if y, ok := b.(*py.Tuple); ok {
			n, size = len(x.Items)+len(y.Items), itemSize
		}
	}
	if err := in.Fits(n, size); err != nil {
		return nil, err
	}
	v, err := py.Add(a, b)
	return in.inContext(v, err)
}

func (in *Interp) subtract(a, b py.Value) (py.Value, error) {
	if v, ok, err := subtractTimes(a, b); ok {
		return v, err
	}
	if isSet(a) && isSet(b) {
		return in.setOp("-", a, b)
	}
	if !isNumber(a) || !isNumber(b) {
		return nil, unsupported("-", a, b)
	}
	neg, err := py.Neg(b)
	if err != nil {
		return nil, err
	}
	v, err := py.Add(a, neg)
	if e, ok := err.(*py.Error); ok && e.Type == "TypeError" {
		return nil, unsupported("-", a, b)
	}
	return in.inContext(v, err)
}

// inContext rounds a sum of Decimals where the program changed the context.
func (in *Interp) inContext(v py.Value, err error) (py.Value, error) {
	if d, ok := v.(*py.Decimal); ok && err == nil && in.decimal.Precision != 0 {
		return py.DecimalOp(in.decimalContext(), "round", d, d)
	}
	return v, err
}

// isNumber: bool, int, float, complex, Decimal.
func isNumber(v py.Value) bool {
	switch v.(type) {
	case py.Float, py.Complex, *py.Decimal:
		return true
	}
	return isInt(v)
}

// isInt: bool and int.
func isInt(v py.Value) bool {
	switch v.(type) {
	case py.Bool, py.Int, *py.BigInt:
		return true
	}
	return false
}

func (in *Interp) multiply(a, b py.Value) (py.Value, error) {
	if isInt(a) && isInt(b) {
		x, _ := py.Big(a)
		y, _ := py.Big(b)
		if err := in.FitsInt(x.BitLen() + y.BitLen()); err != nil {
			return nil, err
		}
		z, err := in.Product(x, y)
		if err != nil {
			return nil, err
		}
		return py.IntOf(z), nil
	}
	if v, ok, err := in.repeat(a, b); ok {
		return v, err
	}
	if v, ok, err := in.repeat(b, a); ok {
		return v, err
	}
	if v, ok, err := multiplyTimes(a, b); ok {
		return v, err
	}
	x, y, ok, err := floats(a, b)
	switch {
	case err != nil:
		return nil, err
	case ok:
		return py.Float(x * y), nil
	}
	if c, d, ok := complexes(a, b); ok {
		return py.Complex(c * d), nil
	}
	return in.decimals("*", a, b)
}

// decimals is a op b of a Decimal and a Decimal or int.
func (in *Interp) decimals(op string, a, b py.Value) (py.Value, error) {
	_, x := a.(*py.Decimal)
	_, y := b.(*py.Decimal)
	_, fx := a.(py.Float)
	_, fy := b.(py.Float)
	if (x && isNumber(b) || y && isNumber(a)) && !fx && !fy {
		if err := in.Work(100); err != nil {
			return nil, err
		}
		return py.DecimalOp(in.decimalContext(), op, a, b)
	}
	return nil, unsupported(op, a, b)
}

// decimalContext is what decimal.getcontext() is.
func (in *Interp) decimalContext() *py.DecimalContext {
	if in.decimal.Precision == 0 {
		in.decimal = py.DecimalContext{Precision: 28, Rounding: "ROUND_HALF_EVEN"}
	}
	return &in.decimal
}

// floats are both values as floats if one is a float and the other a float or
// an int.
func floats(a, b py.Value) (x, y float64, ok bool, err error) {
	_, fa := a.(py.Float)
	_, fb := b.(py.Float)
	if !(fa || fb) || !(fa || isInt(a)) || !(fb || isInt(b)) {
		return 0, 0, false, nil
	}
	if x, err = py.Float64(a); err == nil {
		y, err = py.Float64(b)
	}
	return x, y, err == nil, err
}

func complexes(a, b py.Value) (x, y complex128, ok bool) {
	_, ca := a.(py.Complex)
	_, cb := b.(py.Complex)
	if !ca && !cb {
		return 0, 0, false
	}
	x, okX := toComplex(a)
	y, okY := toComplex(b)
	return x, y, okX && okY
}

func toComplex(v py.Value) (complex128, bool) {
	if c, ok := v.(py.Complex); ok {
		return complex128(c), true
	}
	if _, ok := v.(*py.Decimal); ok || !isNumber(v) {
		return 0, false
	}
	f, err := py.Float64(v)
	return complex(f, 0), err == nil
}
