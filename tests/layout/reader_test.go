package layout

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// readers are functions outside of engine/syntax that look for both kinds of
// quotes, and why that is no reading of Python.
var readers = map[string]string{
	"engine/py/quote.go quoteFor":      "writes a repr",
	"engine/scenario/front.go unquote": "reads a value of the front matter or of an environ fence",
	"engine/settings/check.go suggest": "writes a word in the quotes that the text uses",
	"web/i18n/key.go plain":            "looks whether a key begins with a quote",
	"web/prose/inline.go afterTitle":   "reads the title of a Markdown link",
	"web/ui/answer.go isWarning":       "reads a line of output",
}

// TestOneReaderOfPython: whoever reads Python has to tell strings from code, so
// only engine/syntax looks for both kinds of quotes.
func TestOneReaderOfPython(t *testing.T) {
	found := map[string]bool{}
	for _, s := range sources(t) {
		if strings.HasSuffix(s.path, "_test.go") || in(s, "engine/syntax") || !in(s, "engine") && !in(s, "web") && !in(s, "wasm") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, s.path), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || !quotes(f) {
				continue
			}
			name := s.path + " " + f.Name.Name
			found[name] = true
			if readers[name] == "" {
				t.Errorf("%s looks for both kinds of quotes: let engine/syntax read", name)
			}
		}
	}
	for name := range readers {
		if !found[name] {
			t.Errorf("%s looks for no quotes any more: take it out of the list", name)
		}
	}
}

// quotes tells whether a function has both kinds of quotes as characters, or in a
// short string.
func quotes(f *ast.FuncDecl) bool {
	single, double := false, false
	ast.Inspect(f, func(n ast.Node) bool {
		l, ok := n.(*ast.BasicLit)
		if !ok || l.Kind != token.CHAR && l.Kind != token.STRING {
			return true
		}
		text, err := strconv.Unquote(l.Value)
		if err != nil || len(strings.Trim(text, `'" `)) > 0 {
			return true
		}
		single = single || strings.Contains(text, "'")
		double = double || strings.Contains(text, `"`)
		return true
	})
	return single && double
}
