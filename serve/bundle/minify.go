package bundle

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// minified has esbuild make a script smaller. The result is kept by the hash of what it is
// made of.
func minified(o Options, name string, script []byte, flags ...string) ([]byte, error) {
	editor := filepath.Join(o.Root, "web", "editor")
	of, err := os.ReadFile(filepath.Join(editor, "package-lock.json"))
	if err != nil {
		return nil, err
	}
	of = append(append(of, strings.Join(flags, " ")...), script...)
	kept := filepath.Join(o.Cache, hash(of)[:32]+"."+name)
	if data, err := os.ReadFile(kept); err == nil {
		return data, nil
	}
	if err := fetchPackages(editor, o.Log); err != nil {
		return nil, err
	}
	part := kept + ".part.js"
	defer os.Remove(part)
	if err := os.WriteFile(part, script, 0o644); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	args := append([]string{part, "--minify", "--target=es2022", "--log-level=warning"}, flags...)
	if err := inEditor(editor, &out, filepath.Join("node_modules", ".bin", "esbuild"), args...); err != nil {
		return nil, fmt.Errorf("minifying %s: %w\n%s", name, err, out.Bytes())
	}
	return out.Bytes(), writeWhole(kept, out.Bytes())
}

// glueNotice is what the licence of Go asks for.
const glueNotice = "--banner:js=// Copyright 2018 The Go Authors. BSD-style licence: https://go.dev/LICENSE"
