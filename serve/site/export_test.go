package site

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"locmem/serve/names"
)

// lay writes files into a folder, as a person would.
func lay(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// holds lists the files of a folder with what is in them.
func holds(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestExport(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	for range 2 { // the second time over the first
		n, err := Export(testSite(), dir, "locmem/", "")
		if err != nil {
			t.Fatal(err)
		}
		if n != len(testSite())+1 {
			t.Errorf("%d files, want %d: everything but README, .nojekyll and _headers", n, len(testSite())+1)
		}
	}
	got := holds(t, dir)
	for name, want := range map[string]string{
		"404.html":                        "<a href=\"/locmem/\">home</a>\n", // it must know the path
		"nl/404.html":                     "<a href=\"/locmem/nl/\">begin</a>\n",
		"lessons/lru/index.html":          "<h1>LRU</h1>\n",
		"assets/app.0123456789ab.wasm":    "PLAINWASM",
		"assets/app.0123456789ab.wasm.br": "BROTLIWASM",
		"assets/app.0123456789ab.wasm.gz": "GZIPWASM",
		".nojekyll":                       "",
		"_headers": headersHead + `
/locmem/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: ` + forPages.Get("Permissions-Policy") + `
/locmem/assets/*
  Cache-Control: public, max-age=31536000, immutable
`,
	} {
		if text, ok := got[name]; !ok || text != want {
			t.Errorf("%s is %q (there: %v), want %q", name, text, ok, want)
		}
	}
	if _, ok := got["README"]; ok {
		t.Error("README is the build's, not the site's")
	}
}

// TestExportKeeps: of a folder that an export made, the next one replaces and
// removes what the first one wrote and leaves everything else.
func TestExportKeeps(t *testing.T) {
	dir := t.TempDir()
	before := testSite()
	before["assets/old/page.js"] = &fstest.MapFile{Data: []byte("of the build before")}
	before["nl/gone.html"] = &fstest.MapFile{Data: []byte("of the build before")}
	if _, err := Export(before, dir, "", ""); err != nil {
		t.Fatal(err)
	}
	mine := map[string]string{
		".git/HEAD": "ref", ".git/index.html": "?", "CNAME": "example.org", "thesis.txt": "mine",
		"nl/mine.txt": "mine", "assets/app.0123456789ab.wasm.note": "mine", "_headers": "mine",
	}
	lay(t, dir, mine)
	lay(t, dir, map[string]string{"index.html": "edited"})
	if _, err := Export(testSite(), dir, "", ""); err != nil {
		t.Fatal(err)
	}
	got := holds(t, dir)
	for name, want := range mine {
		if got[name] != want {
			t.Errorf("%s is %q, want %q: it is not the export's", name, got[name], want)
		}
	}
	if got["index.html"] != "<h1>English</h1>\n" {
		t.Errorf("index.html is %q, want that of the new build", got["index.html"])
	}
	if _, ok := got["nl/gone.html"]; ok {
		t.Error("a page of the build before is still there")
	}
	if _, err := os.Stat(filepath.Join(dir, "assets", "old")); err == nil {
		t.Error("a folder that became empty is still there")
	}
	if want := len(testSite()) + 1 + len(mine); len(got) != want {
		t.Errorf("%d files, want %d: %v", len(got), want, got)
	}
}

// TestExportInterrupted: what an export that did not end has left is replaced by
// the next one.
func TestExportInterrupted(t *testing.T) {
	dir := t.TempDir()
	list, err := exported(testSite())
	if err != nil {
		t.Fatal(err)
	}
	out, err := claim(dir, list)
	if err != nil {
		t.Fatal(err)
	}
	if err := out.put("index.html", []byte("half")); err != nil {
		t.Fatal(err)
	}
	out.close()
	if _, err := Export(testSite(), dir, "", ""); err != nil {
		t.Fatal(err)
	}
	if got := holds(t, dir)["index.html"]; got != "<h1>English</h1>\n" {
		t.Errorf("index.html is %q", got)
	}
}

// TestExportRefuses: a wrong argument must not cost anybody a folder.
func TestExportRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"a folder of somebody's":          {map[string]string{"thesis.txt": "mine"}, "is not empty, and no export wrote it"},
		"a site of another program":       {map[string]string{".nojekyll": "", "index.html": "mine"}, "is not empty, and no export wrote it"},
		"a hidden folder":                 {map[string]string{".git/HEAD": "ref"}, "is not empty, and no export wrote it"},
		"a file of somebody's in the way": {map[string]string{marker: markerHead + "\nindex.html\n", "404.html": "mine"}, "404.html was not written by an export"},
		"an empty marker":                 {map[string]string{marker: "", "index.html": "mine"}, "is not one that an export wrote"},
		"a file where a folder is to be":  {map[string]string{marker: markerHead + "\nindex.html\n", "assets": "mine"}, "it cannot be told whether"},
	} {
		dir := t.TempDir()
		lay(t, dir, c.files)
		if _, err := Export(testSite(), dir, "", ""); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q in it", name, err, c.want)
		}
		for file, text := range c.files {
			if got := holds(t, dir); got[file] != text || len(got) != len(c.files) {
				t.Errorf("%s: left is %v", name, got)
			}
		}
	}
	home := t.TempDir()
	lay(t, home, map[string]string{"file": "mine"})
	if _, err := Export(testSite(), filepath.Join(home, "file"), "", ""); err == nil || !strings.Contains(err.Error(), "is a file; name a folder") {
		t.Errorf("export into a file: %v", err)
	}
	for _, base := range []string{"https://example.org/x", "/a//b", "/a b", `/"><script>`, "/..", "/a/../b", "/./a"} {
		if _, err := Export(testSite(), filepath.Join(home, "new"), base, ""); err == nil {
			t.Errorf("-base %s was taken", base)
		}
	}
	if _, err := Export(fstest.MapFS{}, filepath.Join(home, "new"), "", ""); err != ErrNotBuilt {
		t.Errorf("export without a site: %v", err)
	}
}

// TestExportStaysInside: neither the marker nor a link in the folder reaches
// what lies outside of it.
func TestExportStaysInside(t *testing.T) {
	home := t.TempDir()
	lay(t, home, map[string]string{"thesis.txt": "mine", "out/" + marker: markerHead + "\n../thesis.txt\n/etc/none\nlink/thesis.txt\n" + marker + "\n\n"})
	if err := os.Symlink("..", filepath.Join(home, "out", "link")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if _, err := Export(testSite(), filepath.Join(home, "out"), "", ""); err == nil {
		t.Error("a link that leads out was followed without a word")
	}
	if holds(t, home)["thesis.txt"] != "mine" {
		t.Error("a file outside of the folder is gone")
	}
	if got, _ := readMarker([]byte(markerHead + "\n../a\n/b\nc/d\n.\n" + marker + "\n\ne\r\n")); !slices.Equal(got, []string{"c/d", "e"}) {
		t.Errorf("the marker lists %q", got)
	}
}

// TestExportSaysWhatIsInTheWay: a symbolic link, a folder that an older program
// wrote, a name that is empty.
func TestExportSaysWhatIsInTheWay(t *testing.T) {
	home := t.TempDir()
	link := func(to, name string) {
		if err := os.Symlink(to, filepath.Join(home, filepath.FromSlash(name))); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	mark := func(dir string, names ...string) {
		lay(t, home, map[string]string{dir + "/" + marker: markerHead + "\n" + strings.Join(names, "\n") + "\n"})
	}
	lay(t, home, map[string]string{"away/thesis.txt": "mine", "older/.nojekyll": "Files of LocMem Playground, written by its export.\n", "older/index.html": "old"})
	mark("folder", "index.html")
	link("../away", "folder/assets")
	mark("file", "index.html")
	link("../away/thesis.txt", "file/index.html")
	mark("inside", "real/x")
	link(".", "inside/assets")
	mark("gone", "old/thesis.txt")
	link("../away", "gone/old")
	link("nowhere", "dangling")
	link("loop", "loop")
	for dir, want := range map[string]string{
		"folder":   filepath.Join("folder", "assets") + " is a symbolic link; remove it",
		"file":     filepath.Join("file", "index.html") + " is a symbolic link; remove it",
		"inside":   filepath.Join("inside", "assets") + " is a symbolic link; remove it",
		"gone":     filepath.Join("gone", "old") + " is a symbolic link; remove it",
		"dangling": "dangling is a symbolic link that leads nowhere; name a folder",
		"loop":     "loop is a symbolic link that leads nowhere; name a folder",
		"older":    "older was written by an export of an older version, which kept no list of its files; empty it, or choose a new folder",
	} {
		before := holds(t, home)
		if _, err := Export(testSite(), filepath.Join(home, dir), "", ""); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%s: %v, want %q", dir, err, want)
		}
		if !maps.Equal(before, holds(t, home)) {
			t.Errorf("%s: something was written", dir)
		}
	}
	if _, err := Export(testSite(), "", "", ""); err == nil || err.Error() != "the name of the folder is empty" {
		t.Errorf("no name: %v", err)
	}
}

// TestExportWithAnAddress: the pages tell their whole addresses, in every variant, links begin
// with it, and the path of the site is that of the address.
func TestExportWithAnAddress(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	dist := withPictures(t)
	dist["public.txt"] = &fstest.MapFile{Data: []byte("\n")}
	if _, err := Export(dist, dir, "", "https://example.org/locmem"); err != nil {
		t.Fatal(err)
	}
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	for name, want := range publishedPages {
		for suffix, encoding := range map[string]string{"": "", ".br": "br", ".gz": "gzip"} {
			body := unpacked(t, encoding, strings.NewReader(read(name+suffix)))
			if full := names.PictureMark + "https://example.org/locmem/" + want[1] + `">`; !strings.Contains(body, full) {
				t.Errorf("%s%s: no %s in\n%s", name, suffix, full, body)
			}
		}
	}
	if got := read("public.txt"); got != "https://example.org/locmem/\n" {
		t.Errorf("public.txt: %q", got)
	}
	if got := read("404.html"); !strings.Contains(got, `href="/locmem/"`) {
		t.Errorf("404.html: %s", got)
	}
	if _, err := Export(dist, dir, "/elsewhere", "https://example.org/locmem"); err != nil || !strings.Contains(read("404.html"), `href="/elsewhere/"`) {
		t.Errorf("with a path of its own: %v, %s", err, read("404.html"))
	}
	if _, err := Export(dist, dir, "", "example.org"); err == nil || !strings.Contains(err.Error(), "-public") {
		t.Error(err)
	}
}
