package bundle

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"locmem/serve/names"
)

// sourceFile is the source tree that the site was built from, for whoever wants to read or
// change it: a zip with one folder.
func sourceFile(root string) (File, error) {
	list, err := sources(root)
	if err != nil {
		return File{}, err
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range list {
		info, err := os.Stat(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			return File{}, err
		}
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			return File{}, err
		}
		head := &zip.FileHeader{Name: "locmem/" + name, Method: zip.Deflate} // without times: the same tree gives the same bytes
		head.SetMode(0o644 | info.Mode()&0o111)
		w, err := z.CreateHeader(head)
		if err != nil {
			return File{}, err
		}
		if _, err := w.Write(data); err != nil {
			return File{}, err
		}
	}
	if err := z.Close(); err != nil {
		return File{}, err
	}
	return File{Path: names.Source, Data: out.Bytes()}, nil
}

// sources are the files of the source tree, sorted: those that git knows, so that nothing
// that somebody left there is published; in a tree without git all but what builds make.
func sources(root string) (list []string, err error) {
	git := exec.Command("git", "ls-files", "-z")
	git.Dir = root
	if text, err := git.Output(); err == nil && len(text) > 0 {
		for _, name := range strings.Split(strings.TrimRight(string(text), "\x00"), "\x00") {
			if info, err := os.Stat(filepath.Join(root, filepath.FromSlash(name))); err == nil && info.Mode().IsRegular() {
				list = append(list, name)
			}
		}
		slices.Sort(list)
		return list, nil
	}
	err = fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && made(name):
			return fs.SkipDir
		case d.Type().IsRegular() && path.Ext(name) != ".test":
			list = append(list, name)
		}
		return nil
	})
	slices.Sort(list)
	return list, err
}

// made tells of folders that hold what builds and tools make.
func made(name string) bool {
	return name == "out" || name == "serve/site/dist" || path.Base(name) == "node_modules" || path.Base(name) == ".git"
}
