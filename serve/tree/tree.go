// Package tree finds the source tree and what is in it. It imports nothing of ours, so that what
// tests the tree runs even when the tree does not compile.
package tree

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Root finds the module's folder from the working directory upwards, so that
// the commands work from anywhere inside the tree.
func Root() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		text, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && strings.HasPrefix(string(text), "module locmem\n") {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", fmt.Errorf("run this inside the source tree of locmem")
		}
		dir = parent
	}
}

// Files lists the tree's files by their slash-separated paths from root, sorted
// by folder: without git's own, and without what was installed or built.
func Files(root string) (files []string, err error) {
	err = filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		switch {
		case d.IsDir() && (d.Name() == ".git" || d.Name() == "node_modules" || rel == "out"):
			return filepath.SkipDir
		case d.Type().IsRegular() && rel != ".git": // a file in a worktree
			files = append(files, filepath.ToSlash(rel))
		}
		return nil
	})
	return files, err
}
