// Package tree finds the source tree. It imports nothing of ours, so that what
// tests the tree runs even when the tree does not compile.
package tree

import (
	"fmt"
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
