package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"locmem/serve/names"
)

// ErrNotBuilt says that the binary holds no site.
var ErrNotBuilt = errors.New("this binary holds no site: run ./build.sh build and compile it again")

// Handler serves GET and HEAD of the files of a built site. It is safe for
// concurrent use and never changes after New and Publish.
type Handler struct {
	dist    fs.FS
	files   map[string]*file // by path below the root, without the leading slash
	missing map[string]*file // by folder such as "nl/": what is sent for unknown addresses below it
}

type file struct {
	variants map[string]*variant // by encoding, "" for plain
}

// variant is one body with its headers, ready to send.
type variant struct {
	body   []byte
	tag    string
	header http.Header
}

// New reads a site that package bundle has written. It fails with ErrNotBuilt
// if there is none.
func New(dist fs.FS) (*Handler, error) {
	h := &Handler{dist: dist, files: map[string]*file{}, missing: map[string]*file{}}
	err := fs.WalkDir(dist, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == names.Note || names.Packed(name) {
			return err
		}
		f, err := load(dist, name, "")
		if folder, ok := strings.CutSuffix(name, names.Missing); ok && names.IsMissing(name) {
			h.missing[folder] = f
		} else {
			h.files[name] = f
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if h.files["index.html"] == nil || h.missing[""] == nil {
		return nil, ErrNotBuilt
	}
	return h, nil
}

// Publish says under which address others reach the site: links that are shared
// begin with it, and so do the addresses that pages tell of their pictures. It must be
// called before the first answer.
func (h *Handler) Publish(address string) error {
	root, err := PublicAddress(address)
	if err != nil {
		return err
	}
	u, err := url.Parse(root)
	if err != nil {
		return err
	}
	for folder := range h.missing { // their links begin with the path: they are shown at any depth
		if h.missing[folder], err = load(h.dist, folder+names.Missing, strings.TrimSuffix(u.EscapedPath(), "/")); err != nil {
			return err
		}
	}
	if err := h.publishPages(root); err != nil {
		return err
	}
	body := []byte(root + "\n")
	h.files[names.Public] = &file{variants: map[string]*variant{"": newVariant(names.Public, "", body)}}
	return nil
}

// PublicAddress reads an address that links can begin with, and ends it with a slash.
func PublicAddress(address string) (string, error) {
	u, err := publicURL(address)
	if err != nil {
		return "", fmt.Errorf("-public: %w: write the address of the site, such as https://example.org/locmem/", err)
	}
	return strings.TrimSuffix(u.String(), "/") + "/", nil
}

// publicURL reads an address that a link can begin with. The error does not
// repeat a password.
func publicURL(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, errors.New("this is no address")
	case u.User != nil:
		return nil, fmt.Errorf("%s has a name or password in it, which every shared link would tell", u.Redacted())
	case u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
		return nil, fmt.Errorf("%q does not begin with https://HOST or http://HOST", address)
	case strings.ContainsAny(address, "?#"):
		return nil, fmt.Errorf("%s has a ? or # in it, behind which no page is found", address)
	case !isHost(u.Host):
		return nil, fmt.Errorf("%q is no host, or its port is not 1 to 65535", u.Host)
	case strings.ContainsAny(address, ` \`) || u.Path != "" && u.Path != "/" && (!isPath(u.EscapedPath()) || !fs.ValidPath(strings.Trim(u.Path, "/"))):
		return nil, fmt.Errorf("the path %q holds what an address changes on the way, such as //, /../ or a space", u.Path)
	}
	return u, nil
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

// isPath tells whether path is one that no browser or server rewrites: plain characters
// or escapes, no empty part, no dots as a part.
func isPath(path string) bool {
	path = strings.TrimSuffix(strings.TrimPrefix(path, "/"), "/")
	return strings.Trim(path, letters+".~%/") == "" && fs.ValidPath(path)
}

// isHost tells whether a link can lead to host, a name or an IP address with or
// without a port.
func isHost(host string) bool {
	name, port := host, "1"
	if i := strings.LastIndexByte(host, ':'); i >= 0 && !strings.HasSuffix(host, "]") {
		name, port = host[:i], host[i+1:]
	}
	if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
		return false
	}
	if inside, ok := strings.CutPrefix(name, "["); ok {
		a, err := netip.ParseAddr(strings.TrimSuffix(inside, "]"))
		return err == nil && a.Is6() && strings.HasSuffix(inside, "]")
	}
	return strings.Trim(name, letters+".") == "" && fs.ValidPath(strings.ReplaceAll(strings.TrimSuffix(name, "."), ".", "/"))
}

// load reads a file and its compressed variants; base is the path of the site, "" for
// the root.
func load(dist fs.FS, name, base string) (*file, error) {
	f := &file{variants: map[string]*variant{}}
	for encoding, suffix := range suffixes {
		body, err := fs.ReadFile(dist, name+suffix)
		if errors.Is(err, fs.ErrNotExist) && suffix != "" {
			continue
		}
		if err != nil {
			return nil, err
		}
		if names.IsMissing(name) {
			if suffix != "" {
				continue
			}
			body = bytes.ReplaceAll(body, []byte(names.BaseMark), []byte(base))
		}
		f.variants[encoding] = newVariant(name, encoding, body)
	}
	return f.varied(), nil
}

// suffixes are those of compressed variants, by encoding.
var suffixes = map[string]string{"": "", "br": ".br", "gzip": ".gz"}

// varied tells of a file with several variants that it has them.
func (f *file) varied() *file {
	for _, v := range f.variants {
		if len(f.variants) > 1 {
			v.header["Vary"] = []string{"Accept-Encoding"}
		}
	}
	return f
}

func newVariant(name, encoding string, body []byte) *variant {
	sum := sha256.Sum256(body)
	v := &variant{body: body, tag: `"` + hex.EncodeToString(sum[:12]) + `"`, header: common.Clone()}
	kind := typeOf(name)
	if strings.HasPrefix(kind, "text/html") {
		for key, values := range forPages {
			v.header[key] = values
		}
		framing(v.header, name)
	}
	v.header.Set("Content-Type", kind)
	v.header.Set("ETag", v.tag)
	v.header.Set("Cache-Control", askMe)
	if names.Immutable(name) {
		v.header.Set("Cache-Control", forEver)
	}
	if encoding != "" {
		v.header.Set("Content-Encoding", encoding)
	}
	return v
}

// ServeHTTP implements http.Handler.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	maps.Copy(w.Header(), common)
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	f, redirect := h.find(r.URL.Path)
	if redirect != "" {
		if r.URL.RawQuery != "" {
			redirect += "?" + r.URL.RawQuery
		}
		w.Header().Set("Location", redirect)
		w.WriteHeader(http.StatusMovedPermanently)
		return
	}
	if f == nil {
		send(w, r, h.nothingAt(r.URL.Path), http.StatusNotFound)
		return
	}
	send(w, r, f, http.StatusOK)
}

// find returns the file behind a path, or where to go instead: a page lies at
// its folder's address with the slash, not at index.html, without the slash, or
// with .html. Where to go is relative: a proxy may serve the site below a path.
func (h *Handler) find(path string) (f *file, redirect string) {
	name, ok := strings.CutPrefix(path, "/")
	if !ok {
		return nil, ""
	}
	if strings.HasSuffix(name, "index.html") && h.files[name] != nil {
		return nil, "./"
	}
	if name == "" || strings.HasSuffix(name, "/") {
		return h.files[name+"index.html"], ""
	}
	if folder := strings.TrimSuffix(name, ".html"); h.files[folder+"/index.html"] != nil {
		return nil, "./" + folder[strings.LastIndexByte(folder, '/')+1:] + "/"
	}
	return h.files[name], ""
}

// nothingAt returns what is sent for an unknown address: the page of the
// innermost folder that has one, and so of the address's language.
func (h *Handler) nothingAt(path string) *file {
	best := ""
	for folder := range h.missing {
		if len(folder) > len(best) && strings.HasPrefix(path, "/"+folder) {
			best = folder
		}
	}
	return h.missing[best]
}

func send(w http.ResponseWriter, r *http.Request, f *file, status int) {
	encoding := choose(r.Header.Get("Accept-Encoding"), func(e string) bool { return f.variants[e] != nil })
	v := f.variants[encoding]
	header := w.Header()
	for key, values := range v.header {
		header[key] = values
	}
	if status == http.StatusOK && matches(r.Header.Get("If-None-Match"), v.tag) {
		header.Del("Content-Type")
		header.Del("Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Length", strconv.Itoa(len(v.body)))
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		w.Write(v.body)
	}
}
