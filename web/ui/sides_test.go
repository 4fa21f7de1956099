package ui

import (
	"strings"
	"testing"

	"locmem/engine/host"
	"locmem/web/lesson"
)

// TestCacheOf: what is compared is the alias default, whatever else there is.
func TestCacheOf(t *testing.T) {
	const settings = "~~~locmem settings\nCACHES = {\n    'default': {'BACKEND': 'django.core.cache.backends.%s'},\n    'sessions': {'BACKEND': 'django.core.cache.backends.redis.RedisCache', 'LOCATION': 'redis://r:6379'},\n}\n~~~\n"
	for backend, want := range map[string][2]string{
		"":                   {"LocMemCache", "redis"},
		"locmem.LocMemCache": {"LocMemCache", "redis"},
		"dummy.DummyCache":   {"DummyCache", "redis"},
		"filebased.FileBasedCache', 'LOCATION': '/tmp/a": {serverNames["file"], "locmem"},
	} {
		doc := "---\nsetup:\n  workers: 1\n---\n"
		if backend != "" {
			doc += strings.Replace(settings, "%s", backend, 1)
		}
		l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, doc, "")
		until(t, func() bool { _, ok := l.Glance(); return ok && !l.Busy() && len(l.Model().Infos()) > 0 })
		if name, against := cacheOf(l); [2]string{name, against} != want {
			t.Errorf("%q: %s against %s, want %v", backend, name, against, want)
		}
		l.Close()
	}
}
