package script

import (
	"math"
	"math/big"

	"locmem/engine/py"
)

func (in *Interp) shift(op string, a, b py.Value) (py.Value, error) {
	if !isInt(a) || !isInt(b) {
		return nil, unsupported(op, a, b)
	}
	x, _ := py.Big(a)
	y, _ := py.Big(b)
	if y.Sign() < 0 {
		return nil, ValueError("negative shift count")
	}
	n := math.MaxInt32
	if y.IsInt64() && y.Int64() < math.MaxInt32 {
		n = int(y.Int64())
	}
	if op == ">>" {
		return py.IntOf(new(big.Int).Rsh(x, uint(n))), nil
	}
	if x.Sign() == 0 {
		return py.Int(0), nil
	}
	if err := in.FitsInt(x.BitLen() + n); err != nil {
		return nil, err
	}
	return py.IntOf(new(big.Int).Lsh(x, uint(n))), nil
}

func (in *Interp) bitwise(op string, a, b py.Value) (py.Value, error) {
	if isSet(a) && isSet(b) {
		return in.setOp(op, a, b)
	}
	if x, ok := a.(*py.Dict); ok && op == "|" {
		if y, ok := b.(*py.Dict); ok {
			return in.union(x, y)
		}
	}
	if !isInt(a) || !isInt(b) {
		return nil, unsupported(op, a, b)
	}
	_, boolA := a.(py.Bool)
	_, boolB := b.(py.Bool)
	x, _ := py.Big(a)
	y, _ := py.Big(b)
	z := new(big.Int)
	switch op {
	case "&":
		z.And(x, y)
	case "|":
		z.Or(x, y)
	case "^":
		z.Xor(x, y)
	}
	if boolA && boolB {
		return py.Bool(z.Sign() != 0), nil
	}
	return py.IntOf(z), nil
}

// unary is -x, +x, ~x.
func (in *Interp) unary(op string, v py.Value) (py.Value, error) {
	if userClass(v) != nil {
		if r, ok, err := in.callSpecial(v, unaryNames[op]); ok {
			return r, err
		}
		v = plain(v)
	}
	if h, ok := Host(v).(interface {
		unary(in *Interp, op string) (py.Value, error)
	}); ok {
		return h.unary(in, op)
	}
	switch {
	case op == "-":
		return py.Neg(v)
	case op == "~" && isInt(v):
		n, _ := py.Big(v)
		return py.IntOf(new(big.Int).Not(n)), nil
	case op == "+" && isInt(v):
		n, _ := py.Big(v)
		return py.IntOf(n), nil
	case op == "+":
		switch v.(type) {
		case py.Float, py.Complex, py.TimeDelta, *py.Decimal:
			return v, nil
		}
	}
	return nil, TypeError("bad operand type for unary " + op + ": '" + py.FullName(v) + "'")
}
