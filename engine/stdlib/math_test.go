package stdlib

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"locmem/engine/script"
)

func TestISqrt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 0, 200).Draw(t, "n"))
		if rapid.Bool().Draw(t, "square") { // and what lies beside one
			n.Mul(n, n).Add(n, big.NewInt(int64(rapid.IntRange(-1, 1).Draw(t, "beside"))))
			n.Abs(n)
		}
		got, rest, err := isqrt(n, script.New(script.World{}).QuoRem, func(int) error { return nil })
		if want := new(big.Int).Sqrt(n); err != nil || got.Cmp(want) != 0 {
			t.Fatalf("isqrt(%v) is %v, not %v, %v", n, got, want, err)
		}
		if square := new(big.Int).Mul(got, got); square.Add(square, rest).Cmp(n) != 0 {
			t.Fatalf("isqrt(%v) leaves %v", n, rest)
		}
	})
}
