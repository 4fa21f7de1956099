package py

import "testing"

// TestSetOrder has the texts that CPython 3.11 and 3.13 write.
func TestSetOrder(t *testing.T) {
	for _, c := range []struct {
		items []Value
		want  string
	}{
		{[]Value{Int(3), Int(1), Int(2)}, "{1, 2, 3}"},
		{[]Value{Int(8), Int(0)}, "{8, 0}"},
		{[]Value{Int(0), Int(8)}, "{0, 8}"},
		{[]Value{Int(16), Int(8), Int(0), Int(24)}, "{16, 8, 0, 24}"},
		{[]Value{Int(-1), Int(-2)}, "{-1, -2}"},
		{[]Value{Int(-2), Int(-1), Int(2305843009213693949)}, "{2305843009213693949, -2, -1}"},
		{[]Value{Bool(true), Int(0), Int(2)}, "{0, True, 2}"},
		{[]Value{Int(100), Int(5), Int(9), Int(1000), Int(31), Int(7), Int(64), Int(-64)}, "{64, -64, 100, 5, 7, 1000, 9, 31}"},
		{[]Value{Int(4611686018427387904), Int(2305843009213693951), Int(0), Int(1)}, "{2305843009213693951, 0, 4611686018427387904, 1}"},
		{[]Value{Int(33), Int(1), Int(65), Int(97), Int(129), Int(161), Int(193), Int(225), Int(257), Int(289), Int(321), Int(353), Int(2), Int(40), Int(41), Int(42), Int(43), Int(44), Int(45), Int(46), Int(47), Int(48), Int(49), Int(50), Int(51), Int(52), Int(53), Int(54), Int(55), Int(56), Int(57), Int(58), Int(59)}, "{129, 1, 257, 2, 33, 161, 289, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 65, 193, 321, 97, 225, 353}"},
		{[]Value{Str("b"), Int(2), Int(1)}, "{'b', 2, 1}"}, // hashes of texts differ from run to run
	} {
		s, err := NewSet(c.items...)
		if err != nil {
			t.Fatal(err)
		}
		if got := Repr(s); got != c.want {
			t.Errorf("%v: got %s, want %s", c.items, got, c.want)
		}
	}
}
