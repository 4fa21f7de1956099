package syntax

import (
	"strings"
	"testing"

	"locmem/engine/py"
)

// TestOddText has characters that a transcript cannot show.
func TestOddText(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"\ufeffx = 1\r\ny = 2\rz = 3\r\n", ""},
		{"if x:\r\n    y\r\n    z\r\n", ""},
		{"x = '''a\r\nb\rc'''\r\ny = = 1", "SyntaxError: invalid syntax (4:5)\n"},
		{"x = 'a\r\n", "SyntaxError: unterminated string literal (detected at line 1) (1:5)\n"},
		{"if x:\n\ty\n        z", "TabError: inconsistent use of tabs and spaces in indentation (3:9)\nhint: Use four spaces for each level.\n"},
		{"if x:\n\ty\n\tz\n", ""},
		{"\fif x:\n  \f    y\n", ""},
		{"x\u00a0= 1", "SyntaxError: invalid non-printable character U+00A0 (1:2)\nhint: Delete it; it came along with pasted text.\n"},
		{"x = \x011", "SyntaxError: invalid non-printable character U+0001 (1:5)\nhint: Delete it; it came along with pasted text.\n"},
		{"x\u200b = 1", "SyntaxError: invalid non-printable character U+200B (1:2)\nhint: Delete it; it came along with pasted text.\n"},
		{"é = 1\nx = '\xff'", "SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0xff in position 12: invalid start byte (2:6)\n"},
		{"x = 1\ny\x00", "SyntaxError: source code string cannot contain null bytes (2:2)\nhint: write \\x00\n"},
		{"éé = 1 1", "SyntaxError: invalid syntax (1:8)\n"},
		{"x = 1 \\", "SyntaxError: unexpected EOF while parsing (1:8)\n"},
		{"x = \\\r\n  1\r\n", ""},
	} {
		if _, err := Parse(c.src); said(err) != c.want {
			t.Errorf("%q\n got %swant %s", c.src, said(err), c.want)
		}
	}
}

// TestTexts: what string literals say, with every kind of line end.
func TestTexts(t *testing.T) {
	for src, want := range map[string]py.Value{
		`'a\tb\x41\u00e9\101\q'`: py.Str("a\tbAéA\\q"), "'a\\\nb'": py.Str("ab"), "'a\\\r\nb'": py.Str("ab"), "'''a\r\nb\rc'''": py.Str("a\nb\nc"),
		`r'\n\''`: py.Str(`\n\'`), "r'''\\\r\n'''": py.Str("\\\n"), `b'\xff\377'`: py.Bytes("\xff\xff"), `rb'\xff'`: py.Bytes(`\xff`),
		`'\1234'`: py.Str("S4"), `'\ud800'`: py.Str("\xed\xa0\x80"), `'a' "b" '''c'''`: py.Str("abc"), "1_000": py.Int(1000), "0xff": py.Int(255), "1e3": py.Float(1000), "2j": py.Complex(2i),
	} {
		x, err := ParseExpr(src)
		if err != nil {
			t.Errorf("%s: %v", src, err)
		} else if c, ok := x.(*Constant); !ok || c.Value != want {
			t.Errorf("%s reads as %#v", src, x)
		}
	}
}

func TestParseExpr(t *testing.T) {
	for src, want := range map[string]string{
		"x": "", "  x + 1  # comment\n": "", "\n\tx\n\n": "", "a, b": "", "x if y else z": "", "(1,\n 2)": "",
		"": "SyntaxError: invalid syntax (1:1)\n", "x = 1": "SyntaxError: invalid syntax (1:3)\n", "x\ny": "SyntaxError: invalid syntax (2:1)\n",
		"x; y": "SyntaxError: invalid syntax (1:2)\n", "return x": "SyntaxError: invalid syntax (1:1)\n", "*x": "SyntaxError: can't use starred expression here (1:1)\n",
		"(": "SyntaxError: '(' was never closed (1:1)\n",
	} {
		if _, err := ParseExpr(src); said(err) != want {
			t.Errorf("%q: %s, not %s", src, said(err), want)
		}
	}
}

func TestKeywords(t *testing.T) {
	if got := strings.Join(Keywords()[:5], " "); len(Keywords()) != 35 || got != "False None True and as" {
		t.Errorf("%d keywords: %s", len(Keywords()), got)
	}
}
