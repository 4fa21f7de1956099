package settings

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

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
