package settings

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is remarked into testdata/notes; read the diff")

const (
	chunkLine  = "# ---\n"
	expectMark = "  #! "
)

// TestNotes reads the texts of testdata/notes, which # --- separates. Each
// diagnostic stands at the end of the line that causes it:
//
//	code  #! lint unknown-setting | 'LOCATON' | Django does not read 'LOCATON'. | 'LOCATION'
//
// that is severity, code, marked source, message, suggestion.
func TestNotes(t *testing.T) {
	files, err := filepath.Glob("testdata/notes/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var now []string
		line := 1
		for _, chunk := range strings.Split(string(data), chunkLine) {
			got := annotate(t, chunk)
			compare(t, file, line, chunk, got)
			now = append(now, got)
			line += strings.Count(chunk, "\n") + 1
		}
		if *update {
			if err := os.WriteFile(file, []byte(strings.Join(now, chunkLine)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// annotate returns the text with what is remarked at the end of each line.
func annotate(t *testing.T, chunk string) string {
	t.Helper()
	lines := strings.Split(chunk, "\n")
	for i, l := range lines {
		lines[i], _, _ = strings.Cut(l, expectMark)
	}
	src := strings.Join(lines, "\n")
	plain := slices.Clone(lines)
	_, notes := parse(src)
	for _, d := range notes {
		inside(t, src, d)
		marked := string([]rune(plain[d.Line-1])[d.Column-1 : d.EndColumn-1])
		text := fmt.Sprintf("%s %s | %s | %s", d.Severity, d.Code, marked, d.Message)
		if d.Suggestion != "" {
			text += " | " + d.Suggestion
		}
		lines[d.Line-1] += expectMark + text
	}
	return strings.Join(lines, "\n")
}

// inside checks that a diagnostic stands in the text and has words.
func inside(t *testing.T, src string, d Diagnostic) {
	t.Helper()
	text := newText(src)
	if d.Line < 1 || d.Line > len(text.lines) {
		t.Fatalf("line %d of %d: %+v", d.Line, len(text.lines), d)
	}
	width := len([]rune(src[text.lines[d.Line-1]:text.lineEnd(d.Line)]))
	if d.Column < 1 || d.EndColumn < d.Column || d.EndColumn > width+1 {
		t.Fatalf("columns %d-%d of a line of %d: %+v", d.Column, d.EndColumn, width, d)
	}
	if _, known := texts[d.Code]; !known && d.Code != "syntax" || d.Message == "" || strings.Contains(d.Message+d.Hint, "%[") && !strings.Contains(src, "%[") {
		t.Fatalf("words are missing: %+v", d)
	}
}

func compare(t *testing.T, file string, line int, want, got string) {
	t.Helper()
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range w {
		if w[i] != g[i] {
			t.Errorf("%s:%d:\n got %s\nwant %s", file, line+i, g[i], w[i])
		}
	}
}

// TestEveryCode finds for every code a text of the test data that causes it.
func TestEveryCode(t *testing.T) {
	unseen := maps.Clone(texts)
	see := func(src string) {
		for _, d := range second(parse(src)) {
			delete(unseen, d.Code)
		}
	}
	files, _ := filepath.Glob("testdata/notes/*.py")
	for _, file := range files {
		data, _ := os.ReadFile(file)
		for _, chunk := range strings.Split(string(data), chunkLine) {
			see(chunk)
		}
	}
	data, _ := os.ReadFile("testdata/syntax.txt")
	for _, line := range strings.Split(string(data), "\n") {
		see(strings.NewReplacer(`\n`, "\n", `\xa0`, "\u00a0").Replace(line))
	}
	for code := range unseen {
		t.Errorf("no text causes %q", code)
	}
}
