package site

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"locmem/serve/names"
)

// Export writes the site as plain files into dir, for a host that sends files
// and nothing else: every file with its compressed variants beside it. base is
// the path at which they will lie there, "" for the root; only 404.html needs
// to know, for all other addresses are relative. public is the address under which others
// reach it, see Handler.Publish; "" if that is not known.
//
// A folder with something in it is refused unless an export made it. In such a
// folder only what the export before has written is replaced or removed. A _headers
// of somebody else's stays, and none is written.
func Export(dist fs.FS, dir, base, public string) (files int, err error) {
	to := target{}
	if to.base, err = cleanBase(base); err != nil {
		return 0, err
	}
	if public != "" {
		if to.public, err = PublicAddress(public); err != nil {
			return 0, err
		}
		if u, err := url.Parse(to.public); err == nil && to.base == "" {
			to.base = strings.TrimSuffix(u.EscapedPath(), "/")
		}
	}
	if _, err := fs.Stat(dist, "index.html"); err != nil {
		return 0, ErrNotBuilt
	}
	list, err := exported(dist)
	if err != nil {
		return 0, err
	}
	out, err := claim(dir, list)
	if err != nil {
		return 0, err
	}
	defer out.close()
	for _, name := range out.list {
		data, err := to.content(dist, name)
		if err != nil {
			return 0, err
		}
		if err := out.put(name, data); err != nil {
			return 0, err
		}
	}
	return len(out.list), out.finish()
}

// noJekyll keeps GitHub Pages from running the files through its generator.
const noJekyll = ".nojekyll"

// headersFile tells Netlify, Cloudflare Pages and hosts that read the same form what to
// send with the files.
const headersFile = "_headers"

// headersHead is its first line. A file without it is somebody's own.
const headersHead = "# Written by the export of LocMem Playground. Without this line it is yours, and stays."

// headersFor is what stands in headersFile for a site at base.
func headersFor(base string) []byte {
	out := bytes.NewBufferString(headersHead + "\n")
	rule := func(path string, of ...http.Header) {
		fmt.Fprintln(out, base+path)
		for _, header := range of {
			for _, name := range slices.Sorted(maps.Keys(header)) {
				fmt.Fprintf(out, "  %s: %s\n", name, header.Get(name))
			}
		}
	}
	rule("/*", common, forPages)
	rule("/assets/*", http.Header{"Cache-Control": {forEver}})
	return out.Bytes()
}

// exported lists the files of an export, sorted.
func exported(dist fs.FS) ([]string, error) {
	list := []string{noJekyll, headersFile}
	err := fs.WalkDir(dist, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && name != names.Note {
			list = append(list, name)
		}
		return err
	})
	slices.Sort(list)
	return list, err
}

// target is where an export will lie.
type target struct{ base, public string }

// content is what an export writes into a file.
func (t target) content(dist fs.FS, name string) ([]byte, error) {
	switch {
	case name == noJekyll:
		return nil, nil
	case name == headersFile:
		return headersFor(t.base), nil
	case t.public != "" && name == names.Public:
		return []byte(t.public + "\n"), nil
	case t.public != "" && isPublished(strings.TrimSuffix(strings.TrimSuffix(name, ".br"), ".gz")):
		return published(dist, name, t.public)
	}
	data, err := fs.ReadFile(dist, name)
	if names.IsMissing(name) {
		data = bytes.ReplaceAll(data, []byte(names.BaseMark), []byte(t.base))
	}
	return data, err
}

// cleanBase brings a path into the form "/sub/path", "" for the root.
func cleanBase(base string) (string, error) {
	clean := strings.Trim(base, "/")
	if clean == "" {
		return "", nil
	}
	if strings.Contains(clean, "%") || !isPath(clean) {
		return "", fmt.Errorf("-base %s: write a path such as /locmem", base)
	}
	return "/" + clean, nil
}
