// Package own serves lessons from a folder beside those that ship, without a build: what
// stands in the folder now is in the list of lessons and at /lessons/NAME/. A file NAME.md
// is the lesson NAME of the language in its front matter, and NAME.nl.md the Dutch one. It
// takes the place of a lesson that ships under the same name.
package own

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"io/fs"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path"
	"slices"
	"strings"

	"locmem/engine/scenario"
	"locmem/web/i18n"
	"locmem/web/lesson"
)

// Bounds of a folder: more files and larger ones are left out, and said so.
const (
	maxFiles = 200
	maxBytes = scenario.MaxSource
)

// Handler serves the lessons of a folder, and everything else from the site.
type Handler struct {
	dir  *os.Root
	site http.Handler
	dist fs.FS // of the site
}

// New opens a folder. It fails if there is none.
func New(dir string, site http.Handler, dist fs.FS) (*Handler, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("-lessons: %w: name a folder with lessons, such as my-lessons", err)
	}
	return &Handler{dir: root, site: site, dist: dist}, nil
}

// Close lets the folder go.
func (h *Handler) Close() error { return h.dir.Close() }

// file is a lesson of the folder.
type file struct {
	name string // in the folder
	lang i18n.Lang
	id   string
	text string
	*scenario.Scenario
	problems []scenario.Problem
}

// read reads a file of the folder; why says why it is no lesson.
func (h *Handler) read(name string) (f file, why string) {
	f = file{name: name, lang: i18n.English, id: strings.TrimSuffix(name, ".md")}
	info, err := h.dir.Stat(name)
	switch {
	case err != nil:
		return f, err.Error()
	case !info.Mode().IsRegular():
		return f, "it is no file"
	case info.Size() > maxBytes:
		return f, fmt.Sprintf("it is longer than %d KB", maxBytes>>10)
	}
	raw, err := h.dir.ReadFile(name)
	if err != nil {
		return f, err.Error()
	}
	f.text = string(raw)
	f.Scenario, f.problems = scenario.Parse(f.text)
	if f.Lang == string(i18n.Dutch) {
		f.lang = i18n.Dutch
	}
	if id, dutch := strings.CutSuffix(f.id, ".nl"); dutch {
		f.id, f.lang = id, i18n.Dutch
	}
	if f.id == "" || strings.Trim(f.id, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
		return f, "its name may have small letters, digits and hyphens only, such as my-lesson.md"
	}
	return f, ""
}

// Files are the lessons of the folder by name, and what is wrong with the others and in
// these, a line each. It is what the server says when it starts.
func (h *Handler) Files() (ids []string, faults []string) {
	list, faults := h.list()
	for _, f := range list {
		ids = append(ids, f.id)
		if f.ID != f.id { // what a learner has done is kept under it
			faults = append(faults, fmt.Sprintf("%s: write id: %s in its front matter, the name of the file", f.name, f.id))
		}
		for _, p := range f.problems {
			faults = append(faults, fmt.Sprintf("%s:%d: %v", f.name, p.Line, p))
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), faults
}

func (h *Handler) list() (list []file, faults []string) {
	entries, err := fs.ReadDir(h.dir.FS(), ".")
	if err != nil {
		return nil, []string{err.Error()}
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".md") || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if len(list) == maxFiles {
			return list, append(faults, fmt.Sprintf("there are more than %d files; the others are left out", maxFiles))
		}
		f, why := h.read(e.Name())
		if why != "" {
			faults = append(faults, e.Name()+": "+why)
			continue
		}
		list = append(list, f)
	}
	return list, faults
}

// find is the lesson of that name in a language.
func (h *Handler) find(lang i18n.Lang, id string) (file, bool) {
	for _, name := range []string{id + "." + string(lang) + ".md", id + ".md"} {
		if f, why := h.read(name); why == "" && f.lang == lang && f.id == id {
			return f, true
		}
	}
	return file{}, false
}

// ServeHTTP implements http.Handler.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.site.ServeHTTP(w, r)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "sw.js" {
		write(w, "text/javascript; charset=utf-8", []byte(noWorker))
		return
	}
	lang, rest := i18n.English, name
	if below, dutch := strings.CutPrefix(name, "nl/"); dutch {
		lang, rest = i18n.Dutch, below
	}
	rest, ok := strings.CutPrefix(rest, "lessons/")
	if !ok {
		h.site.ServeHTTP(w, r)
		return
	}
	if rest == "index.json" {
		h.index(w, lang, isHere(r))
		return
	}
	id := strings.TrimSuffix(strings.TrimSuffix(rest, ".md"), "/")
	f, ok := h.find(lang, id)
	switch {
	case !ok || id == "":
		h.site.ServeHTTP(w, r)
	case strings.HasSuffix(rest, ".md"):
		write(w, "text/markdown; charset=utf-8", []byte(f.text))
	case strings.HasSuffix(rest, "/"):
		h.page(w, r, f)
	default:
		http.Redirect(w, r, path.Base(id)+"/", http.StatusMovedPermanently)
	}
}

// index is the list of lessons, those of the folder first. here tells that the browser is
// on this machine: there a lesson that is open follows its file.
func (h *Handler) index(w http.ResponseWriter, lang i18n.Lang, here bool) {
	var all, shipped []lesson.Entry
	own := map[string]bool{}
	list, _ := h.list()
	for _, f := range list {
		if f.lang != lang || own[f.id] {
			continue
		}
		own[f.id] = true
		title := f.Title
		if title == "" {
			title = f.id
		}
		all = append(all, lesson.Entry{ID: f.id, Title: title, Level: f.Level, Minutes: f.Minutes,
			Misconception: f.Misconception, Needs: f.Needs, Own: true, Live: here})
	}
	if raw, err := fs.ReadFile(h.dist, lesson.Place{Lang: lang, Kind: lesson.Menu}.Index()); err == nil {
		_ = json.Unmarshal(raw, &shipped) // the build made it
	}
	for _, e := range shipped {
		if !own[e.ID] {
			all = append(all, e)
		}
	}
	raw, err := json.Marshal(all)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	write(w, "application/json", raw)
}

// page is the page of a lesson: that of one that ships, with the text of this one in it.
func (h *Handler) page(w http.ResponseWriter, r *http.Request, f file) {
	like := lesson.Place{Lang: f.lang, Kind: lesson.Shipped, ID: "whose-cache"}.Path() + "index.html"
	raw, err := fs.ReadFile(h.dist, like)
	text := string(raw)
	head, rest, ok := strings.Cut(text, "<title>")
	_, rest, ok2 := strings.Cut(rest, "</title>")
	rest, body, ok3 := strings.Cut(rest, "<body>")
	_, boot, ok4 := strings.Cut(body, `<div id="boot"`)
	_, rest, ok5 := strings.Cut(rest, `<meta name="color-scheme"`) // what is before it is of the other lesson, its picture as well
	if err != nil || !ok || !ok2 || !ok3 || !ok4 || !ok5 {
		http.Error(w, "the site has no page of a lesson", http.StatusInternalServerError)
		return
	}
	page := head + "<title>" + html.EscapeString(f.Title) + " · " + i18n.Product + "</title>\n" + described(f) + `<meta name="color-scheme"` + rest +
		`<body><div class="page"><main class="zones one" id="main"><section class="card failure"><h1>` + html.EscapeString(f.Title) +
		"</h1><pre>" + html.EscapeString(f.text) + `</pre></section></main></div><div id="boot"` + boot
	// The site's own headers of a page, its policy among them.
	own := r.Clone(r.Context())
	own.URL.Path = "/" + strings.TrimSuffix(like, "index.html")
	own.Method, own.Header = http.MethodHead, http.Header{}
	h.site.ServeHTTP(&headers{ResponseWriter: w}, own)
	for _, name := range []string{"ETag", "Content-Length", "Content-Encoding", "Vary"} {
		w.Header().Del(name)
	}
	write(w, "text/html; charset=utf-8", []byte(page))
}

// described is what the page tells others of the lesson: there is no picture of it.
func described(f file) string {
	tag := func(is, name, text string) string {
		return "<meta " + is + `="` + name + `" content="` + html.EscapeString(text) + "\">\n"
	}
	about := cmp.Or(f.Shows, f.Misconception)
	return tag("name", "description", about) + "<link rel=\"canonical\" href=\"./\">\n" + tag("property", "og:type", "website") +
		tag("property", "og:site_name", i18n.Product) + tag("property", "og:title", f.Title+" · "+i18n.Product) +
		tag("property", "og:description", about) + tag("property", "og:locale", string(f.lang))
}

// headers takes the headers of an answer and nothing else.
type headers struct{ http.ResponseWriter }

func (*headers) WriteHeader(int)             {}
func (*headers) Write(b []byte) (int, error) { return len(b), nil }

func write(w http.ResponseWriter, kind string, body []byte) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-store") // the next look may find another text
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Referrer-Policy", "no-referrer")
	_, _ = w.Write(body)
}

// isHere tells whether a request comes from this machine.
func isHere(r *http.Request) bool {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return false
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.Unmap().IsLoopback()
}

// noWorker stands in for the service worker, which would keep the lessons as they were:
// it removes what one kept, and itself.
const noWorker = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  const own = 'locmem:' + new URL(self.registration.scope).pathname + ':';
  for (const name of await caches.keys()) if (name.startsWith(own)) await caches.delete(name);
  await self.registration.unregister();
})()));
`
