package site

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"locmem/serve/names"
)

// Export writes the site as plain files into dir, for a host that sends files
// and nothing else: every file with its compressed variants beside it. base is
// the path at which they will lie there, "" for the root; only 404.html needs
// to know, for all other addresses are relative.
//
// A folder with something in it is refused unless an export made it. In such a
// folder only what the export before has written is replaced or removed.
func Export(dist fs.FS, dir, base string) (files int, err error) {
	base, err = cleanBase(base)
	if err != nil {
		return 0, err
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
	for _, name := range list {
		data, err := content(dist, name, base)
		if err != nil {
			return 0, err
		}
		if err := out.put(name, data); err != nil {
			return 0, err
		}
	}
	return len(list), out.finish()
}

// noJekyll keeps GitHub Pages from running the files through its generator.
const noJekyll = ".nojekyll"

// exported lists the files of an export, sorted.
func exported(dist fs.FS) ([]string, error) {
	list := []string{noJekyll}
	err := fs.WalkDir(dist, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && name != "README" {
			list = append(list, name)
		}
		return err
	})
	slices.Sort(list)
	return list, err
}

// content is what an export writes into a file.
func content(dist fs.FS, name, base string) ([]byte, error) {
	if name == noJekyll {
		return nil, nil
	}
	data, err := fs.ReadFile(dist, name)
	if names.IsMissing(name) {
		data = bytes.ReplaceAll(data, []byte(names.BaseMark), []byte(base))
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
