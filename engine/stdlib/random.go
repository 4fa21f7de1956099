package stdlib

import (
	"encoding/binary"
	"maps"
	"math/big"
	"slices"

	"locmem/engine/py"
	"locmem/engine/script"
)

func init() {
	native["random"] = func(*script.Interp) map[string]py.Value {
		return script.Funcs(script.Func("_Twister 0 0", func(a *script.Args) (py.Value, error) {
			return script.NewObject("Twister", "<twister>", &twister{}), nil
		}))
	}
	native["secrets"] = func(*script.Interp) map[string]py.Value {
		return script.Funcs(script.Func("token_bytes 0 1 nbytes", func(a *script.Args) (py.Value, error) {
			n := 32
			if v := a.Get(0, py.None); v != py.None {
				var err error
				if n, err = script.Integer(v); err != nil {
					return nil, err
				}
			}
			if n < 0 {
				return nil, script.ValueError("negative argument not allowed")
			}
			if err := a.In.Fits(n, 1); err != nil {
				return nil, err
			}
			return py.Bytes(randomBytes(a.In, n)), a.In.Work(n)
		}))
	}
}

// randomBytes are n bytes of the World's chance.
func randomBytes(in *script.Interp, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(in.Random(256))
	}
	return b
}

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }

// twister is the Mersenne Twister, whose numbers after seed(n) are CPython's.
type twister struct {
	state [624]uint32
	at    int
}

func (t *twister) fill(seed uint32) {
	t.state[0] = seed
	for i := 1; i < len(t.state); i++ {
		t.state[i] = 1812433253*(t.state[i-1]^t.state[i-1]>>30) + uint32(i)
	}
	t.at = len(t.state)
}

// seed is init_by_array of the reference implementation.
func (t *twister) seed(key []uint32) {
	t.fill(19650218)
	s := &t.state
	i, j := 1, 0
	step := func() {
		if i++; i >= len(s) {
			s[0], i = s[len(s)-1], 1
		}
	}
	for range max(len(s), len(key)) {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1664525) + key[j] + uint32(j)
		step()
		j = (j + 1) % len(key)
	}
	for range len(s) - 1 {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1566083941) - uint32(i)
		step()
	}
	s[0] = 0x80000000
}

func (t *twister) next() uint32 {
	if t.at >= len(t.state) {
		s := &t.state
		for i := range s {
			y := s[i]&0x80000000 | s[(i+1)%624]&0x7fffffff
			s[i] = s[(i+397)%624] ^ y>>1 ^ (y&1)*0x9908b0df
		}
		t.at = 0
	}
	y := t.state[t.at]
	t.at++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

func (t *twister) random() float64 {
	a, b := t.next()>>5, t.next()>>6
	return (float64(a)*67108864 + float64(b)) / 9007199254740992
}

// bits is a number of k random bits.
func (t *twister) bits(k int) *big.Int {
	raw := make([]byte, (k+31)/32*4) // the highest byte first, the first word last
	for at := 0; at < k; at += 32 {
		word := t.next()
		if k-at < 32 {
			word >>= 32 - (k - at)
		}
		binary.BigEndian.PutUint32(raw[len(raw)-at/8-4:], word)
	}
	return new(big.Int).SetBytes(raw)
}

// Attr is what Random builds upon.
func (t *twister) Attr(_ *script.Interp, name string) (py.Value, error) {
	switch name {
	case "seed":
		return script.Func("!seed 1 1", func(a *script.Args) (py.Value, error) {
			if a.Pos[0] == py.None {
				key := make([]uint32, 4)
				for i := range key {
					key[i] = uint32(a.In.Random(1<<16))<<16 | uint32(a.In.Random(1<<16))
				}
				t.seed(key)
				return py.None, nil
			}
			n, ok := py.Big(a.Pos[0])
			if !ok || n.BitLen() > 1<<16 {
				return nil, script.TypeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
			}
			n = new(big.Int).Abs(n)
			var key []uint32
			for word := big.NewInt(1<<32 - 1); n.Sign() > 0; n.Rsh(n, 32) {
				key = append(key, uint32(new(big.Int).And(n, word).Uint64()))
			}
			if key == nil {
				key = []uint32{0}
			}
			t.seed(key)
			return py.None, a.In.Work(100 + len(key))
		}), nil
	case "random":
		return script.Func("random 0 0", func(*script.Args) (py.Value, error) { return py.Float(t.random()), nil }), nil
	case "getrandbits":
		return script.Func("getrandbits 1 1", func(a *script.Args) (py.Value, error) {
			k, err := script.Integer(a.Pos[0])
			if err != nil {
				return nil, err
			}
			if k < 0 {
				return nil, script.ValueError("number of bits must be non-negative")
			}
			if err := a.In.FitsInt(k); err != nil {
				return nil, err
			}
			if err := a.In.Work(k / 32); err != nil {
				return nil, err
			}
			return py.IntOf(t.bits(k)), nil
		}), nil
	}
	return nil, nil
}
