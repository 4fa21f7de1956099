package hashes

import "encoding/binary"

var blake2b, blake2s = word{64, []int{32, 24, 16, 63}}, word{32, []int{16, 12, 8, 7}}

// order is the order in which the rounds of BLAKE2 take the words of a block, a
// hexadecimal digit each.
var order = [10]string{
	"0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8", "905724afe1bc683d",
	"2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a", "6fe9b308c2d714a5", "a2847615fb9e3cd0",
}

// Parameters are those of BLAKE2; all but Size may be left out.
type Parameters struct {
	Size              int // of the result, in bytes
	Key, Salt, Person []byte
}

// BLAKE2b is the BLAKE2b of data. A key and the result have up to 64 bytes, salt
// and person up to 16.
func BLAKE2b(p Parameters, data []byte) []byte { return blake2(blake2b, p, data) }

// BLAKE2s is the same with half as many.
func BLAKE2s(p Parameters, data []byte) []byte { return blake2(blake2s, p, data) }

func blake2(w word, p Parameters, data []byte) []byte {
	bytes := w.bits / 8
	block := 16 * bytes
	var start, s [8]uint64
	for i := range s {
		start[i] = squareRoots[i] >> (64 - w.bits)
	}
	s = start
	s[0] ^= 0x01010000 ^ uint64(len(p.Key))<<8 ^ uint64(p.Size)
	for i, part := range [][]byte{p.Salt, p.Person} {
		for at, c := range part {
			s[4+2*i+at/bytes] ^= uint64(c) << (at % bytes * 8)
		}
	}
	taken := 0
	take := func(part []byte, last bool) {
		var m [16]uint64
		var buf [128]byte
		copy(buf[:], part)
		for i := range m {
			for j := range bytes {
				m[i] |= uint64(buf[i*bytes+j]) << (8 * j)
			}
		}
		var v [16]uint64
		copy(v[:], s[:])
		copy(v[8:], start[:])
		v[12] ^= w.cut(uint64(taken))
		if last {
			v[14] = w.cut(^v[14])
		}
		for round := range w.bits/16 + 8 {
			for i := range 8 {
				a, b, c, d := i%4, 4+(i+i/4)%4, 8+(i+i/4*2)%4, 12+(i+i/4*3)%4
				for half := range 2 {
					at := order[round%10][2*i+half]
					if at -= '0'; at > 9 {
						at -= 'a' - '0' - 10
					}
					v[a] = w.cut(v[a] + v[b] + m[at])
					v[d] = w.right(v[d]^v[a], w.turn[2*half])
					v[c] = w.cut(v[c] + v[d])
					v[b] = w.right(v[b]^v[c], w.turn[2*half+1])
				}
			}
		}
		for i := range s {
			s[i] ^= v[i] ^ v[i+8]
		}
	}
	if len(p.Key) > 0 {
		data = append(append(append([]byte{}, p.Key...), make([]byte, block-len(p.Key))...), data...)
	}
	for ; len(data) > block; data = data[block:] {
		taken += block
		take(data[:block], false)
	}
	taken += len(data)
	take(data, true)
	var out []byte
	for _, x := range s {
		out = binary.LittleEndian.AppendUint64(out, x)[:len(out)+bytes]
	}
	return out[:p.Size]
}
