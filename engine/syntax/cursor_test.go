package syntax

import (
	"fmt"
	"strings"
	"testing"

	"locmem/engine/py"
)

// TestAt has texts that end at a cursor: what may stand there, the word so far,
// what is before the dot or the module, and the brackets that are open.
func TestAt(t *testing.T) {
	names := []string{"nothing", "name", "attr", "module", "import", "member", "text"}
	for _, c := range []struct{ before, want string }{
		{"", "name '' 0"},
		{"ca", "name 'ca' 0"},
		{"x = ca", "name 'ca' 4"},
		{"x\n", "name '' 2"},
		{"cache.", "attr '' 6 of cache"},
		{"cache.ge", "attr 'ge' 6 of cache"},
		{"x = caches['default'].ge", "attr 'ge' 22 of caches['default']"},
		{"f(a)(b).c[0].d", "attr 'd' 13 of f(a)(b).c[0]"},
		{"(a).b", "attr 'b' 4 of a"},
		{"'abc'.up", "attr 'up' 6 of 'abc'"},
		{"5 + x.", "attr '' 6 of x"},
		{"[1, 2].ap", "attr 'ap' 7 of [1, 2]"},
		{"x..", "attr '' 3"},
		{"import ", "module '' 7"},
		{"import ti", "module 'ti' 7"},
		{"import a, django.co", "module 'django.co' 10"},
		{"import django.", "module 'django.' 7"},
		{"import a as ", "nothing '' 12"},
		{"from dj", "module 'dj' 5"},
		{"from django.", "module 'django.' 5"},
		{"from django.core ", "import '' 17"},
		{"from django.core im", "import 'im' 17"},
		{"from django.core.cache import ca", "member 'ca' 30 from django.core.cache"},
		{"from a import (b, c", "member 'c' 18 from a open ("},
		{"from .a import ", "member '' 15 from .a"},
		{"from ..a im", "import 'im' 9"},
		{"x; import a", "module 'a' 10"},
		{"if x:\n    from a import b", "member 'b' 24 from a"},
		{"cache.get('ke", "text 'ke' 11 open cache.get("},
		{`cache.get_many(["a", "b`, "text 'b' 22 open [ cache.get_many("},
		{"caches['de", "text 'de' 8 open caches["},
		{`x = """a` + "\n" + `b`, "text 'a\nb' 7"},
		{"cache.set('a', ca", "name 'ca' 15 open cache.set("},
		{"f(a, g(b, {c: d", "name 'd' 14 open { g( f("},
		{"x # comm", "nothing '' 8"},
		{"x = 12", "nothing '' 6"},
		{"x = 'abc\ny.z", "attr 'z' 11 of y"},
		{"x = )\ny.z", "attr 'z' 8 of y"},
		{">>> cache.ge", "attr 'ge' 10 of cache"},
		{">>> x = 1\n>>> for a in b:\n...     cache.ge", "attr 'ge' 40 of cache"},
		{"In [1]: cache.ge", "attr 'ge' 14 of cache"},
		{">>> x\n12", "nothing '' 8"},
		{"if x:\n    y.z", "attr 'z' 12 of y"},
		{"x = $", "name '' 5"},
	} {
		a := At(c.before)
		got := fmt.Sprintf("%s '%s' %d", names[a.Want], a.Word, a.Start)
		if a.Of != nil {
			got += " of " + written(a.Of)
		}
		if a.Module != "" {
			got += " from " + a.Module
		}
		if len(a.Open) > 0 {
			got += " open"
			for _, b := range a.Open {
				of := ""
				if b.Of != nil {
					of = written(b.Of)
				}
				got += " " + of + string(b.Kind)
			}
		}
		if got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.before, got, c.want)
		}
	}
}

// written is an expression as code; it knows those that the tests have.
func written(x Expr) string {
	switch x := x.(type) {
	case *Name:
		return x.ID
	case *Attribute:
		return written(x.X) + "." + x.Attr
	case *Subscript:
		return written(x.X) + "[" + written(x.Index) + "]"
	case *Call:
		return written(x.Func) + "(" + written(x.Args[0].Value) + ")"
	case *Constant:
		return py.Repr(x.Value)
	case *Sequence:
		var parts []string
		for _, item := range x.Items {
			parts = append(parts, written(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return fmt.Sprintf("%T", x)
}
