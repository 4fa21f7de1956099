package scenario

import "testing"

func TestWithSetup(t *testing.T) {
	three := []SetupLine{SetupNumber("workers", 3), SetupNumber("servers", 2), SetupNumber("max_requests", 0)}
	for source, want := range map[string]string{
		"":                         "---\nsetup:\n  workers: 3\n  servers: 2\n---\n",
		"text\n":                   "---\nsetup:\n  workers: 3\n  servers: 2\n---\ntext\n",
		"---\ntitle: x\n---\ntext": "---\ntitle: x\nsetup:\n  workers: 3\n  servers: 2\n---\ntext",
		"---\nsetup:\n---\n":       "---\nsetup:\n  workers: 3\n  servers: 2\n---\n",
		"---\nsetup:\n  workers: 4\n  seed: 9\ntitle: x\n---\n":                                 "---\nsetup:\n  workers: 3\n  seed: 9\n  servers: 2\ntitle: x\n---\n",
		"---\nsetup:\n\n    servers : 8\n  max_requests: 5\n---\nworkers: 1\n":                  "---\nsetup:\n\n  servers: 2\n  workers: 3\n---\nworkers: 1\n",
		"---\nsetup:\n  max_requests: 5\n---\n\n```locmem run\n>>> 1\n```\nsetup:\n  seed: 1\n": "---\nsetup:\n  workers: 3\n  servers: 2\n---\n\n```locmem run\n>>> 1\n```\nsetup:\n  seed: 1\n",
	} {
		s, _ := Parse(source)
		got := s.WithSetup(three...)
		if got != want {
			t.Errorf("%q became %q, not %q", source, got, want)
		}
		again, problems := Parse(got)
		if len(problems) > 0 || again.Setup.Workers != 3 || again.Setup.Servers != 2 || again.Setup.MaxRequests != 0 {
			t.Errorf("%q: %+v, %v", got, again.Setup, problems)
		}
	}
}

func FuzzWithSetup(f *testing.F) {
	for _, source := range []string{"", "---", "---\nsetup:", "---\r\nsetup:\r\n workers: 1\r\n---\r\n", "---\nsetup:\n# x\n\tworkers: 2\n---\n"} {
		f.Add(source, 3)
	}
	f.Fuzz(func(t *testing.T, source string, n int) {
		s, before := Parse(source)
		if len(before) > 0 || n < 1 || n > 8 {
			return
		}
		again, problems := Parse(s.WithSetup(SetupNumber("threads", n), SetupNumber("servers", 0)))
		for _, p := range problems {
			t.Errorf("%q: %v", source, p)
		}
		if again.Setup.Threads != n || again.Setup.Servers != 0 || again.Setup.Workers != s.Setup.Workers || len(again.Parts) != len(s.Parts) {
			t.Errorf("%q became %+v", source, again.Setup)
		}
	})
}
