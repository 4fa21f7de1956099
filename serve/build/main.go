// Command build makes the site out of the source tree and puts it where the
// serve binary embeds it. It is called by build.sh.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"locmem/serve/bundle"
	"locmem/serve/tree"
)

func main() {
	release := flag.Bool("release", false, "compress as well as possible (Brotli 11)")
	flag.Parse()
	if err := run(*release); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(release bool) error {
	root, err := tree.Root()
	if err != nil {
		return err
	}
	options := bundle.Options{
		Root:    root,
		Out:     filepath.Join(root, "serve", "site", "dist"),
		Cache:   filepath.Join(root, "out", "cache"),
		Release: release,
		Log:     os.Stderr,
	}
	site, err := bundle.Build(options)
	if err != nil {
		return err
	}
	site.Table(os.Stdout)
	if release {
		if err := bundle.Packages(options, os.Stdout); err != nil {
			return err
		}
	}
	fmt.Printf("version %s\n", site.Version)
	return nil
}
