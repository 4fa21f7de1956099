package script

import (
	"runtime"
	"strings"
	"testing"
)

// What holds no text beyond 16 MB may show as one: it is not written out.
func TestShowingMuchTakesLittleMemory(t *testing.T) {
	for _, code := range []string{
		"L", "print(L)", "x = repr(L)", "x = str(L)", "x = f'{L}'", "x = '{}'.format(L)", "x = '%s' % (L,)", "x = '%r' % (L,)", "x = '%a' % (L,)",
		"x = '%s' * 400 % tuple(L)", "x = f'{a}' + f'" + strings.Repeat("{a}", 400) + "'",
		"x = str({1: L})", "x = str(tuple(L))", "x = str({tuple(L)})", "x = str(d.values())", "x = repr(ValueError(L))", "x = str(ValueError(L, 1))",
	} {
		world, _ := testWorld()
		in := New(world)
		if r := in.Exec("a = 'a' * 10**6\nL = [a] * 400\nd = {i: a for i in range(400)}", Run{}); r.Err != nil {
			t.Fatal(r.Err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r := in.Exec(code, Run{})
		runtime.ReadMemStats(&after)
		if r.Err == nil || r.Err.Type != "MemoryError" {
			t.Errorf("%.40s: %v", code, r.Err)
		}
		if made := (after.TotalAlloc - before.TotalAlloc) >> 20; made > 256 {
			t.Errorf("%.40s took %d MB", code, made)
		}
	}
}

// What is read to its end, and has none, ends at the size of the largest value.
func TestReadingWithoutEnd(t *testing.T) {
	for _, code := range []string{"list(iter(int, 1))", "tuple(iter(int, 1))", "a, *b = iter(int, 1)", "sorted(iter(int, 1))", "set(iter(int, 1))"} {
		r, _ := exec(code, Run{Steps: 100_000_000})
		if r.Err == nil || r.Err.Type != "MemoryError" || !strings.Contains(r.Err.Error(), "16 MB") {
			t.Errorf("%s: %v", code, r.Err)
		}
	}
}
