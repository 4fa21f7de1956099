package share

import (
	"fmt"
	"strings"
	"testing"

	"rsc.io/qr"
)

// TestQR compares the path with the modules of the code.
func TestQR(t *testing.T) {
	link := "https://docs.example/#1d=" + strings.Repeat("abc", 100)
	path, side, ok := QR(link)
	code, err := qr.Encode(link, qr.L)
	if err != nil || !ok || side != code.Size+8 {
		t.Fatalf("%v, %d modules, %v", ok, side, err)
	}
	black := map[[2]int]bool{}
	for _, run := range strings.Split(strings.TrimSuffix(path, "z"), "z") {
		var x, y, n, back int
		if _, err := fmt.Sscanf(run, "M%d %dh%dv1H%d", &x, &y, &n, &back); err != nil || back != x || n < 1 {
			t.Fatalf("%q: %v", run, err)
		}
		for i := range n {
			black[[2]int{x + i, y}] = true
		}
	}
	for y := range side {
		for x := range side {
			if black[[2]int{x, y}] != code.Black(x-4, y-4) {
				t.Fatalf("the module at %d, %d", x, y)
			}
		}
	}
	if _, _, ok := QR(strings.Repeat("a", QRMost+1)); ok {
		t.Error("a link that is too long has a code")
	}
	if _, _, ok := QR(strings.Repeat("a", QRMost)); !ok {
		t.Error("one that is not has none")
	}
}
