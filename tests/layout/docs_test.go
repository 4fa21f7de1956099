package layout

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	inTicks  = regexp.MustCompile("`([A-Za-z.][A-Za-z0-9_./-]*)`")
	linked   = regexp.MustCompile(`\]\(([^):#]+)\)`)
	testName = regexp.MustCompile("`(Test[A-Z][A-Za-z0-9]*)`")
)

// TestDocsNameWhatIsThere: a file or a test that a document names exists.
func TestDocsNameWhatIsThere(t *testing.T) {
	tests := testNames(t)
	for _, doc := range []string{"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"} {
		text, err := os.ReadFile(filepath.Join(root, doc))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range pathsIn(string(text)) {
			if _, err := os.Stat(filepath.Join(root, name)); err != nil {
				t.Errorf("%s names %s, which is not there", doc, name)
			}
		}
		for _, m := range testName.FindAllStringSubmatch(string(text), -1) {
			if !tests[m[1]] {
				t.Errorf("%s names %s: there is no such test", doc, m[1])
			}
		}
	}
}

// pathsIn are the paths of a document: what links lead to, and what stands in
// backticks with a slash in it.
func pathsIn(text string) []string {
	var paths []string
	for _, m := range linked.FindAllStringSubmatch(text, -1) {
		paths = append(paths, m[1])
	}
	for _, m := range inTicks.FindAllStringSubmatch(text, -1) {
		if strings.Contains(m[1], "/") && m[1] != "syscall/js" {
			paths = append(paths, m[1])
		}
	}
	return paths
}

// testNames are the tests of the whole tree.
func testNames(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	function := regexp.MustCompile(`(?m)^func (Test[A-Z]\w*)\(`)
	for _, s := range sources(t) {
		if !strings.HasSuffix(s.path, "_test.go") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(root, s.path))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range function.FindAllStringSubmatch(string(text), -1) {
			names[m[1]] = true
		}
	}
	return names
}
