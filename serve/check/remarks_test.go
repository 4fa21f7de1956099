package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRemarks: -v writes what is remarked about settings, with its line.
func TestRemarks(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.md")
	text := "~~~locmem settings\nCACHES = {\"default\": {\n    \"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\",\n    \"TIMOUT\": 5,\n}}\n~~~\n~~~locmem run\nw1>>> 1\n1\n~~~\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for flag, want := range map[string]bool{"-v": true, "-v=false": false} {
		var out, errs strings.Builder
		if status := Run([]string{flag, file}, &out, &errs); status != 0 {
			t.Error(flag, status, out.String(), errs.String())
		}
		if got := strings.Contains(out.String(), "x.md:4: Django does not read 'TIMOUT'. Did you mean TIMEOUT?"); got != want {
			t.Errorf("%s: %s", flag, out.String())
		}
	}
}
