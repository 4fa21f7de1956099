package scenario

import (
	"context"
	"strconv"
	"strings"
	"testing"
)

// What the text may say the site takes, and no more can be said.
func TestTheTextsBoundsAreTheSites(t *testing.T) {
	fence := func(action string) string {
		return "```locmem views\ndef home(request): return 'x'\n```\n```locmem run\n!kill w1\n" + action + "\n```\n"
	}
	at := func(key, value string) string {
		return "---\nprocesses: [shell]\nsetup:\n  workers: 21\n  " + key + ": " + value + "\n---\n" + fence("!request /")
	}
	for good, bad := range map[string]string{
		fence("!request /{key} x1 key=zipf(100000)"):                 fence("!request /{key} x1 key=zipf(100001)"),
		fence("!request / x1 clients=10000"):                         fence("!request / x1 clients=10001"),
		fence("!request / x1 rate=0.000001"):                         fence("!request / x1 rate=0.0000009"),
		fence("!request / x1 rate=1000000/s"):                        fence("!request / x1 rate=1000001/s"),
		fence("!request / x100000"):                                  fence("!request / x100001"),
		at("servers", "3"):                                           at("servers", "4"),
		at("threads", strconv.Itoa(MaxThreads)):                      at("threads", strconv.Itoa(MaxThreads+1)),
		at("backend", "redis"):                                       at("backend", "reddis"),
		at("backend", "django.core.cache.backends.db.DatabaseCache"): at("backend", "database,"),
	} {
		for _, v := range Verify(context.Background(), good) {
			if !v.OK {
				t.Errorf("%s\n%s", good, v.Text("good"))
			}
		}
		_, problems := Parse(bad)
		if len(problems) != 1 || problems[0].Line < 3 {
			t.Errorf("%s\nhas the problems %v", bad, problems)
		}
	}
}

// A check is one look, not a program.
func TestExpressionsAreBounded(t *testing.T) {
	const text = "```locmem views\ndef home(request): return 'x'\n```\n" +
		"```locmem try id=x\n!request /home x10001\n```\n```locmem check for=x\nexpect EXPR\n```\n"
	wants := []struct{ expr, got string }{
		{"len(range(10)) == 10", ""},
		{"hits() == 0", ""},
		{"[i for i in range(10**8)] == []", "RuntimeError: stopped after 1,000,000 steps"},
		{"[hits() for i in range(10**5)] == []", "RuntimeError: the expression asks too often"},
		{"log() == []", "RuntimeError: log() finds more than 10,000 events"},
		{"len([log(kind='served')[:1] for i in range(99)])", "RuntimeError: log() finds more than 10,000 events"},
		{"len(log(kind='started')) == 0", ""},
	}
	var all []string
	for _, w := range wants {
		all = append(all, w.expr)
	}
	s, problems := Parse(strings.Replace(text, "EXPR", strings.Join(all, "\nexpect "), 1))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	a, err := s.Attempt(context.Background(), "x", "!request /home x10001", nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Checks) != len(wants) {
		t.Fatalf("%d checks of %d", len(a.Checks), len(wants))
	}
	for i, w := range wants {
		if c := a.Checks[i]; !strings.HasPrefix(c.Got, w.got) || c.OK != (w.got == "") {
			t.Errorf("%s: %v %q", w.expr, c.OK, c.Got)
		}
	}
	s, _ = Parse(strings.Replace(text, "EXPR", "True", 1))
	ctx, stop := context.WithCancel(context.Background())
	a = &Attempt{}
	stop()
	if err := a.check(ctx, s.Find(Check, "x")); err == nil {
		t.Error("a check goes on after Stop")
	}
}

// What is no text is refused for what it is, where it is.
func TestNoText(t *testing.T) {
	const nul, utf = "there is a NUL character here, which no text has", "the document is no UTF-8 text"
	for src, want := range map[string]Problem{
		"\x00":                       {Line: 1, Column: 1, Message: nul},
		"# Title\n\nsome é\x00 text": {Line: 3, Column: 7, Message: nul},
		"h\x00i\x00\n\xff":           {Line: 1, Column: 2, Message: nul},
		"# Title\n\xff\xfeh\x00i":    {Line: 2, Column: 1, Message: utf},
		"a\xc3":                      {Line: 1, Column: 2, Message: utf},
	} {
		_, problems := Parse(src)
		if len(problems) != 1 || problems[0].Hint == "" {
			t.Errorf("%q: %+v", src, problems)
			continue
		}
		if problems[0].Hint = ""; problems[0] != want {
			t.Errorf("%q: %+v, not %+v", src, problems[0], want)
		}
	}
	if _, problems := Parse("a \uFFFD that was typed"); len(problems) > 0 {
		t.Errorf("a replacement character is text: %v", problems)
	}
}

// A process may be called like something of Python's, but not like a predicate.
func TestNamesOfProcessesInChecks(t *testing.T) {
	const text = "---\nprocesses: [NAME]\n---\n~~~locmem run\nNAME>>> cache.set('a', 1)\n~~~\n~~~locmem try id=x\n~~~\n" +
		"~~~locmem check for=x\nexpect value(NAME, 'a') == 1\n~~~\n~~~locmem solution for=x\nw1>>> 1\n~~~\n"
	for _, v := range Verify(context.Background(), strings.ReplaceAll(text, "NAME", "bool")) {
		if !v.OK {
			t.Error(v.Text("bool"))
		}
	}
	if _, problems := Parse(strings.ReplaceAll(text, "NAME", "hits")); len(problems) != 1 || problems[0].Line != 2 {
		t.Errorf("hits: %v", problems)
	}
}
