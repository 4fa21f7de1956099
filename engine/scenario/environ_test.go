package scenario

import (
	"context"
	"strings"
	"testing"
)

// TestEnviron: settings read the variables of the fence, processes have them too,
// and a fence behind a run begins anew.
func TestEnviron(t *testing.T) {
	const doc = "```locmem settings\nimport os\nCACHES = {\"default\": {\"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\", \"KEY_PREFIX\": os.environ[\"SITE\"]}}\n```\n" +
		"```locmem environ\n# of the host\nexport SITE='shop # 1'\nTTL = 5 # seconds\nEMPTY=\n```\n" +
		"```locmem run\nw1>>> import os\nw1>>> cache.make_key(\"a\")\n'shop # 1:1:a'\nw1>>> sorted(os.environ.items())\n[('EMPTY', ''), ('SITE', 'shop # 1'), ('TTL', '5')]\n```\n" +
		"```locmem environ\nSITE=blog\n```\n" +
		"```locmem run\nw1>>> cache.make_key(\"a\")\n'blog:1:a'\n```\n"
	verdicts := Verify(context.Background(), doc)
	if len(verdicts) < 3 {
		t.Fatal(verdicts)
	}
	for _, v := range verdicts {
		if !v.OK {
			t.Error(v.Text("x.md"))
		}
	}
	s, _ := Parse(doc)
	for i, want := range []int{1, 1, 1, 3, 3} {
		if part, _ := s.Environ(i); part != want {
			t.Errorf("part %d: environ %d, want %d", i, part, want)
		}
	}
}

// TestWithEnviron: a fence of an environment is put where it counts for the
// settings and begins nothing anew.
func TestWithEnviron(t *testing.T) {
	const views, settings = "```locmem views\nx = 1\n```\n", "```locmem settings\nCACHES = {}\n```\n"
	const run, try = "```locmem run\nw1>>> 1\n```\n", "```locmem try id=x\nCACHES = {}\n```\n"
	for _, c := range []struct {
		doc  string
		of   int
		want string
	}{
		{"---\ntitle: a\n---\ntext\n" + settings + run, 1, "prose environ settings run"},
		{views + settings + run, 1, "views environ settings run"},
		{run + views + run + try, 3, "run views environ run try"},
		{settings + run + views + run + try, 4, "environ settings run views run try"},
		{run + settings + run, 1, "run environ settings run"},
	} {
		s, _ := Parse(c.doc)
		part, place := s.Environ(c.of)
		if part != -1 {
			t.Errorf("%s: there is environ %d", c.want, part)
		}
		again, problems := Parse(s.WithEnviron(place))
		var kinds []string
		for _, p := range again.Parts {
			kinds = append(kinds, string(p.Kind))
		}
		if got := strings.Join(kinds, " "); got != c.want || len(problems) > 0 {
			t.Errorf("got %s, want %s: %v", got, c.want, problems)
		}
		if part, _ := again.Environ(c.of + 1); part != place || len(actsOf(again)) != len(actsOf(s)) {
			t.Errorf("%s: environ %d, want %d; %d acts of %d", c.want, part, place, len(actsOf(again)), len(actsOf(s)))
		}
	}
}

// TestRemarksOf: settings are remarked on wherever they stand, with their
// environment.
func TestRemarksOf(t *testing.T) {
	const good = `"BACKEND": "django.core.cache.backends.locmem.LocMemCache"`
	s, problems := Parse("```locmem environ\nA=1\n```\n```locmem settings\nimport os\nCACHES = {\"default\": {" + good + ", \"X\": os.environ[\"A\"]}}\n```\n" +
		"```locmem try id=x\nimport os\nCACHES = {\"default\": {" + good + ", \"Y\": os.environ[\"A\"]}}\n```\n```locmem check for=x\nexpect True\n```\n```locmem run\nw1>>> 1\n```\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for i, want := range []string{"", "Django does not read 'X'.", "Django does not read 'Y'.", "", ""} {
		got := ""
		for _, n := range s.Remarks(context.Background(), i, nil) {
			got += n.Message
		}
		if got != want {
			t.Errorf("part %d: %s, want %s", i, got, want)
		}
	}
}
