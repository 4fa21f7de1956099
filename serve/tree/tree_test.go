package tree

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestFiles(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"go.mod", "a/b.go", "a/out/c.go", ".github/d.yml", "out/e.go", ".git/f", "a/node_modules/g/h.js", "z/.git"} {
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("go.mod", filepath.Join(root, "link")); err != nil {
		t.Fatal(err)
	}
	got, err := Files(root)
	if want := []string{".github/d.yml", "a/b.go", "a/out/c.go", "go.mod", "z/.git"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
	if _, err := Files(filepath.Join(root, "nowhere")); err == nil {
		t.Error("a folder that is not there has files")
	}
}
