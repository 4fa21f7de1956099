package lesson

import "testing"

func TestStars(t *testing.T) {
	for want, s := range map[int]Score{
		1: {Right: 1, Predictions: 2, Hints: 1},
		2: {Right: 2, Predictions: 2, Hints: 1},
		3: {},
	} {
		if got := s.Stars(); got != want {
			t.Errorf("%+v: %d stars, want %d", s, got, want)
		}
	}
	if got := (Score{Predictions: 1}).Stars(); got != 2 {
		t.Errorf("no hint, a wrong prediction: %d stars", got)
	}
}
