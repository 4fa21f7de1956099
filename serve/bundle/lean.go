package bundle

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// goApp is the module whose server half stays out of the browser program.
const goApp = "github.com/maxence-charriere/go-app/v10"

// lean holds what stands in for the files of go-app's package app that a
// browser has no use for. They would bring net/http, and with it TLS, MIME and
// regular expressions: a sixth of the download.
//
//go:embed lean/*.go.txt
var lean embed.FS

// leanModule copies go-app into the cache with those files replaced, and
// returns a go.mod that uses the copy. If another version of go-app needs more
// than the replacements have, the compiler says so. Paths stay relative: they
// end up in the program, which must not depend on where it was built.
func leanModule(o Options) (modfile string, err error) {
	text, err := goTool(o.Root, "list", "-f", "{{.Module.Dir}}", goApp+"/pkg/app").Output()
	if err != nil {
		return "", fmt.Errorf("looking for go-app: %w", err)
	}
	from, to := strings.TrimSpace(string(text)), filepath.Join(o.Cache, "go-app")
	if err := copyGoApp(from, to); err != nil {
		return "", err
	}
	if err := writeUUID(filepath.Join(o.Cache, "uuid")); err != nil {
		return "", err
	}
	rel, err := filepath.Rel(o.Root, o.Cache)
	if err != nil {
		return "", err
	}
	mod, err := os.ReadFile(filepath.Join(o.Root, "go.mod"))
	if err != nil {
		return "", err
	}
	sum, err := os.ReadFile(filepath.Join(o.Root, "go.sum"))
	if err != nil {
		return "", err
	}
	mod = fmt.Appendf(mod, "\nreplace %[1]s => ./%[2]s/go-app\nreplace %[3]s => ./%[2]s/uuid\n", goApp, filepath.ToSlash(rel), uuidModule)
	modfile = filepath.Join(o.Cache, "wasm.mod")
	if err := writeIfNew(modfile, mod); err != nil {
		return "", err
	}
	return modfile, writeIfNew(filepath.Join(o.Cache, "wasm.sum"), sum)
}

// copyGoApp copies what a build needs: no tests, no other packages.
func copyGoApp(from, to string) error {
	for _, pattern := range []string{"go.mod", "pkg/app/*.go", "pkg/errors/*.go"} {
		names, err := fs.Glob(os.DirFS(from), pattern)
		if err != nil || len(names) == 0 {
			return fmt.Errorf("go-app in %s has no %s (%v)", from, pattern, err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			data, err := os.ReadFile(filepath.Join(from, name))
			if err != nil {
				return err
			}
			if ours, err := lean.ReadFile("lean/" + filepath.Base(name) + ".txt"); err == nil && strings.HasPrefix(name, "pkg/app/") {
				data = ours
			}
			if err := writeIfNew(filepath.Join(to, name), data); err != nil {
				return err
			}
		}
	}
	return nil
}

// uuidModule is a module of which go-app calls one function. With it come
// cryptography and the types of databases.
const uuidModule = "github.com/google/uuid"

// writeUUID writes what stands in for it.
func writeUUID(to string) error {
	data, err := lean.ReadFile("lean/uuid.go.txt")
	if err != nil {
		return err
	}
	if err := writeIfNew(filepath.Join(to, "go.mod"), []byte("module "+uuidModule+"\n")); err != nil {
		return err
	}
	return writeIfNew(filepath.Join(to, "uuid.go"), data)
}

// leaner are the files of Go's library that smaller ones take the place of, by what they
// are called in lean: internal/godebug counts how often settings are used and so brings
// the runtime's metrics, where a browser can set none; and slices sorts with much code
// for each kind of element.
var leaner = map[string]string{
	"godebug.go":     "internal/godebug/godebug.go",
	"sortordered.go": "slices/zsortordered.go",
	"sortanyfunc.go": "slices/zsortanyfunc.go",
}

// overlay makes the file that has the compiler take our files for Go's.
func overlay(o Options) (name string, err error) {
	root, err := goRoot(o.Root)
	if err != nil {
		return "", err
	}
	replace := map[string]string{}
	instead := func(theirs, ours string, data []byte) error {
		from, err := filepath.Abs(filepath.Join(o.Cache, "_lean", ours)) // no package of ours: go leaves _ out
		if err != nil {
			return err
		}
		replace[filepath.Join(root, "src", filepath.FromSlash(theirs))] = from
		return writeIfNew(from, data)
	}
	for ours, theirs := range leaner {
		data, err := lean.ReadFile("lean/" + ours + ".txt")
		if err != nil {
			return "", err
		}
		if err := instead(theirs, ours, data); err != nil {
			return "", err
		}
	}
	if data, err := findByNumber(root); err != nil {
		return "", err
	} else if data != nil {
		if err := instead(symtab, "symtab.go", data); err != nil {
			return "", err
		}
	}
	for name, edits := range quiet {
		data, err := quieted(root, name, edits)
		if err != nil {
			return "", err
		}
		if data == nil {
			continue
		}
		if err := instead(name, strings.ReplaceAll(name, "/", "_"), data); err != nil {
			return "", err
		}
	}
	sources, _, err := sentences(filepath.Join(o.Root, i18nDir))
	if err != nil {
		return "", err
	}
	for name, data := range sources {
		from, err := filepath.Abs(filepath.Join(o.Cache, "_i18n", filepath.Base(name)))
		if err != nil {
			return "", err
		}
		if err := writeIfNew(from, data); err != nil {
			return "", err
		}
		if name, err = filepath.Abs(name); err != nil {
			return "", err
		}
		replace[name] = from
	}
	text, err := json.Marshal(map[string]map[string]string{"Replace": replace})
	if err != nil {
		return "", err
	}
	name = filepath.Join(o.Cache, "overlay.json")
	return name, writeIfNew(name, text)
}

// writeIfNew leaves a file alone that has this content already.
func writeIfNew(name string, data []byte) error {
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, data) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return writeWhole(name, data)
}
