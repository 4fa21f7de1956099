package scenario

import (
	"context"
	"fmt"
	"slices"
	"testing"
)

func TestOneLineOfSetup(t *testing.T) {
	for _, c := range []struct{ in, key, value, want string }{
		{"# T\n", "workers", "3", "---\nsetup:\n  workers: 3\n---\n# T\n"},
		{"# T\n", "workers", "", "# T\n"},
		{"---\ntitle: T\n---\nx", "threads", "2", "---\ntitle: T\nsetup:\n  threads: 2\n---\nx"},
		{"---\nsetup:\n  workers: 4\n  seed: 2\n---\n", "workers", "5", "---\nsetup:\n  workers: 5\n  seed: 2\n---\n"},
		{"---\nsetup:\n  workers: 4\n---\n", "balancer", "least busy", "---\nsetup:\n  workers: 4\n  balancer: least busy\n---\n"},
		{"---\nsetup:\n  workers: 4\n  backend: redis\nid: x\n---\n", "backend", "", "---\nsetup:\n  workers: 4\nid: x\n---\n"},
		{"---\r\nsetup:\r\n  workers: 4\r\n---\r\n", "workers", "2", "---\r\nsetup:\r\n  workers: 2\n---\r\n"},
		{"---\nworkers: 3\n", "workers", "2", "---\nworkers: 3\n"},
		{"", "workers", "2", "---\nsetup:\n  workers: 2\n---\n"},
	} {
		s, _ := Parse(c.in)
		got := s.WithSetup(SetupLine{c.key, c.value})
		if got != c.want {
			t.Errorf("%q with %s %q: %q, not %q", c.in, c.key, c.value, got, c.want)
		}
		if again, problems := Parse(got); c.value != "" && len(problems) == 0 && again.WithSetup(SetupLine{c.key, c.value}) != got && c.in != "---\nworkers: 3\n" {
			t.Errorf("%q does not stay as it is", got)
		}
	}
}

func TestSizes(t *testing.T) {
	s, _ := Parse("---\nsetup:\n  servers: 2\n---\n```locmem run\nw3.b>>> 1\n```\n")
	now, least := s.Sizes()
	if now != (Setup{Workers: 3, Servers: 2, Threads: 2, Balancer: "round robin", Seed: 1}) || least != (Setup{Workers: 3, Servers: 1, Threads: 2}) {
		t.Errorf("%+v, %+v", now, least)
	}
}

func TestPaths(t *testing.T) {
	s, _ := Parse("```locmem views\nimport x\n\ndef home(request):\n    def inner(request): pass\n\nasync def login ( request, n):\n    pass\n\ndef _helper(request): pass\n\ndef other(x): pass\ndef home(request): pass\n```\n")
	if got := s.Paths(); !slices.Equal(got, []string{"/home", "/login"}) {
		t.Error(got)
	}
}

// Another backend than that of settings.py gets none of what is meant for that one.
func TestBackendOfSetupBesideSettings(t *testing.T) {
	const settings = "```locmem settings\nCACHES = {\"default\": {\"BACKEND\": \"django.core.cache.backends.%s\", \"LOCATION\": \"%s\", \"KEY_PREFIX\": \"p\", \"OPTIONS\": {\"MAX_ENTRIES\": 3}}}\n```\n"
	const run = "```locmem run\nw1>>> cache.set(\"a\", 1)\nw2>>> cache.get(\"a\")\n%s\nw2>>> cache.make_key(\"a\")\n'p:1:a'\n```\n"
	for _, c := range []struct{ word, backend, location, want string }{
		{"redis", "locmem.LocMemCache", "snow", "1"},
		{"memcached", "redis.RedisCache", "redis://cache:6379", "1"},
		{"locmem", "redis.RedisCache", "redis://cache:6379", "None"},
	} {
		source := fmt.Sprintf("---\nsetup:\n  workers: 2\n  backend: "+c.word+"\n---\n"+settings+run, c.backend, c.location, c.want)
		for _, v := range Verify(context.Background(), source) {
			if !v.OK {
				t.Error(c.word, v.Text("x.md"))
			}
		}
	}
}

// TestLimitsOfSetup: they are those of the default cache, whatever settings.py says, and
// of no other alias.
func TestLimitsOfSetup(t *testing.T) {
	const run = "```locmem run\nw1>>> cache.set('a', 1); cache.set('b', 2); cache.set('c', 3)\nw1>>> cache.get('c')\n3\nw1>>> [cache.get(k) for k in 'ab']\n%s\n!+9s\nw1>>> cache.get('c')\n%s\n```\n"
	const settings = "```locmem settings\nCACHES = {\"default\": {\"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\", \"TIMEOUT\": 5, \"OPTIONS\": {\"MAX_ENTRIES\": 2, \"CULL_FREQUENCY\": 1}}, " +
		"\"other\": {\"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\", \"LOCATION\": \"other\"}}\n```\n"
	for _, c := range []struct{ setup, settings, all, last string }{
		{"", settings, "[None, None]", "None"},
		{"  timeout: 10\n", settings, "[None, None]", "3"},
		{"  timeout: None\n  max_entries: 3\n", settings, "[1, 2]", "3"},
		{"  timeout: 9\n", "", "[1, 2]", "None"},
		{"  timeout: 10\n", "", "[1, 2]", "3"},
		{"  max_entries: 7\n  timeout: 10\n", "", "[1, 2]\nw1>>> cache._max_entries\n7", "3"},
		{"  backend: redis\n  max_entries: 1\n  timeout: 8\n", settings, "[1, 2]", "None"},
	} {
		source := "---\nsetup:\n  workers: 1\n" + c.setup + "---\n" + c.settings + fmt.Sprintf(run, c.all, c.last)
		for _, v := range Verify(context.Background(), source) {
			if !v.OK {
				t.Error(c.setup, v.Text("x.md"))
			}
		}
	}
	for setup, want := range map[string]string{
		"timeout: soon":     "timeout must be a whole number from 0 to 100000000, not 'soon'",
		"max_entries: 0":    "max_entries must be a whole number from 1 to 1000000, not '0'",
		"max_entries: many": "max_entries must be a whole number from 1 to 1000000, not 'many'",
	} {
		_, problems := Parse("---\nsetup:\n  " + setup + "\n---\n")
		if len(problems) != 1 || problems[0].Message != want {
			t.Errorf("%s: %v", setup, problems)
		}
	}
}

func TestSetupOfFrontMatterAlone(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"---\nsetup:\n  workers: 4\n---\n", "4"},
		{"---\ntitle: T\n---\nsetup:\n  workers: 4\n", ""},
		{"# T\nsetup:\n  workers: 4\n---\n", ""},
		{"", ""},
	} {
		if s, _ := Parse(c.in); s.SetupOf("workers") != c.want {
			t.Errorf("%q says %q", c.in, s.SetupOf("workers"))
		}
	}
}
