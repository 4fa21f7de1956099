package site

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"locmem/serve/names"
)

// Export writes the site as plain files into dir, for a host that sends files
// and nothing else. base is the path at which they will lie there, "" for the
// root; only 404.html needs to know, for all other addresses are relative. A
// folder with something in it is refused unless an export made it.
func Export(dist fs.FS, dir, base string) (files int, err error) {
	base, err = cleanBase(base)
	if err != nil {
		return 0, err
	}
	if _, err := fs.Stat(dist, "index.html"); err != nil {
		return 0, ErrNotBuilt
	}
	if err := claim(dir); err != nil {
		return 0, err
	}
	err = fs.WalkDir(dist, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "README" || packed(name) {
			return err
		}
		data, err := fs.ReadFile(dist, name)
		if err != nil {
			return err
		}
		files++
		return put(dir, name, bytes.ReplaceAll(data, []byte(names.BaseMark), []byte(base)))
	})
	if err == nil {
		err = put(dir, marker, []byte("Files of LocMem Playground, written by its export.\n"))
	}
	return files, err
}

// marker says that a folder is ours; it also keeps GitHub Pages from running
// the files through its own generator.
const marker = ".nojekyll"

// cleanBase brings a path into the form "/sub/path", "" for the root.
func cleanBase(base string) (string, error) {
	clean := strings.Trim(base, "/")
	if clean == "" {
		return "", nil
	}
	if strings.Trim(clean, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/") != "" || strings.Contains(clean, "//") {
		return "", fmt.Errorf("-base %s: write a path such as /locmem", base)
	}
	return "/" + clean, nil
}

// claim empties dir if an export made it, and makes it if it is missing.
func claim(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return os.MkdirAll(dir, 0o755)
	}
	if err != nil || len(entries) == 0 {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, marker)); err != nil {
		return fmt.Errorf("%s is not empty and no export of ours; choose a new folder", dir)
	}
	for _, e := range entries {
		if e.Name() == ".git" || e.Name() == "CNAME" {
			continue // a checkout that is published from
		}
		if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

func put(dir, name string, data []byte) error {
	full := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		return err
	}
	return os.WriteFile(full, data, 0o644)
}
