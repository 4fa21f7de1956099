package scenario

import (
	"os"
	"path/filepath"
	"testing"
)

// TestSettingsPastes: settings as people paste them do what Django does with them.
func TestSettingsPastes(t *testing.T) {
	files, err := filepath.Glob("../../tests/conformance/pastes/set-*.md")
	if err != nil || len(files) < 11 {
		t.Fatal("files are missing", files, err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range Verify(t.Context(), string(src)) {
			if !v.OK {
				t.Errorf("%s", v.Text(filepath.Base(file)))
			}
		}
	}
}
