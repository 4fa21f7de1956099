package port

import "testing"

func TestLineAt(t *testing.T) {
	for _, c := range []struct{ line, from, to int }{{0, 0, 3}, {1, 0, 3}, {2, 4, 4}, {3, 5, 7}, {9, 5, 7}} {
		if from, to := lineAt("a😀\n\nbc", c.line); from != c.from || to != c.to {
			t.Errorf("line %d is from %d to %d", c.line, from, to)
		}
	}
}
