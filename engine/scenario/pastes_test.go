package scenario

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPastes: what people paste, with the answers of real Django, is verified as
// serve check does.
func TestPastes(t *testing.T) {
	files, err := filepath.Glob("../../tests/conformance/pastes/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pastes: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".md")
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var wrong []string
			for _, v := range Verify(context.Background(), string(src)) {
				if !v.OK {
					wrong = append(wrong, v.Text(file))
				}
			}
			if len(wrong) > 0 {
				t.Error(strings.Join(wrong, "\n"))
			}
		})
	}
}
