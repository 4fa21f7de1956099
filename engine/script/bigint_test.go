package script

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

// randomInt has up to so many bits, or is one of those where digits end.
func randomInt(r *rand.Rand, bits int) *big.Int {
	n := new(big.Int)
	switch size := uint(r.IntN(bits + 1)); r.IntN(4) {
	case 0:
		n.Lsh(big.NewInt(1), size).Sub(n, big.NewInt(int64(r.IntN(3))))
	default:
		for n.BitLen() < int(size) {
			n.Lsh(n, 64).Add(n, new(big.Int).SetUint64(r.Uint64()))
		}
		n.Rsh(n, uint(n.BitLen())-size)
	}
	if r.IntN(2) == 0 {
		n.Neg(n)
	}
	return n
}

// What is computed piece by piece is what math/big computes at once.
func TestLargeIntsInPieces(t *testing.T) {
	world, _ := testWorld()
	in := New(world)
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		x, y := randomInt(r, 6*pieceBits), randomInt(r, 6*pieceBits)
		if z, err := in.Product(x, y); err != nil || z.Cmp(new(big.Int).Mul(x, y)) != 0 {
			t.Fatalf("%x * %x: %v", x, y, err)
		}
		if z, err := in.Product(x, x); err != nil || z.Cmp(new(big.Int).Mul(x, x)) != 0 {
			t.Fatalf("the square of %x: %v", x, err)
		}
		if y.Sign() != 0 {
			q, rest, err := in.QuoRem(x, y)
			wantQ, wantRest := new(big.Int).QuoRem(x, y, new(big.Int))
			if err != nil || q.Cmp(wantQ) != 0 || rest.Cmp(wantRest) != 0 {
				t.Fatalf("%x / %x: %v", x, y, err)
			}
		}
	}
	for range 60 {
		x, y := randomInt(r, 200), big.NewInt(int64(r.IntN(2000)))
		if z, err := in.powerOf(x, y); err != nil || z.Cmp(new(big.Int).Exp(x, y, nil)) != 0 {
			t.Fatalf("%x ** %v: %v", x, y, err)
		}
		y, n := randomInt(r, 300), randomInt(r, 300)
		if n.Sign() <= 0 {
			continue
		}
		z, err := in.powerBelow(x, y, n)
		base := new(big.Int).Mod(x, n) // Exp has no right result for a negative base and exponent
		if want := base.Exp(base, y, n); err != nil || (z == nil) != (want == nil) || z != nil && z.Cmp(want) != 0 {
			t.Fatalf("%x ** %x mod %x: %x instead of %x, %v", x, y, n, z, want, err)
		}
	}
}

// A quotient is rounded once, also where it is tiny or no float at all.
func TestRatioOfInts(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		x, y := randomInt(r, 1300), randomInt(r, 1300)
		if y.Sign() == 0 || x.Sign() == 0 {
			continue
		}
		want, _ := new(big.Rat).SetFrac(x, y).Float64()
		if got := ratio(x, y); got != want {
			t.Fatalf("%x / %x = %v instead of %v", x, y, got, want)
		}
	}
}
