package bundle

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// editorTree is a source tree with an editor in it, and nothing else.
func editorTree(t *testing.T) (Options, string) {
	t.Helper()
	root := t.TempDir()
	dir := filepath.Join(root, "web", "editor")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"main.js": "export {}", "package.json": "{}", "package-lock.json": "{}"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return Options{Root: root, Cache: t.TempDir(), Log: io.Discard}, dir
}

// TestEditorIsKept: what was bundled before needs no Node again, until one of
// its sources or the lock changes.
func TestEditorIsKept(t *testing.T) {
	o, dir := editorTree(t)
	t.Setenv("PATH", "")
	if _, err := editorScript(o); err == nil || !strings.Contains(err.Error(), "Node 20 or later is missing; install it from https://nodejs.org/") {
		t.Errorf("without Node: %v", err)
	}
	sum, err := editorSum(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(o.Cache, sum[:32]+".editor.js"), []byte("// bundled"), 0o644); err != nil {
		t.Fatal(err)
	}
	if data, err := editorScript(o); err != nil || string(data) != "// bundled" {
		t.Errorf("%q, %v", data, err)
	}
	for _, name := range []string{"main.js", "package-lock.json"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
		if now, err := editorSum(dir); err != nil || now == sum {
			t.Errorf("%s may change unseen", name)
		} else {
			sum = now
		}
	}
}
