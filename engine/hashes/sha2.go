package hashes

import "encoding/binary"

// cubeRoots are the first 64 bits behind the point of the cube roots of the first
// 80 primes; the first halves of 64 of them are the constants of SHA-256.
var cubeRoots = [80]uint64{
	0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
	0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
	0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
	0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
	0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
	0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
	0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
	0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
	0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
	0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
	0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
	0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
	0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
	0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
	0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
	0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
	0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
	0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
	0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
	0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
}

// squareRoots are the same of the square roots of the first 16 primes. SHA-512
// starts with the first eight, SHA-384 with the others, SHA-256 with the first
// halves of the former and SHA-224 with the second halves of the latter.
var squareRoots = [16]uint64{
	0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
	0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
	0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
	0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
}

// word is what differs between hashes of words of 32 and of 64 bits.
type word struct {
	bits int
	turn []int // by how many bits words are turned
}

// sha2words are in the order of: a word of the message, one that is nearer, e, a.
var sha256words, sha512words = word{32, []int{7, 18, 3, 17, 19, 10, 6, 11, 25, 2, 13, 22}}, word{64, []int{1, 8, 7, 19, 61, 6, 14, 18, 41, 28, 34, 39}}

func (w word) cut(x uint64) uint64 { return x << (64 - w.bits) >> (64 - w.bits) }

// right turns a word.
func (w word) right(x uint64, n int) uint64 { return w.cut(x>>n | x<<(w.bits-n)) }

func (w word) three(x uint64, at int) uint64 {
	return w.right(x, w.turn[at]) ^ w.right(x, w.turn[at+1]) ^ w.right(x, w.turn[at+2])
}

func (w word) small(x uint64, at int) uint64 {
	return w.right(x, w.turn[at]) ^ w.right(x, w.turn[at+1]) ^ x>>w.turn[at+2]
}

// read is the word at the beginning of a block, write its opposite.
func (w word) read(b []byte) uint64 {
	if w.bits == 32 {
		return uint64(binary.BigEndian.Uint32(b))
	}
	return binary.BigEndian.Uint64(b)
}

// sha2 computes SHA-224 to SHA-512, whose state begins with words of a table,
// moved to the right.
func sha2(w word, start []uint64, shift, size int, data []byte) []byte {
	var s [8]uint64
	for i := range s {
		s[i] = w.cut(start[i] >> shift)
	}
	bytes := w.bits / 8
	rounds := 48 + w.bits/2
	var m [80]uint64
	eachBlock(data, 16*bytes, 2*bytes, binary.BigEndian, func(block []byte) {
		for i := range rounds {
			if i < 16 {
				m[i] = w.read(block[bytes*i:])
				continue
			}
			m[i] = w.cut(m[i-16] + m[i-7] + w.small(m[i-15], 0) + w.small(m[i-2], 3))
		}
		v := s
		for i := range rounds {
			a, e := v[0], v[4]
			t := v[7] + w.three(e, 6) + (e&v[5] ^ ^e&v[6]) + cubeRoots[i]>>(64-w.bits) + m[i]
			u := w.three(a, 9) + (a&v[1] ^ a&v[2] ^ v[1]&v[2])
			copy(v[1:], v[:7])
			v[4], v[0] = w.cut(v[4]+t), w.cut(t+u)
		}
		for i := range s {
			s[i] = w.cut(s[i] + v[i])
		}
	})
	var out []byte
	for _, x := range s {
		out = binary.BigEndian.AppendUint64(out, x<<(64-w.bits))[:len(out)+bytes]
	}
	return out[:size]
}
