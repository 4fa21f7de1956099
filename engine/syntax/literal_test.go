package syntax

import (
	"fmt"
	"strings"
	"testing"

	"locmem/engine/py"
)

// TestLiteralErrors has what people type wrong; where Python reports the same
// thing, message and place are Python's.
func TestLiteralErrors(t *testing.T) {
	for _, c := range []struct{ src, want, hint string }{
		{"hello", "invalid syntax (line 1, column 1)", "put text in quotes: 'hello'"},
		{"hello world", "invalid syntax (line 1, column 1)", "put text in quotes: 'hello world'"},
		{"don't", "invalid syntax (line 1, column 1)", `put text in quotes: "don't"`},
		{"[1, hello there, 2]", "invalid syntax (line 1, column 5)", "put text in quotes: 'hello there'"},
		{"", "invalid syntax (line 1, column 1)", "write a value, such as 42, 'text' or None"},
		{" # nothing\n", "invalid syntax (line 2, column 1)", "write a value, such as 42, 'text' or None"},
		{"'abc", "unterminated string literal (line 1, column 1)", "end the text with '"},
		{"[1, \"abc", "unterminated string literal (line 1, column 5)", `end the text with "`},
		{"'''abc\n", "unterminated triple-quoted string literal (line 1, column 1)", "end the text with '''"},
		{"'it's'", "invalid syntax (line 1, column 5)", `a text that contains ' goes between ", as in "it's"`},
		{"[1, 2", "'[' was never closed (line 1, column 1)", "end it with ]"},
		{"é, [\n(1", "invalid syntax (line 1, column 1)", "put text in quotes: 'é, ['"},
		{"'é', [\n (1", "'(' was never closed (line 2, column 2)", "end it with )"},
		{"[1)", "closing parenthesis ')' does not match opening parenthesis '[' (line 1, column 3)", "end it with ]"},
		{"1)", "unmatched ')' (line 1, column 2)", "leave it out, or write ( before it"},
		{"[1 2]", "invalid syntax. Perhaps you forgot a comma? (line 1, column 4)", "put a comma between two values"},
		{"1 2", "invalid syntax (line 1, column 3)", "one value is enough; several need brackets and commas: [1, 2]"},
		{"{'a' 1}", "invalid syntax. Perhaps you forgot a comma? (line 1, column 6)", "put a comma between two values, a colon between key and value"},
		{"{'a': }", "expression expected after dictionary key and ':' (line 1, column 7)", "write the value after the colon"},
		{"{'a': 1, 2}", "':' expected after dictionary key (line 1, column 11)", "a dict is written {'key': value}"},
		{"{1, 2: 3}", "invalid syntax (line 1, column 6)", "a colon stands between the key and the value of a dict: {'key': 1}"},
		{"{[]: 1}", "unhashable type: 'list' (line 1, column 2)", "what may change cannot be a key; use a tuple: (1, 2)"},
		{"{1, {}}", "unhashable type: 'dict' (line 1, column 5)", "what may change cannot be in a set; use a tuple: (1, 2)"},
		{"012", "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers (line 1, column 1)",
			"leave out the zeros, or put the digits in quotes"},
		{"1_", "invalid decimal literal (line 1, column 2)", "an underscore stands between two digits"},
		{"0xg", "invalid hexadecimal literal (line 1, column 3)", "put text in quotes: '0xg'"},
		{"0b2", "invalid digit '2' in binary literal (line 1, column 3)", ""},
		{"1e", "invalid decimal literal (line 1, column 2)", "put text in quotes: '1e'"},
		{"1.2.3", "invalid decimal literal (line 1, column 4)", "put text in quotes: '1.2.3'"},
		{"12abc", "invalid decimal literal (line 1, column 3)", "put text in quotes: '12abc'"},
		{"1j", "invalid decimal literal (line 1, column 2)", "complex numbers cannot be written here"},
		{`'é\x1'`, `(unicode error) 'unicodeescape' codec can't decode bytes in position 10-12: truncated \xXX escape (line 1, column 3)`,
			`a backslash starts an escape; write \\ for a backslash, as in 'C:\\x'`},
		{`'\U00110000'`, "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character (line 1, column 2)", ""},
		{`'\N{DIGIT ONE}'`, "(unicode error) unknown Unicode character name (line 1, column 2)", `write the character itself, or \uXXXX`},
		{`b'a\x1'`, `(value error) invalid \x escape at position 1 (line 1, column 4)`, `write two hexadecimal digits after \x`},
		{"b'é'", "bytes can only contain ASCII literal characters (line 1, column 1)", `write other bytes as \xhh`},
		{"'a' b'b'", "cannot mix bytes and nonbytes literals (line 1, column 5)", ""},
		{"f'x'", "invalid syntax (line 1, column 1)", "an f-string computes something; write the finished text without the f"},
		{"--1", "invalid syntax (line 1, column 1)", "only a number can have a - before it; put text in quotes"},
		{"-", "invalid syntax (line 1, column 2)", "a number has to follow the -"},
		{"1+2", "invalid syntax (line 1, column 2)", "write a finished value, not a computation"},
		{"“a”", "invalid character '“' (U+201C) (line 1, column 1)", "use the straight quotes ' or \""},
		{"null", "invalid syntax (line 1, column 1)", "Python writes it None"},
		{"[true]", "invalid syntax (line 1, column 2)", "Python writes it True"},
		{"Decimal('1')", "invalid syntax (line 1, column 1)",
			"only plain values can be written here: numbers, text, None, True, False, and lists, tuples, dicts, sets of them"},
		{"[1,,2]", "invalid syntax (line 1, column 4)", "a value is missing before the comma"},
		{"a\x00", "source code string cannot contain null bytes (line 1, column 2)", `write \x00`},
		{"'\xff'", "(unicode error) 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte (line 1, column 2)", ""},
		{"'\xed\xa0\x80'", "(unicode error) 'utf-8' codec can't decode byte 0xed in position 1: invalid continuation byte (line 1, column 2)", ""},
		{strings.Repeat("1", 4301), "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; " +
			"use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits. (line 1, column 1)", ""},
		{strings.Repeat("[", 201), "too many nested parentheses (line 1, column 201)", ""},
	} {
		v, err := Literal(c.src)
		bad, ok := err.(*Error)
		if !ok {
			t.Errorf("%q reads as %v, %v", c.src, v, err)
			continue
		}
		if got := fmt.Sprintf("%s (line %d, column %d)", bad.Error(), bad.Line, bad.Column); got != "SyntaxError: "+c.want || bad.Hint != c.hint {
			t.Errorf("%q\n got %s | %s\nwant SyntaxError: %s | %s", c.src, got, bad.Hint, c.want, c.hint)
		}
	}
}

// TestLiteralHints takes every hint that shows a text in quotes at its word.
func TestLiteralHints(t *testing.T) {
	for _, src := range []string{"hello", "hello world", "don't", `say "it's"`, "1.2.3", "x = 1", "a, b"} {
		_, err := Literal(src)
		fixed, ok := strings.CutPrefix(err.(*Error).Hint, "put text in quotes: ")
		if v, err := Literal(fixed); !ok || err != nil || v != py.Value(py.Str(src)) {
			t.Errorf("%s: the hint %s reads as %v, %v", src, fixed, v, err)
		}
	}
}

func FuzzLiteral(f *testing.F) {
	for _, s := range []string{"[1, 'a', {2: (3,)}]", `b'\x00' b"x"`, "{1, 2.5e10}", "'''a\n'''", "-0x_f", `'\u00e9\ud800'`, "set()", "1,\\\n2", "{1:{}}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		v, err := Literal(src)
		if err != nil {
			if bad := err.(*Error); bad.Line < 1 || bad.Column < 1 {
				t.Fatalf("%q: error at line %d, column %d", src, bad.Line, bad.Column)
			}
			return
		}
		text := py.Repr(v)
		if strings.Contains(text, "inf") && !strings.Contains(text, "'") {
			return // 1e999 is inf, which has no literal
		}
		again, err := Literal(text)
		if err != nil && strings.Contains(text, "inf") {
			return
		}
		if err != nil || py.Repr(again) != text || !py.Equal(again, v) {
			t.Fatalf("%q reads as %s, and that as %s, %v", src, text, fmt.Sprint(again), err)
		}
	})
}
