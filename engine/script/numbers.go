package script

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"locmem/engine/py"
)

// numberFunctions are the builtins about numbers and characters.
func numberFunctions() []*builtin {
	var list []*builtin
	add := func(spec string, do func(a *Args) (py.Value, error)) { list = append(list, newBuiltin(spec, do)) }
	add("abs 1 1", func(a *Args) (py.Value, error) {
		if v, ok, err := a.In.callSpecial(a.Pos[0], "__abs__"); ok {
			return v, err
		}
		return absolute(a.In, plain(a.Pos[0]))
	})
	add("round 1 2 number ndigits", round)
	add("divmod 2 2", func(a *Args) (py.Value, error) { return a.In.divmod(a.Pos[0], a.Pos[1]) })
	add("pow 2 3 base exp mod", func(a *Args) (py.Value, error) { return a.In.power(a.Pos[0], a.Pos[1], a.Pos[2]) })
	for name, base := range map[string]int{"hex": 16, "oct": 8, "bin": 2} {
		add(name+" 1 1", func(a *Args) (py.Value, error) {
			v, err := asIndex(a.Pos[0])
			if err != nil {
				return nil, err
			}
			if !isInt(v) {
				_, err := Integer(v)
				return nil, err
			}
			n, _ := py.Big(v)
			sign := ""
			if n.Sign() < 0 {
				sign = "-"
			}
			prefix := map[int]string{16: "0x", 8: "0o", 2: "0b"}[base]
			return py.Str(sign + prefix + new(big.Int).Abs(n).Text(base)), nil
		})
	}
	add("ord 1 1", func(a *Args) (py.Value, error) {
		s, ok := a.Pos[0].(py.Str)
		if b, isBytes := a.Pos[0].(py.Bytes); isBytes && len(b) == 1 {
			return py.Int(b[0]), nil
		}
		if !ok {
			return nil, TypeError("ord() expected string of length 1, but " + py.FullName(a.Pos[0]) + " found")
		}
		if n := py.RuneCount(string(s)); n != 1 {
			return nil, TypeError("ord() expected a character, but string of length " + itoa(n) + " found")
		}
		r, _ := py.DecodeRune(string(s))
		return py.Int(r), nil
	})
	add("chr 1 1", func(a *Args) (py.Value, error) {
		n, err := Integer(a.Pos[0])
		if err != nil {
			return nil, err
		}
		if n < 0 || n > 0x10ffff {
			return nil, ValueError("chr() arg not in range(0x110000)")
		}
		return py.Str(py.AppendRune(nil, rune(n))), nil
	})
	return list
}

func absolute(in *Interp, v py.Value) (py.Value, error) {
	switch x := v.(type) {
	case py.Bool, py.Int, *py.BigInt:
		n, _ := py.Big(v)
		return py.IntOf(new(big.Int).Abs(n)), nil
	case py.Float:
		return py.Float(math.Abs(float64(x))), nil
	case py.Complex:
		return py.Float(math.Hypot(real(x), imag(x))), nil
	case *py.Decimal, py.TimeDelta:
		if negative, err := py.Ordered("<", v, zeroOf(v)); err != nil || !negative {
			return v, err
		}
		return py.Neg(v)
	}
	return nil, TypeError("bad operand type for abs(): '" + py.FullName(v) + "'")
}

func zeroOf(v py.Value) py.Value {
	if _, ok := v.(py.TimeDelta); ok {
		return py.TimeDelta{}
	}
	return py.Int(0)
}

// round is round(number, ndigits): half to even.
func round(a *Args) (py.Value, error) {
	if v, ok, err := a.In.callSpecial(a.Pos[0], "__round__", given(a.Pos[1:])...); ok {
		return v, err
	}
	whole := a.Get(1, py.None) == py.None
	if d, ok := a.Pos[0].(*py.Decimal); ok {
		return roundDecimal(a, d, whole)
	}
	digits := 0
	if !whole {
		var err error
		if digits, err = Integer(a.Pos[1]); err != nil {
			return nil, err
		}
	}
	switch v := plain(a.Pos[0]).(type) {
	case py.Bool, py.Int, *py.BigInt:
		n, _ := py.Big(v)
		if digits >= 0 {
			return py.IntOf(n), nil
		}
		return roundInt(n, -digits), nil
	case py.Float:
		return roundFloat(float64(v), digits, whole)
	}
	return nil, TypeError("type " + py.FullName(a.Pos[0]) + " doesn't define __round__ method")
}

// roundInt rounds to a multiple of a power of ten.
func roundInt(n *big.Int, digits int) py.Value {
	if digits > len(n.Text(10))+1 {
		return py.Int(0)
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
	q, r := new(big.Int).DivMod(n, unit, new(big.Int))
	if c := r.Lsh(r, 1).Cmp(unit); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	return py.IntOf(q.Mul(q, unit))
}

func roundFloat(f float64, digits int, whole bool) (py.Value, error) {
	if whole {
		switch {
		case f != f:
			return nil, ValueError("cannot convert float NaN to integer")
		case math.IsInf(f, 0):
			return nil, Raise("OverflowError", "cannot convert float infinity to integer")
		}
		n, _ := big.NewFloat(math.RoundToEven(f)).Int(nil)
		return py.IntOf(n), nil
	}
	switch {
	case f != f || math.IsInf(f, 0) || digits > 300:
		return py.Float(f), nil
	case digits < -310:
		return py.Float(math.Copysign(0, f)), nil
	case digits >= 0:
		// The decimal text of the exact value, rounded half to even, is what
		// CPython takes too.
		g, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', digits, 64), 64)
		return py.Float(g), nil
	}
	n, _ := new(big.Rat).SetFloat64(f), 0
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-digits)), nil)
	q := new(big.Rat).Quo(n, new(big.Rat).SetInt(unit))
	twice := new(big.Int).Mul(q.Num(), big.NewInt(2))
	den := new(big.Int).Mul(q.Denom(), big.NewInt(2))
	k, rest := new(big.Int).DivMod(twice.Add(twice, q.Denom()), den, new(big.Int))
	if rest.Sign() == 0 && k.Bit(0) == 1 {
		k.Sub(k, big.NewInt(1))
	}
	g, _ := new(big.Float).SetInt(k.Mul(k, unit)).Float64()
	if g == 0 {
		g = math.Copysign(0, f)
	}
	return py.Float(g), nil
}

// badUnderscore tells whether a number has an underscore where Python allows none.
func badUnderscore(text string) bool {
	return strings.HasSuffix(text, "_") || strings.Contains(text, "__") || strings.Contains(text, "_.") || strings.Contains(text, "._")
}

// given are the arguments that were not left out.
func given(args []py.Value) []py.Value {
	for len(args) > 0 && args[len(args)-1] == nil {
		args = args[:len(args)-1]
	}
	return args
}

// roundDecimal is round(d) and round(d, n): half to even.
func roundDecimal(a *Args, d *py.Decimal, whole bool) (py.Value, error) {
	c := &py.DecimalContext{Precision: 1000, Rounding: "ROUND_HALF_EVEN"}
	if whole {
		v, err := py.DecimalOp(c, "integral", d, d)
		if err != nil {
			return nil, err
		}
		return py.ParseInt(v)
	}
	n, err := Integer(a.Pos[1])
	if err != nil {
		return nil, err
	}
	unit, err := py.NewDecimal("1e" + itoa(-n))
	if err != nil {
		return nil, err
	}
	return py.DecimalOp(c, "quantize", d, unit)
}
