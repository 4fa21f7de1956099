package port

import "testing"

func TestLineAt(t *testing.T) {
	for _, c := range []struct{ line, from, to int }{{0, 0, 3}, {1, 0, 3}, {2, 4, 4}, {3, 5, 7}, {9, 5, 7}} {
		if from, to := lineAt("a😀\n\nbc", c.line); from != c.from || to != c.to {
			t.Errorf("line %d is from %d to %d", c.line, from, to)
		}
	}
}

func TestPlacesInAText(t *testing.T) {
	const text = "é😀x"
	for bytes, units := range map[int]int{0: 0, 2: 1, 6: 3, 7: 4} {
		if got := unitsOf(text[:bytes]); got != units {
			t.Errorf("%d bytes are %d units, want %d", bytes, got, units)
		}
		if got := bytesOf(text, units); got != bytes {
			t.Errorf("%d units are %d bytes, want %d", units, got, bytes)
		}
	}
	if got := bytesOf(text, 9); got != len(text) {
		t.Errorf("behind the end: %d", got)
	}
}
