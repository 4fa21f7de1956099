package script

import "testing"

// Processes share the code of a library, and nothing that it does in one of them: not its
// names, nor those that functions, classes and comprehensions in it use.
func TestProcessesShareNoNamesOfALibrary(t *testing.T) {
	const source = `
n = 0
def up():
    global n
    def inner():
        return [n for _ in range(1)][0]
    n += 1
    return inner()
class Counter:
    def up(self):
        return up()
read = lambda: n
`
	library := Library{"counting": {Source: source}}
	modules := func(bool) (Library, error) { return library, nil }
	first, second, third := New(World{Modules: modules}), New(World{Modules: modules}), New(World{Modules: modules})
	for _, step := range []struct {
		in         *Interp
		code, want string
	}{
		{first, "import counting; counting.up()", "1"},
		{first, "counting.Counter().up()", "2"},
		{second, "import counting; counting.read()", "0"},
		{second, "counting.Counter().up()", "1"},
		{first, "counting.read()", "2"},
		{second, "counting.sum = 5; counting.range = lambda n: [0, 0]; counting.up()", "2"},
		{third, "from counting import *; up(), n", "(1, 0)"},
		{first, "counting.up(), counting.__name__, counting.up.__module__", "(3, 'counting', 'counting')"},
	} {
		if r := step.in.Exec(step.code, Run{}); r.Err != nil || *r.Repr != step.want {
			t.Errorf("%s: %v %v, not %s", step.code, r.Repr, r.Err, step.want)
		}
	}
}

// The classes of the playground's own are the same in all processes: none changes them.
func TestProcessesShareNoChangeOfAClass(t *testing.T) {
	first, second := New(World{Modules: TestModules}), New(World{Modules: TestModules})
	for _, code := range []string{
		"import datetime; del datetime.timezone.utc", "import datetime; del datetime.datetime.max",
		"import datetime; datetime.timezone.__dict__['extra'] = 5", "import datetime; datetime.timezone.extra = 5",
	} {
		first.Exec(code, Run{})
	}
	r := second.Exec("import datetime; datetime.timezone.utc, datetime.datetime.max.year, hasattr(datetime.timezone, 'extra')", Run{})
	if want := "(datetime.timezone.utc, 9999, False)"; r.Err != nil || *r.Repr != want {
		t.Errorf("%v %v, not %s", r.Repr, r.Err, want)
	}
}
