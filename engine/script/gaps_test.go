package script

import (
	"runtime"
	"strings"
	"testing"
	"time"
)

// Operations on much pause while they are under way: by a clock that passes 10 ms
// at each look, there is a pause every so many steps.
func TestLongOperationsPause(t *testing.T) {
	defer func() { now = time.Now }()
	passed := time.Time{}
	now = func() time.Time { passed = passed.Add(pauseEvery); return passed }
	world, _ := testWorld()
	in := New(world)
	r := in.Exec(`import math
L = list(range(100000))
s, t = set(L), set(L)
d, e = dict.fromkeys(L), dict.fromkeys(L)
n = 3 ** 1000000
m, o = 3 ** 300000, 2 ** 4000 - 1
p = m * m
a, b, u = 'a' * 10**7, 'b' * 10**7 + 'a', 'é' * 3 * 10**6`, Run{})
	if r.Err != nil {
		t.Fatal(r.Err)
	}
	for _, code := range []string{
		"x = set(L)", "x = frozenset(L)", "x = {*L}", "x = s | t", "x = s & t", "x = s ^ t", "x = s - t", "s |= t",
		"x = s.union(L)", "x = s.issubset(L)", "x = s.copy()", "x = s == t", "x = s <= t", "x = s >= t",
		"x = dict.fromkeys(L)", "x = d | e", "x = d.copy()", "d.update(e)", "d |= e", "x = {**d}", "x = dict(d)",
		"x = math.isqrt(n)", "x = 3 ** 1000000", "x = m * m", "x = p // (m + 1)", "x = p % (m + 1)", "x = pow(o, o, o - 2)",
		"x = a.strip(b)", "x = a.lstrip('a')", "x = a.rstrip('a')", "x = u.upper()", "x = u.title()", "x = u.isalpha()", "x = u.islower()",
		"x = a.splitlines()", "x = u.expandtabs()", "x = a.replace('a', '')", "x = u.replace('', '-')", "x = a.encode('latin-1')",
		"x = u[::-1]", "x = repr(u)", "x = ascii(u[:10**6])", "x = repr(L)", "x = str(L)", "x = f'{L}'", "x = '%r' % (L,)", "x = '%s' * 100 % tuple(L[:100])",
	} {
		pauses := 0
		if r := in.Exec(code, Run{Pause: func() { pauses++ }}); r.Err != nil || pauses < 5 {
			t.Errorf("%s: %d pauses, %v", code, pauses, r.Err)
		}
		stops := 0
		r := in.Exec(code, Run{Pause: func() { stops++; in.Stop() }})
		if r.Err == nil || r.Err.Type != "KeyboardInterrupt" || stops != 1 {
			t.Errorf("%s did not stop at its first pause, but after %d: %v", code, stops, r.Err)
		}
	}
}

// A copy counts with its size: in memory, and in steps where it is thrown away.
func TestCopiesAreCounted(t *testing.T) {
	for _, code := range []string{
		"x = [t[i:] for i in range(200)]", "x = [s[::-1] for i in range(100)]", "x = [u[::-1] for i in range(100)]",
		"x = [b[i:] for i in range(100)]", "print(*range(60), sep=s)",
	} {
		world, _ := testWorld()
		in := New(world)
		in.Exec("t, s, u, b = tuple(range(5 * 10**5)), 'a' * 10**7, 'é' * 5 * 10**6, bytearray(10**7)", Run{})
		if r := in.Exec(code, Run{}); r.Err == nil || r.Err.Type != "MemoryError" {
			t.Errorf("%s: %v", code, r.Err)
		}
	}
	world, _ := testWorld()
	in := New(world)
	if r := in.Exec("import itertools, random; l = list(range(9 * 10**5)); d = dict.fromkeys(range(3 * 10**5))", Run{}); r.Err != nil {
		t.Fatal(r.Err)
	}
	for _, code := range []string{
		"for i in range(10**4): del l[0]", "for i in range(10**4): del l[:1]", "for i in range(10**4): l.remove(l[0])",
		"for i in range(10**4): x = next(iter(d))", "for i in range(10**4): x = next(iter(d.values()))",
		"for p in itertools.permutations(range(10**4), 2): pass", "for i in range(10**4): x = random.getrandbits(9 * 10**5)",
	} {
		if r := in.Exec(code, Run{Steps: 500_000}); !r.Exhausted {
			t.Errorf("%s: %d steps, %v", code, r.Steps, r.Err)
		}
	}
	for code, want := range map[string]string{
		"int('1' * 4_000_000, 3)":                                   "ValueError",
		"list(itertools.product([1], [1], [1], [1], repeat=2**62))": "MemoryError",
		"x = next(itertools.product([1], repeat=2**62))":            "MemoryError",
		"random.getrandbits(16 * 10**6)":                            "MemoryError",
	} {
		if r := in.Exec(code, Run{Steps: 500_000}); r.Err == nil || r.Err.Type != want {
			t.Errorf("%s: %v, not %s", code, r.Err, want)
		}
	}
}

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

// Sets are compared without a look at their order, which takes a table; a text that
// does not fit is not joined first.
func TestComparingAndJoiningTakeLittleMemory(t *testing.T) {
	world, _ := testWorld()
	in := New(world)
	if r := in.Exec("s = set(range(200000))\nt = set(range(200000))\nL = ['a' * 10**6] * 400", Run{}); r.Err != nil {
		t.Fatal(r.Err)
	}
	for _, code := range []string{"x = s <= t", "x = s == t", "x = s < t", "try:\n    ','.join(L)\nexcept MemoryError: pass"} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r := in.Exec(code, Run{})
		runtime.ReadMemStats(&after)
		if made := (after.TotalAlloc - before.TotalAlloc) >> 10; made > 512 || r.Err != nil {
			t.Errorf("%s took %d KB: %v", code, made, r.Err)
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
