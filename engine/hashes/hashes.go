// Package hashes has the hashes of Python's hashlib, written to be small: those
// of Go's library bring much along, such as the self-tests of FIPS 140. They are
// not made for secrets; the playground has none.
package hashes

import (
	"encoding/binary"
	"math"
	"math/bits"
)

// Hash is an algorithm.
type Hash struct {
	Size      int // of the result, in bytes
	BlockSize int
	Sum       func(data []byte) []byte
}

// ByName are the algorithms by the names that hashlib gives them.
var ByName = map[string]Hash{
	"md5":      {16, 64, MD5},
	"sha1":     {20, 64, SHA1},
	"sha224":   {28, 64, func(b []byte) []byte { return sha2(sha256words, squareRoots[8:], 0, 28, b) }},
	"sha256":   {32, 64, func(b []byte) []byte { return sha2(sha256words, squareRoots[:8], 32, 32, b) }},
	"sha384":   {48, 128, func(b []byte) []byte { return sha2(sha512words, squareRoots[8:], 0, 48, b) }},
	"sha512":   {64, 128, func(b []byte) []byte { return sha2(sha512words, squareRoots[:8], 0, 64, b) }},
	"sha3_224": {28, 144, func(b []byte) []byte { return keccak(28, b) }},
	"sha3_256": {32, 136, func(b []byte) []byte { return keccak(32, b) }},
	"sha3_384": {48, 104, func(b []byte) []byte { return keccak(48, b) }},
	"sha3_512": {64, 72, func(b []byte) []byte { return keccak(64, b) }},
	"blake2b":  {64, 128, func(b []byte) []byte { return BLAKE2b(Parameters{Size: 64}, b) }},
	"blake2s":  {32, 64, func(b []byte) []byte { return BLAKE2s(Parameters{Size: 32}, b) }},
}

// eachBlock cuts data into blocks and adds to the last what MD5 and the SHA do: a
// one, zeros, and the number of bits in so many bytes.
func eachBlock(data []byte, block, length int, order binary.ByteOrder, do func(block []byte)) {
	n := uint64(len(data)) * 8
	for ; len(data) >= block; data = data[block:] {
		do(data[:block])
	}
	last := append(append([]byte{}, data...), 0x80)
	for len(last)%block != block-8 || len(last) < len(data)+1+length-8 {
		last = append(last, 0)
	}
	last = append(last, make([]byte, 8)...)
	order.PutUint64(last[len(last)-8:], n)
	for ; len(last) > 0; last = last[block:] {
		do(last[:block])
	}
}

// MD5 is the MD5 of data.
func MD5(data []byte) []byte {
	s := [4]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}
	turns := [4][4]int{{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}
	var sines [64]uint32
	for i := range sines {
		sines[i] = uint32(math.Abs(math.Sin(float64(i+1))) * (1 << 32))
	}
	eachBlock(data, 64, 8, binary.LittleEndian, func(block []byte) {
		a, b, c, d := s[0], s[1], s[2], s[3]
		for i := range 64 {
			var f uint32
			var g int
			switch i / 16 {
			case 0:
				f, g = b&c|^b&d, i
			case 1:
				f, g = d&b|^d&c, 5*i+1
			case 2:
				f, g = b^c^d, 3*i+5
			case 3:
				f, g = c^(b|^d), 7*i
			}
			f += a + sines[i] + binary.LittleEndian.Uint32(block[g%16*4:])
			a, d, c, b = d, c, b, b+bits.RotateLeft32(f, turns[i/16][i%4])
		}
		s[0], s[1], s[2], s[3] = s[0]+a, s[1]+b, s[2]+c, s[3]+d
	})
	var out []byte
	for _, x := range s {
		out = binary.LittleEndian.AppendUint32(out, x)
	}
	return out
}

// SHA1 is the SHA-1 of data.
func SHA1(data []byte) []byte {
	s := [5]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}
	var w [80]uint32
	eachBlock(data, 64, 8, binary.BigEndian, func(block []byte) {
		v := s
		for i := range w {
			if w[i] = 0; i < 16 {
				w[i] = binary.BigEndian.Uint32(block[4*i:])
			} else {
				w[i] = bits.RotateLeft32(w[i-3]^w[i-8]^w[i-14]^w[i-16], 1)
			}
			b, c, d := v[1], v[2], v[3]
			var f uint32
			switch i / 20 {
			case 0:
				f = (b&c | ^b&d) + 0x5a827999
			case 1:
				f = (b ^ c ^ d) + 0x6ed9eba1
			case 2:
				f = (b&c | b&d | c&d) + 0x8f1bbcdc
			case 3:
				f = (b ^ c ^ d) + 0xca62c1d6
			}
			f += bits.RotateLeft32(v[0], 5) + v[4] + w[i]
			v = [5]uint32{f, v[0], bits.RotateLeft32(b, 30), c, d}
		}
		for i := range s {
			s[i] += v[i]
		}
	})
	var out []byte
	for _, x := range s {
		out = binary.BigEndian.AppendUint32(out, x)
	}
	return out
}
