package bundle

import (
	"bytes"
	"go/parser"
	"go/token"
	"testing"
)

// What is left out of the runtime is there in the Go that builds: when a new version has
// it in other words, this says so, and the program is larger.
func TestQuietFitsThisGo(t *testing.T) {
	root, err := goRoot("../..")
	if err != nil {
		t.Fatal(err)
	}
	for name, edits := range quiet {
		data, err := quieted(root, name, edits)
		if err != nil || data == nil {
			t.Errorf("%s: its source is not as it is known: %v", name, err)
			continue
		}
		if _, err := parser.ParseFile(token.NewFileSet(), name, data, 0); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, e := range edits {
			if !bytes.Contains(data, []byte(e.to)) {
				t.Errorf("%s lacks %q", name, e.to)
			}
		}
	}
	if data, err := quieted(root, "runtime/proc.go", []edit{ends("func nothing()")}); data != nil || err != nil {
		t.Error("a file that is not as it is known is replaced all the same")
	}
}
