package syntax

import (
	"os"
	"strings"
	"testing"
)

// FuzzParse: whatever the text, reading it ends, and an error stands within it.
func FuzzParse(f *testing.F) {
	for _, name := range []string{"cpython.txt", "errors.txt"} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		for _, block := range strings.Split(string(data), "\n>>> ") {
			code, _, _ := strings.Cut(block, "\nok")
			f.Add(strings.ReplaceAll(code, "\n... ", "\n"))
		}
	}
	f.Add(">>> x\n... y\n1\nIn [1]: z\n   ...: w")
	f.Add("$ python manage.py shell\r\n>>> if x:\r\n... \ty\r\n")
	f.Fuzz(func(t *testing.T, src string) {
		body, err := Parse(src)
		within(t, src, err)
		for _, s := range body {
			if p := s.Place(); p.Line < 1 || p.Col < 1 || int(p.Offset) > len(src) {
				t.Fatalf("%q: a statement at %v", src, p)
			}
		}
		_, err = ParseExpr(src)
		within(t, src, err)
		if v, err := Literal(src); err != nil {
			within(t, src, err.(*Error))
		} else if v == nil {
			t.Fatalf("%q: no value", src)
		}
		cells, _ := Session(src)
		for _, c := range cells {
			_, err := c.Parse()
			within(t, src, err)
			if len(c.Shift) > 0 && len(c.Shift) != strings.Count(c.Src, "\n")+1 {
				t.Fatalf("%q: %d shifts for %q", src, len(c.Shift), c.Src)
			}
		}
		Incomplete(src)
		if c := At(src); c.Start < 0 || c.Start > len(src) || c.Start+len(c.Word) > len(src) {
			t.Fatalf("%q: a cursor at %d with %q", src, c.Start, c.Word)
		}
	})
}

// within checks that an error stands in the text.
func within(t *testing.T, src string, err *Error) {
	t.Helper()
	if err == nil {
		return
	}
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\r", "\n"), "\n")
	if err.Line < 1 || err.Line > len(lines) || err.Column < 1 || err.Column > len([]rune(lines[err.Line-1]))+1 || err.Message == "" {
		t.Fatalf("%q: %v at %d:%d", src, err, err.Line, err.Column)
	}
}
