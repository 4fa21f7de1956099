package bundle

import (
	"strings"
	"testing"
)

// lengthed is a text behind its length, which is below 128.
func lengthed(s string) string { return string(byte(len(s))) + s }

func section(id byte, body string) string { return string(id) + lengthed(body) }

// withNames is a module that imports one function and has three.
func withNames() []byte {
	body := func(n int) string { return lengthed(strings.Repeat("\x01", n)) }
	name := func(index byte, s string) string { return string(index) + lengthed(s) }
	return []byte("\x00asm\x01\x00\x00\x00" +
		section(0, lengthed("go:buildid")+"abc") +
		section(2, "\x01"+lengthed("gojs")+lengthed("f")+"\x00\x00") +
		section(10, "\x03"+body(5)+body(7)+body(11)) +
		section(0, lengthed("name")+"\x00"+lengthed("go")+"\x01"+lengthed("\x04"+
			name(0, "imported")+name(1, "a.b_c_d.__T_.M")+name(2, "a.b_c_d.f")+name(3, "type_.eq.x"))))
}

func TestCodeIsAddedUpByPackage(t *testing.T) {
	functions, err := functionSizes(withNames())
	if err != nil {
		t.Fatal(err)
	}
	got := byPackage(functions, []string{"a.b/c", "a.b/c-d", "a"})
	if len(got) != 2 || got[0] != (function{"a.b/c-d", 12}) || got[1] != (function{"", 11}) {
		t.Errorf("%v", got)
	}
}

func TestModulesWithoutNamesAreRefused(t *testing.T) {
	whole := withNames()
	for _, bad := range [][]byte{nil, whole[:8], whole[:len(whole)-1], whole[:30]} {
		if list, err := functionSizes(bad); err == nil {
			t.Errorf("%q has %v", bad, list)
		}
	}
}

func TestSmallPackagesShareALine(t *testing.T) {
	var out strings.Builder
	writePackages(&out, []function{{"big", 1234567}, {"", 30000}, {"just", smallPackage}, {"small", 100}, {"less", 1}})
	want := "       code  package\n  1 234 567  big\n     20 480  just\n     30 101  3 others\n  1 285 148  all code, without data\n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}
