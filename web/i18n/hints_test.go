package i18n

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestEngineHintsAreTranslated looks into the engine's source for hints that
// are whole literals: values of the tables in unknown.go and attr.go, and of fields and
// variables named hint.
func TestEngineHintsAreTranslated(t *testing.T) {
	found := 0
	for _, dir := range []string{"../../engine/script", "../../engine/syntax", "../../engine/rack"} {
		files, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), dir+"/"+f.Name(), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				for _, hint := range hintsIn(n) {
					found++
					if _, ok := Dutch.Hint(hint); !ok {
						t.Errorf("%s/%s: not translated: %q", dir, f.Name(), hint)
					}
				}
				return true
			})
		}
	}
	if found < 40 {
		t.Errorf("only %d hints were found", found)
	}
}

func hintsIn(n ast.Node) []string {
	var out []string
	take := func(e ast.Expr) {
		if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
			if s, err := strconv.Unquote(l.Value); err == nil && len(s) > 1 {
				out = append(out, s)
			}
		}
	}
	switch n := n.(type) {
	case *ast.ValueSpec:
		if len(n.Values) == 1 && (n.Names[0].Name == "instead" || n.Names[0].Name == "cacheHints") {
			if table, ok := n.Values[0].(*ast.CompositeLit); ok {
				for _, e := range table.Elts {
					take(e.(*ast.KeyValueExpr).Value)
				}
			}
		}
	case *ast.KeyValueExpr:
		if k, ok := n.Key.(*ast.Ident); ok && strings.EqualFold(k.Name, "hint") {
			take(n.Value)
		}
	case *ast.AssignStmt:
		if len(n.Lhs) == 1 && len(n.Rhs) == 1 {
			if v, ok := n.Lhs[0].(*ast.Ident); ok && v.Name == "hint" {
				take(n.Rhs[0])
			}
		}
	}
	return out
}
