package bundle

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"

	"locmem/serve/names"
)

const (
	bestBrotli  = 11
	quickBrotli = 5
	bestGzip    = gzip.BestCompression
	quickGzip   = 6

	// big is where the best level begins to take seconds.
	big = 256 << 10
)

// compressAll fills in the compressed variants of every file, two at a time.
func compressAll(o Options, files []File) error {
	var wait sync.WaitGroup
	limit := make(chan struct{}, 2)
	errs := make([]error, len(files))
	for i := range files {
		if !compressible(files[i].Path) || names.IsMissing(files[i].Path) {
			continue
		}
		wait.Add(1)
		limit <- struct{}{}
		go func() {
			defer func() { <-limit; wait.Done() }()
			errs[i] = compressFile(o, &files[i])
		}()
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func compressFile(o Options, f *File) error {
	br, gz := bestBrotli, bestGzip
	sum := hash(f.Data)
	if !o.Release && len(f.Data) >= big && !cached(o.Cache, sum, "br", bestBrotli) {
		br, gz = quickBrotli, quickGzip
	} else if len(f.Data) >= big && !cached(o.Cache, sum, "br", bestBrotli) {
		fmt.Fprintf(o.Log, "compressing %s with Brotli 11: this takes a minute, once\n", f.Path)
	}
	var err error
	if f.Brotli, err = variant(o.Cache, sum, "br", br, f.Data, brotliTo); err != nil {
		return err
	}
	f.Gzip, err = variant(o.Cache, sum, "gz", gz, f.Data, gzipTo)
	return err
}

// variant returns data compressed, from the cache if it was done before; nil
// when that is no smaller.
func variant(dir, sum, kind string, level int, data []byte, to func(io.Writer, int) io.WriteCloser) ([]byte, error) {
	name := cacheName(dir, sum, kind, level)
	packed, err := os.ReadFile(name)
	if err != nil {
		var out bytes.Buffer
		w := to(&out, level)
		if _, err := w.Write(data); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
		packed = out.Bytes()
		if err := writeWhole(name, packed); err != nil {
			return nil, err
		}
	}
	if len(packed) >= len(data) {
		return nil, nil
	}
	return packed, nil
}

func brotliTo(w io.Writer, level int) io.WriteCloser {
	return brotli.NewWriterOptions(w, brotli.WriterOptions{Quality: level, LGWin: 24})
}

func gzipTo(w io.Writer, level int) io.WriteCloser {
	z, err := gzip.NewWriterLevel(w, level)
	if err != nil {
		panic(err) // only for a level that does not exist
	}
	return z
}

func cached(dir, sum, kind string, level int) bool {
	_, err := os.Stat(cacheName(dir, sum, kind, level))
	return err == nil
}

func cacheName(dir, sum, kind string, level int) string {
	return filepath.Join(dir, fmt.Sprintf("%s.%s%d", sum[:32], kind, level))
}

// writeWhole writes beside the name first: a build that was stopped must not
// leave half a file to be found by the next one.
func writeWhole(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), "part-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err2 := f.Close(); err == nil {
		err = err2
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

func compressible(name string) bool {
	return strings.Contains(" .html .css .js .svg .json .webmanifest .txt .wasm .xml .md ", " "+path.Ext(name)+" ")
}
