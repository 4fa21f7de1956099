package i18n

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// texts finds every T of the package in its source.
func texts(t *testing.T) []T {
	t.Helper()
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var out []T
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			c, ok := n.(*ast.CompositeLit)
			if !ok || len(c.Elts) != 2 {
				return true
			}
			a, okA := literal(c.Elts[0])
			b, okB := literal(c.Elts[1])
			if okA && okB {
				out = append(out, T{a, b})
			}
			return true
		})
	}
	return out
}

func literal(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(l.Value)
	return s, err == nil
}

// same are words that Dutch Django users say as English ones do.
var same = map[string]bool{
	"hit": true, "hits": true, "miss": true, "misses": true, "byte": true, "bytes": true, "worker": true, "pid %d": true,
	"Set": true, "Get": true, "Add": true, "Touch": true, "Incr": true, "Decr": true, "Delete": true, "Has key": true,
	"Get or set": true, "Clear": true, "Get %s": true, "Delete %s": true, "Console": true, "Stop": true, "Menu": true,
	"Timeout, s": true, "timeout %s": true, "clear: %s": true, "LRU": true, "Bytes": true, "LOCATION %s": true, "…": true, "%s in %s": true,
	"300": true, "Demo": true, "+10 s": true, "+60 s": true, "Playground": true, "settings.py": true, "views.py": true,
	"TIMEOUT": true, "MAX_ENTRIES": true, "%s s": true, "Keys": true, "Timeout": true, "%s: %d %%": true,
	"Transcript": true, "Code": true, "Hint": true, "Link": true, "Start %s": true, "+%s": true,
	"Workers": true, "Servers": true, "Threads": true, "Balancer": true, "Cache": true,
	"workers": true, "server": true, "servers": true, "thread": true, "threads": true,
	"Ann whose-cache.5f3a.1-1.1-1.0.abcd": true,
	"pid":                                 true, "hit, miss": true, "pickle": true,
	"balancer": true, "database": true, "server s%d": true, "%s ms": true, "query": true,
	"Hits": true, "{bytes}": true, "Opcode": true, "Argument": true,
}

func TestEveryTextInBothLanguages(t *testing.T) {
	all := texts(t)
	if len(all) < 150 {
		t.Fatalf("only %d texts were found", len(all))
	}
	for _, x := range all {
		switch {
		case strings.TrimSpace(x.en) == "" || strings.TrimSpace(x.nl) == "":
			t.Errorf("a language is empty: %q, %q", x.en, x.nl)
		case x.en == x.nl && !same[x.en]:
			t.Errorf("not translated: %q", x.en)
		case verbs(x.en) != verbs(x.nl):
			t.Errorf("other facts: %q, %q", x.en, x.nl)
		}
	}
}

// verbs lists the places where facts go.
func verbs(s string) string {
	var out []string
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			continue
		}
		j := i + 1
		for j < len(s) && strings.IndexByte("[]0123456789.", s[j]) >= 0 {
			j++
		}
		out = append(out, s[i:min(j+1, len(s))])
		i = j
	}
	return strings.Join(out, " ")
}

func TestClock(t *testing.T) {
	for _, c := range []struct {
		seconds float64
		want    string
	}{{-3, "0:00"}, {0, "0:00"}, {12.9, "0:12"}, {245, "4:05"}, {3723, "1:02:03"}, {273600, "3 d 4 h"}} {
		if got := English.Clock(c.seconds); got != c.want {
			t.Errorf("%v seconds are %q, not %q", c.seconds, got, c.want)
		}
	}
}

func TestSpan(t *testing.T) {
	for _, c := range []struct {
		seconds float64
		en, nl  string
	}{{12.4, "12 s", "12 s"}, {119, "119 s", "119 s"}, {240, "4 min", "4 min"}, {10800, "3 h", "3 uur"}, {259200, "3 days", "3 dagen"}} {
		if en, nl := English.Span(c.seconds), Dutch.Span(c.seconds); en != c.en || nl != c.nl {
			t.Errorf("%v seconds are %q and %q", c.seconds, en, nl)
		}
	}
}

func TestCounts(t *testing.T) {
	if got := English.Entries(1) + ", " + English.Entries(3) + ", " + Dutch.Entries(1) + ", " + Dutch.Entries(0); got != "1 entry, 3 entries, 1 item, 0 items" {
		t.Error(got)
	}
}

// TestEveryTextIsUsed looks for texts that nobody says any more.
func TestEveryTextIsUsed(t *testing.T) {
	var all strings.Builder
	for _, dir := range []string{".", "../ui", "../page", "..", "../model", "../teach"} {
		files, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f.Name(), ".go") && !strings.HasSuffix(f.Name(), "_test.go") {
				raw, err := os.ReadFile(dir + "/" + f.Name())
				if err != nil {
					t.Fatal(err)
				}
				all.Write(raw)
			}
		}
	}
	words := map[string]int{}
	for _, w := range strings.FieldsFunc(all.String(), func(r rune) bool {
		return !(r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z' || r == '_')
	}) {
		words[w]++
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR {
				continue
			}
			for _, s := range g.Specs {
				if name := s.(*ast.ValueSpec).Names[0].Name; words[name] < 2 {
					t.Errorf("%s is said nowhere", name)
				}
			}
		}
	}
}

// Counts are read in groups of three digits, wherever they stand.
func TestCountsAreInGroups(t *testing.T) {
	for _, got := range []string{
		English.Hits(1234567), English.Misses(1234567), English.Entries(1234567), English.Events(1234567),
	} {
		if !strings.HasPrefix(got, "1,234,567 ") {
			t.Errorf("%q", got)
		}
	}
	if got := Dutch.Hits(12345); got != "12.345 hits" {
		t.Errorf("%q", got)
	}
	if got := English.Hits(999); got != "999 hits" {
		t.Errorf("%q", got)
	}
}
