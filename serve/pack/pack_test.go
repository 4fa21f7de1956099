package main

import (
	"archive/zip"
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"locmem/serve/tree"
)

// What is unpacked starts and serves the site that lies beside it, from wherever it is started.
func TestUnpackedItServes(t *testing.T) {
	if runtime.GOOS+"/"+runtime.GOARCH != "linux/amd64" {
		t.Skip("the start script of this system is not for this machine")
	}
	root, err := tree.Root()
	if err != nil {
		t.Fatal(err)
	}
	bin, home := t.TempDir(), t.TempDir()
	if err := compile(root, bin, "linux/amd64"); err != nil {
		t.Fatal(err)
	}
	dist := fstest.MapFS{
		"index.html": {Data: []byte("<h1>here</h1>")}, "404.html": {Data: []byte("none")}, "README": {Data: []byte("of the build")},
		"assets/a.wasm": {Data: []byte("PLAIN")}, "assets/a.wasm.br": {Data: []byte("BR")}, "assets/a.wasm.gz": {Data: []byte("GZ")},
	}
	file := filepath.Join(home, "class.zip")
	if err := save(file, func(to io.Writer) error { return write(to, dist, os.DirFS(bin), os.DirFS(root)) }); err != nil {
		t.Fatal(err)
	}
	names := unpack(t, file, home)
	want := "LICENSE.txt README.txt bin/locmem-linux-amd64 site/404.html site/assets/a.wasm site/index.html start-linux.sh start-macos.command start-windows.bat"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("it holds\n%s\nnot\n%s", got, want)
	}

	cmd := exec.Command(filepath.Join(home, top, "start-linux.sh"), "-addr", "127.0.0.1:0")
	cmd.Dir = t.TempDir()
	cmd.Env = append(os.Environ(), "PATH=/usr/bin:/bin", "DISPLAY=", "BROWSER=true")
	said, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait()
	defer cmd.Process.Kill()
	line, err := bufio.NewReader(said).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(line, "http")
	address, _, _ := strings.Cut(rest, " ")
	answer, err := http.Get("http" + address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if page, _ := io.ReadAll(answer.Body); string(page) != "<h1>here</h1>" {
		t.Errorf("%s is %q", address, page)
	}
}

// unpack writes what is in a zip below a folder and returns the names below top, sorted.
func unpack(t *testing.T, file, dir string) (names []string) {
	t.Helper()
	r, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := os.CopyFS(dir, r); err != nil {
		t.Fatal(err)
	}
	err = each(os.DirFS(filepath.Join(dir, top)), func(name string, _ []byte) error {
		names = append(names, name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestWhatItRefuses(t *testing.T) {
	for args, want := range map[string]string{
		"":                      "let it end in .zip",
		"class":                 "let it end in .zip",
		"a.zip b":               "one argument too many",
		"a.zip -for linux":      "write GOOS/GOARCH",
		"a.zip -for no/such":    "compiling for no/such",
		"/no/such/folder/a.zip": "no such file or directory",
	} {
		if strings.HasPrefix(args, "/no") {
			if err := save(args, func(io.Writer) error { return nil }); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%q: %v, not %q", args, err, want)
			}
			continue
		}
		if err := run(strings.Fields(args)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, not %q", args, err, want)
		}
	}
	if err := write(io.Discard, fstest.MapFS{}, fstest.MapFS{}, fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "not built") {
		t.Errorf("without a site: %v", err)
	}
}
