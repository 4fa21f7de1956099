package syntax

import (
	"strings"
	"testing"
)

// TestOutside has lines and what of them stands outside of strings.
func TestOutside(t *testing.T) {
	for line, want := range map[string]string{
		"":                       "",
		"a = 'b' # c 'd'":        "a =  # c 'd'",
		`a("b\"c", r'd')`:        "a(, )",
		"x = 'abc":               "x = ",
		`x = """a # b`:           "x = ",
		"    f'{a[\"b\"]}' == 1": "     == 1",
		"$ 'a' ? b'c' d":         "$  ?  d",
		") 'a' ] 'b":             ")  ] ",
		"01 'é' é":               "01  é",
	} {
		got := ""
		for i := range Outside(line) {
			got += line[i : i+1]
		}
		if got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// TestWordEnd has texts and the word that begins at the first dot.
func TestWordEnd(t *testing.T) {
	for src, want := range map[string]string{
		"": "", "a = .bcd + 1": "bcd", "a .12.5)": "12.5", "f(.'a b' 'c')": "'a b'", "f(.r'\\d')": `r'\d'`,
		"x .'abc": "'", "x .)]": ")", "x .é1 ": "é1", "x .\n": "", "x .= 1": "=", "x .if y": "if",
		"x ." + `"""a` + "\n" + `b""" + 1`: `"""a` + "\n" + `b"""`, "x .$": "$", "x . ": " ",
	} {
		before, after, _ := strings.Cut(src, ".")
		src = before + after
		if end := WordEnd(src, len(before)); src[len(before):end] != want {
			t.Errorf("%q: %q, want %q", after, src[len(before):end], want)
		}
	}
}
