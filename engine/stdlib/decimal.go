package stdlib

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"locmem/engine/py"
	"locmem/engine/script"
)

// roundings are the ways to round, each a name of the module.
var roundings = strings.Fields("ROUND_HALF_EVEN ROUND_HALF_UP ROUND_HALF_DOWN ROUND_UP ROUND_DOWN ROUND_CEILING ROUND_FLOOR ROUND_05UP")

func init() {
	native["decimal"] = func(*script.Interp) map[string]py.Value {
		names := script.Funcs(script.Func("_context 0 2", func(a *script.Args) (py.Value, error) {
			c := a.In.DecimalContext()
			if a.Has(0) {
				n, err := script.Integer(a.Pos[0])
				if err != nil {
					return nil, err
				}
				if n < 1 || n > 1000 {
					return nil, script.ValueError("the playground takes a precision from 1 to 1000")
				}
				c.Precision = n
			}
			if a.Has(1) {
				if err := rounding(c, a.Pos[1]); err != nil {
					return nil, err
				}
			}
			return tuple(py.Int(c.Precision), py.Str(c.Rounding)), nil
		}))
		names["_keep"] = script.Func("_keep 1 1", func(a *script.Args) (py.Value, error) {
			a.In.SetKept("decimal", a.Pos)
			return py.None, nil
		})
		for _, name := range roundings {
			names[name] = py.Str(name)
		}
		for _, name := range []string{"Decimal", "Overflow", "DivisionByZero", "InvalidOperation"} {
			names[name] = script.Builtin(name).Value()
		}
		names["DecimalException"] = script.Builtin("ArithmeticError").Value()
		return names
	}
	d := script.Builtin("Decimal")
	d.Construct("Decimal 0 1 value", newDecimal)
	op := func(spec, op string) {
		d.Def(spec, func(a *script.Args) (py.Value, error) {
			c := *a.In.DecimalContext()
			if v := a.Get(1, py.None); v != py.None {
				if err := rounding(&c, v); err != nil {
					return nil, err
				}
			}
			if err := a.In.Work(100); err != nil {
				return nil, err
			}
			other := a.Self
			if op == "quantize" {
				other = a.Pos[0]
			} else if v := a.Get(0, py.None); v != py.None && op == "integral" {
				if err := rounding(&c, v); err != nil {
					return nil, err
				}
			}
			return py.DecimalOp(&c, op, a.Self, other)
		})
	}
	op("quantize 1 3 exp rounding context", "quantize")
	op("sqrt 0 0", "sqrt")
	op("to_integral_value 0 1 rounding", "integral")
	op("to_integral 0 1 rounding", "integral")
	d.Def("normalize 0 1 context", func(a *script.Args) (py.Value, error) {
		v, err := py.DecimalOp(a.In.DecimalContext(), "round", a.Self, a.Self)
		if err != nil {
			return nil, err
		}
		return py.DecimalTrimmed(v.(*py.Decimal)), nil
	})
	test := func(name string, holds func(neg bool, digits, exp string) bool) {
		d.Def(name+" 0 0", func(a *script.Args) (py.Value, error) {
			return py.Bool(holds(py.DecimalParts(a.Self.(*py.Decimal)))), nil
		})
	}
	test("is_nan", func(_ bool, _, exp string) bool { return strings.EqualFold(exp, "n") })
	test("is_infinite", func(_ bool, _, exp string) bool { return exp == "F" })
	test("is_finite", func(_ bool, _, exp string) bool { return !strings.ContainsAny(exp, "FnN") })
	test("is_signed", func(neg bool, _, _ string) bool { return neg })
	test("is_zero", func(_ bool, digits, exp string) bool { return digits == "0" && !strings.ContainsAny(exp, "FnN") })
	d.Def("as_tuple 0 0", func(a *script.Args) (py.Value, error) {
		neg, digits, exp := py.DecimalParts(a.Self.(*py.Decimal))
		if err := a.In.Fits(len(digits), 16); err != nil {
			return nil, err
		}
		if strings.ContainsAny(exp, "nN") {
			digits = strings.TrimPrefix(digits, "0")
		}
		t := &py.Tuple{}
		for _, c := range digits {
			t.Items = append(t.Items, py.Int(c-'0'))
		}
		e, err := py.ParseInt(py.Str(exp))
		if err != nil {
			e = py.Str(exp)
		}
		sign := py.Int(0)
		if neg {
			sign = 1
		}
		if _, err := a.In.Import("decimal"); err != nil {
			return nil, err
		}
		return a.In.Call(a.In.Kept("decimal")[0], sign, t, e)
	})
	d.Def("adjusted 0 0", func(a *script.Args) (py.Value, error) {
		_, digits, exp := py.DecimalParts(a.Self.(*py.Decimal))
		e, err := py.ParseInt(py.Str(exp))
		if err != nil {
			return py.Int(0), nil
		}
		return py.Add(e, py.Int(len(digits)-1))
	})
}

func rounding(c *py.DecimalContext, v py.Value) error {
	for _, name := range roundings {
		if v == py.Value(py.Str(name)) {
			c.Rounding = name
			return nil
		}
	}
	return script.TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
}

func newDecimal(a *script.Args) (py.Value, error) {
	switch v := script.Plain(a.Get(0, py.Str("0"))).(type) {
	case *py.Decimal:
		return v, nil
	case py.Str:
		d, err := py.NewDecimal(strings.TrimSpace(string(v)))
		if err != nil {
			return nil, script.Raise("InvalidOperation", "[<class 'decimal.ConversionSyntax'>]")
		}
		return d, nil
	case py.Int, *py.BigInt, py.Bool:
		n, _ := py.Big(v)
		s, err := a.In.Text(py.IntOf(n))
		if err != nil {
			return nil, err
		}
		return py.NewDecimal(s)
	case py.Float:
		return decimalOf(float64(v))
	case *py.Tuple, *py.List:
		items, err := a.In.Collect(v)
		if err == nil && len(items) != 3 {
			err = script.ValueError("argument must be a sequence of length 3")
		}
		if err != nil {
			return nil, err
		}
		digits, err := a.In.Collect(items[1])
		if err != nil {
			return nil, script.ValueError("coefficient must be a tuple of digits")
		}
		s := "-"
		if items[0] == py.Value(py.Int(0)) {
			s = ""
		}
		special := map[py.Value]string{py.Str("F"): "inf", py.Str("n"): "nan", py.Str("N"): "snan"}[items[2]]
		s += special
		for _, d := range digits {
			n, ok := d.(py.Int)
			if !ok || n < 0 || n > 9 {
				return nil, script.ValueError("coefficient must be a tuple of digits")
			}
			if special != "inf" {
				s += strconv.Itoa(int(n))
			}
		}
		if special == "" {
			e, err := script.Integer(items[2])
			if err != nil {
				return nil, script.ValueError("string argument in the third position must be 'F', 'n' or 'N'")
			}
			s += "e" + strconv.Itoa(e)
		}
		return py.NewDecimal(s)
	default:
		return nil, script.TypeError("the playground makes a Decimal of a str, an int or a float, not " + py.FullName(v))
	}
}

// decimalOf is the number that a float is, in all its digits: n / 2**k is
// n * 5**k / 10**k.
func decimalOf(f float64) (py.Value, error) {
	switch {
	case math.IsNaN(f):
		return py.NewDecimal("NaN")
	case math.IsInf(f, 0):
		return py.NewDecimal(strings.TrimSuffix(py.Repr(py.Float(f)), "inf") + "Infinity")
	case f == 0:
		return py.NewDecimal(strings.TrimSuffix(py.Repr(py.Float(f)), ".0"))
	}
	exact := new(big.Rat)
	exact.SetFloat64(f)
	k := exact.Denom().BitLen() - 1
	n := new(big.Int).Exp(big.NewInt(5), big.NewInt(int64(k)), nil)
	return py.NewDecimal(n.Mul(n, exact.Num()).String() + "e-" + strconv.Itoa(k))
}
