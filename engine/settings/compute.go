package settings

import (
	"math/bits"

	"locmem/engine/py"
)

// compute is what a + b * c comes to: ints with + - and *, and text with +.
// Nil is anything else, also numbers beyond 2**40. It takes time in
// proportion to the text.
func compute(operands []*node, ops []string) py.Value {
	for i, n := range operands {
		if n.shape != literal || i > 0 && ops[i-1] != "+" && ops[i-1] != "-" && ops[i-1] != "*" {
			return nil
		}
	}
	if _, ok := operands[0].value.(py.Str); ok {
		return join(operands, ops)
	}
	sum, product, minus := int64(0), int64(0), false
	fits := true
	for i, n := range operands {
		v, ok := n.value.(py.Int)
		if !ok {
			return nil
		}
		if i > 0 && ops[i-1] == "*" {
			product = times(product, int64(v), &fits)
			continue
		}
		sum = plus(sum, product, minus, &fits)
		product, minus = int64(v), i > 0 && ops[i-1] == "-"
	}
	sum = plus(sum, product, minus, &fits)
	if !fits {
		return nil
	}
	return py.Int(sum)
}

// join is text + text + text.
func join(operands []*node, ops []string) py.Value {
	var joined []byte
	for i, n := range operands {
		s, ok := n.value.(py.Str)
		if !ok || i > 0 && ops[i-1] != "+" {
			return nil
		}
		joined = append(joined, s...)
	}
	return py.Str(joined)
}

// within is the largest number that compute works with: room is left so that
// sums of a whole text do not overflow.
const within = 1 << 40

func plus(a, b int64, minus bool, fits *bool) int64 {
	if minus {
		b = -b
	}
	if *fits = *fits && abs(b) <= within && abs(a) <= within; !*fits {
		return 0
	}
	return a + b
}

func times(a, b int64, fits *bool) int64 {
	if high, low := bits.Mul64(abs(a), abs(b)); high != 0 || low > within {
		*fits = false
	}
	if !*fits {
		return 0
	}
	return a * b
}

func abs(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}
