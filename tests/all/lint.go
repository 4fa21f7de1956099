package main

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"locmem/serve/tree"
)

// format: gofmt has nothing to say, and prettier nothing about JavaScript and CSS.
func format(r *runner) counts {
	files, err := r.files(func(file string) bool { return path.Ext(file) == ".go" })
	if err != nil {
		return r.one("looking for Go files", "", err)
	}
	text, err := r.say(r.command(".", "gofmt", append([]string{"-l"}, files...)...))
	total := r.one("gofmt -l (these files are not formatted)", text, err)
	total.add(r.prettier())
	return total
}

// prettier is pinned in tests/lint; its settings are .prettierrc.json's.
func (r *runner) prettier() counts {
	dir := filepath.Join("tests", "lint")
	if err := r.install(dir); err != nil {
		return r.one("npm ci in tests/lint", "", err)
	}
	text, err := r.say(r.command(".", "node", filepath.Join(dir, "node_modules", "prettier", "bin", "prettier.cjs"),
		"--list-different", "**/*.{js,mjs,css}"))
	return r.one("prettier (these files are not formatted; ./build.sh format does it)", text, err)
}

// files lists the tree's files that fit, by their full paths.
func (r *runner) files(fits func(file string) bool) ([]string, error) {
	all, err := tree.Files(r.root)
	var list []string
	for _, file := range all {
		if fits(file) {
			list = append(list, filepath.Join(r.root, filepath.FromSlash(file)))
		}
	}
	return list, err
}

// lint: staticcheck, native and as the browser gets it, and on tests/bench. Its
// version is pinned by tests/lint, a module of its own. One skip, with its
// reason, where it cannot be had.
func lint(r *runner) counts {
	program := filepath.Join(r.root, "out", "staticcheck")
	if text, err := r.say(r.command(filepath.Join("tests", "lint"), "go", "build", "-o", program, "honnef.co/go/tools/cmd/staticcheck")); err != nil {
		return r.unless(offline(text), "staticcheck", text, err)
	}
	text, err := r.say(r.command(".", program, "./..."))
	total := r.one("staticcheck ./...", text, err)
	js := r.command(".", program, "./engine/...", "./web/...", "./wasm/...")
	js.Env = append(js.Env, "GOOS=js", "GOARCH=wasm")
	text, err = r.say(js)
	total.add(r.one("GOOS=js GOARCH=wasm staticcheck", text, err))
	text, err = r.say(r.command(filepath.Join("tests", "bench"), program, "./..."))
	total.add(r.unless(offline(text), "staticcheck in tests/bench", text, err))
	return total
}

// tidy: each go.mod of the tree names what its module needs and no more.
func tidy(r *runner) counts {
	modules, err := r.files(func(file string) bool { return path.Base(file) == "go.mod" })
	if err != nil {
		return r.one("looking for modules", "", err)
	}
	var total counts
	for _, file := range modules {
		dir, err := filepath.Rel(r.root, filepath.Dir(file))
		if err != nil {
			return r.one("looking for modules", "", err)
		}
		text, err := r.say(r.command(dir, "go", "mod", "tidy", "-diff"))
		total.add(r.unless(offline(text), "go mod tidy -diff in "+dir, onlyIf(err, text), err))
	}
	return total
}

// offline tells from what the go command said that it could not fetch a module.
func offline(text string) bool {
	return strings.Contains(text, "GOPROXY=off") || strings.Contains(text, "dial tcp")
}

// unless is one, or a skip with its reason where a program could not be had.
func (r *runner) unless(missing bool, what, problem string, err error) counts {
	if err == nil || !missing {
		return r.one(what, problem, err)
	}
	fmt.Fprintf(r.out, "skipped: %s: modules cannot be downloaded: %s\n", what, strings.TrimSpace(tail(strings.TrimSpace(problem), 1)))
	return counts{skipped: 1}
}
