package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func TestExport(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	for range 2 { // the second time over the first
		n, err := Export(testSite(), dir, "locmem/")
		if err != nil {
			t.Fatal(err)
		}
		if n != 12 {
			t.Errorf("%d files, want 12: no README, no compressed variants", n)
		}
	}
	page, err := os.ReadFile(filepath.Join(dir, "404.html"))
	if err != nil || !strings.Contains(string(page), `href="/locmem/"`) {
		t.Errorf("404.html is %q, %v; it must know the path", page, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "assets", "app.0123456789ab.wasm")); err != nil {
		t.Error(err)
	}
}

// TestExportRefuses: a wrong argument must not cost anybody a folder.
func TestExportRefuses(t *testing.T) {
	home := t.TempDir()
	thesis := filepath.Join(home, "thesis.txt")
	if err := os.WriteFile(thesis, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Export(testSite(), home, ""); err == nil || !strings.Contains(err.Error(), "not empty") {
		t.Errorf("export into a folder of somebody's: %v", err)
	}
	if _, err := os.Stat(thesis); err != nil {
		t.Error(err)
	}
	for _, base := range []string{"https://example.org/x", "/a//b", "/a b", `/"><script>`} {
		if _, err := Export(testSite(), filepath.Join(home, "new"), base); err == nil {
			t.Errorf("-base %s was taken", base)
		}
	}
	if _, err := Export(fstest.MapFS{}, filepath.Join(home, "new"), ""); err != ErrNotBuilt {
		t.Errorf("export without a site: %v", err)
	}
}
