package script

import (
	"math"
	"math/big"

	"locmem/engine/py"
)

//go:noinline
func zeroDivision(message string) error { return Raise("ZeroDivisionError", message) }

// divide is a / b, a // b and a % b.
func (in *Interp) divide(op string, a, b py.Value) (py.Value, error) {
	if isInt(a) && isInt(b) {
		x, _ := py.Big(a)
		y, _ := py.Big(b)
		return in.divideInts(op, x, y)
	}
	if v, ok, err := in.divideTimes(op, a, b); ok {
		return v, err
	}
	x, y, ok, err := floats(a, b)
	switch {
	case err != nil:
		return nil, err
	case ok:
		return divideFloats(op, x, y)
	}
	if op == "/" {
		if c, d, ok := complexes(a, b); ok {
			if d == 0 {
				return nil, zeroDivision("complex division by zero")
			}
			return py.Complex(c / d), nil
		}
	}
	return in.decimals(op, a, b)
}

func (in *Interp) divideInts(op string, x, y *big.Int) (py.Value, error) {
	if y.Sign() == 0 {
		switch op {
		case "/":
			return nil, zeroDivision("division by zero")
		case "%":
			return nil, zeroDivision("integer modulo by zero")
		}
		return nil, zeroDivision("integer division or modulo by zero")
	}
	if op == "/" {
		f := ratio(x, y)
		if math.IsInf(f, 0) {
			return nil, Raise("OverflowError", "integer division result too large for a float")
		}
		return py.Float(f), nil
	}
	// Python rounds down, so the remainder has the sign of the divisor.
	q, r, err := in.QuoRem(x, y)
	if err != nil {
		return nil, err
	}
	if r.Sign() != 0 && r.Sign() != y.Sign() {
		q.Sub(q, big.NewInt(1))
		r.Add(r, y)
	}
	if op == "%" {
		return py.IntOf(r), nil
	}
	return py.IntOf(q), nil
}

// ratio is x / y, rounded once. It takes a division of as many digits as a float
// has, where a big.Rat would look for a common divisor of all of them.
func ratio(x, y *big.Int) float64 {
	const digits = 66 // more than a float has
	n, d := new(big.Int).Abs(x), new(big.Int).Abs(y)
	shift := digits - n.BitLen() + d.BitLen()
	if shift > 0 {
		n.Lsh(n, uint(shift))
	} else {
		d.Lsh(d, uint(-shift))
	}
	q, r := n.QuoRem(n, d, new(big.Int))
	if r.Sign() != 0 {
		q.Or(q, big.NewInt(1)) // more than half of the last digit remains more than half
	}
	f := new(big.Float).SetInt(q)
	f.SetMantExp(f, -shift)
	if (x.Sign() < 0) != (y.Sign() < 0) {
		f.Neg(f)
	}
	g, _ := f.Float64()
	return g
}

func divideFloats(op string, x, y float64) (py.Value, error) {
	if y == 0 {
		switch op {
		case "/":
			return nil, zeroDivision("float division by zero")
		case "%":
			return nil, zeroDivision("float modulo")
		}
		return nil, zeroDivision("float floor division by zero")
	}
	if op == "/" {
		return py.Float(x / y), nil
	}
	r := math.Mod(x, y)
	q := (x - r) / y
	if r != 0 && (y < 0) != (r < 0) {
		r += y
		q--
	} else if r == 0 {
		r = math.Copysign(0, y)
	}
	if op == "%" {
		return py.Float(r), nil
	}
	if q == 0 {
		return py.Float(math.Copysign(0, x/y)), nil
	}
	f := math.Floor(q)
	if q-f > 0.5 {
		f++
	}
	return py.Float(f), nil
}

// divmod is divmod(a, b).
func (in *Interp) divmod(a, b py.Value) (py.Value, error) {
	if v, ok, err := in.userBinary("divmod()", a, b); ok {
		return v, err
	}
	if !isNumber(a) || !isNumber(b) {
		if _, ok := a.(py.TimeDelta); !ok {
			return nil, unsupported("divmod()", a, b)
		}
	}
	q, err := in.divide("//", a, b)
	if err != nil {
		if e := in.caught(err); e.text() == "float floor division by zero" {
			return nil, zeroDivision("float divmod()")
		}
		return nil, err
	}
	r, err := in.divide("%", a, b)
	if err != nil {
		return nil, err
	}
	return &py.Tuple{Items: []py.Value{q, r}}, nil
}

// power is a ** b, and pow(a, b, m).
func (in *Interp) power(a, b, m py.Value) (py.Value, error) {
	if m != nil && m != py.None {
		return in.powerModulo(a, b, m)
	}
	if isInt(a) && isInt(b) {
		x, _ := py.Big(a)
		y, _ := py.Big(b)
		if y.Sign() >= 0 {
			return in.powerInts(x, y)
		}
		if x.Sign() == 0 {
			return nil, zeroDivision("0.0 cannot be raised to a negative power")
		}
		f, err := py.Float64(a)
		if err != nil {
			return nil, err
		}
		g, err := py.Float64(b)
		if err != nil {
			return nil, err
		}
		return py.Float(math.Pow(f, g)), nil
	}
	x, y, ok, err := floats(a, b)
	if err != nil {
		return nil, err
	}
	if ok {
		return powerFloats(x, y)
	}
	return in.decimals("**", a, b)
}

func (in *Interp) powerInts(x, y *big.Int) (py.Value, error) {
	if x.BitLen() > 1 { // not 0, 1 or -1
		n := x.BitLen()
		if !y.IsInt64() || y.Int64() > maxIntBits {
			return nil, in.tooBig()
		}
		bits := (n - 1) * int(y.Int64())
		if err := in.FitsInt(bits); err != nil {
			return nil, err
		}
		if err := in.Work(bits / 64 * (bits / 64) / 256); err != nil {
			return nil, err
		}
	} else if x.Sign() < 0 {
		y = new(big.Int).And(y, big.NewInt(1))
	} else if y.Sign() > 0 {
		return py.IntOf(x), nil
	}
	z, err := in.powerOf(x, y)
	if err != nil {
		return nil, err
	}
	return py.IntOf(z), nil
}

func powerFloats(x, y float64) (py.Value, error) {
	if x == 0 && y < 0 {
		return nil, zeroDivision("0.0 cannot be raised to a negative power")
	}
	if x < 0 && y != math.Floor(y) && !math.IsInf(x, 0) {
		size, phase := math.Pow(-x, y), math.Pi*y
		return py.Complex(complex(size*math.Cos(phase), size*math.Sin(phase))), nil
	}
	f := math.Pow(x, y)
	if math.IsInf(f, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
		return nil, Raise("OverflowError", "(34, 'Numerical result out of range')")
	}
	return py.Float(f), nil
}

func (in *Interp) powerModulo(a, b, m py.Value) (py.Value, error) {
	if !isInt(a) || !isInt(b) || !isInt(m) {
		for _, v := range []py.Value{a, b, m} {
			if _, ok := v.(py.Float); ok {
				return nil, TypeError("pow() 3rd argument not allowed unless all arguments are integers")
			}
		}
		return nil, TypeError("unsupported operand type(s) for ** or pow(): '" + py.FullName(a) + "', '" + py.FullName(b) + "', '" + py.FullName(m) + "'")
	}
	x, _ := py.Big(a)
	y, _ := py.Big(b)
	n, _ := py.Big(m)
	if n.Sign() == 0 {
		return nil, ValueError("pow() 3rd argument cannot be 0")
	}
	if max(x.BitLen(), y.BitLen(), n.BitLen()) > 1<<12 {
		return nil, in.tooBig()
	}
	z, err := in.powerBelow(x, y, new(big.Int).Abs(n))
	if err != nil {
		return nil, err
	}
	if z == nil {
		return nil, ValueError("base is not invertible for the given modulus")
	}
	if z.Sign() != 0 && n.Sign() < 0 {
		z.Add(z, n)
	}
	return py.IntOf(z), nil
}
