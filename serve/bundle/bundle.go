// Package bundle turns the source tree into the site: it compiles the program
// to WebAssembly, prerenders every page of package web into our own HTML, names
// assets after their content, and compresses everything ahead of time.
//
// All addresses in the result are relative, so the site may live at any path of
// any host. Work that was done before is found again by the hash of its input
// in Options.Cache; the same input gives the same bytes on every machine.
package bundle

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"locmem/engine/library/embedded"
	"locmem/serve/names"
	"locmem/serve/page"
	"locmem/serve/poster"
	"locmem/web"
)

// Options says what to build and where. The zero value is not useful: Root,
// Out and Cache must be given.
type Options struct {
	Root    string    // the module's folder
	Out     string    // receives the site; what else lies there is removed, README stays
	Cache   string    // a folder for compressed and compiled results, made when missing
	Release bool      // best compression (Brotli 11), slow the first time; otherwise quick
	Log     io.Writer // progress in words; nil for silence

	Pages func() []web.Page // what to prerender; nil for web.Pages
	Files func() []web.File // what pages fetch; nil for web.Files
	// Pictures are those that others show beside a link; nil for poster.Orders.
	Pictures func() ([]poster.Order, error)
}

// File is one artefact of the site.
type File struct {
	Path   string // below the site's root, with slashes
	Data   []byte
	Brotli []byte // nil where compressing does not help
	Gzip   []byte // nil where compressing does not help
	First  bool   // a first visit of the front page downloads it
}

// Site is the result of a build.
type Site struct {
	Version string // ten hexadecimal digits that change with any byte of the site
	Files   []File // sorted by path
	Release bool   // Brotli sizes are those of level 11
}

// Build makes the site in memory and writes it to o.Out.
func Build(o Options) (*Site, error) {
	if o.Log == nil {
		o.Log = io.Discard
	}
	if o.Pages == nil {
		o.Pages = web.Pages
	}
	if o.Files == nil {
		o.Files = web.Files
	}
	if o.Pictures == nil {
		o.Pictures = poster.Orders
	}
	pages := o.Pages()
	if len(pages) == 0 {
		return nil, fmt.Errorf("web.Pages lists no page: there is nothing to show yet")
	}
	if err := os.MkdirAll(o.Cache, 0o755); err != nil {
		return nil, err
	}
	site, err := assemble(o, pages)
	if err != nil {
		return nil, err
	}
	if err := compressAll(o, site.Files); err != nil {
		return nil, err
	}
	slices.SortFunc(site.Files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return site, site.write(o.Out)
}

// assemble compiles the program and makes every file, uncompressed.
func assemble(o Options, pages []web.Page) (*Site, error) {
	program, exec, err := compile(o)
	if err != nil {
		return nil, err
	}
	editor, err := editorScript(o)
	if err != nil {
		return nil, err
	}
	embed, err := embedScript(o)
	if err != nil {
		return nil, err
	}
	texts, err := json.Marshal(embedded.Texts())
	if err != nil {
		return nil, err
	}
	_, words, err := sentences(filepath.Join(o.Root, i18nDir))
	if err != nil {
		return nil, err
	}
	dutch, err := json.Marshal(words)
	if err != nil {
		return nil, err
	}
	scripts := map[string][]byte{"head.js": page.Source("head.js"), "loader.js": page.Source("loader.js")}
	for name, source := range scripts {
		if scripts[name], err = minified(o, name, source); err != nil {
			return nil, err
		}
	}
	if scripts["wasm_exec.js"], err = minified(o, "wasm_exec.js", exec, glueNotice); err != nil {
		return nil, err
	}
	assets, err := collectAssets(o.Root, program, scripts, editor, embed, texts, dutch)
	if err != nil {
		return nil, err
	}
	for _, f := range o.Files() {
		assets.files = append(assets.files, File{Path: f.Path, Data: f.Data})
	}
	orders, err := o.Pictures()
	if err != nil {
		return nil, err
	}
	drawn, err := pictures(o, assets.css, orders)
	if err != nil {
		return nil, err
	}
	assets.files = append(assets.files, drawn...)
	site, err := around(assets, pages)
	if err != nil {
		return nil, err
	}
	site.Release = o.Release
	source, err := sourceFile(o.Root)
	if err != nil {
		return nil, err
	}
	site.Files = append(site.Files, source)
	return site, nil
}

// around makes what refers to the assets: the pages, and last the service
// worker, which lists everything.
func around(assets *assetSet, pages []web.Page) (*Site, error) {
	site := &Site{Files: assets.files}
	rendered, err := renderPages(pages, assets)
	if err != nil {
		return nil, err
	}
	site.Version = versionOf(assets.files, rendered)
	for _, f := range rendered {
		f.Data = stamp(f.Data, site.Version)
		site.Files = append(site.Files, f)
	}
	worker, err := serviceWorker(site, pages)
	if err != nil {
		return nil, err
	}
	site.Files = append(site.Files, worker)
	return site, nil
}

// write puts the files and their compressed variants below dir and removes
// what an earlier build left there.
func (s *Site) write(dir string) error {
	keep := map[string]bool{names.Note: true}
	put := func(name string, data []byte) error {
		if data == nil {
			return nil
		}
		keep[name] = true
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return err
		}
		return os.WriteFile(full, data, 0o644)
	}
	for _, f := range s.Files {
		if err := put(f.Path, f.Data); err != nil {
			return err
		}
		if err := put(f.Path+".br", f.Brotli); err != nil {
			return err
		}
		if err := put(f.Path+".gz", f.Gzip); err != nil {
			return err
		}
	}
	return filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil || keep[filepath.ToSlash(rel)] {
			return err
		}
		return os.Remove(p)
	})
}
