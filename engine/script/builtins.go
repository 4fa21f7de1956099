package script

import (
	"hash/fnv"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"locmem/engine/py"
	"locmem/engine/syntax"
)

// builtinTypes are the classes that are there without import.
const builtinTypes = "object int float complex bool str bytes bytearray list tuple dict set frozenset range type enumerate zip map filter reversed property staticmethod classmethod super slice"

// defineBuiltins gives the thread the names that code finds without import.
func (in *Interp) defineBuiltins() {
	in.Define("Ellipsis", syntax.Ellipsis)
	in.Define("NotImplemented", notImplemented)
	in.Define("__debug__", py.Bool(true))
	for _, name := range strings.Fields(builtinTypes) {
		in.Define(name, classes[name].object)
	}
	for name, c := range classes {
		if c.Is(classes["BaseException"]) && c.module == "" {
			in.Define(name, c.object)
		}
	}
	for _, b := range builtinFunctions() {
		in.Define(b.name, b.of(in, nil))
	}
}

func builtinFunctions() []*builtin {
	var list []*builtin
	add := func(spec string, do func(a *Args) (py.Value, error)) { list = append(list, newBuiltin(spec, do)) }
	add("!print 0 *", printed)
	for _, name := range []string{"exit", "quit"} {
		add(name+" 0 1 code", func(a *Args) (py.Value, error) {
			return nil, &exception{class: classes["SystemExit"], args: given(a.Pos), hint: instead[name]}
		})
	}
	add("len 1 1", func(a *Args) (py.Value, error) {
		n, err := a.In.length(a.Pos[0])
		return py.Int(n), err
	})
	add("repr 1 1", func(a *Args) (py.Value, error) {
		s, err := a.In.Repr(a.Pos[0])
		return py.Str(s), err
	})
	add("aiter 1 1", aiter)
	add("anext 1 2", anext)
	add("ascii 1 1", func(a *Args) (py.Value, error) {
		s, err := a.In.Repr(a.Pos[0])
		if err != nil {
			return nil, err
		}
		var b strings.Builder
		err = a.In.pieces(s, func(piece string) bool {
			b.WriteString(asciiOnly(piece))
			return b.Len() <= maxSize
		})
		if err == nil {
			err = a.In.Fits(b.Len(), 1)
		}
		return py.Str(b.String()), err
	})
	add("format 1 2", func(a *Args) (py.Value, error) {
		spec, ok := a.Get(1, py.Str("")).(py.Str)
		if !ok {
			return nil, TypeError("format() argument 2 must be str, not " + py.FullName(a.Pos[1]))
		}
		s, err := a.In.format(a.Pos[0], string(spec))
		return py.Str(s), err
	})
	add("isinstance 2 2", func(a *Args) (py.Value, error) {
		ok, err := a.In.isInstance(a.Pos[0], a.Pos[1], "isinstance() arg 2 must be a type, a tuple of types, or a union")
		return py.Bool(ok), err
	})
	add("issubclass 2 2", func(a *Args) (py.Value, error) {
		c, ok := Host(a.Pos[0]).(*Class)
		if !ok {
			return nil, TypeError("issubclass() arg 1 must be a class")
		}
		is, err := a.In.isSubclass(c, a.Pos[1])
		return py.Bool(is), err
	})
	add("!setattr 3 3", func(a *Args) (py.Value, error) {
		name, err := attributeName(a.Pos[1])
		if err != nil {
			return nil, err
		}
		return py.None, a.In.SetAttr(a.Pos[0], name, a.Pos[2])
	})
	add("!delattr 2 2", func(a *Args) (py.Value, error) {
		name, err := attributeName(a.Pos[1])
		if err != nil {
			return nil, err
		}
		return py.None, a.In.deleteAttr(a.Pos[0], name)
	})
	add("dir 0 1", func(a *Args) (py.Value, error) {
		if !a.Has(0) {
			return texts(a.In.frameSpace().names()), nil
		}
		if own, ok, err := a.In.callSpecial(a.Pos[0], "__dir__"); ok || err != nil {
			if err != nil {
				return nil, err
			}
			return a.In.Call(a.In.builtins["sorted"].v, own)
		}
		return texts(attrNames(a.Pos[0])), a.In.Work(16)
	})
	add("vars 0 1", func(a *Args) (py.Value, error) {
		if !a.Has(0) {
			return a.In.frameSpace().dict(), nil
		}
		if err := a.In.refuse(a.Pos[0]); err != nil {
			return nil, err
		}
		v, err := a.In.GetAttr(a.Pos[0], "__dict__")
		if a.In.IsError(err, "AttributeError") {
			err = TypeError("vars() argument must have __dict__ attribute")
		}
		return v, err
	})
	add("globals 0 0", func(a *Args) (py.Value, error) { return a.In.frameSpace().dict(), nil })
	add("locals 0 0", func(a *Args) (py.Value, error) { return a.In.locals(), nil })
	add("callable 1 1", func(a *Args) (py.Value, error) { return py.Bool(IsCallable(a.Pos[0])), nil })
	add("id 1 1", func(a *Args) (py.Value, error) { return a.In.id(a.Pos[0]), nil })
	add("hash 1 1", hashed)
	add("getattr 2 3", func(a *Args) (py.Value, error) {
		name, err := attributeName(a.Pos[1])
		if err != nil {
			return nil, err
		}
		v, err := a.In.GetAttr(a.Pos[0], name)
		if err != nil && a.Has(2) && a.In.caught(err).class.Is(classes["AttributeError"]) {
			return a.Pos[2], nil
		}
		return v, err
	})
	add("hasattr 2 2", func(a *Args) (py.Value, error) {
		name, err := attributeName(a.Pos[1])
		if err != nil {
			return nil, err
		}
		if _, err = a.In.GetAttr(a.Pos[0], name); err != nil && !a.In.caught(err).class.Is(classes["AttributeError"]) {
			return nil, err
		}
		return py.Bool(err == nil), nil
	})
	list = append(list, foldFunctions()...)
	return append(list, numberFunctions()...)
}

// attributeName is the name that getattr and its like are given.
func attributeName(v py.Value) (string, error) {
	name, ok := plain(v).(py.Str)
	if !ok {
		return "", TypeError("attribute name must be string, not '" + py.FullName(v) + "'")
	}
	return string(name), nil
}

func IsCallable(v py.Value) bool {
	if _, class := Host(v).(*Class); !class && userClass(v) != nil {
		_, ok := userClass(v).lookUp("__call__")
		return ok
	}
	_, ok := Host(v).(callable)
	return ok
}

// CallNamed is v(...).
func (in *Interp) CallNamed(v py.Value, pos []py.Value, kw []Named) (py.Value, error) {
	if userClass(v) != nil {
		if f, ok := in.special(v, "__call__"); ok {
			return in.CallNamed(f, pos, kw)
		}
	}
	return in.callOwn(v, pos, kw)
}

// callOwn is v(...) without a __call__ of the program's.
func (in *Interp) callOwn(v py.Value, pos []py.Value, kw []Named) (py.Value, error) {
	h, ok := Host(v).(callable)
	if !ok {
		return nil, TypeError("'" + py.FullName(v) + "' object is not callable")
	}
	in.lastCall = nil
	return h.Call(in, pos, kw)
}

func printed(a *Args) (py.Value, error) {
	sep, end := " ", "\n"
	file := py.Value(py.None)
	for _, k := range a.Kw {
		switch k.Name {
		case "sep", "end":
			s, ok := k.Value.(py.Str)
			if !ok && k.Value != py.None {
				return nil, TypeError(k.Name + " must be None or a string, not " + py.FullName(k.Value))
			}
			if ok && k.Name == "sep" {
				sep = string(s)
			} else if ok {
				end = string(s)
			}
		case "file":
			file = k.Value
		case "flush":
		default:
			return nil, TypeError("'" + k.Name + "' is an invalid keyword argument for print()")
		}
	}
	var b strings.Builder
	for i, v := range a.Pos {
		if i > 0 {
			b.WriteString(sep)
		}
		if err := a.In.Fits(b.Len()+len(end), 1); err != nil {
			return nil, err
		}
		s, err := a.In.Text(v)
		if err != nil {
			return nil, err
		}
		b.WriteString(s)
	}
	if err := a.In.printTo(file, b.String()+end); err != nil {
		return nil, err
	}
	return py.None, a.In.Work(1 + b.Len()/64)
}

// id is a made-up address, the same for the same object.
func (in *Interp) id(v py.Value) py.Value {
	if _, ok := v.(*py.BigInt); ok {
		v = py.Str(py.Repr(v))
	}
	if in.ids[v] == 0 {
		in.addresses++
		in.ids[v] = int64(0x7f3c9a2e4000 + in.addresses*0x30)
	}
	return py.Int(in.ids[v])
}

// hashed is hash(v): ints as in Python, others by their text, the same on every
// machine.
func hashed(a *Args) (py.Value, error) { return hashOf(a.In, a.Pos[0]) }

func hashOf(in *Interp, v py.Value) (py.Value, error) {
	if r, ok, err := in.callSpecial(v, "__hash__"); ok || err != nil {
		if err != nil {
			return nil, err
		}
		return ownHash(r)
	}
	if err := in.takeError(py.Hashable(v)); err != nil {
		return nil, err
	}
	switch x := plain(v).(type) {
	case py.Bool, py.Int, *py.BigInt, py.Float, *py.Decimal:
		if h, ok := hashNumber(x); ok {
			return h, nil
		}
	case py.DateTime:
		if utc, err := x.In(py.Zone{}); x.UTC && err == nil {
			v = utc
		}
	case *py.Tuple:
		const start = 2870177450012600261 // CPython's numbers
		h := uint64(start)
		for _, item := range x.Items {
			n, err := hashOf(in, item)
			if err == nil {
				err = in.Work(1)
			}
			if err != nil {
				return nil, err
			}
			lane, _ := n.(py.Int)
			h = bits.RotateLeft64(h+uint64(lane)*14029467366897019727, 31) * 11400714785074694791
		}
		return py.Int(h + (uint64(len(x.Items)) ^ start ^ 3527539)), nil
	case *py.Object:
		if h, ok := x.Host.(py.Keyed); ok {
			if k, err := h.Key(); k != nil && k != v {
				return hashOf(in, k)
			} else if err != nil {
				return nil, err
			}
		}
		return in.id(v), nil
	}
	s, err := in.Repr(plain(v))
	if err != nil {
		return nil, err
	}
	h := fnv.New64a()
	h.Write([]byte(s))
	return py.Int(h.Sum64() >> 3), nil
}

// ownHash is the hash that a __hash__ of the program's stands for.
func ownHash(v py.Value) (py.Int, error) {
	v = plain(v)
	if n, ok := v.(py.Int); ok && n != -1 {
		return n, nil
	}
	if !isInt(v) {
		return 0, TypeError("__hash__ method should return an integer")
	}
	h, _ := hashNumber(v)
	n, _ := h.(py.Int)
	return n, nil
}

// hashNumber is the hash of a number as CPython computes it, so that equal ones of
// any type have the same: modulo 2**61 - 1. ok is false for NaN.
func hashNumber(v py.Value) (h py.Value, ok bool) {
	if n, small := v.(py.Int); small && n > -1 && n < 1<<60 {
		return n, true
	}
	p := big.NewInt(1<<61 - 1)
	n, isInt := py.Big(v)
	switch x := v.(type) {
	case py.Float:
		r := new(big.Rat).SetFloat64(float64(x))
		if r == nil {
			return infinite(x > 0), x == x
		}
		n = new(big.Int).Mul(r.Num(), new(big.Int).ModInverse(r.Denom(), p))
	case *py.Decimal:
		neg, digits, exp := py.DecimalParts(x)
		e, bad := strconv.ParseInt(exp, 10, 64)
		if bad != nil {
			return infinite(!neg), exp == "F"
		}
		n, _ = new(big.Int).SetString(digits, 10)
		n.Mul(n, new(big.Int).Exp(big.NewInt(10), big.NewInt(e), p))
		if neg {
			n.Neg(n)
		}
	default:
		if !isInt {
			return nil, false
		}
	}
	sign := n.Sign()
	m := new(big.Int).Mod(new(big.Int).Abs(n), p).Int64() * int64(sign)
	if m == -1 {
		m = -2
	}
	return py.Int(m), true
}

// infinite is the hash of an infinite number.
func infinite(positive bool) py.Value {
	if positive {
		return py.Int(314159)
	}
	return py.Int(-314159)
}

// frameSpace are the names of the module whose code runs.
func (in *Interp) frameSpace() *Space {
	if in.frame != nil {
		return in.frame.code.ns
	}
	return in.module
}

// locals are the names of the function that runs, as a dict of its own.
func (in *Interp) locals() py.Value {
	f := in.frame
	switch {
	case f == nil:
		return in.module.dict()
	case f.code.class:
		return f.ns
	case f.fn == nil:
		return f.code.ns.dict()
	}
	d := &py.Dict{}
	for i, n := range f.code.locals {
		if f.s[i] != nil {
			_ = d.Set(py.Str(n), f.s[i])
		}
	}
	return d
}
