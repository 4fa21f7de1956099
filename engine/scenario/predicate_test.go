package scenario

import (
	"context"
	"strings"
	"testing"
)

// played is a judge of a document that was played to its end.
func played(t *testing.T, src string) *judge {
	t.Helper()
	ctx := context.Background()
	s, problems := Parse(src)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	p, err := NewPlay(ctx, s, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = p.RunTo(ctx, len(s.Parts), func(r Result) {
		if !r.OK {
			t.Fatalf("line %d: %q", r.Step.Line, r.Lines)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return newJudge(p.Site())
}

const sample = `---
processes: [shell]
setup:
  servers: 2
---
~~~locmem settings
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 3}},
    "api": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "VERSION": 2},
    "own": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "own", "KEY_PREFIX": "p"},
}
~~~

~~~locmem views
tables = {"flag": {"ms": 10, "value": "on"}}

def flag(request):
    return cache.get_or_set("flag", lambda: db.query("flag"))

def no(request):
    from django.http import HttpResponseForbidden
    return HttpResponseForbidden("no")
~~~

~~~locmem run
w1>>> for k in "abcd":
...     cache.set(k, k * 2, 100)
w1>>> cache.get("b"); cache.get("a"); cache.get_many(["c", "x"])
...
w1>>> cache.touch("c", None); cache.set("gone", 1, 5)
...
!+10s
w2>>> caches["api"].set("v", 1); caches["own"].set("o", [1, 2])
w2>>> cache.set("b", "other")
!request /flag x4
w1 200 on
w2 200 on
s2.w1 200 on
s2.w2 200 on
w1>>> db.save("flag", "off"); cache.delete("flag")
True
!request /flag x6
...
!request /no
...
!kill s2.w2
~~~
`

func TestPredicates(t *testing.T) {
	j := played(t, sample)
	for _, expr := range strings.Split(strings.TrimSpace(`
value(w1, "c") == "cc"
value(w1, "nope") is None
value(w1, "gone") is None
value(w2, "v", alias=api) == 1 and value(w2, "v", version=2) == 1 and value(w2, "v") is None
value(s2.w1, "flag") == "on"
value("s2.w1", "flag") == "on"
missing(w1, "a") and not missing(w1, "c") and missing("nowhere") and not missing("b")
missing(w1, "gone") and missing("gone") and distinct_values("gone") == 0
ttl(w1, "c") is None and ttl(w1, "flag") == 300 and ttl(w2, "b") == 300
size(w1) == 3 and size(shell) == 0 and size() == 3 + 4 + 1
entries(w2, version=2) == 1 and entries(w1, expired=True) == 1 and entries(w2, prefix="o") == 1 and entries() == size()
expired_in_memory(w1) == 1 and expired_in_memory(w2) == 0
order(w1)[0] == "flag" and "gone" in order(w1)
order(w2, location="own") == ["o"]
evicted(w1) == ["a", "d", "b"] and evicted(w2) == [] and evicted() == ["a", "d", "b"]
hits(w1) == 2 + 1 and misses(w1) == 2 + 2
hits() + misses() > hits(w1) and hit_rate(shell) == 0.0
hit_rate(w1) == 3 / 7
queries() == 5 and queries("flag") == 5 and queries("other") == 0
computes("flag") == 5 and computes("c") == 1
allowed("/flag") == 10 and allowed("/no") == 0 and allowed("flag") == 10
responses("/no") == ["no"] and len(responses("flag")) == 10
distinct_values("flag") == 2 and distinct_values("b") == 1 and distinct_values("nope") == 0
alternations("/flag") >= 2 and alternations("flag") == alternations("/flag")
stores() == 4
shares_store(default, api) and not shares_store(default, own) and not shares_store(w1, w2) and shares_store(w1, w1)
bytes(w1) > 0 and bytes(shell) == 0 and bytes() > bytes(w1)
len(log(op="delete")) == 1 and log(w1, op="delete")[0]["key"] == "flag"
[e["key"] for e in log(op="set", location="own")] == ["o"] and log(op="set", key="o")[0]["location"] == "own"
len(log(kind="served")) == 11 and log(kind="stopped")[0]["process"] == "s2.w2"
`), "\n") {
		ok, err := j.holds(expr)
		if err != nil {
			t.Errorf("%s: %v", expr, err)
		} else if !ok {
			t.Errorf("%s does not hold: %s", expr, j.got(expr))
		}
	}
	for expr, want := range map[string]string{
		`value("c")`:                "TypeError: value() needs a process: there are w1, w2, s2.w1, shell",
		`value(w9, "c")`:            "NameError: name 'w9' is not defined",
		`value("w9", "c")`:          "LookupError: value() finds no live process w9. Did you mean 'w1'?",
		`value(s2.w2, "c")`:         "LookupError: value() finds no live process s2.w2. Did you mean 's2.w1'?",
		`ttl(w1, "gone")`:           "LookupError: ttl() finds no live entry 'gone' in w1",
		`size(w1, 2)`:               "TypeError: size() takes 0 arguments at most",
		`size(3)`:                   "TypeError: size() takes a process, such as w1, not 3",
		`entries(w1, verson=1)`:     "TypeError: entries() takes no 'verson'. Did you mean 'version'?",
		`order()`:                   "TypeError: order() needs a process: there are w1, w2, s2.w1, shell",
		`shares_store(default)`:     "TypeError: shares_store() takes two aliases, or two processes",
		`value(w1, "a", alias="x")`: "InvalidCacheBackendError: The connection 'x' doesn't exist.",
		`x = 1`:                     "SyntaxError",
		`while True: pass`:          "SyntaxError",
		`[0 for _ in iter(int, 1)]`: "",
	} {
		if ok, err := j.holds(expr); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, %v, want %s", expr, ok, err, want)
		}
	}
}

// TestPredicatesCountExactly: by numbers that can be worked out.
func TestPredicatesCountExactly(t *testing.T) {
	j := played(t, `---
setup:
  workers: 2
---
~~~locmem views
def home(request):
    return cache.get_or_set("page", lambda: request.GET["n"], 5)

def plain(request):
    return "plain"
~~~
~~~locmem run
w1>>> cache.set("a", 1, 5); cache.set("b", 1)
w2>>> cache.set("a", 2); cache.set("b", 1)
!request /home?n=1
w1 200 1
!request /home?n=2
w2 200 2
!request /home?n=3
w1 200 1
!+10s
!request /home?n=1
w2 200 1
!request /home?n=1
w1 200 1
!request /plain x2
w2 200 plain
w1 200 plain
!request /home?n=2
w2 200 1
w1>>> cache.set("c", "x")
~~~
`)
	for expr, want := range map[string]string{
		`distinct_values("a")`:  "1", // w1's has expired
		`distinct_values("b")`:  "1",
		`alternations("/home")`: "2", // 1 2 1 1 1 1
		`alternations("home")`:  "2",
		`alternations("page")`:  "2",
		`alternations("a")`:     "0",
		`statuses("/home")`:     "[200, 200, 200, 200, 200, 200]",
		`bytes(w1) + bytes(w2)`: "BYTES",
		`bytes()`:               "BYTES",
	} {
		sum := 0 // keys and pickles
		for _, name := range j.site.Names() {
			p, err := j.site.Peek(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range p.Snapshot.Stores {
				for _, e := range s.Entries {
					sum += len(e.FullKey) + len(e.Data)
				}
			}
		}
		want = strings.Replace(want, "BYTES", itoa(sum), 1)
		if err := j.look(); err != nil {
			t.Fatal(err)
		}
		if got, err := j.eval(expr); err != nil || got != want {
			t.Errorf("%s is %s, %v, want %s", expr, got, err, want)
		}
	}
}

// TestLookingChangesNothing: a check is no use of the cache.
func TestLookingChangesNothing(t *testing.T) {
	j := played(t, sample)
	before, _ := j.site.Log()
	snap, err := j.site.Peek("w1")
	if err != nil {
		t.Fatal(err)
	}
	for _, expr := range []string{`value(w1, "c")`, `missing(w1, "gone")`, `size()`, `distinct_values("b")`} {
		if _, err := j.holds(expr); err != nil {
			t.Fatal(err)
		}
	}
	after, _ := j.site.Log()
	again, _ := j.site.Peek("w1")
	if len(after) != len(before) || again.Snapshot.Stats != snap.Snapshot.Stats || again.Snapshot.Stores[0].Total != snap.Snapshot.Stores[0].Total {
		t.Error("looking left a trace")
	}
}

func TestGotNamesTheLeftSide(t *testing.T) {
	for expr, want := range map[string]string{
		`size(w1) == 3`:            "size(w1)",
		`value(w1, "a == b") != 1`: `value(w1, "a == b")`,
		`"x" in order(w1)`:         `"x"`,
		`ttl(w1, "a") is None`:     `ttl(w1, "a")`,
		`a == 1 and b == 2`:        "a",
		`missing(w1, "k")`:         `missing(w1, "k")`,
		`(a or b) >= [1 < 2]`:      "(a or b)",
	} {
		if got := leftSide(expr); got != want {
			t.Errorf("%s: %s", expr, got)
		}
	}
}

// TestASharedCacheInAScenario: workers share it, restarts do not touch it,
// checks see it, and it can fail.
func TestASharedCacheInAScenario(t *testing.T) {
	j := played(t, `---
setup:
  workers: 2
  backend: redis
---
~~~locmem run
w1>>> cache.set("a", 1, 60)
w2>>> cache.get("a")
1
w2>>> cache.incr("a")
2
!restart all
!schedule find value(w1, "a") != 4
no order does that: ...
w1>>> cache.incr("a")
w2>>> cache.incr("a")

w1>>> cache.set("over", 1, 1)
!+5s
!kill redis
w1>>> cache.get("a")
ConnectionError: ...
!start redis
w2>>> cache.get("a")
4
~~~
`)
	for _, expr := range []string{
		`value(w1, "a") == 4 and value(w2, "a") == 4`, `ttl(w1, "a") == 55`, `missing(w1, "over") and missing("nope")`,
		`size() == 0`, `distinct_values("a") == 1`, `hits(w2) == 2`,
	} {
		if ok, err := j.holds(expr); err != nil || !ok {
			t.Errorf("%s: %v, %s", expr, err, j.got(expr))
		}
	}
	log, _ := j.site.Log()
	if ok, _ := j.holds(`value(w1, "a") == 4`); !ok {
		t.Error("the value is gone after a look")
	}
	if again, _ := j.site.Log(); len(again) != len(log) {
		t.Error("looking left events")
	}
}
