package script

import (
	"encoding/hex"
	"math/big"
	"slices"
	"strings"

	"locmem/engine/py"
)

// statics are what classes carry besides methods, such as datetime.now.
func statics(c *Class, name string) py.Value {
	if c.Name == "timezone" && name == "utc" {
		return utc
	}
	for _, c := range c.order() {
		if f := c.statics[name]; f != nil {
			return f.of(nil, nil)
		}
		if f := staticFunctions[c.Name+"."+name]; f != nil {
			return f.of(nil, nil)
		}
	}
	return nil
}

var staticFunctions = map[string]*builtin{}

func static(class, spec string, do func(a *Args) (py.Value, error)) {
	b := newBuiltin(spec, do)
	staticFunctions[class+"."+b.name] = b
}

func init() {
	static("datetime", "now 0 1 tz", func(a *Args) (py.Value, error) {
		tz := a.Get(0, py.None)
		if tz != py.None && tz != py.Value(utc) {
			return nil, TypeError("the playground knows the time zones None and timezone.utc")
		}
		return dateTimeOf(a.In.Now(), tz != py.None)
	})
	static("datetime", "utcnow 0 0", func(a *Args) (py.Value, error) { return dateTimeOf(a.In.Now(), false) })
	static("datetime", "today 0 0", func(a *Args) (py.Value, error) { return dateTimeOf(a.In.Now(), false) })
	static("datetime", "fromtimestamp 1 2 timestamp tz", func(a *Args) (py.Value, error) {
		f, err := py.Float64(a.Pos[0])
		if err != nil {
			return nil, err
		}
		return dateTimeOf(f, a.Get(1, py.None) != py.None)
	})
	static("date", "today 0 0", func(a *Args) (py.Value, error) {
		t, err := dateTimeOf(a.In.Now(), false)
		if err != nil {
			return nil, err
		}
		return dateOf(t), nil
	})
	static("dict", "fromkeys 1 2", func(a *Args) (py.Value, error) {
		keys, err := a.In.Collect(a.Pos[0])
		if err != nil {
			return nil, err
		}
		d := py.MakeDict(len(keys))
		for _, k := range keys {
			if err := d.Set(k, a.Get(1, py.None)); err != nil {
				return nil, err
			}
		}
		return d, nil
	})
	static("int", "from_bytes 1 3 bytes byteorder signed", func(a *Args) (py.Value, error) {
		s, err := newBytes(&Args{In: a.In, Pos: a.Pos[:1]})
		if err != nil {
			return nil, err
		}
		if err := a.In.fitsInt(8 * len(s)); err != nil {
			return nil, err
		}
		b := []byte(s)
		switch a.Get(1, py.Str("big")) {
		case py.Str("little"):
			slices.Reverse(b)
		case py.Str("big"):
		default:
			return nil, ValueError("byteorder must be either 'little' or 'big'")
		}
		n := new(big.Int).SetBytes(b)
		signed, err := a.In.Truth(a.Get(2, py.Bool(false)))
		if signed && len(b) > 0 && b[0] >= 0x80 {
			n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
		}
		return py.IntOf(n), err
	})
	static("bytes", "fromhex 1 1", func(a *Args) (py.Value, error) {
		s, err := text(a.Pos[0], "fromhex() argument must be str, not ")
		if err != nil {
			return nil, err
		}
		data, bad := hex.DecodeString(strings.ReplaceAll(s, " ", ""))
		if bad != nil {
			return nil, ValueError("non-hexadecimal number found in fromhex() arg")
		}
		return py.Bytes(data), nil
	})
}
