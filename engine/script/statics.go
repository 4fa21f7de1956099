package script

import (
	"encoding/hex"
	"math/big"
	"slices"
	"strings"

	"locmem/engine/py"
)

// statics are what classes carry besides methods, such as dict.fromkeys.
func statics(c *Class, name string) py.Value {
	for _, c := range c.order() {
		if f := c.statics[name]; f != nil {
			return f.of(nil, nil)
		}
	}
	return nil
}

func init() {
	classes["dict"].Static("fromkeys 1 2", func(a *Args) (py.Value, error) {
		keys, err := a.In.Collect(a.Pos[0])
		if err != nil {
			return nil, err
		}
		d := py.MakeDict(len(keys))
		for _, k := range keys {
			if err := a.In.Work(1); err != nil {
				return nil, err
			}
			if err := a.In.takeError(d.Set(k, a.Get(1, py.None))); err != nil {
				return nil, err
			}
		}
		return d, nil
	})
	classes["int"].Static("from_bytes 1 3 bytes byteorder signed", func(a *Args) (py.Value, error) {
		s, err := newBytes(&Args{In: a.In, Pos: a.Pos[:1]})
		if err != nil {
			return nil, err
		}
		if err := a.In.FitsInt(8 * len(s)); err != nil {
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
	classes["bytes"].Static("fromhex 1 1", func(a *Args) (py.Value, error) {
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
