package settings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"locmem/engine"
)

// FuzzParse checks for any text: no panic, every place inside the text, words
// for every code, blanks that are pieces of the source, and an engine that
// takes what comes out.
func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/notes/*.py")
	for _, file := range files {
		data, _ := os.ReadFile(file)
		for _, chunk := range strings.Split(string(data), chunkLine) {
			f.Add(chunk)
		}
	}
	data, _ := os.ReadFile("testdata/syntax.txt")
	for _, line := range strings.Split(string(data), "\n") {
		f.Add(strings.ReplaceAll(line, `\n`, "\n"))
	}
	f.Add("CACHES = {\"a\": \"\xff\"}")
	f.Add("CACHES = \x00")
	f.Fuzz(func(t *testing.T, src string) {
		s, notes := parse(src)
		for _, d := range notes {
			inside(t, src, d)
		}
		if s.Caches == nil {
			failed := 0
			for _, d := range notes {
				if d.Severity == Error {
					failed++
				}
			}
			if failed != 1 {
				t.Fatalf("no settings, and %d errors", failed)
			}
		}
		if len(s.Blanks) > 1 {
			t.Fatalf("%+v", s.Blanks)
		}
		if len(s.Blanks) == 1 {
			b := s.Blanks[0]
			text := newText(src)
			from, to := text.offset(b.Line, b.Column), text.offset(b.Line, b.EndColumn)
			if b.Text == "" || !strings.HasPrefix(b.Text, src[from:to]) || !strings.HasPrefix(src[from:], b.Text) {
				t.Fatalf("%+v", b)
			}
			for _, d := range s.Fill(0, "soon") {
				inside(t, src, d)
			}
		}
		if s.Caches == nil {
			return
		}
		caches := engine.NewCaches(engine.NewProcess("w1", 1, nil), s.Caches)
		for i, alias := range caches.Aliases() {
			if i < 5 {
				caches.Open(alias)
			}
		}
	})
}
