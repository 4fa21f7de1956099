package bundle

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestTheSourceIsThere: all that a build needs is in the archive, and nothing that builds make.
func TestTheSourceIsThere(t *testing.T) {
	one, err := sourceFile("../..")
	if err != nil {
		t.Fatal(err)
	}
	two, err := sourceFile("../..")
	if err != nil || !bytes.Equal(one.Data, two.Data) {
		t.Errorf("a second archive of the same tree is another one: %v", err)
	}
	z, err := zip.NewReader(bytes.NewReader(one.Data), int64(len(one.Data)))
	if err != nil {
		t.Fatal(err)
	}
	has := map[string]bool{}
	for _, f := range z.File {
		has[f.Name] = true
		if f.Name == "locmem/build.sh" && f.Mode()&0o100 == 0 {
			t.Error("build.sh cannot be run")
		}
	}
	for _, name := range []string{"README.md", "LICENSE", "go.mod", "build.sh", ".ci/run", "engine/cache.go", "wasm/main.go", "web/lessons/en/whose-cache.md"} {
		if !has["locmem/"+name] {
			t.Errorf("%s is not in the archive", name)
		}
	}
}

func TestSourcesWithoutGit(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(dir))
	for _, name := range []string{"go.mod", ".ci/run", "out/locmem", "web/node_modules/a.js", "serve/site/dist/index.html", "engine/a.go", "engine/engine.test"} {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	list, err := sources(dir)
	if want := []string{".ci/run", "engine/a.go", "go.mod"}; err != nil || !slices.Equal(list, want) {
		t.Errorf("%v, %v", list, err)
	}
}
