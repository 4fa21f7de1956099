package script

import (
	"fmt"
	"strings"
	"testing"

	"locmem/engine"
	"locmem/engine/py"
)

// browser is a visitor with a cookie jar, in front of several processes that
// run the same views.py.
type browser struct {
	t       *testing.T
	workers []*Interp
	cookies map[string]string
	clock   *engine.ManualClock

	processes []*engine.Process
}

func newBrowser(t *testing.T, workers int, settings, views string) *browser {
	t.Helper()
	b := &browser{t: t, cookies: map[string]string{}, clock: engine.NewManualClock(1_700_000_000)}
	db, keys := &DB{}, 0
	for i := range workers {
		process := engine.NewProcess(fmt.Sprintf("w%d", i+1), 4021+i, b.clock)
		b.processes = append(b.processes, process)
		caches := engine.NewCaches(process, nil)
		w := World{
			Cache: CachesOf(caches), Aliases: caches.Aliases(), Now: b.clock.Now, DB: db, Modules: TestModules, StandIn: TestStandIn,
			Sleep:  func(s float64) error { b.clock.Advance(s); return nil },
			Random: func(n int) int { keys++; return keys % n },
			Setting: func(name string) (py.Value, bool) {
				v, ok := strings.CutPrefix(settings, name+"=")
				return py.Str(v), ok
			},
		}
		in := New(w)
		if err := in.Load(views, Run{}).Err; err != nil {
			t.Fatal(err)
		}
		b.workers = append(b.workers, in)
	}
	return b
}

func (b *browser) get(worker int, path string) Response {
	r := b.workers[worker].Serve(Request{Path: path, Cookies: b.cookies}, Run{})
	if r.Cookie != "" {
		b.cookies["sessionid"] = r.Cookie
	}
	if r.Forget {
		delete(b.cookies, "sessionid")
	}
	return r
}

func (b *browser) expect(worker int, path string, status int, body string) {
	b.t.Helper()
	if r := b.get(worker, path); r.Status != status || r.Body != body {
		b.t.Errorf("worker %d, %s: %d %q, want %d %q", worker, path, r.Status, r.Body, status, body)
	}
}

func TestViewsAreFoundByPath(t *testing.T) {
	b := newBrowser(t, 1, "", `
from django.http import HttpResponse, HttpResponseForbidden, JsonResponse, Http404
tables = {"home": 40, "price": {"ms": 80, "value": [10]}}
def index(request): return "start"
def product_list(request): return HttpResponse("all", status=201)
def item(request): return JsonResponse({"n": [1, None, True, 1.5], "é": 'a"b\n'})
def deny(request): return HttpResponseForbidden("no")
def gone(request): raise Http404("nothing here")
def bad(request): return 1 / 0
def who(request): return f"{request.method} {request.path} {request.GET.get('page')} {request.META['REMOTE_ADDR']}"
def price(request):
    import time
    time.sleep(0.5)
    return db.query("price")[0] + len(db.query("home"))
def spoil(request):
    db.query("price").append(11)
    return len(db.query("price"))
def change(request): db.save("price", [12])
def typo(request): return db.query("prise")
`)
	b.expect(0, "/", 200, "start")
	b.expect(0, "/product-list/7?x=1", 201, "all")
	b.expect(0, "/item", 200, `{"n": [1, null, true, 1.5], "\u00e9": "a\"b\n"}`)
	b.expect(0, "/deny", 403, "no")
	b.expect(0, "/gone", 404, "nothing here")
	b.expect(0, "/bad", 500, "ZeroDivisionError: division by zero")
	b.expect(0, "/who/x?page=2+%C3%A9", 200, "GET /who/x 2 é 203.0.113.1")
	b.expect(0, "/price", 200, "32")
	b.expect(0, "/spoil", 200, "1") // a query returns a copy of the row
	b.expect(0, "/change", 200, "None")
	b.expect(0, "/typo", 500, "LookupError: there is no table 'prise'")
	b.expect(0, "/nowhere", 404, "there is no view for /nowhere; views.py has /bad, /change, /deny, /gone, /index, /item, /price, /product_list, /spoil, /typo, /who")
	if r := b.get(0, "/price"); r.Queries != 2 || r.Millis != 620 || r.View != "price" {
		t.Errorf("price took %+v", r)
	}
}

func TestUrlpatterns(t *testing.T) {
	b := newBrowser(t, 1, "", `
from django.urls import path
def detail(request, id, tail="-"): return f"{id + 1}{tail}"
def home(request): return "home"
urlpatterns = [path("", home), path("item/<int:id>/", detail), path("item/<int:id>/<tail>", detail, name="x")]
`)
	b.expect(0, "/", 200, "home")
	b.expect(0, "/item/41/", 200, "42-")
	b.expect(0, "/item/41/z", 200, "42z")
	b.expect(0, "/item/x/", 404, "no pattern of urlpatterns fits /item/x/")
	if r := b.get(0, "/"+strings.Repeat("é/", 100_000)); r.Status != 404 || len(r.Body) > 300 {
		t.Errorf("a long path: %d, %d bytes", r.Status, len(r.Body))
	}
}

func TestAProcessWithOneViewAnswersEverything(t *testing.T) {
	b := newBrowser(t, 1, "", "def home(request): return request.path\ndef helper(x): return x")
	b.expect(0, "/a/b", 200, "/a/b")
}

const sessionViews = `
from django.contrib.auth import login, logout
def enter(request):
    login(request, "ann")
    return "welcome"
def leave(request):
    logout(request)
    return "bye"
def plain(request): return "plain"
def home(request): return f"hello {request.user.username}" if request.user.is_authenticated else "please log in"
def count(request):
    request.session["n"] = request.session.get("n", 0) + 1
    return request.session["n"]
`

// TestCacheSessionsLogOut: what Django 5.2 does when a worker does not know the
// session: it takes it for empty and deletes the cookie, for good.
// TestViewsOfManyLines: a large project's views.py runs within the limits, and an error
// in its last line has its place.
func TestViewsOfManyLines(t *testing.T) {
	var text strings.Builder
	for i := range 4990 {
		fmt.Fprintf(&text, "x%d = %d\n", i, i)
	}
	text.WriteString("def home(request):\n    return str(x4989)\n")
	world, _ := siteWorld()
	in := New(world)
	if r := in.Load(text.String(), Run{}); r.Err != nil {
		t.Fatal(r.Err)
	}
	if r := in.Serve(Request{Path: "/home"}, Run{}); r.Status != 200 || r.Body != "4989" {
		t.Errorf("%+v", r)
	}
	if r := in.Load(text.String()+"1 / 0\n", Run{}); r.Err == nil || r.Err.Line != 4993 {
		t.Errorf("%+v", r.Err)
	}
}

func TestCacheSessionsLogOut(t *testing.T) {
	b := newBrowser(t, 2, "SESSION_ENGINE=django.contrib.sessions.backends.cache", sessionViews)
	b.expect(0, "/enter", 200, "welcome")
	b.expect(0, "/home", 200, "hello ann")
	b.expect(1, "/plain", 200, "plain") // does not look at the session: nothing happens
	b.expect(0, "/home", 200, "hello ann")
	if r := b.get(1, "/home"); r.Body != "please log in" || !r.Forget {
		t.Errorf("the other worker: %+v", r)
	}
	b.expect(0, "/home", 200, "please log in") // the cookie is gone
	if len(b.cookies) != 0 {
		t.Errorf("cookies: %v", b.cookies)
	}
}

func TestSessionsInTheDatabaseStay(t *testing.T) {
	for _, engine := range []string{"db", "cached_db"} {
		b := newBrowser(t, 2, "SESSION_ENGINE=django.contrib.sessions.backends."+engine, sessionViews)
		b.expect(0, "/enter", 200, "welcome")
		b.expect(1, "/home", 200, "hello ann")
		b.expect(0, "/count", 200, "1")
		b.expect(0, "/count", 200, "2")
		want := "3"
		if engine == "cached_db" {
			want = "1" // the other worker's own copy of the row is stale
		}
		b.expect(1, "/count", 200, want)
		key := b.cookies["sessionid"]
		b.expect(0, "/leave", 200, "bye")
		if b.cookies["sessionid"] != "" {
			t.Errorf("%s: the cookie is still there", engine)
		}
		b.cookies["sessionid"] = key
		want = "please log in"
		if engine == "cached_db" {
			want = "hello ann" // from the copy in its cache
		}
		b.expect(1, "/home", 200, want)
	}
}

func TestSessionsInTheDatabaseEnd(t *testing.T) {
	b := newBrowser(t, 1, "SESSION_ENGINE=django.contrib.sessions.backends.db", sessionViews)
	b.expect(0, "/enter", 200, "welcome")
	b.clock.Advance(sessionAge - 1)
	b.expect(0, "/home", 200, "hello ann")
	b.clock.Advance(1)
	b.expect(0, "/home", 200, "please log in")
}

func TestTheKeyChangesAtLogIn(t *testing.T) {
	b := newBrowser(t, 1, "SESSION_ENGINE=django.contrib.sessions.backends.cache", sessionViews)
	b.expect(0, "/count", 200, "1")
	before := b.cookies["sessionid"]
	if len(before) != sessionKeySize {
		t.Fatalf("the key is %q", before)
	}
	b.expect(0, "/enter", 200, "welcome")
	if b.cookies["sessionid"] == before {
		t.Error("the key is the same after the log-in")
	}
	b.expect(0, "/count", 200, "2") // the data came along
	b.clock.Advance(sessionAge)
	b.expect(0, "/count", 200, "1")
}

func TestKeyFunctionOfViews(t *testing.T) {
	in := newBrowser(t, 1, "", "def make_key(key, prefix, version): return f'{prefix}|{version}|{key}'").workers[0]
	f := in.KeyFunction("views.make_key")
	if f == nil || in.KeyFunction("views.other") != nil {
		t.Fatal("the function is not found, or one too many")
	}
	in.Exec("while True: pass", Run{Steps: 10_000}) // what has ended a run ends no other
	if v, err := f(py.Str("k"), py.Str("p"), py.Int(2)); v != py.Value(py.Str("p|2|k")) || err != nil {
		t.Errorf("%v, %v", v, err)
	}
}

// TestStep: another thread may run before each call of the cache, of the
// database and of time.sleep, the session's included.
func TestStep(t *testing.T) {
	clock := engine.NewManualClock(0)
	caches := engine.NewCaches(engine.NewProcess("w1", 4021, clock), nil)
	var steps []string
	in := New(World{
		Cache: CachesOf(caches), DB: &DB{}, Now: clock.Now, Modules: TestModules, Sleep: func(s float64) error { clock.Advance(s); return nil },
		Step: func(op string) { steps = append(steps, op) },
		Setting: func(name string) (py.Value, bool) {
			return py.Str("django.contrib.sessions.backends.cached_db"), name == "SESSION_ENGINE"
		},
	})
	if err := in.Load(`
tables = {"price": 10}
def index(request):
    cache.set("a", db.query("price"))
    time.sleep(2)
    cache.get_or_set("b", lambda: db.save("price", 1))
    return request.session.get("x")
import time
`, Run{}).Err; err != nil {
		t.Fatal(err)
	}
	r := in.Serve(Request{Path: "/", Cookies: map[string]string{sessionCookie: "12345678"}}, Run{})
	if got, want := strings.Join(steps, " "), "query set sleep get query add get get query"; got != want || r.Err != nil {
		t.Errorf("steps %s, want %s; %v", got, want, r.Err)
	}
	if r.Queries != 3 || r.Millis != 2022 || clock.Now() != 2 {
		t.Errorf("%d queries, %v ms, the clock is at %v", r.Queries, r.Millis, clock.Now())
	}
}

func TestViewsWithinTheLimits(t *testing.T) {
	b := newBrowser(t, 1, "", "def loop(request):\n    while True: pass")
	r := b.workers[0].Serve(Request{Path: "/loop"}, Run{Steps: 100_000})
	if r.Status != 500 || r.Err == nil || !strings.HasPrefix(r.Body, "RuntimeError: stopped after 100,000 steps") {
		t.Errorf("%+v", r)
	}
	for source, want := range map[string]string{
		"def f(:":                    "SyntaxError",
		"tables = 3":                 "TypeError: tables must be a dict of name to milliseconds, not int",
		"tables = {'a': -1}":         "ValueError: the cost of tables['a'] must be a number of milliseconds, not -1",
		"tables = {'a': {'mss': 1}}": "ValueError: tables['a'] has 'mss', but takes only 'ms' and 'value'",
	} {
		if err := New(World{DB: &DB{}}).Load(source, Run{}).Err; err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", source, err, want)
		}
	}
}

// What a process does with its own tables afterwards reaches no other one: only db.save does.
func TestTablesAreCopied(t *testing.T) {
	b := newBrowser(t, 2, "", "tables = {'price': {'value': [1]}}\n")
	b.workers[0].Exec("tables['price']['value'].append(9)", Run{})
	if r := b.workers[1].Exec("db.query('price')", Run{}); r.Err != nil || *r.Repr != "[1]" {
		t.Errorf("%v %v", r.Repr, r.Err)
	}
}
