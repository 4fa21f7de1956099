package syntax

import (
	"regexp"
	"strings"
	"testing"
)

// otherPlaces are messages that the reader puts somewhere else on purpose: at
// the very word that is wrong, where CPython marks the whole expression, the
// token after it or a place in a text of its own.
var otherPlaces = regexp.MustCompile(`^SyntaxError: (` + strings.Join([]string{
	"f-string", "invalid .* literal", "cannot mix bytes", "\\(unicode error\\)", "\\(value error\\)",
	"positional argument follows", "invalid syntax. (Perhaps|Maybe)", "multiple starred expressions",
	"dict unpacking", "':' expected after", "expression expected after", "named arguments must follow",
}, "|") + `)|^IndentationError: un`)

// otherwise are snippets about which the reader says something else on purpose.
var otherwise = map[string]string{
	// A cell of the console may await.
	"f'{await x}'": "ok", "await x": "ok", "f(await a)": "ok", "async for x in y: pass": "ok", "async with x: pass": "ok",
	// Whether a name is bound anywhere is not the reader's to know.
	"def f():\n    nonlocal x\n    x = 1": "ok", "class A:\n    def f(self):\n        nonlocal x": "ok",
	// Clearer than CPython, or the words of a later one.
	"f'{}'":       "SyntaxError: f-string: valid expression required before '}' (1:3)",
	"f'{ }'":      "SyntaxError: f-string: valid expression required before '}' (1:3)",
	"f'{!r}'":     "SyntaxError: f-string: valid expression required before '}' (1:3)",
	"f'{a b}'":    "SyntaxError: f-string: invalid syntax (1:6)",
	"True, x = 1": "SyntaxError: cannot assign to True (1:1)",
	"a := 5":      "SyntaxError: invalid syntax (1:1)",
	"x <> y":      "SyntaxError: invalid syntax (1:4)", "@x": "SyntaxError: invalid syntax (1:3)",
	"x = a not b": "SyntaxError: invalid syntax (1:7)", "match (x):\n    pass": "SyntaxError: invalid syntax (1:11)",
	"match x:\n    case [a] | [b]: pass": "SyntaxError: alternative patterns bind different names (2:16)",
}

// TestCPython compares what the reader accepts and says with what CPython did,
// which testdata/record.py recorded.
func TestCPython(t *testing.T) {
	place := regexp.MustCompile(` \(\d+:\d+\)$`)
	for _, c := range readTranscripts(t, "cpython.txt") {
		want := strings.TrimSpace(c.want)
		_, err := Parse(c.code)
		got := "ok"
		if err != nil {
			got, _, _ = strings.Cut(said(err), "\n")
		}
		if own, ok := otherwise[c.code]; ok {
			want = own
		}
		if otherPlaces.MatchString(want) {
			got, want = place.ReplaceAllString(got, ""), place.ReplaceAllString(want, "")
		}
		if got != want {
			t.Errorf("cpython.txt:%d: %s\n got %s\nwant %s", c.line, c.code, got, want)
		}
	}
}
