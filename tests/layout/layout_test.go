// Package layout has no code: its test keeps the imports of the tree pointing
// down and the browser's code behind its build tag.
package layout

import (
	"bufio"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"locmem/serve/tree"
)

const root = "../.."

// source is a Go file of the tree: its slash-separated path from the root and
// what it imports.
type source struct {
	path    string
	pkg     string
	imports []string
	tagged  bool // built for js/wasm only
}

func (s source) dir() string { return path.Dir(s.path) }

// sources reads the head of every Go file of the tree.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	files, err := tree.Files(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if path.Ext(name) != ".go" || strings.Contains(name, "/testdata/") {
			continue
		}
		file := filepath.Join(root, name)
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		s := source{path: name, pkg: parsed.Name.Name, tagged: onlyJS(t, file)}
		for _, spec := range parsed.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			s.imports = append(s.imports, name)
		}
		all = append(all, s)
	}
	return all
}

// onlyJS tells whether a file is left out of native builds, by its name or by
// its build line.
func onlyJS(t *testing.T, file string) bool {
	t.Helper()
	base := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(file), ".go"), "_test")
	if strings.HasSuffix(base, "_js") || strings.HasSuffix(base, "_wasm") {
		return true
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		if strings.HasPrefix(line, "package ") {
			break
		}
		if expr, err := constraint.Parse(line); err == nil {
			native := expr.Eval(func(tag string) bool { return tag != "js" && tag != "wasm" })
			browser := expr.Eval(func(tag string) bool { return tag == "js" || tag == "wasm" })
			return browser && !native
		}
	}
	return false
}

// below tells whether an import path is a folder of the tree or under it.
func below(imported, folder string) bool {
	rest, ok := strings.CutPrefix(imported, "locmem/"+folder)
	return ok && (rest == "" || rest[0] == '/')
}

func in(s source, folder string) bool {
	return s.dir() == folder || strings.HasPrefix(s.dir(), folder+"/")
}

func TestBrowserCodeStaysInWasm(t *testing.T) {
	found := 0
	for _, s := range sources(t) {
		for _, imported := range s.imports {
			if imported != "syscall/js" && !strings.HasPrefix(imported, "github.com/hack-pad/") {
				continue
			}
			found++
			if !in(s, "wasm") {
				t.Errorf("%s imports %s: only wasm/ may", s.path, imported)
			}
			if !s.tagged {
				t.Errorf("%s imports %s without the build tag: name it _js.go or add //go:build js && wasm", s.path, imported)
			}
		}
	}
	if found == 0 {
		t.Error("no file imports syscall/js: this test looks in the wrong place")
	}
}

func TestImportsPointDown(t *testing.T) {
	all := sources(t)
	mains := map[string]bool{}
	for _, s := range all {
		if s.pkg == "main" {
			mains["locmem/"+s.dir()] = true
		}
	}
	// What stands above a folder, and so may not be imported by it.
	above := map[string][]string{
		"engine": {"web", "wasm", "serve", "tests"},
		"web":    {"wasm", "serve", "tests"},
		"wasm":   {"serve", "tests"},
		"serve":  {"wasm", "tests"},
	}
	for _, s := range all {
		for _, imported := range s.imports {
			if mains[imported] && imported != "locmem/"+s.dir() {
				t.Errorf("%s imports %s: nobody imports a main", s.path, imported)
			}
			for folder, upper := range above {
				if !in(s, folder) {
					continue
				}
				for _, up := range upper {
					if below(imported, up) {
						t.Errorf("%s imports %s, which stands above it", s.path, imported)
					}
				}
			}
		}
	}
}

// TestEngineUsesLittle keeps what the engine is made of in view.
func TestEngineUsesLittle(t *testing.T) {
	for _, s := range sources(t) {
		if !in(s, "engine") || strings.HasSuffix(s.path, "_test.go") {
			continue
		}
		for _, imported := range s.imports {
			first, _, _ := strings.Cut(imported, "/")
			if !strings.Contains(first, ".") {
				continue
			}
			t.Errorf("%s imports %s: the engine stands on the standard library", s.path, imported)
		}
	}
}
