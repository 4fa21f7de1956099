package bundle

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/serve/names"
	"locmem/serve/page"
	"locmem/serve/poster"
	"locmem/web"
	"locmem/web/share"
)

type hello struct {
	app.Compo
	name string
}

func (h *hello) Render() app.UI { return app.Main().Body(app.H1().Text(h.name)) }

func testPages() []web.Page {
	page := func(path, lang, name string) web.Page {
		return web.Page{Path: path, Lang: lang, Title: name, Description: "about " + name,
			Body: func() app.Composer { return &hello{name: name} }}
	}
	return []web.Page{page("/", "en", "Hello"), page("/nl/", "nl", "Hallo"), page("/lessons/a/", "en", "A"), page("/nl/lessons/a/", "nl", "A"),
		page("/embed/", "en", "Embed"), page("/nl/embed/", "nl", "Embed")}
}

// testSite assembles a site around a program of a few bytes.
func testSite(t *testing.T, program string) *Site {
	t.Helper()
	assets, err := collectAssets(t.TempDir(), []byte(program), map[string][]byte{"wasm_exec.js": []byte("// glue"), "head.js": []byte("// head"), "loader.js": []byte("// loader")}, []byte("// editor"), []byte("// embed"), []byte("{}"), []byte("{}"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"picture.png", "nl/picture.png", "lessons/a/picture.png"} {
		assets.files = append(assets.files, File{Path: name, Data: []byte("PNG of " + name)})
	}
	site, err := around(assets, testPages())
	if err != nil {
		t.Fatal(err)
	}
	return site
}

func (s *Site) text(t *testing.T, path string) string {
	t.Helper()
	for _, f := range s.Files {
		if f.Path == path {
			return string(f.Data)
		}
	}
	t.Fatalf("no file %s", path)
	return ""
}

// TestAddresses: whatever a page refers to is there, seen from that page, so
// that the site works at any path of any host.
func TestAddresses(t *testing.T) {
	site := testSite(t, "\x00asm")
	there := map[string]bool{}
	for _, f := range site.Files {
		there[f.Path] = true
	}
	refers := regexp.MustCompile(`(?:src|href|data-wasm|data-glue|data-editor|data-library|data-host|data-moved)="([^"#]+)"`)
	for _, name := range append(htmlOf(testPages()), names.Engine) {
		dir := filepath.Dir(name)
		for _, m := range refers.FindAllStringSubmatch(site.text(t, name), -1) {
			if strings.HasPrefix(m[1], "/") || strings.Contains(m[1], ":") {
				t.Errorf("%s refers to %s: not relative", name, m[1])
				continue
			}
			target := filepath.ToSlash(filepath.Join(dir, m[1]))
			if strings.HasSuffix(m[1], "/") {
				target = filepath.ToSlash(filepath.Join(target, "index.html"))
			}
			if !there[target] {
				t.Errorf("%s refers to %s: there is no %s", name, m[1], target)
			}
		}
	}
	if !strings.Contains(site.text(t, "404.html"), `href="`+names.BaseMark+`/"`) {
		t.Error("404.html has no place for the path of the site")
	}
}

// htmlOf lists the files of pages, and of those that lead to them.
func htmlOf(pages []web.Page) (list []string) {
	for _, p := range pages {
		list = append(list, FileOf(p.Path))
		if moved := movedFile(p.Path); moved != "" {
			list = append(list, moved)
		}
	}
	return list
}

// TestMoved: the address with .html leads to the page, with and without script.
func TestMoved(t *testing.T) {
	page := testSite(t, "\x00asm").text(t, "nl/lessons/a.html")
	for _, want := range []string{`<html lang="nl" data-moved="a/">`, `content="0; url=a/"`, `<a href="a/">`, `src="../../assets/head.`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
}

// TestPage: the text stands in the page before any script, in its language,
// and nothing in it needs a weaker policy.
func TestPage(t *testing.T) {
	page := testSite(t, "\x00asm").text(t, "nl/index.html")
	for _, want := range []string{
		`<html lang="nl"`, `<title>Hallo</title>`, `<body><main><h1>Hallo</h1></main>`, `<noscript>`, `Opnieuw laden`,
		`hreflang="en" href="../"`, `<link rel="canonical" href="./">`, `property="og:title" content="Hallo"`, `property="og:description" content="about Hallo"`, `data-wasm-size="4"`, `data-root="../"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
	if m := regexp.MustCompile(`<script[^>]*>[^<]|<style|\sstyle=|\son\w+=`).FindString(page); m != "" {
		t.Errorf("%q needs a weaker policy", m)
	}
}

// TestPagesTellOfTheirPictures: each names one that is there, its own or that of its
// language's front page, with what others need to show it.
func TestPagesTellOfTheirPictures(t *testing.T) {
	site := testSite(t, "\x00asm")
	for name, picture := range map[string]string{
		"index.html": "picture.png", "nl/index.html": "../nl/picture.png", "lessons/a/index.html": "../../lessons/a/picture.png",
		"nl/lessons/a/index.html": "../../../nl/picture.png", "embed/index.html": "../picture.png",
	} {
		page := site.text(t, name)
		for _, want := range []string{names.PictureMark + picture + `">`, `<meta property="og:image:width" content="1200">`, `<meta property="og:image:height" content="630">`,
			`<meta property="og:image:alt" content="Process`, `<meta name="twitter:card" content="summary_large_image">`} {
			if strings.Count(page, want) != 1 {
				t.Errorf("%s: no %s, or several, in\n%s", name, want, page)
			}
		}
		if !strings.Contains(page, names.CanonicalMark+`./">`) {
			t.Errorf("%s does not tell its address as the server looks for it", name)
		}
		site.text(t, filepath.ToSlash(filepath.Join(filepath.Dir(name), picture)))
	}
	if names.PictureOf("") != share.Picture {
		t.Error("links that are shared look for pictures of another name")
	}
}

// TestPicturesAreKept: what was made before is found again, until what it shows or what draws
// it is another thing.
func TestPicturesAreKept(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"engine/a.go", "web/b.go", "web/c_test.go", "web/d.md", "serve/poster/e.go", "go.sum"} {
		if err := writeOld(root, name); err != nil {
			t.Fatal(err)
		}
	}
	orders, err := poster.Orders()
	if err != nil {
		t.Fatal(err)
	}
	css, err := bundleCSS(filepath.Join("..", "..", "web", "css"))
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Root: root, Cache: t.TempDir(), Log: io.Discard}
	made := func() string {
		t.Helper()
		files, err := pictures(o, css, orders[:1])
		if err != nil || len(files) != 1 || files[0].Path != "picture.png" {
			t.Fatalf("%v, %v", files, err)
		}
		return string(files[0].Data)
	}
	first := made()
	kept, err := filepath.Glob(filepath.Join(o.Cache, "*.picture.png"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("%q, %v", kept, err)
	}
	if err := os.WriteFile(kept[0], []byte("kept"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"web/c_test.go", "web/d.md"} {
		if err := os.WriteFile(filepath.Join(root, name), []byte("another"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if made() != "kept" {
		t.Error("it was made again")
	}
	if err := os.WriteFile(filepath.Join(root, "engine", "a.go"), []byte("another"), 0o644); err != nil {
		t.Fatal(err)
	}
	if made() != first {
		t.Error("one of another engine was taken")
	}
}

// TestWithoutScript: a page says what it has without script; a frame, whose text is in its
// address, that there is none.
func TestWithoutScript(t *testing.T) {
	site := testSite(t, "\x00asm")
	for file, words := range map[string][2]string{"nl/index.html": {dutch.HasText, dutch.NoText}, "nl/embed/index.html": {dutch.NoText, dutch.HasText}} {
		page := site.text(t, file)
		if !strings.Contains(page, words[0]) || strings.Contains(page, words[1]) {
			t.Errorf("%s says\n%s", file, page)
		}
	}
}

// TestVersion: every page and the worker carry one version, which changes with
// any byte and with nothing else.
func TestVersion(t *testing.T) {
	one, same, other := testSite(t, "\x00asm1"), testSite(t, "\x00asm1"), testSite(t, "\x00asm2")
	if one.Version != same.Version {
		t.Errorf("the same input gave %s and %s", one.Version, same.Version)
	}
	if one.Version == other.Version {
		t.Error("another program has the same version")
	}
	for _, f := range one.Files {
		if bytes.Contains(f.Data, []byte(versionMark)) {
			t.Errorf("%s: the version was not filled in", f.Path)
		}
	}
	for _, name := range []string{"index.html", "nl/lessons/a/index.html", "sw.js"} {
		if !strings.Contains(one.text(t, name), one.Version) {
			t.Errorf("%s does not carry the version", name)
		}
	}
}

// TestWorkerList: the worker knows every file, for what it does not know is
// missing offline.
func TestWorkerList(t *testing.T) {
	site := testSite(t, "\x00asm")
	worker := site.text(t, "sw.js")
	for _, f := range site.Files {
		if f.Path == "sw.js" || f.Path == "robots.txt" || f.Path == names.Public || strings.HasSuffix(f.Path, ".html") {
			continue
		}
		if names.IsPicture(f.Path) { // pages do not show them: no visitor fetches them
			if strings.Contains(worker, f.Path) {
				t.Errorf("sw.js lists %s", f.Path)
			}
			continue
		}
		want := f.Path + " " + hash(f.Data)[:names.Hash]
		if strings.HasPrefix(f.Path, "assets/") && strings.Contains(f.Path, hash(f.Data)[:names.Hash]) {
			want = f.Path // its name says it
		}
		if !strings.Contains(worker, `"`+want+`"`) {
			t.Errorf("sw.js does not list %s", f.Path)
		}
	}
	// A page is kept offline only with the version in it.
	for _, name := range []string{"page.html", "text.html"} {
		if !strings.Contains(string(page.Source(name)), `data-version="{{.Version}}"`) {
			t.Errorf("%s has no version", name)
		}
	}
	if !strings.Contains(worker, `const PAGES = ["","nl/","lessons/a/","nl/lessons/a/","embed/","nl/embed/","v1/engine/"];`) {
		t.Errorf("sw.js lists other pages:\n%s", worker)
	}
}

func TestCompress(t *testing.T) {
	data := bytes.Repeat([]byte("every tab is a process. "), 20000)
	o := Options{Cache: t.TempDir(), Log: io.Discard}
	quick := []File{{Path: "a.js", Data: data}, {Path: "b.png", Data: data}, {Path: "c.txt", Data: []byte("x")}}
	if err := compressAll(o, quick); err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(brotli.NewReader(bytes.NewReader(quick[0].Brotli)))
	if err != nil || !bytes.Equal(plain, data) {
		t.Errorf("Brotli does not come back: %d bytes, %v", len(plain), err)
	}
	z, err := gzip.NewReader(bytes.NewReader(quick[0].Gzip))
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := io.ReadAll(z); err != nil || !bytes.Equal(plain, data) {
		t.Errorf("gzip does not come back: %d bytes, %v", len(plain), err)
	}
	if quick[1].Brotli != nil || quick[2].Brotli != nil {
		t.Error("a picture or a file that does not shrink was compressed")
	}
	if quick[0].Wire() != len(quick[0].Brotli) || quick[2].Wire() != 1 {
		t.Error("Wire is not what travels")
	}

	// The second time nothing is computed: what lies in the cache is used, and
	// the best level serves a quick build as well.
	o.Release = true
	if err := compressAll(o, quick); err != nil {
		t.Fatal(err)
	}
	best := cacheName(o.Cache, hash(data), "br", bestBrotli)
	if err := os.WriteFile(best, []byte("from the cache"), 0o644); err != nil {
		t.Fatal(err)
	}
	o.Release = false
	if err := compressAll(o, quick); err != nil {
		t.Fatal(err)
	}
	if string(quick[0].Brotli) != "from the cache" {
		t.Error("the cached result of the best level was not used")
	}
}

// TestWrite: files of an earlier build go, README stays.
func TestWrite(t *testing.T) {
	dir := t.TempDir()
	for _, old := range []string{"README", "assets/app.old.js", "gone.html"} {
		if err := writeOld(dir, old); err != nil {
			t.Fatal(err)
		}
	}
	site := &Site{Files: []File{{Path: "assets/a.js", Data: []byte("a"), Brotli: []byte("b")}}}
	if err := site.write(dir); err != nil {
		t.Fatal(err)
	}
	var got []string
	filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, p)
			got = append(got, filepath.ToSlash(rel))
		}
		return err
	})
	if want := "README assets/a.js assets/a.js.br"; strings.Join(got, " ") != want {
		t.Errorf("left: %v, want %s", got, want)
	}
}

func writeOld(dir, name string) error {
	full := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		return err
	}
	return os.WriteFile(full, []byte("old"), 0o644)
}

// TestNoPages: a tree without pages is told apart from a broken build.
func TestNoPages(t *testing.T) {
	_, err := Build(Options{Root: t.TempDir(), Pages: func() []web.Page { return nil }})
	if err == nil || !strings.Contains(err.Error(), "lists no page") {
		t.Errorf("got %v", err)
	}
}

func TestScriptsComeWithoutRemarks(t *testing.T) {
	const script = "// what it is\n'use strict';\n  // why\nconst a = 'http://x'; // stays\n"
	if got := string(withoutRemarks([]byte(script))); got != "'use strict';\nconst a = 'http://x'; // stays\n" {
		t.Errorf("%q", got)
	}
}
