package script

import (
	"encoding/hex"
	"math"
	"math/big"
	"strconv"
	"strings"

	"locmem/engine/py"
)

// constructor makes the call of a class from a builtin's description.
func constructor(name, spec string, do func(a *args) (py.Value, error)) {
	b := newBuiltin(spec, do)
	classes[name].make = func(a *args) (py.Value, error) {
		if err := b.check(a); err != nil {
			return nil, err
		}
		return b.do(a)
	}
}

func initConstructors() {
	constructor("object", "object 0 0", func(a *args) (py.Value, error) {
		o := newObject("object", "", &plain{in: a.in})
		o.Refusal = &py.Error{Type: "TypeError", Message: "the playground does not store object()"}
		return o, nil
	})
	constructor("int", "int 0 2 _ base", newInt)
	constructor("float", "float 0 1", newFloat)
	constructor("complex", "complex 0 2 real imag", newComplex)
	constructor("bool", "bool 0 1", func(a *args) (py.Value, error) { return py.Bool(truth(a.get(0, py.Bool(false)))), nil })
	constructor("str", "str 0 3 object encoding errors", newStr)
	constructor("bytes", "bytes 0 3 source encoding errors", func(a *args) (py.Value, error) {
		s, err := newBytes(a)
		return py.Bytes(s), err
	})
	constructor("bytearray", "bytearray 0 3 source encoding errors", func(a *args) (py.Value, error) {
		s, err := newBytes(a)
		return &py.ByteArray{Data: []byte(s)}, err
	})
	constructor("list", "list 0 1", func(a *args) (py.Value, error) {
		items, err := a.collected()
		return &py.List{Items: items}, err
	})
	constructor("tuple", "tuple 0 1", func(a *args) (py.Value, error) {
		if t, ok := a.get(0, py.None).(*py.Tuple); ok {
			return t, nil
		}
		items, err := a.collected()
		return &py.Tuple{Items: items}, err
	})
	constructor("set", "set 0 1", func(a *args) (py.Value, error) {
		items, err := a.collected()
		if err != nil {
			return nil, err
		}
		return newSet(items)
	})
	constructor("frozenset", "frozenset 0 1", func(a *args) (py.Value, error) {
		items, err := a.collected()
		if err != nil {
			return nil, err
		}
		return newFrozenSet(items)
	})
	constructor("dict", "dict 0 *", func(a *args) (py.Value, error) {
		if len(a.pos) > 1 {
			return nil, typeError("dict expected at most 1 argument, got " + itoa(len(a.pos)))
		}
		d := &py.Dict{}
		return d, a.in.fillDict(d, a)
	})
	constructor("range", "range 1 3", newRangeOf)
	constructor("type", "type 0 *", func(a *args) (py.Value, error) {
		if len(a.pos) != 1 || len(a.kw) > 0 {
			return nil, typeError("type() takes 1 or 3 arguments")
		}
		return classOf(a.pos[0]).object, nil
	})
	constructor("Decimal", "Decimal 0 1 value", newDecimal)
	constructor("UUID", "UUID 1 1 hex", newUUID)
	classes["datetime"].make = newTime(true, "datetime")
	classes["date"].make = newTime(false, "date")
	classes["timedelta"].make = newDelta
	iteratorConstructors()
}

// collected are the items of the only argument.
func (a *args) collected() ([]py.Value, error) {
	if !a.has(0) {
		return nil, nil
	}
	return a.in.collect(a.pos[0])
}

// plain is object().
type plain struct {
	in   *Interp
	addr address
}

// Show is the repr.
func (p *plain) Show(bool) string { return "<object object at " + p.addr.text(p.in) + ">" }

func newInt(a *args) (py.Value, error) {
	if !a.has(1) {
		return py.ParseInt(a.get(0, py.Int(0)))
	}
	base, err := integer(a.pos[1])
	if err != nil {
		return nil, err
	}
	s, ok := a.get(0, py.None).(py.Str)
	if !ok {
		return nil, typeError("int() can't convert non-string with explicit base")
	}
	if base != 0 && (base < 2 || base > 36) {
		return nil, valueError("int() base must be >= 2 and <= 36, or 0")
	}
	if base == 10 {
		return py.ParseInt(s)
	}
	digits := strings.ToLower(strings.TrimSpace(string(s)))
	sign := ""
	if digits != "" && (digits[0] == '-' || digits[0] == '+') {
		sign, digits = digits[:1], digits[1:]
	}
	for prefix, b := range map[string]int{"0x": 16, "0o": 8, "0b": 2} {
		if strings.HasPrefix(digits, prefix) && (base == b || base == 0) {
			digits, base = strings.TrimPrefix(digits[2:], "_"), b
		}
	}
	if base == 0 {
		base = 10
	}
	n, ok := new(big.Int).SetString(sign+strings.ReplaceAll(digits, "_", ""), base)
	if !ok || badUnderscore(digits) || len(s) > 1<<16 {
		return nil, valueError("invalid literal for int() with base " + itoa(base) + ": " + py.Repr(s))
	}
	return py.IntOf(n), nil
}

func newFloat(a *args) (py.Value, error) {
	switch v := a.get(0, py.Float(0)).(type) {
	case py.Str:
		return parseFloat(v, string(v))
	case py.Bytes:
		return parseFloat(v, string(v))
	case py.Complex:
		return nil, typeError("float() argument must be a string or a real number, not 'complex'")
	default:
		f, err := py.Float64(v)
		if e, ok := err.(*py.Error); ok && e.Type == "TypeError" {
			err = typeError("float() argument must be a string or a real number, not '" + py.FullName(v) + "'")
		}
		return py.Float(f), err
	}
}

func parseFloat(v py.Value, s string) (py.Value, error) {
	t := strings.TrimFunc(s, isBlank)
	clean := strings.ReplaceAll(t, "_", "")
	if badUnderscore(t) || strings.HasPrefix(t, "_") || strings.ContainsAny(strings.ToLower(t), "xp") {
		clean = "?"
	}
	if sign := strings.TrimLeft(clean, "+-"); len(clean)-len(sign) == 1 && strings.EqualFold(sign, "nan") {
		clean = sign // Go knows no sign of NaN
	}
	f, err := strconv.ParseFloat(clean, 64)
	if err != nil && !math.IsInf(f, 0) {
		return nil, valueError("could not convert string to float: " + py.Repr(v))
	}
	return py.Float(f), nil
}

func newComplex(a *args) (py.Value, error) {
	re, ok := toComplex(a.get(0, py.Int(0)))
	im, ok2 := toComplex(a.get(1, py.Int(0)))
	if !ok || !ok2 {
		return nil, typeError("the playground makes a complex of two numbers")
	}
	return py.Complex(re + im*1i), nil
}

func newStr(a *args) (py.Value, error) {
	if a.has(1) || a.has(2) {
		b, ok := a.get(0, py.None).(py.Bytes)
		rest := &args{in: a.in, pos: a.pos[1:]}
		encoding, err := codec(rest, "str")
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, typeError("decoding to str: need a bytes-like object, " + py.FullName(a.get(0, py.None)) + " found")
		}
		return decode(string(b), encoding)
	}
	s, err := a.in.text(a.get(0, py.Str("")))
	return py.Str(s), err
}

func newBytes(a *args) (string, error) {
	if _, ok := a.get(1, py.Str("")).(py.Str); !ok {
		return "", typeError("bytes() argument 'encoding' must be str, not " + py.FullName(a.pos[1]))
	}
	switch v := a.get(0, py.Bytes("")).(type) {
	case py.Bytes:
		return string(v), nil
	case *py.ByteArray:
		return string(v.Data), nil
	case py.Str:
		if !a.has(1) {
			return "", typeError("string argument without an encoding")
		}
		b, err := encode(&args{in: a.in, self: v, pos: a.pos[1:]})
		if err != nil {
			return "", err
		}
		return string(b.(py.Bytes)), nil
	case py.Int:
		if v < 0 {
			return "", valueError("negative count")
		}
		if err := a.in.fits(int(min(v, math.MaxInt32)), 1); err != nil {
			return "", err
		}
		return strings.Repeat("\x00", int(v)), nil
	default:
		var out []byte
		err := a.in.each(v, func(item py.Value) error {
			n, err := integer(item)
			if err == nil && (n < 0 || n > 255) {
				err = valueError("bytes must be in range(0, 256)")
			}
			out = append(out, byte(n))
			return err
		})
		return string(out), err
	}
}

func newRangeOf(a *args) (py.Value, error) {
	parts := []int{0, 0, 1}
	given := 0
	for i := range parts {
		if a.has(i) {
			n, err := integer(a.pos[i])
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
		return nil, valueError("range() arg 3 must not be zero")
	}
	return newRange(int64(parts[0]), int64(parts[1]), int64(parts[2])), nil
}

func newDecimal(a *args) (py.Value, error) {
	switch v := a.get(0, py.Str("0")).(type) {
	case *py.Decimal:
		return v, nil
	case py.Str:
		d, err := py.NewDecimal(strings.TrimSpace(string(v)))
		if err != nil {
			return nil, raiseError("InvalidOperation", "[<class 'decimal.ConversionSyntax'>]")
		}
		return d, nil
	case py.Int, *py.BigInt, py.Bool:
		n, _ := py.Big(v)
		s, err := a.in.text(py.IntOf(n))
		if err != nil {
			return nil, err
		}
		return py.NewDecimal(s)
	default:
		return nil, typeError("the playground makes a Decimal of a str or an int, not " + py.FullName(v))
	}
}

func newUUID(a *args) (py.Value, error) {
	s, err := text(a.pos[0], "the playground makes a UUID of a str, not ")
	if err != nil {
		return nil, err
	}
	data, bad := hex.DecodeString(strings.NewReplacer("urn:", "", "uuid:", "", "-", "", "{", "", "}", "").Replace(s))
	if bad != nil || len(data) != 16 {
		return nil, valueError("badly formed hexadecimal UUID string")
	}
	return py.UUID(data), nil
}
