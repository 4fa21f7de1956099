package layout

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	// definition is a rule as engine/SEMANTICS.md states it.
	definition = regexp.MustCompile(`(?m)^- ([A-Z]\d+)\. `)
	// citation is "rule E1" or "rules T3, T4" in a comment, "rule O4; ..." too.
	citation = regexp.MustCompile(`\b[Rr]ules? ([A-Z]\d+(?:(?:, | and | to |/)[A-Z]\d+)*)`)
	number   = regexp.MustCompile(`[A-Z]\d+`)
)

// TestCitedRulesExist: a number in a comment leads to a rule that is written down.
func TestCitedRulesExist(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "engine", "SEMANTICS.md"))
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]bool{}
	for _, m := range definition.FindAllStringSubmatch(string(text), -1) {
		if rules[m[1]] {
			t.Errorf("engine/SEMANTICS.md has rule %s twice", m[1])
		}
		rules[m[1]] = true
	}
	cited := 0
	for _, s := range sources(t) {
		for _, name := range rulesCited(t, s.path) {
			cited++
			if !rules[name] {
				t.Errorf("%s cites rule %s, which engine/SEMANTICS.md does not have", s.path, name)
			}
		}
	}
	if cited < 50 {
		t.Errorf("%d citations of rules found: this test looks in the wrong place", cited)
	}
}

// rulesCited lists the rules that the comments of a Go file name.
func rulesCited(t *testing.T, path string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, path), nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, group := range file.Comments {
		text := strings.Join(strings.Fields(group.Text()), " ") // a citation may run over a line's end
		for _, m := range citation.FindAllStringSubmatch(text, -1) {
			names = append(names, number.FindAllString(m[1], -1)...)
		}
	}
	return names
}
