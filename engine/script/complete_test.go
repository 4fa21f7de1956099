package script

import (
	"strings"
	"testing"

	"locmem/engine"
)

// TestComplete has texts that end at the cursor, and what may stand there: the
// first items, and where the word starts that they replace.
func TestComplete(t *testing.T) {
	w, _ := testWorld()
	in := New(w)
	if r := in.Exec("from django.core.cache import cache, caches\nimport datetime\nprice = 'x'", Run{}); r.Err != nil {
		t.Fatal(r.Err)
	}
	keys := []string{"greeting", "grade", "_x"}
	for _, c := range []struct {
		before string
		start  int
		want   string
	}{
		{"", 0, ""}, {"x = ", 4, ""}, {"pri", 0, "price print"}, {"x = ca", 4, "cache caches callable"},
		{"cache.ge", 6, "get get_backend_timeout get_many get_or_set"}, {"caches['other'].tou", 16, "touch"}, {"caches[\"default\"].tou", 18, "touch"},
		{"datetime.datetime.fromt", 18, "fromtimestamp"}, {"price.upp", 6, "upper"}, {"'a'.upp", 4, "upper"}, {"nobody.x", 7, ""},
		{"cache.get('gr", 11, "greeting grade"}, {"cache.get(\"\"\"gr", 13, "greeting grade"}, {"cache.get_many([\"greeting\", 'g", 29, "greeting grade"},
		{"cache.set('a', 'gr", 16, "greeting grade"}, {"print('gr", 7, ""}, {"caches['", 8, "default other dummy"}, {"x = 'gr", 5, ""},
		{"import ti", 7, "time"}, {"from dj", 5, "dj_database_url django django.conf"}, {"from django.core.cache ", 23, "import"},
		{"from django.core.cache import ca", 30, "cache caches"}, {"from django.http import Http4", 24, "Http404"}, {"from typing import Opt", 19, "Optional"},
		{"from django.utils.timezone import is_", 34, "is_aware is_naive"}, {"# ca", 4, ""}, {">>> ca", 4, "cache caches callable"}, {"cache.ge # cache.to", 19, ""},
	} {
		got := in.Complete(c.before, len(c.before), keys)
		var texts []string
		for _, i := range got.Items {
			texts = append(texts, i.Text)
		}
		if text := strings.Join(texts, " "); got.Start != c.start || !strings.HasPrefix(text, c.want) || c.want == "" && text != "" {
			t.Errorf("%q: from %d, %s; want from %d, %s", c.before, got.Start, text, c.start, c.want)
		}
	}
}

// ofDjangoRedis is a cache under the name of that of django-redis.
type ofDjangoRedis struct{ Cache }

func (ofDjangoRedis) Class() string { return engine.DjangoRedis }

// A Tab behind a cache of django-redis shows what that adds, and waits for no module.
func TestCompleteDjangoRedis(t *testing.T) {
	w, _ := testWorld()
	open := w.Cache
	w.Cache = func(alias string, h engine.Hooks) (Cache, error) {
		c, err := open(alias, h)
		return ofDjangoRedis{c}, err
	}
	waited := false
	w.Modules = func(wait bool) (Library, error) { waited = waited || wait; return nil, nil }
	in := New(w)
	for before, want := range map[string]string{"cache.tt": "ttl", "cache.ttl('gr": "greeting", "cache.delete_p": "delete_pattern", "cache.ttl.x": ""} {
		got := ""
		for _, i := range in.Complete(before, len(before), []string{"greeting"}).Items {
			got += i.Text
		}
		if got != want || waited {
			t.Errorf("%s: %q, want %q; it waited: %v", before, got, want, waited)
		}
	}
}
