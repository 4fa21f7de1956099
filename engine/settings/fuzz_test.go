package settings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"locmem/engine"
	"locmem/engine/py"
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
		s, notes := Parse(src)
		for _, d := range notes {
			inside(t, src, d)
		}
		if s.Caches == nil {
			if len(notes) != 1 {
				t.Fatalf("no settings, and %d remarks", len(notes))
			}
			return
		}
		for i, b := range s.Blanks {
			if b.Text != src[b.Start:b.End] || b.Text == "" || len(b.Path) == 0 && s.root.shape != blank {
				t.Fatalf("%+v", b)
			}
			if i < 5 {
				for _, d := range s.Fill(i, py.Str("soon")) {
					inside(t, src, d)
				}
			}
		}
		caches := engine.NewCaches(engine.NewProcess("w1", 1, nil), s.Caches)
		for i, alias := range caches.Aliases() {
			if i < 5 {
				caches.Open(alias)
			}
		}
	})
}
