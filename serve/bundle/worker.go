package bundle

import (
	"encoding/json"
	"fmt"
	"strings"

	"locmem/serve/names"
	"locmem/serve/page"
	"locmem/web"
)

// serviceWorker fills in the worker's template: the version, every page, and
// every file with the digest that it must have.
func serviceWorker(s *Site, pages []web.Page) (File, error) {
	var list []string
	var html []string
	isPage := map[string]bool{"robots.txt": true, names.Public: true, names.Engine: true, names.Source: true}
	for _, p := range pages {
		isPage[FileOf(p.Path)], isPage[movedFile(p.Path)] = true, true
		html = append(html, strings.TrimPrefix(p.Path, "/"))
	}
	html = append(html, strings.TrimSuffix(names.Engine, "index.html"))
	for _, f := range s.Files {
		if !isPage[f.Path] && !names.IsMissing(f.Path) && !names.IsPicture(f.Path) {
			list = append(list, listed(f))
		}
	}
	text := string(withoutRemarks(page.Source("sw.js")))
	for mark, value := range map[string]any{
		`'@VERSION@'`: s.Version, `'@PAGES@'`: html, `'@FILES@'`: list, `'@MISSING@'`: names.Missing,
	} {
		data, err := json.Marshal(value)
		if err != nil {
			return File{}, err
		}
		if strings.Count(text, mark) != 1 {
			return File{}, fmt.Errorf("sw.js must hold %s once", mark)
		}
		text = strings.Replace(text, mark, string(data), 1)
	}
	return File{Path: "sw.js", Data: []byte(text), First: true}, nil
}

// listed is a file in the worker's list: its path, and the beginning of its digest where
// that is not in its name.
func listed(f File) string {
	if names.Immutable(f.Path) {
		return f.Path
	}
	return f.Path + " " + hash(f.Data)[:names.Hash]
}
