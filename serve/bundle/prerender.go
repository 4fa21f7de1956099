package bundle

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/serve/names"
	"locmem/serve/page"
	"locmem/serve/poster"
	"locmem/web"
)

// versionMark stands in a page for the version until that is known.
const versionMark = "@VERSION@"

// pageData is what the HTML templates see.
type pageData struct {
	Lang, Title, Description string
	Root                     string // relative path of the site's root, "" or "../"
	Version                  string
	Framed                   bool // it may be shown in a frame
	CSP                      string
	Body                     template.HTML
	Manifest                 string // of the page's language
	Alternates               []alternate
	Moved                    string // where the page lies, of a page that only says so
	Text                     bootText
	Missing                  []missingPage // of the page for unknown addresses
	Script                   string        // of a page of text
	Picture                  string        // that others show beside a link to the page; "" for none

	assets *assetSet
}

type alternate struct{ Lang, Href string }

// Asset returns the address of one of our own files, seen from the page.
func (d pageData) Asset(name string) (string, error) {
	address, ok := d.assets.url[name]
	if !ok {
		return "", fmt.Errorf("no asset %q", name)
	}
	return d.Root + address, nil
}

// PictureWidth and PictureHeight are those of Picture.
func (pageData) PictureWidth() int  { return poster.Width }
func (pageData) PictureHeight() int { return poster.Height }

// Size returns the raw bytes of one of our own files.
func (d pageData) Size(name string) int { return d.assets.size[name] }

// withHead is the template of a page with what all pages say of themselves in their heads.
func withHead(name string) (*template.Template, error) {
	t, err := template.New(name).Parse(string(page.Source(name)))
	if err != nil {
		return nil, err
	}
	return t.Parse(string(page.Source("about.html")))
}

// renderPages makes the HTML of every page, the pages for unknown addresses and
// the manifests, with versionMark where the version will stand.
func renderPages(pages []web.Page, assets *assetSet) ([]File, error) {
	tmpl, err := withHead("page.html")
	if err != nil {
		return nil, err
	}
	text, err := withHead("text.html")
	if err != nil {
		return nil, err
	}
	var out []File
	for _, p := range pages {
		if !strings.HasPrefix(p.Path, "/") || !strings.HasSuffix(p.Path, "/") {
			return nil, fmt.Errorf("page %q: a path starts and ends with /", p.Path)
		}
		body, err := prerender(p)
		if err != nil {
			return nil, fmt.Errorf("page %s: %w", p.Path, err)
		}
		data := pageData{
			Lang: p.Lang, Title: p.Title, Description: p.Description,
			Root: rootOf(p.Path), Framed: names.Framed(FileOf(p.Path)), Version: versionMark, CSP: names.Policy(FileOf(p.Path)), Body: template.HTML(body),
			Manifest: manifestOf(p), Alternates: alternates(p, pages), Text: textFor(p.Lang), Script: p.Script,
			Picture: pictureFor(p, assets), assets: assets,
		}
		var html bytes.Buffer
		of := tmpl
		if p.Text {
			of = text
		}
		if err := of.Execute(&html, data); err != nil {
			return nil, fmt.Errorf("page %s: %w", p.Path, err)
		}
		out = append(out, File{Path: FileOf(p.Path), Data: html.Bytes(), First: p.Path == "/"})
	}
	moved, err := movedPages(pages, assets)
	if err != nil {
		return nil, err
	}
	out = append(out, moved...)
	engine, err := enginePage(assets)
	if err != nil {
		return nil, err
	}
	out = append(out, engine)
	missing, err := missingPages(assets)
	if err != nil {
		return nil, err
	}
	out = append(append(out, missing...), File{Path: "robots.txt", Data: []byte("User-agent: *\nAllow: /\n")},
		File{Path: names.Public, Data: []byte("\n")})
	return append(out, manifests(pages, assets)...), nil
}

// prerender returns the page's first picture as HTML.
func prerender(p web.Page) (html string, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("rendering panicked: %v", v)
		}
	}()
	return tidy(app.HTMLString(p.Body()))
}

// movedPages makes, for every page below the root, a page at its address with
// .html that leads to it: hosts of plain files cannot redirect.
func movedPages(pages []web.Page, assets *assetSet) ([]File, error) {
	tmpl, err := template.New("moved").Parse(string(page.Source("moved.html")))
	if err != nil {
		return nil, err
	}
	var out []File
	for _, p := range pages {
		name := movedFile(p.Path)
		if name == "" {
			continue
		}
		data := pageData{Lang: p.Lang, Title: p.Title, Root: rootOf("/" + name), CSP: names.Policy(name),
			Moved: path.Base(p.Path) + "/", assets: assets}
		var html bytes.Buffer
		if err := tmpl.Execute(&html, data); err != nil {
			return nil, fmt.Errorf("page %s: %w", name, err)
		}
		out = append(out, File{Path: name, Data: html.Bytes()})
	}
	return out, nil
}

// manifests makes one web app manifest a language, beside its front page.
func manifests(pages []web.Page, assets *assetSet) []File {
	type pic struct {
		Src     string `json:"src"`
		Sizes   string `json:"sizes"`
		Type    string `json:"type"`
		Purpose string `json:"purpose,omitempty"`
	}
	var out []File
	for _, p := range pages {
		if p.Path != "/" && p.Path != "/"+p.Lang+"/" {
			continue
		}
		up := rootOf(p.Path)
		data, err := json.MarshalIndent(map[string]any{
			"id": "./", "start_url": "./", "scope": "./" + up, "lang": p.Lang,
			"name": "LocMem Playground", "short_name": "LocMem", "description": p.Description,
			"display": "browser", "background_color": "#f6f7f9", "theme_color": "#0c4b33",
			"icons": []pic{
				{up + assets.url["icon.svg"], "any", "image/svg+xml", "any"},
				{up + assets.url["icon-192.png"], "192x192", "image/png", "any maskable"},
				{up + assets.url["icon-512.png"], "512x512", "image/png", "any maskable"},
			},
		}, "", " ")
		if err != nil {
			panic(err) // strings only
		}
		name := strings.TrimSuffix(FileOf(p.Path), "index.html") + "manifest.webmanifest"
		out = append(out, File{Path: name, Data: append(data, '\n'), First: p.Path == "/"})
	}
	return out
}

// manifestOf is the way from a page to its language's manifest. Languages but
// English have a folder of their own.
func manifestOf(p web.Page) string {
	if strings.HasPrefix(p.Path, "/"+p.Lang+"/") {
		return rootOf(p.Path) + p.Lang + "/manifest.webmanifest"
	}
	return rootOf(p.Path) + "manifest.webmanifest"
}

// FileOf is where the page with this path lies: "/lessons/lru/" is
// lessons/lru/index.html, which every host of plain files finds.
func FileOf(path string) string { return strings.TrimPrefix(path, "/") + "index.html" }

// movedFile is the file beside a page's folder that leads to it: lessons/lru.html
// for "/lessons/lru/", none for the root.
func movedFile(path string) string {
	if path == "/" {
		return ""
	}
	return strings.Trim(path, "/") + ".html"
}

// pictureFor is the picture of a page, seen from it; pages without one of their own have
// that of their language's front page.
func pictureFor(p web.Page, assets *assetSet) string {
	front := ""
	if strings.HasPrefix(p.Path, "/"+p.Lang+"/") {
		front = p.Lang + "/"
	}
	for _, of := range []string{strings.TrimPrefix(p.Path, "/"), front} {
		name := names.PictureOf(of)
		if slices.ContainsFunc(assets.files, func(f File) bool { return f.Path == name }) {
			return rootOf(p.Path) + name
		}
	}
	return ""
}

// rootOf is the way from a page to the site's root.
func rootOf(path string) string {
	return strings.Repeat("../", strings.Count(path, "/")-1)
}

// alternates lists the same page in the other languages.
func alternates(p web.Page, pages []web.Page) []alternate {
	plain := plainPath(p)
	var out []alternate
	for _, other := range pages {
		if other.Lang != p.Lang && plainPath(other) == plain {
			out = append(out, alternate{other.Lang, rootOf(p.Path) + strings.TrimPrefix(other.Path, "/")})
		}
	}
	return out
}

// plainPath is the page's path without its language.
func plainPath(p web.Page) string {
	if rest, ok := strings.CutPrefix(p.Path, "/"+p.Lang+"/"); ok {
		return "/" + rest
	}
	return p.Path
}

// versionOf names a build by everything in it.
func versionOf(groups ...[]File) string {
	sum := sha256.New()
	for _, files := range groups {
		for _, f := range files {
			fmt.Fprintf(sum, "%s %s\n", f.Path, hash(f.Data))
		}
	}
	// The worker is not among the files yet; its source counts as well.
	sum.Write(page.Source("sw.js"))
	return hex.EncodeToString(sum.Sum(nil))[:10]
}

func stamp(data []byte, version string) []byte {
	return bytes.ReplaceAll(data, []byte(versionMark), []byte(version))
}
