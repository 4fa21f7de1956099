package engine

import (
	"testing"

	"locmem/engine/py"
)

// A signalling NaN cannot even be compared with 0, which Django does first.
func TestTimeoutOfSignallingNaN(t *testing.T) {
	c, err := NewProcess("t1", 1, NewManualClock(1000)).Open("default", Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := py.NewDecimal("-sNaN12")
	if err != nil {
		t.Fatal(err)
	}
	const want = "InvalidOperation: [<class 'decimal.InvalidOperation'>]"
	if err := c.Set(K("a"), py.Int(1), TimeoutOf(d)); err == nil || err.Error() != want {
		t.Errorf("set: %v, want %s", err, want)
	}
	if has, _ := c.HasKey(K("a")); has {
		t.Error("the value has an expiry record")
	}
}
