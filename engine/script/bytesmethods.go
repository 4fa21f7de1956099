package script

import (
	"encoding/hex"
	"math"
	"math/big"
	"slices"
	"strings"

	"locmem/engine/py"
)

func bytesMethods(c *Class) {
	c.Def("decode 0 2 encoding errors", func(a *Args) (py.Value, error) {
		return decode(a, "decode")
	})
	c.Def("hex 0 2 sep bytes_per_sep", func(a *Args) (py.Value, error) {
		if a.Has(0) {
			return a.In.python("_hex", append([]py.Value{a.Self}, given(a.Pos)...)...)
		}
		s := string(a.Self.(py.Bytes))
		return py.Str(hex.EncodeToString([]byte(s))), a.In.Fits(2*len(s), 1)
	})
	for name, test := range map[string]func(s, x string) bool{"startswith": strings.HasPrefix, "endswith": strings.HasSuffix} {
		c.Def(name+" 1 1", func(a *Args) (py.Value, error) {
			x, ok := a.Pos[0].(py.Bytes)
			if !ok {
				return nil, TypeError(name + " first arg must be bytes or a tuple of bytes, not " + py.FullName(a.Pos[0]))
			}
			return py.Bool(test(string(a.Self.(py.Bytes)), string(x))), nil
		})
	}
}

func numberMethods() {
	c := classes["int"]
	c.Def("to_bytes 0 3 length byteorder signed", intBytes)
	c.Def("bit_length 0 0", func(a *Args) (py.Value, error) {
		n, _ := py.Big(a.Self)
		return py.Int(n.BitLen()), nil
	})
	c.Def("bit_count 0 0", func(a *Args) (py.Value, error) {
		n, _ := py.Big(a.Self)
		ones := 0
		for i := range n.BitLen() {
			ones += int(n.Bit(i))
		}
		return py.Int(ones), nil
	})
	c = classes["float"]
	c.Def("is_integer 0 0", func(a *Args) (py.Value, error) {
		f := float64(a.Self.(py.Float))
		return py.Bool(f == math.Trunc(f) && !math.IsInf(f, 0)), nil
	})
}

// intBytes is int.to_bytes.
func intBytes(a *Args) (py.Value, error) {
	size, err := Integer(a.Get(0, py.Int(1)))
	if err != nil {
		return nil, err
	}
	signed, err := a.In.Truth(a.Get(2, py.Bool(false)))
	if err != nil {
		return nil, err
	}
	if size < 0 {
		return nil, ValueError("length argument must be non-negative")
	}
	if err := a.In.Fits(size, 1); err != nil {
		return nil, err
	}
	n, _ := py.Big(a.Self)
	used := n.BitLen()
	switch {
	case n.Sign() < 0 && !signed:
		return nil, Raise("OverflowError", "can't convert negative int to unsigned")
	case signed && n.Sign() < 0:
		used = new(big.Int).Not(n).BitLen() + 1
		n = new(big.Int).Add(n, new(big.Int).Lsh(big.NewInt(1), uint(8*size)))
	case signed:
		used++
	}
	if used > 8*size {
		return nil, Raise("OverflowError", "int too big to convert")
	}
	b := n.FillBytes(make([]byte, size))
	switch a.Get(1, py.Str("big")) {
	case py.Str("little"):
		slices.Reverse(b)
	case py.Str("big"):
	default:
		return nil, ValueError("byteorder must be either 'little' or 'big'")
	}
	return py.Bytes(b), nil
}
