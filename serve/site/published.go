package site

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"

	"locmem/serve/names"
)

// quick is for pages that are compressed anew while somebody waits: the best level takes
// three times as long and makes them smaller by a thirtieth.
var quick = brotli.WriterOptions{Quality: 10, LGWin: 17}

// publishPages puts the address under which others reach the site into its pages.
func (h *Handler) publishPages(root string) error {
	var (
		wait  sync.WaitGroup
		mu    sync.Mutex
		files = map[string]*file{}
		fault error
		limit = make(chan struct{}, runtime.NumCPU())
	)
	for name := range h.files {
		if !isPublished(name) {
			continue
		}
		limit <- struct{}{}
		wait.Go(func() {
			f, err := publishedFile(h.dist, name, root)
			mu.Lock()
			defer mu.Unlock()
			files[name], fault = f, cmp.Or(fault, err)
			<-limit
		})
	}
	wait.Wait()
	if fault == nil {
		maps.Copy(h.files, files)
	}
	return fault
}

// publishedFile is a page with its variants.
func publishedFile(dist fs.FS, name, root string) (*file, error) {
	f := &file{variants: map[string]*variant{}}
	for encoding, suffix := range suffixes {
		body, err := published(dist, name+suffix, root)
		if errors.Is(err, fs.ErrNotExist) && suffix != "" {
			continue
		}
		if err != nil {
			return nil, err
		}
		f.variants[encoding] = newVariant(name, encoding, body)
	}
	return f.varied(), nil
}

// isPublished tells whether a page tells others its own address and that of its picture.
// The page for unknown addresses has neither.
func isPublished(name string) bool { return path.Ext(name) == ".html" && !names.IsMissing(name) }

// published is a file of a page, which may be a compressed variant, for the address under
// which others reach the site.
func published(dist fs.FS, name, root string) ([]byte, error) {
	had, err := fs.ReadFile(dist, name)
	if err != nil {
		return nil, err
	}
	plain := strings.TrimSuffix(strings.TrimSuffix(name, ".br"), ".gz")
	body := had
	if plain != name {
		if body, err = fs.ReadFile(dist, plain); err != nil {
			return nil, err
		}
	}
	is := absolute(body, plain, root)
	if bytes.Equal(is, body) {
		return had, nil
	}
	return packedAs(strings.TrimPrefix(name, plain), is)
}

// absolute is a page whose address, and that of its picture, begin with the site's.
func absolute(body []byte, name, root string) []byte {
	for _, mark := range []string{names.PictureMark, names.CanonicalMark} {
		before, rest, ok := bytes.Cut(body, []byte(mark))
		to, after, ok2 := bytes.Cut(rest, []byte(`"`))
		if !ok || !ok2 {
			continue
		}
		address := path.Join(path.Dir(name), string(to))
		if address == "." {
			address = ""
		} else if bytes.HasSuffix(to, []byte("/")) {
			address += "/"
		}
		body = bytes.Join([][]byte{before, []byte(mark), []byte(root + address), []byte(`"`), after}, nil)
	}
	return body
}

// packedAs is a body as the variant with that suffix has it.
func packedAs(suffix string, body []byte) ([]byte, error) {
	var out bytes.Buffer
	var w io.WriteCloser
	switch suffix {
	case ".br":
		w = brotli.NewWriterOptions(&out, quick)
	case ".gz":
		w = gzip.NewWriter(&out)
	default:
		return body, nil
	}
	if _, err := w.Write(body); err != nil {
		return nil, err
	}
	err := w.Close()
	return out.Bytes(), err
}
