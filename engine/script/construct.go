package script

import (
	"encoding/hex"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"locmem/engine/py"
)

// constructor makes the call of a class from a builtin's description.
func constructor(name, spec string, do func(a *Args) (py.Value, error)) {
	b := newBuiltin(spec, do)
	classes[name].make = func(a *Args) (py.Value, error) {
		if err := b.check(a); err != nil {
			return nil, err
		}
		return b.do(a)
	}
}

func initConstructors() {
	constructor("object", "object 0 0", func(a *Args) (py.Value, error) {
		o := NewObject("object", "", &bareObject{in: a.In})
		o.Refusal = &py.Error{Type: "TypeError", Message: "the playground does not store object()"}
		return o, nil
	})
	constructor("int", "int 0 2 _ base", newInt)
	constructor("float", "float 0 1", newFloat)
	constructor("complex", "complex 0 2 real imag", newComplex)
	constructor("bool", "bool 0 1", func(a *Args) (py.Value, error) {
		yes, err := a.In.Truth(a.Get(0, py.Bool(false)))
		return py.Bool(yes), err
	})
	constructor("str", "str 0 3 object encoding errors", newStr)
	constructor("bytes", "bytes 0 3 source encoding errors", func(a *Args) (py.Value, error) {
		s, err := newBytes(a)
		return py.Bytes(s), err
	})
	constructor("bytearray", "bytearray 0 3 source encoding errors", func(a *Args) (py.Value, error) {
		s, err := newBytes(a)
		return &py.ByteArray{Data: []byte(s)}, err
	})
	constructor("list", "list 0 1", func(a *Args) (py.Value, error) {
		items, err := a.collected()
		return &py.List{Items: items}, err
	})
	constructor("tuple", "tuple 0 1", func(a *Args) (py.Value, error) {
		if t, ok := a.Get(0, py.None).(*py.Tuple); ok {
			return t, nil
		}
		items, err := a.collected()
		return &py.Tuple{Items: items}, err
	})
	constructor("set", "set 0 1", func(a *Args) (py.Value, error) {
		items, err := a.collected()
		if err != nil {
			return nil, err
		}
		return a.In.newSet(items)
	})
	constructor("frozenset", "frozenset 0 1", func(a *Args) (py.Value, error) {
		items, err := a.collected()
		if err != nil {
			return nil, err
		}
		s, err := a.In.newSet(items)
		if err != nil {
			return nil, err
		}
		return s.Freeze(), nil
	})
	constructor("dict", "dict 0 *", func(a *Args) (py.Value, error) {
		if len(a.Pos) > 1 {
			return nil, TypeError("dict expected at most 1 argument, got " + itoa(len(a.Pos)))
		}
		d := &py.Dict{}
		return d, a.In.fillDict(d, a)
	})
	constructor("range", "range 1 3", newRangeOf)
	constructor("type", "type 0 *", func(a *Args) (py.Value, error) {
		if len(a.Pos) == 3 {
			return a.In.newType(nil, a.Pos, a.Kw)
		}
		if len(a.Pos) != 1 || len(a.Kw) > 0 {
			return nil, TypeError("type() takes 1 or 3 arguments")
		}
		return ClassOf(a.Pos[0]).object, nil
	})
	iteratorConstructors()
	descriptorConstructors()
	constructor("slice", "slice 1 3", func(a *Args) (py.Value, error) {
		if !a.Has(1) {
			return newSlice(py.None, a.Pos[0], py.None), nil
		}
		return newSlice(a.Pos[0], a.Pos[1], a.Get(2, py.None)), nil
	})
}

// collected are the items of the only argument.
func (a *Args) collected() ([]py.Value, error) {
	if !a.Has(0) {
		return nil, nil
	}
	return a.In.Collect(a.Pos[0])
}

// bareObject is object().
type bareObject struct {
	in   *Interp
	addr address
}

// Show is the repr.
func (p *bareObject) Show(bool) string { return "<object object at " + p.addr.text(p.in) + ">" }

func newInt(a *Args) (py.Value, error) {
	if !a.Has(1) {
		v := a.Get(0, py.Int(0))
		for _, name := range []string{"__int__", "__index__", "__trunc__"} {
			if n, ok, err := a.In.callSpecial(v, name); ok {
				if err == nil && !isInt(plain(n)) {
					err = TypeError(name + " returned non-int (type " + py.FullName(n) + ")")
				}
				if b, isBool := n.(py.Bool); isBool {
					return py.ParseInt(b)
				}
				return n, err
			}
		}
		return py.ParseInt(plain(v))
	}
	base, err := Integer(a.Pos[1])
	if err != nil {
		return nil, err
	}
	s, ok := a.Get(0, py.None).(py.Str)
	if !ok {
		return nil, TypeError("int() can't convert non-string with explicit base")
	}
	if base != 0 && (base < 2 || base > 36) {
		return nil, ValueError("int() base must be >= 2 and <= 36, or 0")
	}
	if base == 10 {
		return py.ParseInt(s)
	}
	digits := strings.ToLower(plainDigits(strings.TrimSpace(string(s))))
	sign := ""
	if digits != "" && (digits[0] == '-' || digits[0] == '+') {
		sign, digits = digits[:1], digits[1:]
	}
	for prefix, b := range map[string]int{"0x": 16, "0o": 8, "0b": 2} {
		if strings.HasPrefix(digits, prefix) && (base == b || base == 0) {
			digits, base = strings.TrimPrefix(digits[2:], "_"), b
		}
	}
	shownBase := base
	if base == 0 {
		base = 10
	}
	n, ok := new(big.Int), len(s) <= 1<<16 && !badUnderscore(digits)
	if ok {
		_, ok = n.SetString(sign+strings.ReplaceAll(digits, "_", ""), base)
	}
	if !ok {
		return nil, ValueError("invalid literal for int() with base " + itoa(shownBase) + ": " + py.Repr(s))
	}
	return py.IntOf(n), nil
}

func newFloat(a *Args) (py.Value, error) {
	if f, ok, err := a.In.callSpecial(a.Get(0, py.Float(0)), "__float__"); ok {
		if _, isFloat := plain(f).(py.Float); err == nil && !isFloat {
			err = TypeError(py.FullName(a.Pos[0]) + ".__float__ returned non-float (type " + py.FullName(f) + ")")
		}
		return f, err
	}
	switch v := plain(a.Get(0, py.Float(0))).(type) {
	case py.Str:
		return parseFloat(v, string(v))
	case py.Bytes:
		return parseFloat(v, string(v))
	case py.Complex:
		return nil, TypeError("float() argument must be a string or a real number, not 'complex'")
	default:
		n, err := asIndex(v)
		if err != nil {
			return nil, err
		}
		f, err := py.Float64(n)
		if e, ok := err.(*py.Error); ok && e.Type == "TypeError" {
			err = TypeError("float() argument must be a string or a real number, not '" + py.FullName(v) + "'")
		}
		return py.Float(f), err
	}
}

// plainDigits has 0 to 9 for the decimal digits of other scripts.
func plainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= utf8.RuneSelf && unicode.IsDigit(r) {
			if n, err := py.ParseInt(py.Str(string(r))); err == nil {
				return '0' + rune(n.(py.Int))
			}
		}
		return r
	}, s)
}

func parseFloat(v py.Value, s string) (py.Value, error) {
	t := plainDigits(strings.TrimFunc(s, isBlank))
	clean := strings.ReplaceAll(t, "_", "")
	if badUnderscore(t) || strings.HasPrefix(t, "_") || strings.ContainsAny(strings.ToLower(t), "xp") {
		clean = "?"
	}
	if sign := strings.TrimLeft(clean, "+-"); len(clean)-len(sign) == 1 && strings.EqualFold(sign, "nan") {
		clean = sign // Go knows no sign of NaN
	}
	f, err := strconv.ParseFloat(clean, 64)
	if err != nil && !math.IsInf(f, 0) {
		return nil, ValueError("could not convert string to float: " + py.Repr(v))
	}
	return py.Float(f), nil
}

func newComplex(a *Args) (py.Value, error) {
	re, ok := toComplex(a.Get(0, py.Int(0)))
	im, ok2 := toComplex(a.Get(1, py.Int(0)))
	if !ok || !ok2 {
		return nil, TypeError("the playground makes a complex of two numbers")
	}
	return py.Complex(re + im*1i), nil
}

func newStr(a *Args) (py.Value, error) {
	if a.Has(1) || a.Has(2) {
		if _, _, err := codec(&Args{Pos: a.Pos[1:]}, "str"); err != nil {
			return nil, err
		}
		v := a.Get(0, py.Bytes(""))
		if b, ok := v.(*py.ByteArray); ok {
			v = py.Bytes(b.Data)
		}
		if _, ok := plain(v).(py.Bytes); !ok {
			return nil, TypeError("decoding to str: need a bytes-like object, " + py.FullName(v) + " found")
		}
		return decode(&Args{In: a.In, Self: plain(v), Pos: a.Pos[1:]}, "str")
	}
	s, err := a.In.Text(a.Get(0, py.Str("")))
	return py.Str(s), err
}

func newBytes(a *Args) (string, error) {
	if _, ok := a.Get(1, py.Str("")).(py.Str); !ok {
		return "", TypeError("bytes() argument 'encoding' must be str, not " + py.FullName(a.Pos[1]))
	}
	if v, ok, err := a.In.callSpecial(a.Get(0, py.Bytes("")), "__bytes__"); ok {
		b, isBytes := v.(py.Bytes)
		if err == nil && !isBytes {
			err = TypeError("__bytes__ returned non-bytes (type " + py.FullName(v) + ")")
		}
		return string(b), err
	}
	first, err := asIndex(a.Get(0, py.Bytes("")))
	if err != nil {
		if !a.In.IsError(err, "TypeError") {
			return "", err
		}
		first = a.Pos[0] // Python then takes it for an iterable
	}
	switch v := plain(first).(type) {
	case py.Bytes:
		return string(v), nil
	case *py.ByteArray:
		return string(v.Data), nil
	case py.Str:
		if !a.Has(1) {
			return "", TypeError("string argument without an encoding")
		}
		b, err := encode(&Args{In: a.In, Self: v, Pos: a.Pos[1:]})
		if err != nil {
			return "", err
		}
		return string(b.(py.Bytes)), nil
	case py.Bool:
		if v {
			return "\x00", nil
		}
		return "", nil
	case py.Int:
		if v < 0 {
			return "", ValueError("negative count")
		}
		if err := a.In.Fits(int(min(v, math.MaxInt32)), 1); err != nil {
			return "", err
		}
		return strings.Repeat("\x00", int(v)), nil
	default:
		what := "bytes"
		if a.Class != nil {
			what = a.Class.Name
		}
		it, err := a.In.iterateOr(first, func() string { return "cannot convert '" + py.FullName(first) + "' object to " + what })
		if err != nil {
			return "", err
		}
		var out []byte
		err = a.In.each(it, func(item py.Value) error {
			n, err := Integer(item)
			if err == nil && (n < 0 || n > 255) {
				err = ValueError("bytes must be in range(0, 256)")
			}
			out = append(out, byte(n))
			return err
		})
		return string(out), err
	}
}

func newRangeOf(a *Args) (py.Value, error) {
	parts := []int{0, 0, 1}
	given := 0
	for i := range parts {
		if a.Has(i) {
			n, err := Integer(a.Pos[i])
			if err != nil {
				return nil, err
			}
			parts[i] = n
			given++
		}
	}
	if given == 1 {
		parts[0], parts[1] = 0, parts[0]
	}
	if parts[2] == 0 {
		return nil, ValueError("range() arg 3 must not be zero")
	}
	return newRange(int64(parts[0]), int64(parts[1]), int64(parts[2])), nil
}

// uuidField is an attribute of a UUID.
func uuidField(u py.UUID, name string) py.Value {
	n := new(big.Int).SetBytes(u[:])
	switch name {
	case "hex":
		return py.Str(hex.EncodeToString(u[:]))
	case "int":
		return py.IntOf(n)
	case "bytes":
		return py.Bytes(u[:])
	case "urn":
		return py.Str("urn:uuid:" + py.Text(u))
	case "version":
		if u[8]>>6 != 2 {
			return py.None
		}
		return py.Int(u[6] >> 4)
	case "variant":
		return py.Str([]string{"reserved for NCS compatibility", "reserved for NCS compatibility", "specified in RFC 4122", "reserved for Microsoft compatibility"}[u[8]>>6])
	case "time_low":
		return py.IntOf(n.Rsh(n, 96))
	}
	return nil
}
