package hashes

import (
	"encoding/binary"
	"math/bits"
)

// keccak computes SHA3 with a result of so many bytes.
func keccak(size int, data []byte) []byte {
	rate := 200 - 2*size
	var s [25]uint64
	for ; len(data) >= rate; data = data[rate:] {
		absorb(&s, data[:rate])
	}
	last := make([]byte, rate)
	copy(last, data)
	last[len(data)] = 6
	last[rate-1] |= 0x80
	absorb(&s, last)
	var out []byte
	for _, x := range s {
		out = binary.LittleEndian.AppendUint64(out, x)
	}
	return out[:size]
}

// absorb takes a block into the state, by Keccak-f[1600].
func absorb(s *[25]uint64, block []byte) {
	for i := range len(block) / 8 {
		s[i] ^= binary.LittleEndian.Uint64(block[8*i:])
	}
	lfsr := byte(1) // makes the constants of the rounds
	for range 24 {
		var c [5]uint64
		for i, x := range s {
			c[i%5] ^= x
		}
		for i := range s {
			s[i] ^= c[(i+4)%5] ^ bits.RotateLeft64(c[(i+1)%5], 1)
		}
		at, x := 1, s[1] // each goes to the next place, turned further
		for i := range 24 {
			at = at/5 + (2*(at%5)+3*(at/5))%5*5
			s[at], x = bits.RotateLeft64(x, (i+1)*(i+2)/2), s[at]
		}
		for row := 0; row < 25; row += 5 {
			r := [5]uint64(s[row:])
			for i := range r {
				s[row+i] = r[i] ^ ^r[(i+1)%5]&r[(i+2)%5]
			}
		}
		for i := range 7 {
			s[0] ^= uint64(lfsr&1) << (1<<i - 1)
			lfsr = lfsr<<1 ^ lfsr>>7*0x71
		}
	}
}
