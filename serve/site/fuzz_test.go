package site

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
)

// FuzzHandler: whatever is asked, the answer is one of five, its headers fit to
// its body and hold the common ones, and a redirect stays on the site.
func FuzzHandler(f *testing.F) {
	for _, s := range [][4]string{
		{"GET", "/", "", ""},
		{"GET", "/nl?a=1", "br", ""},
		{"HEAD", "/lessons/lru", "gzip;q=0.5, *;q=0", `"x", W/"y"`},
		{"GET", "/lessons/lru.html", "identity;q=0", "*"},
		{"GET", "//evil.example/index.html", ",;q=", `""`},
		{"GET", "/%2e%2e//nl/.html", "*;q=NaN", ","},
		{"POST", "/nl/index.html", "br;q=2", `W/`},
		{"\x00", "", "\x00", "\xff"},
	} {
		f.Add(s[0], s[1], s[2], s[3])
	}
	h, err := New(testSite())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, method, target, accept, match string) {
		path, query, _ := strings.Cut(target, "?")
		r := &http.Request{Method: method, URL: &url.URL{Path: path, RawQuery: query}, Header: http.Header{
			"Accept-Encoding": {accept}, "If-None-Match": {match},
		}}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if problem := wrong(method, w); problem != "" {
			t.Errorf("%q %q: %d %v: %s", method, target, w.Code, w.Header(), problem)
		}
	})
}

// wrong says what is wrong with an answer.
func wrong(method string, w *httptest.ResponseRecorder) string {
	for key, values := range common {
		if w.Header().Get(key) != values[0] {
			return "without " + key
		}
	}
	reads := method == "GET" || method == "HEAD"
	switch w.Code {
	case 200, 404:
		length := w.Header().Get("Content-Length")
		if method == "HEAD" && w.Body.Len() > 0 || method == "GET" && length != strconv.Itoa(w.Body.Len()) {
			return "the body does not fit"
		}
	case 301:
		base := &url.URL{Scheme: "https", Host: "example.org", Path: "/locmem/a"}
		if to, err := base.Parse(w.Header().Get("Location")); err != nil || to.Host != base.Host || !strings.HasPrefix(to.Path, "/locmem/") {
			return "leads off the site"
		}
	case 304:
		if w.Body.Len() > 0 || w.Header().Get("ETag") == "" || w.Header().Get("Content-Encoding") != "" {
			return "is more than a word that nothing changed"
		}
	case 405:
		if w.Header().Get("Allow") == "" {
			return "does not say what is allowed"
		}
	default:
		return "unexpected status"
	}
	if reads == (w.Code == 405) {
		return "another method than is allowed"
	}
	return ""
}
