// Command pack writes the site and programs that serve it into one zip, for a class
// without the internet: unpack it, start it, no installation. It is called by build.sh.
//
//	pack FILE.zip [-for GOOS/GOARCH,...]
package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"

	"locmem/serve/names"
	"locmem/serve/tree"
)

// systems are those whose start scripts are in start.
const systems = "windows/amd64,darwin/arm64,darwin/amd64,linux/amd64"

// top is the folder that unpacking makes.
const top = "locmem-playground"

// start holds what people click on, and what they read before.
//
//go:embed start
var start embed.FS

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("pack", flag.ContinueOnError)
	list := flags.String("for", systems, "the systems to write programs for, GOOS/GOARCH with commas between")
	if len(args) == 0 || !strings.HasSuffix(args[0], ".zip") {
		return errors.New("name the file to write first, and let it end in .zip")
	}
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("%q is one argument too many", flags.Arg(0))
	}
	root, err := tree.Root()
	if err != nil {
		return err
	}
	bin, err := os.MkdirTemp("", "locmem-pack-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(bin)
	for system := range strings.SplitSeq(*list, ",") {
		if err := compile(root, bin, system); err != nil {
			return err
		}
	}
	return save(args[0], func(to io.Writer) error {
		return write(to, os.DirFS(filepath.Join(root, "serve", "site", "dist")), os.DirFS(bin), os.DirFS(root))
	})
}

// compile makes the program for a system, without a site in it.
func compile(root, bin, system string) error {
	goos, goarch, ok := strings.Cut(system, "/")
	if !ok {
		return fmt.Errorf("-for %s: write GOOS/GOARCH, such as linux/amd64", system)
	}
	name := "locmem-" + goos + "-" + goarch
	if goos == "windows" {
		name += ".exe"
	}
	cmd := exec.Command("go", "build", "-tags=beside", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", filepath.Join(bin, name), "./serve")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch, "CGO_ENABLED=0")
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("compiling for %s: %w\n%s", system, err, text)
	}
	return nil
}

// save writes a file whole or not at all.
func save(name string, content func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".locmem-*.zip")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // once renamed there is none
	err = content(f)
	size, _ := f.Seek(0, io.SeekCurrent)
	if err := errors.Join(err, f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), name); err != nil {
		return err
	}
	fmt.Printf("%s, %d MB\n", name, size>>20)
	return nil
}

// write puts the zip together: dist is the built site, bin the programs, root the tree.
// Of the site only what is not compressed: nothing is fetched over a line.
func write(to io.Writer, dist, bin, root fs.FS) error {
	if _, err := fs.Stat(dist, "index.html"); err != nil {
		return errors.New("the site is not built: run ./build.sh build first")
	}
	out := zip.NewWriter(to)
	out.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	put := func(as string, data []byte, mode fs.FileMode) error {
		header := &zip.FileHeader{Name: path.Join(top, as), Method: zip.Deflate}
		header.SetMode(mode)
		w, err := out.CreateHeader(header)
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	}
	license, err := fs.ReadFile(root, "LICENSE")
	return errors.Join(err,
		each(start, func(name string, data []byte) error {
			switch path.Ext(name) {
			case ".bat", ".txt": // Windows reads only such lines everywhere
				return put(path.Base(name), bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")), 0o644)
			}
			return put(path.Base(name), data, 0o755)
		}),
		put("LICENSE.txt", license, 0o644),
		each(bin, func(name string, data []byte) error { return put("bin/"+name, data, 0o755) }),
		each(dist, func(name string, data []byte) error {
			if names.Packed(name) || name == names.Note {
				return nil
			}
			return put("site/"+name, data, 0o644)
		}),
		out.Close(),
	)
}

// each calls f for each file of a tree, sorted.
func each(from fs.FS, f func(name string, data []byte) error) error {
	return fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		return f(name, data)
	})
}
