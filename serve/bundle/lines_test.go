package bundle

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// panicking says where it is in three ways.
const panicking = `package main

import "runtime"

type thing struct{ inner *thing }

func work(n int, done chan *thing) {
	var t *thing
	for range n {
		t = &thing{t}
		if n%100 == 0 {
			runtime.GC()
			runtime.Gosched()
		}
	}
	done <- t
}

func (t *thing) deep(n int) *thing {
	if n > 0 {
		return t.deep(n - 1)
	}
	return t.inner.inner
}

func main() {
	_, file, line, ok := runtime.Caller(0)
	println(file, line, ok)
	done := make(chan *thing)
	for n := range 50 {
		go work(10*n, done)
	}
	for range 50 {
		<-done
	}
	new(thing).deep(3)
}
`

func TestProgramsWithoutLinesAndNamesTellTheirFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("compiling and running a program takes seconds")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node to run it with")
	}
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", "module panicking\n\ngo 1.26\n")
	write("main.go", panicking)
	goroot, err := goRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	found, err := findByNumber(goroot)
	if err != nil || found == nil {
		t.Fatalf("Go's way to find functions is not known: %v", err)
	}
	write("symtab.go.txt", string(found))
	write("overlay.json", fmt.Sprintf(`{"Replace": {%q: %q}}`, filepath.Join(goroot, "src", symtab), filepath.Join(dir, "symtab.go.txt")))
	build := goTool(dir, "build", "-overlay=overlay.json", "-trimpath", "-ldflags=-s -w", "-o", "a.wasm", ".")
	build.Env = append(build.Env, "GOOS=js", "GOARCH=wasm")
	if text, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	program, err := os.ReadFile(filepath.Join(dir, "a.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	small, err := slim(Options{Log: &log}, program, true)
	if err != nil || log.Len() > 0 {
		t.Fatalf("%v %s", err, log.String())
	}
	write("b.wasm", string(small))
	_, err = rewriteData(small, func(memory []byte) {
		tables, ok := findTables(memory)
		if !ok {
			t.Fatal("the tables of the new program cannot be read")
		}
		for i, f := range tables.funcs {
			for kind, place := range f.places {
				if slices.Contains(unread, kind) && get32(place) != 0 {
					t.Fatalf("function %d still has table %d", i, kind)
				}
			}
			for kind, place := range f.infos {
				if tracebackInfos>>kind&1 != 0 && get32(place) != noInfo {
					t.Fatalf("function %d still has info %d", i, kind)
				}
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	glue := filepath.Join(goroot, "lib", "wasm", "wasm_exec_node.js")
	run := func(name string) string {
		text, err := exec.Command(node, glue, filepath.Join(dir, name)).CombinedOutput()
		if err == nil {
			t.Fatalf("%s ended well: %s", name, text)
		}
		return string(text)
	}
	was, is := run("a.wasm"), run("b.wasm")
	if !strings.Contains(was, "main.go:23") {
		t.Fatalf("the program as it was: %s", was)
	}
	want := regexp.MustCompile(`(main\.go|\.(?:go|s))([: ])[0-9]+`).ReplaceAllString(was, "$1${2}0")
	want = regexp.MustCompile(`(?m)^main\..*\(\.\.\.\)\n\t.*\n`).ReplaceAllString(want, "") // calls that were inlined have no name at all
	want = regexp.MustCompile(`(?m)^main\.(\(\*thing\)\.)?\w+\(.*\)`).ReplaceAllString(want, "go.f()")
	if is != want || !strings.Contains(want, "go.f(") {
		t.Errorf("without lines and names:\n%s\nwant\n%s", is, want)
	}
}

func TestUnknownTablesStay(t *testing.T) {
	for _, memory := range [][]byte{nil, []byte("text"), tablesBegin, append(tablesBegin[:8:8], make([]byte, 64)...),
		append(tablesBegin[:8:8], strings.Repeat("\xff", 64)...)} {
		before := string(memory)
		if _, known := findTables(memory); known || string(memory) != before {
			t.Errorf("%q became %q", before, memory)
		}
	}
}
