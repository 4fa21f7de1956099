package bundle

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

// i18nDir holds the sentences of the page, each in every language.
const i18nDir = "web/i18n"

// sentences takes the sentences of the second language out of the sources of package
// i18n: sources are those files without them, by name, and words is what each sentence is
// in that language. Of a sentence that has more than one translation they stay.
func sentences(dir string) (sources map[string][]byte, words map[string]string, err error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, nil, err
	}
	sources, words = map[string][]byte{}, map[string]string{}
	found := map[string][]pair{}
	twice := map[string]bool{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, nil, err
		}
		sources[name] = src
		if found[name], err = pairsOf(src); err != nil {
			return nil, nil, err
		}
		for _, p := range found[name] {
			if other, ok := words[p.first]; ok && other != p.second {
				twice[p.first] = true
			}
			words[p.first] = p.second
		}
	}
	for name, list := range found {
		var out bytes.Buffer
		at := 0
		for _, p := range list {
			if twice[p.first] {
				continue
			}
			out.Write(sources[name][at:p.from])
			out.WriteString(`""`)
			at = p.to
		}
		out.Write(sources[name][at:])
		sources[name] = out.Bytes()
	}
	for first, second := range words {
		if twice[first] || first == second {
			delete(words, first) // without an entry it is the same
		}
	}
	return sources, words, nil
}

// pair is a sentence in two languages, and where the second stands in its file.
type pair struct {
	first, second string
	from, to      int
}

// pairsOf finds the values of type T in a source, which are written as two texts.
func pairsOf(src []byte) (list []pair, err error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	add := func(c *ast.CompositeLit, of ast.Expr) {
		if id, ok := of.(*ast.Ident); !ok || id.Name != "T" || len(c.Elts) != 2 {
			return
		}
		first, ok1 := text(c.Elts[0])
		second, ok2 := text(c.Elts[1])
		if ok1 && ok2 {
			list = append(list, pair{first, second, files.Position(c.Elts[1].Pos()).Offset, files.Position(c.Elts[1].End()).Offset})
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		c, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		add(c, c.Type)
		for _, e := range c.Elts { // in a list or map of T they leave the type out
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				e = kv.Value
			}
			if inner, ok := e.(*ast.CompositeLit); ok && inner.Type == nil {
				add(inner, elementOf(c.Type))
			}
		}
		return true
	})
	sort.Slice(list, func(a, b int) bool { return list[a].from < list[b].from })
	return list, nil
}

// elementOf is the type of what stands in a list or map; nil if it is none.
func elementOf(t ast.Expr) ast.Expr {
	switch t := t.(type) {
	case *ast.ArrayType:
		return t.Elt
	case *ast.MapType:
		return t.Value
	}
	return nil
}

func text(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(l.Value)
	return s, err == nil
}
