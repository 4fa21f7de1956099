package stdlib

import (
	"math"
	"math/big"

	"locmem/engine/py"
	"locmem/engine/script"
)

func init() { native["math"] = mathematics }

var errDomain = script.ValueError("math domain error")

func mathematics(*script.Interp) map[string]py.Value {
	var list []py.Value
	for name, f := range map[string]func(float64) float64{
		"sin": math.Sin, "cos": math.Cos, "tan": math.Tan, "asin": math.Asin, "acos": math.Acos, "atan": math.Atan,
		"sinh": math.Sinh, "cosh": math.Cosh, "tanh": math.Tanh, "asinh": math.Asinh, "acosh": math.Acosh, "atanh": math.Atanh,
		"exp": math.Exp, "exp2": math.Exp2, "expm1": math.Expm1, "log1p": math.Log1p, "fabs": math.Abs, "cbrt": math.Cbrt, "gamma": math.Gamma,
		"degrees": func(x float64) float64 { return x * (180 / math.Pi) }, "radians": func(x float64) float64 { return x * (math.Pi / 180) },
		"erf": math.Erf, "erfc": math.Erfc, "lgamma": func(x float64) float64 { y, _ := math.Lgamma(x); return y },
	} {
		list = append(list, script.Func(name+" 1 1", func(a *script.Args) (py.Value, error) {
			x, err := real(a, 0)
			if err != nil {
				return nil, err
			}
			return checked(f(x), x)
		}))
	}
	for name, f := range map[string]func(x, y float64) float64{"pow": math.Pow, "atan2": math.Atan2, "fmod": math.Mod, "copysign": math.Copysign, "remainder": math.Remainder, "nextafter": math.Nextafter} {
		list = append(list, script.Func(name+" 2 2", func(a *script.Args) (py.Value, error) {
			x, err := real(a, 0)
			if err != nil {
				return nil, err
			}
			y, err := real(a, 1)
			if err != nil {
				return nil, err
			}
			if name == "pow" && x == 0 && y < 0 {
				return nil, errDomain
			}
			return checked(f(x, y), x, y)
		}))
	}
	list = append(list,
		script.Func("log 1 2", logarithm),
		script.Func("log2 1 1", func(a *script.Args) (py.Value, error) { return logOf(a.Pos[0], math.Log2, 1) }),
		script.Func("log10 1 1", func(a *script.Args) (py.Value, error) { return logOf(a.Pos[0], math.Log10, math.Log10(2)) }),
		script.Func("sqrt 1 1", func(a *script.Args) (py.Value, error) {
			x, err := real(a, 0)
			if err == nil && x < 0 {
				err = errDomain
			}
			return py.Float(math.Sqrt(x)), err
		}),
		script.Func("modf 1 1", func(a *script.Args) (py.Value, error) {
			x, err := real(a, 0)
			whole, part := math.Modf(x)
			return tuple(py.Float(math.Copysign(part, x)), py.Float(whole)), err
		}),
		script.Func("frexp 1 1", func(a *script.Args) (py.Value, error) {
			x, err := real(a, 0)
			m, e := math.Frexp(x)
			return tuple(py.Float(m), py.Int(e)), err
		}),
		script.Func("ldexp 2 2", func(a *script.Args) (py.Value, error) {
			x, err := real(a, 0)
			if err != nil {
				return nil, err
			}
			n, err := script.Integer(a.Pos[1])
			if err != nil {
				return nil, err
			}
			return checked(math.Ldexp(x, n), x)
		}),
		script.Func("hypot 0 *", func(a *script.Args) (py.Value, error) {
			sum := 0.0
			for i := range a.Pos {
				x, err := real(a, i)
				if err != nil {
					return nil, err
				}
				sum = math.Hypot(sum, x)
			}
			return py.Float(sum), nil
		}),
		script.Func("fsum 1 1", fsum),
		script.Func("gcd 0 *", func(a *script.Args) (py.Value, error) { return foldInts(a, new(big.Int), gcd) }),
		script.Func("lcm 0 *", func(a *script.Args) (py.Value, error) {
			return foldInts(a, big.NewInt(1), func(x, y *big.Int) *big.Int {
				if x.Sign() == 0 || y.Sign() == 0 {
					return new(big.Int)
				}
				z := new(big.Int).Mul(x, y)
				return z.Abs(z.Quo(z, gcd(x, y)))
			})
		}),
		script.Func("factorial 1 1", factorial),
		script.Func("isqrt 1 1", func(a *script.Args) (py.Value, error) {
			n, err := whole(a, 0)
			if err != nil {
				return nil, err
			}
			if n.Sign() < 0 {
				return nil, script.ValueError("isqrt() argument must be nonnegative")
			}
			root, _, err := isqrt(n, a.In.QuoRem, func(words int) error { return a.In.Work(words * words / 512) }) // as divisions
			if err != nil {
				return nil, err
			}
			return py.IntOf(root), nil
		}),
		script.Func("comb 2 2", func(a *script.Args) (py.Value, error) { return choose(a, true) }),
		script.Func("perm 1 2", func(a *script.Args) (py.Value, error) {
			if !a.Has(1) {
				return factorial(a)
			}
			return choose(a, false)
		}),
		script.Func("ulp 1 1", func(a *script.Args) (py.Value, error) {
			x, err := real(a, 0)
			return py.Float(math.Nextafter(math.Abs(x), math.Inf(1)) - math.Abs(x)), err
		}))
	for name, f := range map[string]func(float64) float64{"ceil": math.Ceil, "floor": math.Floor, "trunc": math.Trunc} {
		list = append(list, script.Func(name+" 1 1", func(a *script.Args) (py.Value, error) {
			if n, ok := py.Big(script.Plain(a.Pos[0])); ok {
				return py.IntOf(n), nil
			}
			x, err := real(a, 0)
			if err != nil {
				return nil, err
			}
			return py.ParseInt(py.Float(f(x)))
		}))
	}
	for name, f := range map[string]func(float64) bool{"isnan": math.IsNaN, "isinf": func(x float64) bool { return math.IsInf(x, 0) },
		"isfinite": func(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }} {
		list = append(list, script.Func(name+" 1 1", func(a *script.Args) (py.Value, error) {
			x, err := real(a, 0)
			return py.Bool(f(x)), err
		}))
	}
	names := script.Funcs(list...)
	names["pi"], names["inf"], names["nan"] = py.Float(math.Pi), py.Float(math.Inf(1)), py.Float(math.NaN())
	names["e"], names["tau"] = py.Float(math.E), py.Float(2*math.Pi)
	return names
}

// division is the quotient of two ints and what remains.
type division = func(x, y *big.Int) (q, r *big.Int, err error)

// rootBits is the size up to which big.Int takes a root itself.
const rootBits = 128

// isqrt is the root of n, rounded down, and what remains: n less its square. It is
// Zimmermann's: the root of the upper half gives half of the bits, a division by it
// the other half. big.Int's Sqrt divides numbers of full length from the start,
// seconds long in a browser. work is told the words of each number that is divided,
// before that; its error ends the root.
func isqrt(n *big.Int, divide division, work func(words int) error) (root, rest *big.Int, err error) {
	size := n.BitLen()
	if size <= rootBits {
		root = new(big.Int).Sqrt(n)
		rest = new(big.Int).Mul(root, root)
		return root, rest.Sub(n, rest), nil
	}
	quarter := uint(size+1) / 4
	upper, rest, err := isqrt(new(big.Int).Rsh(n, 2*quarter), divide, work)
	if err == nil {
		err = work(size / 64)
	}
	if err != nil {
		return nil, nil, err
	}
	low := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), quarter), big.NewInt(1))
	rest.Lsh(rest, quarter).Or(rest, new(big.Int).And(new(big.Int).Rsh(n, quarter), low))
	more, rest, err := divide(rest, new(big.Int).Lsh(upper, 1))
	if err != nil {
		return nil, nil, err
	}
	if err = work(size / 64); err != nil {
		return nil, nil, err
	}
	root = new(big.Int).Lsh(upper, quarter)
	root.Add(root, more)
	rest.Lsh(rest, quarter).Or(rest, low.And(n, low)).Sub(rest, more.Mul(more, more))
	if rest.Sign() < 0 { // one too many
		rest.Add(rest, new(big.Int).Lsh(root, 1))
		rest.Sub(rest, big.NewInt(1))
		root.Sub(root, big.NewInt(1))
	}
	return root, rest, nil
}

// real is an argument as a float.
func real(a *script.Args, i int) (float64, error) { return py.Float64(script.Plain(a.Pos[i])) }

// whole is an argument that must be an int.
func whole(a *script.Args, i int) (*big.Int, error) {
	n, ok := py.Big(script.Plain(a.Pos[i]))
	if !ok {
		return nil, script.TypeError("'" + py.FullName(a.Pos[i]) + "' object cannot be interpreted as an integer")
	}
	return n, nil
}

// checked is a result, or Python's error of one that is none.
func checked(y float64, given ...float64) (py.Value, error) {
	for _, x := range given {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return py.Float(y), nil
		}
	}
	switch {
	case math.IsNaN(y):
		return nil, errDomain
	case math.IsInf(y, 0):
		return nil, script.Raise("OverflowError", "math range error")
	}
	return py.Float(y), nil
}

// logOf is a logarithm of a number of any size; perBit is that of 2.
func logOf(v py.Value, log func(float64) float64, perBit float64) (py.Value, error) {
	v = script.Plain(v)
	if n, ok := v.(*py.BigInt); ok && n.Sign() > 0 {
		m, exp := new(big.Float).SetInt(&n.Int), 0
		exp = m.MantExp(m)
		f, _ := m.Float64()
		return py.Float(log(f) + float64(exp)*perBit), nil
	}
	x, err := py.Float64(v)
	if err != nil {
		return nil, err
	}
	if x <= 0 {
		return nil, errDomain
	}
	return py.Float(log(x)), nil
}

func logarithm(a *script.Args) (py.Value, error) {
	x, err := logOf(a.Pos[0], math.Log, math.Ln2)
	if err != nil || !a.Has(1) {
		return x, err
	}
	base, err := logOf(a.Pos[1], math.Log, math.Ln2)
	if err != nil {
		return nil, err
	}
	if base == py.Float(0) {
		return nil, script.Raise("ZeroDivisionError", "float division by zero")
	}
	return x.(py.Float) / base.(py.Float), nil
}

// fsum adds floats without losing digits.
func fsum(a *script.Args) (py.Value, error) {
	sum := new(big.Float).SetPrec(2200)
	special := 0.0
	err := a.In.Each(a.Pos[0], func(v py.Value) error {
		x, err := py.Float64(script.Plain(v))
		if err != nil {
			return err
		}
		if math.IsInf(x, 0) || math.IsNaN(x) {
			special += x
			return nil
		}
		sum.Add(sum, new(big.Float).SetPrec(2200).SetFloat64(x))
		return a.In.Work(1)
	})
	f, _ := sum.Float64()
	return py.Float(f + special), err
}

func gcd(x, y *big.Int) *big.Int {
	return new(big.Int).GCD(nil, nil, new(big.Int).Abs(x), new(big.Int).Abs(y))
}

func foldInts(a *script.Args, start *big.Int, f func(x, y *big.Int) *big.Int) (py.Value, error) {
	sum := start
	for i := range a.Pos {
		n, err := whole(a, i)
		if err != nil {
			return nil, err
		}
		if err := a.In.Work((n.BitLen() + sum.BitLen()) >> 4); err != nil {
			return nil, err
		}
		if n.BitLen()+sum.BitLen() > 1<<18 {
			return nil, script.Raise("MemoryError", "the playground computes this for numbers of up to 262,144 bits")
		}
		sum = f(sum, n)
	}
	return py.IntOf(sum), nil
}

// product is lo * ... * hi, counted.
func product(in *script.Interp, lo, hi int64) (*big.Int, error) {
	n := big.NewInt(1)
	for k := lo; k <= hi; k++ {
		n.Mul(n, big.NewInt(k))
		if err := in.Work(1 + n.BitLen()>>8); err != nil {
			return nil, err
		}
	}
	return n, in.Fits(n.BitLen()>>3, 1)
}

func factorial(a *script.Args) (py.Value, error) {
	n, err := whole(a, 0)
	if err != nil {
		return nil, err
	}
	if n.Sign() < 0 {
		return nil, script.ValueError("factorial() not defined for negative values")
	}
	if n.BitLen() > 20 {
		return nil, script.Raise("OverflowError", "the playground makes no number beyond a million digits")
	}
	r, err := product(a.In, 2, n.Int64())
	if err != nil {
		return nil, err
	}
	return py.IntOf(r), nil
}

// choose is n! / (n-k)!, and for combinations that / k!.
func choose(a *script.Args, comb bool) (py.Value, error) {
	n, err := whole(a, 0)
	if err != nil {
		return nil, err
	}
	k, err := whole(a, 1)
	if err != nil {
		return nil, err
	}
	if n.Sign() < 0 {
		return nil, script.ValueError("n must be a non-negative integer")
	}
	if k.Sign() < 0 {
		return nil, script.ValueError("k must be a non-negative integer")
	}
	if k.Cmp(n) > 0 {
		return py.Int(0), nil
	}
	if !n.IsInt64() {
		return nil, script.Raise("OverflowError", "the playground knows comb() and perm() of n below 2**63")
	}
	m, c := n.Int64(), k.Int64()
	if comb {
		c = min(c, m-c)
	}
	if c > 1<<20 {
		return nil, script.Raise("OverflowError", "the playground makes no number beyond a million digits")
	}
	r, err := product(a.In, m-c+1, m)
	if err == nil && comb {
		var below *big.Int
		if below, err = product(a.In, 2, c); err == nil {
			r.Quo(r, below)
		}
	}
	if err != nil {
		return nil, err
	}
	return py.IntOf(r), nil
}
