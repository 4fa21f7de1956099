package own

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"locmem/web/lesson"
)

const text = "---\nid: mine\ntitle: Mine & yours\nminutes: 3\n---\n\n```locmem run\nw1>>> cache.get(\"a\")\n```\n"

// dist is as much of a site as the handler looks at.
var dist = fstest.MapFS{
	"lessons/index.json":                {Data: []byte(`[{"id":"whose-cache","title":"Whose"},{"id":"the-limiter","title":"Limiter"}]`)},
	"nl/lessons/index.json":             {Data: []byte(`[{"id":"whose-cache","title":"Van wie"}]`)},
	"lessons/whose-cache/index.html":    {Data: []byte(`<html data-root="../../"><title>Whose</title><meta property="og:title" content="Whose"><meta property="og:image" content="picture.png"><meta name="color-scheme" content="light dark"><body><p>shipped</p><div id="boot"></div></body></html>`)},
	"nl/lessons/whose-cache/index.html": {Data: []byte(`<html lang="nl"><title>Van wie</title><meta name="color-scheme" content="light dark"><body><p>hier</p><div id="boot"></div></body></html>`)},
}

// shipped is the site behind, whose pages have a policy.
var shipped = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Security-Policy", "script-src 'self'")
	w.Header().Set("ETag", `"old"`)
	w.WriteHeader(http.StatusTeapot)
	_, _ = w.Write([]byte("shipped " + r.URL.Path))
})

func folder(t *testing.T, files map[string]string) (*Handler, string) {
	t.Helper()
	dir := t.TempDir()
	for name, s := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	h, err := New(dir, shipped, dist)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	return h, dir
}

func get(h http.Handler, path, from string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.RemoteAddr = from
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

const (
	here  = "127.0.0.1:4000"
	there = "192.168.1.7:4000"
)

func entries(t *testing.T, w *httptest.ResponseRecorder) (ids []string, list []lesson.Entry) {
	t.Helper()
	if err := json.Unmarshal(w.Body.Bytes(), &list); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	for _, e := range list {
		ids = append(ids, e.ID)
	}
	return ids, list
}

func TestOwnLessonsComeFirstAndFollowTheirFiles(t *testing.T) {
	h, dir := folder(t, map[string]string{"mine.md": text, "whose-cache.nl.md": text, "README.txt": "no lesson"})
	ids, list := entries(t, get(h, "/lessons/index.json", here))
	if !slices.Equal(ids, []string{"mine", "whose-cache", "the-limiter"}) || !list[0].Own || !list[0].Live || list[1].Own {
		t.Errorf("%+v", list)
	}
	if _, list := entries(t, get(h, "/lessons/index.json", there)); list[0].Live {
		t.Error("a lesson changes under the hands of a learner")
	}
	if ids, list := entries(t, get(h, "/nl/lessons/index.json", here)); !slices.Equal(ids, []string{"whose-cache"}) || !list[0].Own {
		t.Errorf("one that takes the place of a lesson that ships: %+v", list)
	}
	page := get(h, "/lessons/mine/", there)
	if body := page.Body.String(); page.Code != http.StatusOK || !strings.Contains(body, "<title>Mine &amp; yours · ") || !strings.Contains(body, `data-root="../../"`) ||
		strings.Contains(body, "shipped") || !strings.Contains(body, "cache.get(&#34;a&#34;)") || !strings.Contains(body, `<div id="boot">`) {
		t.Errorf("%d %s", page.Code, body)
	}
	if body := page.Body.String(); strings.Contains(body, "og:image") || !strings.Contains(body, `<meta property="og:title" content="Mine &amp; yours · `) || !strings.Contains(body, `<meta name="color-scheme"`) {
		t.Errorf("it tells others of the lesson that ships: %s", body)
	}
	if page.Header().Get("Content-Security-Policy") == "" || page.Header().Get("ETag") != "" {
		t.Errorf("headers of the page: %v", page.Header())
	}
	if w := get(h, "/lessons/mine", there); w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != "/lessons/mine/" {
		t.Errorf("without the slash: %d %v", w.Code, w.Header())
	}
	if err := os.WriteFile(filepath.Join(dir, "mine.md"), []byte(text+"\nMore.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if w := get(h, "/lessons/mine.md", here); !strings.HasSuffix(w.Body.String(), "More.\n") || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("%v %s", w.Header(), w.Body)
	}
	if w := get(h, "/sw.js", here); !strings.Contains(w.Body.String(), "unregister") {
		t.Errorf("a service worker would keep the lessons as they were: %s", w.Body)
	}
}

func TestEverythingElseIsTheSites(t *testing.T) {
	h, dir := folder(t, map[string]string{"mine.md": text})
	if err := os.Symlink("/etc/hostname", filepath.Join(dir, "outside.md")); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/", "/lessons/", "/lessons/whose-cache/", "/lessons/whose-cache.md", "/nl/lessons/mine/", "/nl/lessons/mine.md",
		"/lessons/outside.md", "/lessons/../mine.md", "/lessons/..%2Fown.md", "/lessons/MINE.md", "/demos/index.json"} {
		if w := get(h, path, here); !strings.HasPrefix(w.Body.String(), "shipped ") {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	r := httptest.NewRequest(http.MethodPost, "/lessons/mine.md", nil)
	w := httptest.NewRecorder()
	if h.ServeHTTP(w, r); w.Code != http.StatusTeapot {
		t.Errorf("POST: %d", w.Code)
	}
}

func TestTheServerSaysWhatIsWrong(t *testing.T) {
	h, _ := folder(t, map[string]string{
		"good.md": strings.Replace(text, "mine", "good", 1), "Bad Name.md": text, "other.md": text,
		"long.md": strings.Repeat("x", maxBytes+1), "broken.md": "---\nid: broken\nlevle: start\n---\n",
	})
	ids, faults := h.Files()
	if !slices.Equal(ids, []string{"broken", "good", "other"}) {
		t.Errorf("lessons: %v", ids)
	}
	all := strings.Join(faults, "\n")
	for _, want := range []string{"Bad Name.md: its name may have small letters", "long.md: it is longer than 64 KB", "other.md: write id: other", "broken.md:3: unknown key 'levle'"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not said:\n%s", want, all)
		}
	}
	if _, err := New(filepath.Join(t.TempDir(), "none"), shipped, dist); err == nil || !strings.Contains(err.Error(), "name a folder with lessons") {
		t.Errorf("no folder: %v", err)
	}
}
