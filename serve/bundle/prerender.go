package bundle

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/serve/names"
	"locmem/serve/page"
	"locmem/web"
)

// versionMark stands in a page for the version until that is known.
const versionMark = "@VERSION@"

// pageData is what the HTML templates see.
type pageData struct {
	Lang, Title, Description string
	Root                     string // relative path of the site's root, "" or "../"
	Version                  string
	CSP                      string
	Body                     template.HTML
	Manifest                 string // of the page's language
	Alternates               []alternate
	Text                     bootText

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

// Size returns the raw bytes of one of our own files.
func (d pageData) Size(name string) int { return d.assets.size[name] }

// renderPages makes the HTML of every page, the page for unknown addresses and
// the manifests, with versionMark where the version will stand.
func renderPages(pages []web.Page, assets *assetSet) ([]File, error) {
	tmpl, err := template.New("page").Parse(string(page.Source("page.html")))
	if err != nil {
		return nil, err
	}
	var out []File
	for _, p := range pages {
		if !strings.HasPrefix(p.Path, "/") {
			return nil, fmt.Errorf("page %q: a path starts with /", p.Path)
		}
		body, err := prerender(p)
		if err != nil {
			return nil, fmt.Errorf("page %s: %w", p.Path, err)
		}
		data := pageData{
			Lang: p.Lang, Title: p.Title, Description: p.Description,
			Root: rootOf(p.Path), Version: versionMark, CSP: names.Policy, Body: template.HTML(body),
			Manifest: manifestOf(p), Alternates: alternates(p, pages), Text: textFor(p.Lang), assets: assets,
		}
		var html bytes.Buffer
		if err := tmpl.Execute(&html, data); err != nil {
			return nil, fmt.Errorf("page %s: %w", p.Path, err)
		}
		out = append(out, File{Path: FileOf(p.Path), Data: html.Bytes(), First: p.Path == "/"})
	}
	missing, err := notFoundPage(assets)
	if err != nil {
		return nil, err
	}
	out = append(out, missing, File{Path: "robots.txt", Data: []byte("User-agent: *\nAllow: /\n")},
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

func notFoundPage(assets *assetSet) (File, error) {
	tmpl, err := template.New("404").Parse(string(page.Source("404.html")))
	if err != nil {
		return File{}, err
	}
	var html bytes.Buffer
	err = tmpl.Execute(&html, pageData{Root: names.BaseMark + "/", Version: versionMark, CSP: names.Policy, assets: assets})
	return File{Path: "404.html", Data: html.Bytes()}, err
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

// FileOf is where the page with this path lies: "/nl/" is nl/index.html and
// "/lessons/lru" is lessons/lru.html, as static hosts expect.
func FileOf(path string) string {
	name := strings.TrimPrefix(path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		return name + "index.html"
	}
	return name + ".html"
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
