package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRemarks: what is remarked about settings is written with its line: a name that
// Django does not read always, other things with -v.
func TestRemarks(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.md")
	text := "~~~locmem settings\nCACHES = {\"default\": {\n    \"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\",\n    \"TIMOUT\": 5, \"TIMEOUT\": 0,\n}}\n~~~\n~~~locmem run\nw1>>> 1\n1\n~~~\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for flag, want := range map[string]bool{"-v": true, "-v=false": false} {
		var out, errs strings.Builder
		if status := Run([]string{flag, file}, &out, &errs); status != 0 {
			t.Error(flag, status, out.String(), errs.String())
		}
		if !strings.Contains(out.String(), "x.md:4: Django does not read 'TIMOUT'. Did you mean TIMEOUT?") {
			t.Errorf("%s: %s", flag, out.String())
		}
		if got := strings.Contains(out.String(), "With TIMEOUT 0 every entry has expired"); got != want {
			t.Errorf("%s: %s", flag, out.String())
		}
	}
}

// TestRemarksTellNothingTwice: what a failed check says of a line is no remark as well.
func TestRemarksTellNothingTwice(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.md")
	text := "~~~locmem settings\nCACHE = {\"default\": {\"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\"}}\n~~~\n~~~locmem run\nw1>>> 1\n~~~\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	if status := Run([]string{"-v", file}, &out, &errs); status != 1 || strings.Count(out.String(), "Did you mean CACHES?") != 1 {
		t.Errorf("%d: %s%s", status, out.String(), errs.String())
	}
}

// TestRemarksOfImports: -v names each module that cannot be here once, and what is
// there instead.
func TestRemarksOfImports(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.md")
	text := "~~~locmem views\nimport stripe\nfrom .models import Book\n\ndef home(request):\n    return len(Book.objects.all())\n~~~\n" +
		"~~~locmem run\n!request /home x2\nw1 200 0\nw1 200 0\nw1>>> import stripe\n~~~\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	if status := Run([]string{"-v", file}, &out, &errs); status != 0 {
		t.Error(status, out.String(), errs.String())
	}
	var notes []string
	for _, line := range strings.Split(out.String(), "\n") {
		if rest, ok := strings.CutPrefix(line, "note "+file+": "); ok {
			notes = append(notes, rest)
		}
	}
	want := []string{"stripe is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.",
		".models is a stand-in here: its models are tables of views.py: a look at one counts as a query."}
	if len(notes) != 3 || notes[0] != want[0] || notes[1] != want[1] || !strings.HasPrefix(notes[2], "Book is a stand-in here: views.py states no table for it") {
		t.Errorf("notes:\n%s", strings.Join(notes, "\n"))
	}
}
