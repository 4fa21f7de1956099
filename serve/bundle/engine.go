package bundle

import (
	"bytes"
	"html/template"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"

	"locmem/serve/names"
	"locmem/serve/page"
)

// enginePage makes the page that runs the examples in the pages of others.
func enginePage(assets *assetSet) (File, error) {
	tmpl, err := template.New("engine").Parse(string(page.Source("engine.html")))
	if err != nil {
		return File{}, err
	}
	var html bytes.Buffer
	err = tmpl.Execute(&html, pageData{
		Title: "LocMem Playground", Description: "This page runs the examples in the pages of others and shows nothing itself.",
		Root: rootOf("/" + path.Dir(names.Engine) + "/"), Version: versionMark, CSP: names.Policy(names.Engine), assets: assets,
	})
	return File{Path: names.Engine, Data: html.Bytes()}, err
}

// own are names that only web/embed knows, none of them the browser's, in a message or in
// a string: they are shortened.
const own = "^(session|sessions|elements|waiting|words|figure|queue|prepare|buttons|fresh|below|transcript|question|" +
	"layout|remake|language|setUp|draw|lay|upTo|leave|base|far|call|want|shown|ui|short|whole|still|" +
	"running|stopped|changing|watch|given|heard|drop|frame|marks|result|fail|emit|differ|written|expired|never|turn|nothing|cards|document|counts|log|asks|right)$"

// stylesheet is the one of web/embed; of its spaces esbuild, to which it is a string, leaves
// every one.
var (
	stylesheet = regexp.MustCompile("(?s)const css = `.*?`;")
	spaces     = regexp.MustCompile(`[ \n]*([{};])[ \n]+|([:,]) `)
)

// embedScript joins web/embed into one function, in the order of the names of the files,
// and has it minified. The result is kept by the hash of what it is made of.
func embedScript(o Options) ([]byte, error) {
	files, err := filepath.Glob(filepath.Join(o.Root, "web", "embed", "*.js"))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	joined := bytes.NewBufferString("(() => {\n'use strict';\n")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		joined.Write(data)
	}
	joined.WriteString("})();\n")
	script := stylesheet.ReplaceAllFunc(joined.Bytes(), func(css []byte) []byte { return spaces.ReplaceAll(css, []byte("$1$2")) })
	return minified(o, "embed.js", script, "--mangle-props="+own)
}
