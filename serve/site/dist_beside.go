//go:build beside

package site

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

func init() {
	ErrNotBuilt = errors.New("the folder site is not beside the program: unpack the whole zip, then start it from there")
}

// Dist is the built site in the folder site, next to that of the program: for a
// package in which programs for several systems share it (serve/pack).
func Dist() fs.FS {
	program, err := os.Executable()
	if err != nil {
		return os.DirFS("site")
	}
	return os.DirFS(filepath.Join(filepath.Dir(program), "..", "site"))
}
