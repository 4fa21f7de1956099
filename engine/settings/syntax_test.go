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
	`C = {"a": "\N{BULLET}"}`:         "SyntaxError: the playground does not know '\\N{...}'",
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
		for _, d := range second(Parse(want.Src)) {
			if strings.HasPrefix(d.Message, "SyntaxError: ") || strings.HasPrefix(d.Message, "IndentationError: ") {
				got = d
			}
		}
		if own := otherwise[want.Src]; own != "" {
			want.Error = own
		}
		if otherPlaces.MatchString(want.Error) && got.Line >= 1 { // at the very word that is wrong
			want.Line, want.Column = got.Line, got.Column
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
