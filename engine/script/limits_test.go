package script

import (
	"runtime"
	"strings"
	"testing"
	"time"
)

// exec runs code in a new thread of a new process.
func exec(code string, r Run) (Result, *Interp) {
	world, _ := testWorld()
	in := New(world)
	return in.Exec(code, r), in
}

// TestBudget: no code runs on for ever, and none can catch that it was ended.
func TestBudget(t *testing.T) {
	for name, code := range map[string]string{
		"while":        "while True: pass",
		"for":          "for i in range(10**15): pass",
		"catch all":    "while True:\n  try:\n    while True: pass\n  except:\n    pass",
		"finally":      "def f():\n  try:\n    while True: pass\n  finally:\n    return 1\nf()",
		"sum":          "sum(range(10**15))",
		"any":          "any(0 for i in range(10**15))",
		"map":          "list(map(lambda x: x, range(10**6 * 5)))",
		"in":           "'x' in map(str, range(10**9))",
		"list of list": "x = [0]\nfor i in x: x.append(i)",
		"self-calling": "f = lambda n: f(n - 1) if n else 0\nwhile True: f(500)",
		"sorted":       "while True: sorted(range(1000), key=lambda x: -x)",
		"get_or_set":   "from django.core.cache import cache\ndef f():\n  while True: pass\ncache.get_or_set('a', f)",
		"zip":          "for a in zip(range(10**12), range(10**12)): pass",
		"unpack":       "a, *b = range(10**12)",
	} {
		t.Run(name, func(t *testing.T) {
			r, in := exec(code, Run{Steps: 300_000})
			if r.Err == nil || r.Err.Type != "RuntimeError" || !strings.HasPrefix(r.Err.Message, "stopped after 300,000 steps") {
				t.Fatalf("ended with %v", r.Err)
			}
			if r.Err.Line == 0 {
				t.Error("no word about where")
			}
			if r.Steps > 400_000 { // a builtin may go on a little
				t.Errorf("it took %d steps", r.Steps)
			}
			if again := in.Exec("1 + 1", Run{}); again.Repr == nil || *again.Repr != "2" {
				t.Fatalf("the next run gave %+v", again)
			}
		})
	}
}

func TestStop(t *testing.T) {
	for name, code := range map[string]string{
		"loop":      "while True: pass",
		"catch all": "while True:\n  try:\n    while True: pass\n  except:\n    print('caught')",
		"builtin":   "sum(range(10**15))",
	} {
		t.Run(name, func(t *testing.T) {
			world, _ := testWorld()
			in := New(world)
			started := make(chan bool, 1)
			go func() {
				<-started
				in.Stop()
			}()
			r := in.Exec(code, Run{Steps: 1 << 60, Pause: func() {
				select {
				case started <- true:
				default:
				}
			}})
			if r.Err == nil || r.Err.Error() != "KeyboardInterrupt" || r.Output != "" {
				t.Fatalf("ended with %v, output %q", r.Err, r.Output)
			}
			if again := in.Exec("1", Run{}); again.Err != nil {
				t.Fatalf("the next run gave %v", again.Err)
			}
		})
	}
}

// TestStopWithoutAPause: a run that lets nobody else in hears of it, too.
func TestStopWithoutAPause(t *testing.T) {
	world, _ := testWorld()
	in := New(world)
	r := in.Exec("print('on')\nwhile True: pass", Run{Output: func(string) { in.Stop() }})
	if r.Err == nil || r.Err.Error() != "KeyboardInterrupt" {
		t.Errorf("ended with %v", r.Err)
	}
}

// TestStopBefore: a Stop when nothing runs does not touch the next run.
func TestStopBefore(t *testing.T) {
	world, _ := testWorld()
	in := New(world)
	in.Stop()
	if r := in.Exec("1", Run{}); r.Err != nil {
		t.Fatal(r.Err)
	}
}

// TestPause: the page gets to breathe when 10 ms have passed, by a clock that
// passes a millisecond at each look.
func TestPause(t *testing.T) {
	defer func() { now = time.Now }()
	passed := time.Time{}
	now = func() time.Time { passed = passed.Add(time.Millisecond); return passed }
	pauses := 0
	exec("while True: pass", Run{Steps: 2_000_000, Pause: func() { pauses++ }})
	if looks := 2_000_000 / sliceSteps; pauses < looks/12 || pauses > looks/10 {
		t.Errorf("%d pauses in %d looks", pauses, looks)
	}
}

func TestRecursion(t *testing.T) {
	for name, code := range map[string]string{
		"plain":  "def f(n): return f(n + 1)\nf(0)",
		"lambda": "f = lambda: f()\nf()",
		"try":    "def f():\n  try:\n    f()\n  finally:\n    pass\nf()",
		"key":    "def f(x): return sorted([1, 2], key=f)\nf(1)",
		"cache":  "from django.core.cache import cache\ndef f(): return cache.get_or_set('k', f)\nf()",
		"map":    "def f(x): return list(map(f, [x]))\nf(1)",
		"await":  "async def f(): return await f()\nawait f()",
	} {
		t.Run(name, func(t *testing.T) {
			r, in := exec(code, Run{})
			if r.Err == nil || r.Err.Error() != "RecursionError: maximum recursion depth exceeded" {
				t.Fatalf("ended with %v", r.Err)
			}
			if again := in.Exec("def g(n): return n and g(n - 1)\ng(900)", Run{}); again.Err != nil {
				t.Fatalf("the next run gave %v", again.Err)
			}
		})
	}
	for n, want := range map[string]bool{"985": true, "1005": false} { // CPython's limit is 1000
		if r, _ := exec("def f(n): return n and f(n - 1)\nf("+n+")", Run{}); (r.Err == nil) != want {
			t.Errorf("%s calls within each other: %v", n, r.Err)
		}
	}
	r, _ := exec("def f(): return f()\ntry:\n  f()\nexcept RecursionError as e:\n  print('caught', e)", Run{})
	if r.Output != "caught maximum recursion depth exceeded\n" {
		t.Errorf("a handler saw %q, %v", r.Output, r.Err)
	}
}

// TestMemory: nothing can be made that a browser tab has no room for.
func TestMemory(t *testing.T) {
	for _, code := range []string{
		"'a' * 10**10", "[0] * 10**9", "(1,) * 10**18", "b'x' * 10**9", "2 ** 10**8", "10 ** 10 ** 10", "1 << 10**12",
		"x = 'a'\nwhile True: x += x", "x = [1]\nwhile True: x += x", "x = [1]\nwhile True: x = x + x", "x = 2\nwhile True: x *= x",
		"list(range(10**9))", "set(range(10**9))", "'%1000000000d' % 1", "'%*d' % (10**9, 1)", "f'{1:>1000000000}'",
		"'{:>1000000000}'.format(1)", "'a'.ljust(10**10)", "'a'.zfill(10**10)", "bytes(10**10)", "('a' * 10**6).replace('a', 'b' * 10**6)",
		"'x'.join(['a' * 10**6] * 1000)", "[*range(10**9)]", "x = []\nfor i in range(30): x = [x, x]\nrepr(x)", "x = []\nfor i in range(30): x = [x, x]\nx",
		"x = []; y = []\nfor i in range(60): x = [x, x]; y = [y, y]\nx == y", "pow(3, 10**9)", "dict.fromkeys(range(10**9))", "'ab' * 10**7 * 10",
		"x = [0] * 10**6\nx[0:0] = [0] * 10**7",
	} {
		t.Run(code, func(t *testing.T) {
			r, in := exec(code, Run{Steps: 1_000_000})
			if r.Err == nil || r.Err.Type != "MemoryError" && r.Err.Type != "RuntimeError" {
				t.Fatalf("ended with %v", r.Err)
			}
			if r.Err.Message == "" {
				t.Error("no word about why")
			}
			if again := in.Exec("1", Run{}); again.Err != nil {
				t.Fatalf("the next run gave %v", again.Err)
			}
		})
	}
}

// TestBigValues: the biggest value has 16 MB, however it is made, and making one
// takes more of a run's steps than making a short one.
func TestBigValues(t *testing.T) {
	for _, making := range []string{"'a' * n", "bytes(n)", "'a' + 'a' * (n - 1)"} {
		if r, _ := exec("n = 16 << 20\nlen("+making+")", Run{}); r.Err != nil || *r.Repr != "16777216" {
			t.Errorf("16 MB by %s: %+v", making, r)
		}
		if r, _ := exec("n = (16 << 20) + 1\nlen("+making+")", Run{}); r.Err == nil || r.Err.Type != "MemoryError" {
			t.Errorf("a byte more by %s: %+v", making, r)
		}
	}
	if r, _ := exec("for i in range(100): x = 'a' * 1_000_000", Run{}); r.Err != nil || r.Steps < 100*(1_000_000>>8) {
		t.Errorf("a hundred megabytes took %d steps, %v", r.Steps, r.Err)
	}
}

// TestHeap: many values that are allowed one by one are not allowed together.
func TestHeap(t *testing.T) {
	r, _ := exec("x = []\ntry:\n  while True: x.append('a' * 10_000_000 + str(len(x)))\nexcept:\n  print('caught')", Run{})
	if !r.Exhausted || r.Err == nil || r.Err.Error() != "MemoryError: the playground gives one run 256 MB" || r.Output != "" {
		t.Errorf("ended with %v, output %q", r.Err, r.Output)
	}
	runtime.GC()
}

// TestHeapOfManyRuns: what runs keep one after the other is bounded, too, and
// whoever made it can make room.
func TestHeapOfManyRuns(t *testing.T) {
	defer func(was uint64) { heapLimit = was; runtime.GC() }(heapLimit)
	runtime.GC()
	heapLimit = heap() + 100<<20
	r, in := exec("x = []", Run{})
	for n := 0; r.Err == nil; n++ {
		if n > 20 {
			t.Fatal("twenty runs kept 200 MB")
		}
		r = in.Exec("x.append('a' * 10_000_000 + str(len(x)))", Run{})
	}
	if !r.Exhausted || r.Err.Error() != "MemoryError: the playground's memory of 1 GB is used up" {
		t.Errorf("ended with %v", r.Err)
	}
	if r = in.Exec("x.clear()", Run{}); r.Err != nil {
		t.Fatalf("no room can be made: %v", r.Err)
	}
	if r = in.Exec("x.append('a' * 10_000_000)", Run{}); r.Err != nil {
		t.Errorf("with room again: %v", r.Err)
	}
}

// TestHeapAfterBigValues: a few big values are enough to look at the memory, long
// before the steps are.
func TestHeapAfterBigValues(t *testing.T) {
	defer func(was uint64) { heapLimit = was; runtime.GC() }(heapLimit)
	runtime.GC()
	heapLimit = heap() + 60<<20
	r, _ := exec("x = ['a' * 15_000_000, 'b' * 15_000_000, 'c' * 15_000_000, 'd' * 15_000_000]; y = ['e' * 15_000_000, 'f' * 15_000_000]; print('here')", Run{})
	if r.Steps >= heapSteps {
		t.Fatalf("after %d steps they are looked at anyway", r.Steps)
	}
	if !r.Exhausted || r.Output != "" || r.Err == nil || r.Err.Type != "MemoryError" {
		t.Errorf("ended with %v, %q", r.Err, r.Output)
	}
}

// TestNothingRunsAfterTheEnd: no handler of the program's sees that its run is over.
func TestNothingRunsAfterTheEnd(t *testing.T) {
	for _, code := range []string{"while True: print('y' * 1000)", "y = []\n  while True: y.append('a' * 10_000_000 + str(len(y)))", "while True: pass"} {
		_, in := exec("x = 0\ntry:\n  "+code+"\nexcept:\n  x = 1\nfinally:\n  x = 2", Run{Steps: 2_000_000})
		if r := in.Exec("x", Run{}); r.Repr == nil || *r.Repr != "0" {
			t.Errorf("%s: x is %+v", code, r)
		}
	}
	runtime.GC()
}

func TestOutputIsBounded(t *testing.T) {
	r, _ := exec("while True: print('x' * 1000)", Run{})
	if r.Err == nil || !strings.HasPrefix(r.Err.Message, "stopped: a run shows no more") || len(r.Output) > maxOutput+10 {
		t.Errorf("ended with %v after %d bytes", r.Err, len(r.Output))
	}
}

// TestDeep: values and code that lie deep in themselves do not run out of stack.
func TestDeep(t *testing.T) {
	for _, code := range []string{
		"x = []\nfor i in range(100000): x = [x]\nrepr(x)[:3]",
		"x = []\nfor i in range(100000): x = [x]\nfrom django.core.cache import cache\ncache.set('a', x)",
		"x = ()\nfor i in range(100000): x = (x,)\nhash(x)",
		"x = ()\nfor i in range(100000): x = (x,)\n{x: 1}",
		"x = []; y = []\nfor i in range(100000): x = [x]; y = [y]\nx == y",
		"x = []; y = []\nfor i in range(100000): x = [x]; y = [y]\nx < y",
		"x = {}\nfor i in range(100000): x = {1: x}\nstr(x)[:3]",
		"'%s' % x if (x := [[]]) else 0",
		strings.Repeat("(", 150) + "1" + strings.Repeat(")", 150),
		strings.Repeat("(", 100000), strings.Repeat("[", 100000), strings.Repeat("-", 100000) + "1", strings.Repeat("not ", 100000) + "1",
		strings.Repeat("lambda: ", 100000) + "1", "1" + strings.Repeat(" + 1", 100000), "x" + strings.Repeat(".a", 100000),
		"f" + strings.Repeat("()", 100000), "1" + strings.Repeat(" < 1", 100000), "1" + strings.Repeat(" if 1 else 1", 100000),
		"1" + strings.Repeat(" ** 1", 100000), strings.Repeat("await ", 100000) + "x", "if 1: pass\n" + strings.Repeat("elif 1: pass\n", 100000),
		strings.Repeat("f'{", 100000), strings.Repeat("{1:", 100000), strings.Repeat(" ", 100) + "x",
		"[x" + strings.Repeat(" for x in y", 100000) + "]", "x" + strings.Repeat("[0]", 100000) + " = 1", strings.Repeat("x = ", 10000) + "1",
	} {
		r, _ := exec(code, Run{})
		if r.Err != nil && (r.Err.Type == "SystemError" || r.Err.Message == "") {
			t.Errorf("%.60q: %v (%s)", code, r.Err, r.Err.Hint)
		}
	}
	for depth := 1; depth < 300; depth++ {
		var b strings.Builder
		for i := range depth {
			b.WriteString(strings.Repeat(" ", i) + "if 1:\n")
		}
		b.WriteString(strings.Repeat(" ", depth) + "pass\n")
		if r, _ := exec(b.String(), Run{}); r.Err != nil && r.Err.Type != "IndentationError" && r.Err.Type != "SyntaxError" {
			t.Fatalf("%d blocks: %v", depth, r.Err)
		}
	}
}
