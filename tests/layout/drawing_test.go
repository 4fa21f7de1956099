package layout

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write ARCHITECTURE.md anew")

// TestArchitecture: ARCHITECTURE.md draws the imports as they are.
func TestArchitecture(t *testing.T) {
	file := filepath.Join(root, "ARCHITECTURE.md")
	got := architecture(packages(t))
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want, err := os.ReadFile(file); err != nil || string(want) != got {
		t.Errorf("ARCHITECTURE.md does not draw today's imports (%v); ./build.sh drawing writes it anew", err)
	}
}

// folders are the boxes of the drawing, from above to below.
var folders = []string{"serve", "wasm", "web", "engine"}

// pkg is a package of the tree, its path without the module's name.
type pkg struct {
	path    string
	doc     string   // the first sentence of its comment
	imports []string // packages of the tree, sorted
}

// packages lists what the folders hold: the native build's and the browser's together.
func packages(t *testing.T) map[string]*pkg {
	t.Helper()
	all := map[string]*pkg{}
	for _, platform := range [][]string{nil, {"GOOS=js", "GOARCH=wasm"}} {
		cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Doc,Imports")
		for _, f := range folders {
			cmd.Args = append(cmd.Args, "./"+f+"/...")
		}
		cmd.Dir = root
		cmd.Env = append(os.Environ(), platform...)
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("go list: %v", err)
		}
		read(t, out, all)
	}
	return all
}

// read adds what go list has printed.
func read(t *testing.T, out []byte, all map[string]*pkg) {
	t.Helper()
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var listed struct {
			ImportPath, Doc string
			Imports         []string
		}
		if err := d.Decode(&listed); err == io.EOF {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		path := strings.TrimPrefix(listed.ImportPath, "locmem/")
		p := all[path]
		if p == nil {
			p = &pkg{path: path}
			all[path] = p
		}
		if listed.Doc != "" {
			p.doc = listed.Doc
		}
		for _, imported := range listed.Imports {
			if rest, ours := strings.CutPrefix(imported, "locmem/"); ours {
				p.imports = append(p.imports, rest)
			}
		}
		slices.Sort(p.imports)
		p.imports = slices.Compact(p.imports)
	}
}

// reaches tells whether from imports to by way of others.
func reaches(all map[string]*pkg, from, to string) bool {
	if all[from] == nil {
		return false
	}
	for _, imported := range all[from].imports {
		if imported == to || reaches(all, imported, to) {
			return true
		}
	}
	return false
}

// direct are the imports that the drawing shows: those that no other import
// leads to. All of them would be a thicket.
func direct(all map[string]*pkg, p *pkg) []string {
	var out []string
	for _, to := range p.imports {
		byWay := func(other string) bool { return other != to && reaches(all, other, to) }
		if !slices.ContainsFunc(p.imports, byWay) {
			out = append(out, to)
		}
	}
	return out
}

const above = `# The packages and who imports whom

Written by ` + "`./build.sh drawing`" + ` from the imports; a test tells when it is old.
Arrows point from a package to one that it imports. An import is left out where
others lead to the same package, and so are tests.

`

// architecture is the text of ARCHITECTURE.md.
func architecture(all map[string]*pkg) string {
	var paths []string
	for path := range all {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	var boxes, arrows, table strings.Builder
	for _, folder := range folders {
		fmt.Fprintf(&boxes, "  subgraph %s_ [\"%s/\"]\n", folder, folder)
		for _, path := range paths {
			if path != folder && !strings.HasPrefix(path, folder+"/") {
				continue
			}
			p := all[path]
			fmt.Fprintf(&boxes, "    %s[\"%s\"]\n", node(path), strings.TrimPrefix(path, folder+"/"))
			for _, to := range direct(all, p) {
				fmt.Fprintf(&arrows, "  %s --> %s\n", node(path), node(to))
			}
			fmt.Fprintf(&table, "| `%s` | %s |\n", path, strings.ReplaceAll(p.doc, "|", `\|`))
		}
		boxes.WriteString("  end\n")
	}
	return above + "```mermaid\nflowchart TD\n" + boxes.String() + arrows.String() + "```\n\n" +
		"| package | what it is |\n|---|---|\n" + table.String()
}

func node(path string) string { return strings.ReplaceAll(path, "/", "_") }
