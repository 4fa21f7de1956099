package share

import (
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestMkDocsHasNoEmptyLineInTheElement(t *testing.T) {
	got := (What{Root: "https://x.org/", Source: "a\n\n\nb\n\nc > d\n"}).In(MkDocs)
	_, element, _ := strings.Cut(got, "-->\n\n")
	if element != "<div>\n<locmem-playground>\n<pre>a\n&#10;\nb\n&#10;c &gt; d</pre>\n</locmem-playground>\n</div>" || !strings.Contains(got, "  - https://x.org/v1/embed.js\n") {
		t.Error(got)
	}
}

// What MkDocs makes of it still holds the whole document in one element.
func TestMkDocsKeepsTheDocument(t *testing.T) {
	if _, err := exec.LookPath("mkdocs"); err != nil {
		t.Skip("mkdocs is missing (apt-get install mkdocs)")
	}
	for _, source := range []string{
		"w1>>> cache.set('a', 1)\n\nw2>>> cache.get('a')\nNone",
		"---\ntitle: A *b*\n---\n\nSome `prose`, 1 < 2.\n\n```locmem run\nw1>>> x = '<b>&amp;</b>'\n\nw1>>> x\n'<b>&amp;</b>'\n```\n\n~~~locmem check\nexpect True\n~~~\n\n* item\n\n    indented",
		"```locmem run\nw1>>> 1\n1\n```",
		"~~~locmem run\nw1>>> 1\n1\n~~~",
	} {
		dir := t.TempDir()
		write := func(name, text string) {
			if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		write("mkdocs.yml", "site_name: a\nsite_url: http://localhost/\n")
		write("docs/index.md", "# A\n\nbefore\n\n"+What{Root: "https://x.org/", Source: source}.In(MkDocs)+"\n\nafter\n")
		cmd := exec.Command("mkdocs", "build", "-q", "-s")
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		page, err := os.ReadFile(filepath.Join(dir, "site", "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(page), "<locmem-playground>\n<pre>")
		text, rest, _ := strings.Cut(rest, "</pre>\n</locmem-playground>\n</div>")
		if html.UnescapeString(text) != source || !strings.Contains(rest, "<p>after</p>") {
			t.Errorf("of\n%s\nMkDocs makes\n%s", source, page)
		}
	}
}
