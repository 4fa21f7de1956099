package bundle

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"locmem/engine/library/embedded"
	"locmem/serve/names"
	"locmem/serve/poster"
)

// pictures makes the pictures that others show beside a link to a page, two at a time. Each
// is kept by the hash of what it shows and of the sources that play and draw it.
func pictures(o Options, css []byte, orders []poster.Order) ([]File, error) {
	embedded.Use()
	of, err := drawnBy(o.Root)
	if err != nil {
		return nil, err
	}
	files, errs := make([]File, len(orders)), make([]error, 2)
	next := make(chan int)
	var wait sync.WaitGroup
	for n := range errs {
		wait.Go(func() {
			m, err := poster.New(string(css))
			errs[n] = err
			for i := range next {
				if errs[n] == nil {
					files[i], errs[n] = picture(o, m, orders[i], of+hash(css))
				}
			}
		})
	}
	for i := range orders {
		next <- i
	}
	close(next)
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// picture is one of them, from the cache if it was made before.
func picture(o Options, m *poster.Maker, order poster.Order, of string) (File, error) {
	f := File{Path: names.PictureOf(order.At.Path())}
	name := filepath.Join(o.Cache, hash([]byte(of + order.Key()))[:32]+".picture.png")
	var err error
	if f.Data, err = os.ReadFile(name); err == nil {
		return f, nil
	}
	if f.Data, err = m.Make(order); err != nil {
		return f, err
	}
	return f, writeWhole(name, f.Data)
}

// drawnBy names the sources that play a document and draw it: all of the engine and of the
// page, the pictures' own, and those that come from elsewhere.
func drawnBy(root string) (string, error) {
	sum := sha256.New()
	for _, dir := range []string{"engine", "web", "serve/poster", "go.sum"} {
		err := filepath.WalkDir(filepath.Join(root, filepath.FromSlash(dir)), func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() {
				if d.Name() == "node_modules" || d.Name() == "testdata" {
					return filepath.SkipDir
				}
				return nil
			}
			if !strings.Contains(" .go .py .sum ", " "+path.Ext(name)+" ") || strings.HasSuffix(name, "_test.go") {
				return nil
			}
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			rel, err := filepath.Rel(root, name)
			fmt.Fprintf(sum, "%s %s\n", filepath.ToSlash(rel), hash(data))
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
