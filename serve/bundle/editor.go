package bundle

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// editorBanner is what CodeMirror's licence asks to be kept with it.
const editorBanner = "/* CodeMirror 6, MIT licence, copyright (C) 2018 by Marijn Haverbeke <marijn@haverbeke.berlin> and others */"

// editorScript bundles web/editor into one module. The result is kept by the
// hash of its sources and of the lock that names every package, so Node and the
// packages are only needed when one of them has changed.
func editorScript(o Options) ([]byte, error) {
	dir := filepath.Join(o.Root, "web", "editor")
	sum, err := editorSum(dir)
	if err != nil {
		return nil, err
	}
	name := filepath.Join(o.Cache, sum[:32]+".editor.js")
	if data, err := os.ReadFile(name); err == nil {
		return data, nil
	}
	fmt.Fprintln(o.Log, "bundling web/editor (CodeMirror)")
	if err := fetchPackages(dir, o.Log); err != nil {
		return nil, err
	}
	part := name + ".part"
	defer os.Remove(part)
	err = inEditor(dir, o.Log, filepath.Join("node_modules", ".bin", "esbuild"), "main.js", "--bundle", "--minify",
		"--format=esm", "--target=es2022", "--log-level=warning", "--legal-comments=none", "--banner:js="+editorBanner, "--outfile="+part)
	if err != nil {
		return nil, fmt.Errorf("bundling web/editor: %w", err)
	}
	data, err := os.ReadFile(part)
	if err != nil {
		return nil, err
	}
	return data, writeWhole(name, data)
}

// editorSum names what the bundle is made of.
func editorSum(dir string) (string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.js"))
	if err != nil {
		return "", err
	}
	slices.Sort(files)
	sum := sha256.New()
	fmt.Fprintln(sum, editorBanner)
	for _, name := range append(files, filepath.Join(dir, "package-lock.json")) {
		data, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(sum, "%s %s\n", filepath.Base(name), hash(data))
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// fetchPackages fetches the packages of web/editor, esbuild among them, unless they are there.
func fetchPackages(dir string, log io.Writer) error {
	if fetched(dir) {
		return nil
	}
	if err := needNode(); err != nil {
		return err
	}
	if err := inEditor(dir, log, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"); err != nil {
		return fmt.Errorf("fetching the editor's packages (npm ci in web/editor): %w", err)
	}
	return nil
}

// fetched tells whether npm has put the packages there since the lock was written: it
// writes a lock of its own when it has done so.
func fetched(dir string) bool {
	lock, err := os.Stat(filepath.Join(dir, "package-lock.json"))
	if err != nil {
		return false
	}
	done, err := os.Stat(filepath.Join(dir, "node_modules", ".package-lock.json"))
	return err == nil && !done.ModTime().Before(lock.ModTime())
}

// needNode says in one line what is missing.
func needNode() error {
	const advice = "install it from https://nodejs.org/ (with npm): scripts of the page are bundled with it, once"
	out, err := exec.Command("node", "--version").Output()
	if err != nil {
		return fmt.Errorf("Node 20 or later is missing; %s", advice)
	}
	major, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(string(out)), "v"), ".")
	if n, err := strconv.Atoi(major); err != nil || n < 20 {
		return fmt.Errorf("Node 20 or later is needed, not %s; %s", strings.TrimSpace(string(out)), advice)
	}
	if _, err := exec.LookPath("npm"); err != nil {
		return fmt.Errorf("npm is missing; %s", advice)
	}
	return nil
}

func inEditor(dir string, log io.Writer, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, log, log
	return cmd.Run()
}
