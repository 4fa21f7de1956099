package site

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"

	"locmem/serve/names"
)

// testSite is a site in small, as package bundle writes one.
func testSite() fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"README":                            "the build writes here",
		"index.html":                        "<h1>English</h1>\n",
		"index.html.br":                     "BROTLI",
		"nl/index.html":                     "<h1>Nederlands</h1>\n",
		"lessons/lru/index.html":            "<h1>LRU</h1>\n",
		"lessons/lru.html":                  "leads to lru/\n",
		"lessons/lru.md":                    "# LRU\n",
		"embed/index.html":                  "<h1>Embed</h1>\n",
		"nl/embed/index.html":               "<h1>Ingebed</h1>\n",
		"v1/engine/index.html":              "<p>Engine</p>\n",
		"v1/embed.js":                       "// embed\n",
		"404.html":                          `<a href="@BASE@/">home</a>` + "\n",
		"nl/404.html":                       `<a href="@BASE@/nl/">begin</a>` + "\n",
		"sw.js":                             "// worker\n",
		"manifest.webmanifest":              "{}\n",
		"assets/photo.png":                  "PNG",
		"assets/app.0123456789ab.wasm":      "PLAINWASM",
		"assets/app.0123456789ab.wasm.br":   "BROTLIWASM",
		"assets/app.0123456789ab.wasm.gz":   "GZIPWASM",
		"assets/loader.0123456789ab.js":     "// loader\n",
		"assets/loader.0123456789ab.js.br":  "BROTLIJS",
		"assets/deep/app.0123456789ab.wasm": "not ours: hashed names lie directly in assets",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func testHandler(t *testing.T) *Handler {
	t.Helper()
	h, err := New(testSite())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// TestHTTP runs the cases of testdata/http.txt.
func TestHTTP(t *testing.T) {
	h := testHandler(t)
	for _, c := range readCases(t, "testdata/http.txt") {
		t.Run(c.name, func(t *testing.T) {
			w := h.ask(c.method, c.target, c.header(h))
			for _, want := range c.wants {
				if problem := check(h, w, want.text); problem != "" {
					t.Errorf("http.txt:%d: %s: %s", want.line, want.text, problem)
				}
			}
		})
	}
}

type httpCase struct {
	name, method, target string
	sent, wants          []line
}

type line struct {
	text string
	line int
}

func readCases(t *testing.T, name string) []httpCase {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var cases []httpCase
	scan := bufio.NewScanner(f)
	for n := 1; scan.Scan(); n++ {
		text := scan.Text()
		method, target, _ := strings.Cut(text, " ")
		switch {
		case text == "" || strings.HasPrefix(text, "#"):
		case strings.HasPrefix(target, "/") && strings.ToUpper(method) == method:
			cases = append(cases, httpCase{name: fmt.Sprintf("line %d %s", n, text), method: method, target: target})
		case strings.HasPrefix(text, "> "):
			c := &cases[len(cases)-1]
			c.sent = append(c.sent, line{text[2:], n})
		default:
			c := &cases[len(cases)-1]
			c.wants = append(c.wants, line{text, n})
		}
	}
	return cases
}

func (c *httpCase) header(h *Handler) http.Header {
	header := http.Header{}
	for _, s := range c.sent {
		key, value, _ := strings.Cut(s.text, ": ")
		header.Set(key, h.fill(value))
	}
	return header
}

// ask sends a request as it stands: net/http's client would tidy the path.
func (h *Handler) ask(method, target string, header http.Header) *httptest.ResponseRecorder {
	path, query, _ := strings.Cut(target, "?")
	r := httptest.NewRequest(method, "/", nil)
	r.URL.Path = strings.ReplaceAll(path, "%2e", ".")
	r.URL.RawQuery = query
	r.Header = header
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

var etagMark = regexp.MustCompile(`\{etag (\S+?)(?: (\w+))?\}`)

// fill puts tags in the place of {etag PATH ENCODING}.
func (h *Handler) fill(text string) string {
	return etagMark.ReplaceAllStringFunc(text, func(mark string) string {
		m := etagMark.FindStringSubmatch(mark)
		return h.ask("GET", m[1], http.Header{"Accept-Encoding": {m[2]}}).Header().Get("ETag")
	})
}

// check returns what is wrong with one expectation, "" if it holds.
func check(h *Handler, w *httptest.ResponseRecorder, want string) string {
	verb, rest, _ := strings.Cut(want, " ")
	switch {
	case verb == "code":
		if strconv.Itoa(w.Code) != rest {
			return fmt.Sprintf("code is %d", w.Code)
		}
	case verb == "no":
		if got, ok := w.Header()[http.CanonicalHeaderKey(rest)]; ok {
			return fmt.Sprintf("is there: %q", got)
		}
	case verb == "body":
		if !strings.Contains(w.Body.String(), rest) {
			return fmt.Sprintf("body is %.200q", w.Body)
		}
	case want == "nobody":
		if w.Body.Len() > 0 {
			return fmt.Sprintf("body is %.200q", w.Body)
		}
	case strings.HasSuffix(verb, ":"):
		if got := w.Header().Get(strings.TrimSuffix(verb, ":")); got != h.fill(rest) {
			return fmt.Sprintf("is %q", got)
		}
	case strings.HasPrefix(rest, "!~ "):
		if got := w.Header().Get(verb); got == "" || strings.Contains(got, rest[3:]) {
			return fmt.Sprintf("is %q", got)
		}
	case strings.HasPrefix(rest, "~ "):
		if got := w.Header().Get(verb); !strings.Contains(got, rest[2:]) {
			return fmt.Sprintf("is %q", got)
		}
	default:
		return "not an expectation"
	}
	return ""
}

// TestNotBuilt: a binary that was compiled without a site says so.
func TestNotBuilt(t *testing.T) {
	_, err := New(fstest.MapFS{"README": {Data: []byte("x")}})
	if err != ErrNotBuilt {
		t.Errorf("New without a site: %v, want ErrNotBuilt", err)
	}
}

func BenchmarkServeWasm(b *testing.B) {
	h, err := New(testSite())
	if err != nil {
		b.Fatal(err)
	}
	header := http.Header{"Accept-Encoding": {"gzip, deflate, br, zstd"}}
	b.ReportAllocs()
	for b.Loop() {
		h.ask("GET", "/assets/app.0123456789ab.wasm", header)
	}
}

// TestPublish: the file that shared links look at says what the server was told.
func TestPublish(t *testing.T) {
	h := testHandler(t)
	if err := h.Publish("https://example.org/locmem"); err != nil {
		t.Fatal(err)
	}
	if w := h.ask("GET", "/public.txt", nil); w.Code != 200 || w.Body.String() != "https://example.org/locmem/\n" {
		t.Errorf("%d %q", w.Code, w.Body)
	}
	for target, want := range map[string]string{"/nope": `href="/locmem/"`, "/nl/nope": `href="/locmem/nl/"`} {
		if w := h.ask("GET", target, nil); w.Code != 404 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s below a path: %d %s, want 404 with %s", target, w.Code, w.Body, want)
		}
	}
	for _, bad := range []string{"", "example.org", "ftp://example.org", "https://", "https://x.org/?a", "https://x.org/#a",
		"https://x.org/?", "https://x.org/#", "https://x.org?#", "https://ann:secret@x.org/", "https://ann@x.org/", "https://:8000/", "https://x y/",
		"https://x.org:0/", "https://x.org:99999/", "https://x.org:/", "https://x..org/", "https://[::1/", "https://[x]/", "https://x.org/a b/",
		"https://x.org//a/", "https://x.org/a/../b/", "https://x.org/%2e%2e/b", "https://x.org/a\\b/", " https://x.org/", "https://x.org/\n"} {
		err := h.Publish(bad)
		if err == nil {
			t.Errorf("%q was taken", bad)
		} else if text := err.Error(); strings.Contains(text, "secret") || !strings.Contains(text, "such as https://example.org/locmem/") {
			t.Errorf("%q: %s", bad, text)
		}
	}
}

// withPictures is a site whose pages tell of their pictures.
func withPictures(t *testing.T) fstest.MapFS {
	t.Helper()
	dist := testSite()
	for name, picture := range map[string]string{"index.html": "picture.png", "nl/index.html": "picture.png", "lessons/lru/index.html": "../../lessons/lru/picture.png", "nl/write/index.html": "../../nl/picture.png"} {
		page := []byte("<head>\n" + names.CanonicalMark + `./">` + "\n" + names.PictureMark + picture + `">` + "\n</head>" + strings.Repeat("<p>A page.</p>", 50))
		dist[name] = &fstest.MapFile{Data: page}
		for _, suffix := range []string{".br", ".gz"} {
			data, err := packedAs(suffix, page)
			if err != nil {
				t.Fatal(err)
			}
			dist[name+suffix] = &fstest.MapFile{Data: data}
		}
	}
	return dist
}

// publishedPages are the addresses that pages must tell of themselves and of their pictures, seen
// from the site's.
var publishedPages = map[string][2]string{
	"index.html":             {"", "picture.png"},
	"nl/index.html":          {"nl/", "nl/picture.png"},
	"lessons/lru/index.html": {"lessons/lru/", "lessons/lru/picture.png"},
	"nl/write/index.html":    {"nl/write/", "nl/picture.png"},
}

// TestPublishedPages: a page tells its whole address and that of its picture, whatever it is
// compressed with; without a public address it stays as it was built.
func TestPublishedPages(t *testing.T) {
	dist := withPictures(t)
	h, err := New(dist)
	if err != nil {
		t.Fatal(err)
	}
	if w := h.ask("GET", "/lessons/lru/", nil); !bytes.Equal(w.Body.Bytes(), dist["lessons/lru/index.html"].Data) {
		t.Errorf("before: %s", w.Body)
	}
	tags := map[string]bool{}
	for range 2 { // said again it is the same
		if err := h.Publish("https://example.org/locmem"); err != nil {
			t.Fatal(err)
		}
		for name, want := range publishedPages {
			for _, encoding := range []string{"", "br", "gzip"} {
				w := h.ask("GET", "/"+strings.TrimSuffix(name, "index.html"), http.Header{"Accept-Encoding": {encoding}})
				body := unpacked(t, w.Header().Get("Content-Encoding"), w.Body)
				if got := w.Header().Get("Content-Encoding"); got != encoding {
					t.Errorf("%s was sent as %q, not %q", name, got, encoding)
				}
				for i, mark := range []string{names.CanonicalMark, names.PictureMark} {
					if full := mark + "https://example.org/locmem/" + want[i] + `">`; !strings.Contains(body, full) {
						t.Errorf("%s, %q: no %s in\n%s", name, encoding, full, body)
					}
				}
				tags[w.Header().Get("ETag")] = true
			}
		}
	}
	if len(tags) != 12 {
		t.Errorf("twelve bodies have %d tags", len(tags))
	}
}

// unpacked is a body as it was before it was compressed.
func unpacked(t *testing.T, encoding string, body io.Reader) string {
	t.Helper()
	var err error
	switch encoding {
	case "br":
		body = brotli.NewReader(body)
	case "gzip":
		body, err = gzip.NewReader(body)
	}
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestPublicAddresses: what links can begin with is taken, and kept as it is.
func TestPublicAddresses(t *testing.T) {
	h := testHandler(t)
	for _, good := range []string{"http://localhost:8000", "https://xn--bcher-kva.example/", "http://192.168.1.7:8000/", "http://[::1]:8000/", "https://x.org/a/b%20c/"} {
		if err := h.Publish(good); err != nil {
			t.Errorf("%s: %v", good, err)
		} else if w := h.ask("GET", "/public.txt", nil); w.Body.String() != strings.TrimSuffix(good, "/")+"/\n" {
			t.Errorf("%s became %s", good, w.Body)
		}
	}
}

// TestMissing: an unknown address has the page of the innermost folder with one,
// and so of its language.
func TestMissing(t *testing.T) {
	dist := testSite()
	dist["nl/404.html"] = &fstest.MapFile{Data: []byte(`<a href="@BASE@/nl/">begin</a>`)}
	h, err := New(dist)
	if err != nil {
		t.Fatal(err)
	}
	for target, want := range map[string]string{
		"/nope": `href="/"`, "/nlx/nope": `href="/"`, "/nl/nope": `href="/nl/"`, "/nl/a/b": `href="/nl/"`,
		"/nl/404.html": `href="/nl/"`, "/404.html": `href="/"`,
	} {
		if w := h.ask("GET", target, nil); w.Code != 404 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d %s, want 404 with %s", target, w.Code, w.Body, want)
		}
	}
}
