package script

import "testing"

// TestAPastedSessionGoesOn: an error is one of the things that a session shows,
// unless it is the last or has ended the run.
func TestAPastedSessionGoesOn(t *testing.T) {
	r, in := exec(">>> x = 1\n>>> 1 / 0\nTraceback (most recent call last):\nZeroDivisionError: division by zero\n>>> x + 1\n2\n>>> x + 2\n3\n", Run{})
	if r.Err != nil || r.Output != "ZeroDivisionError: division by zero\n2\n" || r.Repr == nil || *r.Repr != "3" {
		t.Errorf("a session with an error shows %+v", r)
	}
	if r = in.Exec(">>> x = 2\n>>> nothing\n", Run{}); r.Err == nil || r.Err.Type != "NameError" {
		t.Errorf("a session that ends in an error shows %+v", r)
	}
	if r = in.Exec(">>> while True: pass\n>>> x = 3\n", Run{Steps: 100_000}); !r.Exhausted || r.Err == nil {
		t.Errorf("a session that takes too much shows %+v", r)
	}
	if r = in.Exec("x", Run{}); *r.Repr != "2" {
		t.Errorf("x is %s", *r.Repr)
	}
}
