package bundle

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"

	"locmem/serve/names"
	"locmem/serve/page"
)

// assetSet is every file that pages refer to, and the address of each of ours.
type assetSet struct {
	files []File
	url   map[string]string // plain name, such as "app.css", to path below the root
	size  map[string]int    // plain name to raw bytes
	css   []byte            // the style sheet
}

// collectAssets gathers program, scripts (those of every page, by their names), library,
// style and icons under names that carry their hash, and the pictures of web/assets under
// their own.
func collectAssets(root string, program []byte, scripts map[string][]byte, editor, embed, library, dutch []byte) (*assetSet, error) {
	css, err := bundleCSS(filepath.Join(root, "web", "css"))
	if err != nil {
		return nil, err
	}
	set := &assetSet{url: map[string]string{}, size: map[string]int{}, css: css}
	set.hashed("app.wasm", program, true)
	for _, name := range []string{"wasm_exec.js", "head.js", "loader.js"} {
		set.hashed(name, scripts[name], true)
	}
	set.hashed("app.css", css, true)
	set.hashed("editor.js", editor, false)                   // when the first editor is shown
	set.hashed("host.js", page.Source("host.js"), false)     // when the first scenario is opened
	set.hashed("engine.js", page.Source("engine.js"), false) // when somebody runs an example in another page
	set.hashed("teach.js", page.Source("teach.js"), false)
	set.hashed("text.css", stripComments(page.Source("text.css")), false) // of pages of text
	set.files = append(set.files, File{Path: names.Embed, Data: embed})
	set.hashed("library.json", library, false) // when the first page is drawn
	set.hashed("nl.json", dutch, false)        // by a page in Dutch, or when the first page is drawn
	set.hashed("icon.svg", page.Source("icon.svg"), true)
	for _, size := range []int{180, 192, 512} {
		png, err := icon(size)
		if err != nil {
			return nil, err
		}
		set.hashed(fmt.Sprintf("icon-%d.png", size), png, false)
	}
	return set, set.plain(filepath.Join(root, "web", "assets"))
}

// hashed adds a file whose address changes with its content, so that it may be
// kept for ever by browsers.
func (s *assetSet) hashed(name string, data []byte, first bool) {
	ext := path.Ext(name)
	address := "assets/" + strings.TrimSuffix(name, ext) + "." + hash(data)[:names.Hash] + ext
	s.files = append(s.files, File{Path: address, Data: data, First: first})
	s.url[name], s.size[name] = address, len(data)
}

// plain adds the files below dir at assets/, if there are any.
func (s *assetSet) plain(dir string) error {
	if _, err := os.Stat(dir); os.IsNotExist(err) {
		return nil
	}
	return filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		s.files = append(s.files, File{Path: "assets/" + filepath.ToSlash(rel), Data: data})
		return nil
	})
}

// bundleCSS joins the loader's style and dir/*.css in the order of their names.
// A picture is written as url(../assets/NAME), which holds before and after.
func bundleCSS(dir string) ([]byte, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.css"))
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	out := bytes.NewBuffer(stripComments(page.Source("boot.css")))
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		out.WriteByte('\n')
		out.Write(stripComments(data))
	}
	return out.Bytes(), nil
}

// withoutRemarks is a script of ours without the lines that are comments as a whole: a
// first visit downloads it. No text of these scripts has such a line in it.
func withoutRemarks(script []byte) []byte {
	var out []byte
	for line := range bytes.Lines(script) {
		if !bytes.HasPrefix(bytes.TrimSpace(line), []byte("//")) {
			out = append(out, line...)
		}
	}
	return out
}

// stripComments removes CSS comments, indentation and empty lines; strings
// stay as they are.
func stripComments(css []byte) []byte {
	var out bytes.Buffer
	for i := 0; i < len(css); i++ {
		switch c := css[i]; {
		case c == '/' && i+1 < len(css) && css[i+1] == '*':
			end := bytes.Index(css[i+2:], []byte("*/"))
			if end < 0 {
				return out.Bytes()
			}
			i += end + 3
		case c == '"' || c == '\'':
			end := i + 1
			for end < len(css)-1 && css[end] != c {
				if css[end] == '\\' {
					end++
				}
				end++
			}
			end = min(end, len(css)-1)
			out.Write(css[i : end+1])
			i = end
		case c == '\n' || c == ' ' || c == '\t' || c == '\r':
			// A run of white space is one space, or one line end.
			for i+1 < len(css) && strings.IndexByte(" \t\r\n", css[i+1]) >= 0 {
				i++
				if css[i] == '\n' {
					c = '\n'
				}
			}
			if out.Len() > 0 {
				out.WriteByte(c)
			}
		default:
			out.WriteByte(c)
		}
	}
	return out.Bytes()
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
