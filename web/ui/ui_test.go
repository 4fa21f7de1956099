package ui

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/script"
	"locmem/web/i18n"
	"locmem/web/model"
)

func TestColourIsTheSameForAName(t *testing.T) {
	for name, want := range map[string]string{"t1": "p1", "t8": "p8", "t9": "p1", "t12": "p4", "w1": "p3", "s2.w1": "p1", "": "p0", "shell": "p0"} {
		if got := colour(name); got != want {
			t.Errorf("%q has %s, not %s", name, got, want)
		}
	}
}

// TestHandlersOfAnotherModelAreOthers: go-app keeps a handler that counts as equal,
// and with it the document that it was made for.
func TestHandlersOfAnotherModelAreOthers(t *testing.T) {
	a, b := model.New(model.Env{}), model.New(model.Env{})
	scope := func(m *model.Model, name string) app.EventOption {
		_, option := Ctx{M: m, L: i18n.English}.on(name, nil)
		return option
	}
	if !reflect.DeepEqual(scope(a, "run"), scope(a, "run")) {
		t.Error("a handler is never the same")
	}
	if reflect.DeepEqual(scope(a, "run"), scope(b, "run")) || reflect.DeepEqual(scope(a, "run"), scope(a, "stop")) {
		t.Error("different handlers count as equal")
	}
}

func TestIndent(t *testing.T) {
	for in, want := range map[string]string{
		"x = 1": "", "for i in x:": "    ", "for i in x:\n    y = i": "    ", "if a:\n    if b: ": "        ",
	} {
		if got := indent(in); got != want {
			t.Errorf("below %q comes %q, not %q", in, got, want)
		}
	}
}

func TestSplitCountsUTF16(t *testing.T) {
	text := "é😀x"
	for at, want := range map[int]string{0: "", 1: "é", 3: "é😀", 4: "é😀x", 9: "é😀x"} {
		if before, after := split(text, at); before != want || before+after != text {
			t.Errorf("at %d: %q and %q", at, before, after)
		}
	}
	if units(text) != 4 {
		t.Errorf("%d units", units(text))
	}
}

func TestPrefix(t *testing.T) {
	if got := prefix([]script.Item{{Text: "get_many"}, {Text: "get_or_set"}, {Text: "get"}}); got != "get" {
		t.Error(got)
	}
	if got := prefix([]script.Item{{Text: "é"}, {Text: "è"}}); got != "" {
		t.Errorf("%q is half a letter", got)
	}
}

func TestWarningLine(t *testing.T) {
	for line, want := range map[string]bool{
		"CacheKeyWarning: Cache key contains": true, "a Warning: b": false, "Warning: x": false, "'XWarning: '": false,
	} {
		if isWarning(line) != want {
			t.Errorf("%q: %v", line, !want)
		}
	}
}

// TestAnswer draws entries of the console.
func TestAnswer(t *testing.T) {
	c := Ctx{M: model.New(model.Env{}), L: i18n.English}
	for _, x := range []struct {
		entry    model.Entry
		has, not []string
	}{
		{model.Entry{Who: "t1", Code: "cache.get('a')", State: model.Done, Repr: "'<b>'"}, []string{"&gt;&gt;&gt; ", "&#39;&lt;b&gt;&#39;"}, []string{"<b>", "none"}},
		{model.Entry{Who: "t2", Other: true, Code: "if x:\n    y", State: model.Done}, []string{"t2&gt;&gt;&gt; ", "... "}, nil},
		{model.Entry{Who: "t1", Code: "x", State: model.Done, Error: "NameError: no", Hint: "do"}, []string{`class="error"`, `class="hint"`}, []string{"line 1"}},
		{model.Entry{Who: "t1", Code: "x", State: model.Done, Hint: "do"}, []string{`class="hint"`}, []string{`class="error"`}},
		{model.Entry{Who: "t1", Code: "x\ny", State: model.Done, Error: "NameError: no", Line: 2}, []string{"(line 2)"}, nil},
		{model.Entry{Who: "t1", Code: "x", State: model.Done, Output: "a\nCacheKeyWarning: b\nc"}, []string{`class="warning"`}, nil},
		{model.Entry{Who: "t1", Code: "x", State: model.Running}, []string{"running…"}, nil},
		{model.Entry{Who: "t2", Code: "x", State: model.Done, Why: "gone", Error: "t2 has ended"}, []string{"Its memory is gone"}, nil},
	} {
		html := app.HTMLString(&Answer{C: c, Entry: x.entry})
		for _, s := range x.has {
			if !strings.Contains(html, s) {
				t.Errorf("%+v lacks %q: %s", x.entry, s, html)
			}
		}
		for _, s := range x.not {
			if strings.Contains(html, s) {
				t.Errorf("%+v has %q: %s", x.entry, s, html)
			}
		}
	}
}

// TestRowKeepsShape draws an expired row: shape and word, not colour alone.
func TestRowKeepsShape(t *testing.T) {
	c := Ctx{M: model.New(model.Env{}), L: i18n.English}
	html := app.HTMLString(&Row{C: c, Key: "otp", Version: "1", Value: "'9'", Left: "expired 12 s ago, still in memory", Dead: true, Own: true, Place: 2, Bytes: 29})
	for _, s := range []string{`dead`, "still in memory", `aria-label="Get otp"`, `aria-label="Expire otp: 0 s left"`, ">29<"} {
		if !strings.Contains(html, s) {
			t.Errorf("the row lacks %q: %s", s, html)
		}
	}
	if html := app.HTMLString(&Row{C: c, Key: "", Version: "1", Own: true}); !strings.Contains(html, "&#39;&#39;") && !strings.Contains(html, "''") {
		t.Errorf("an empty key shows as nothing: %s", html)
	}
	if html := app.HTMLString(&Row{C: c, Key: "x", Version: "2"}); strings.Count(html, "<button") != 1 { // that of the value
		t.Errorf("a key of another version has a button that would miss it: %s", html)
	}
}

// What was answered by a cache that a page or a view has around it says so, in words that
// do not take it for an answer of the database.
func TestAnswersOfACacheSaySo(t *testing.T) {
	c := Ctx{M: model.New(model.Env{}), L: i18n.English}
	for cached, want := range map[int]bool{0: false, 2: true} {
		html := app.HTMLString(&StepRow{C: c, Got: "w1 200 x", Cached: cached})
		if got := strings.Contains(html, "From a cache, without a query of the database: 2 of these answers."); got != want {
			t.Errorf("%d cached: %s", cached, html)
		}
	}
}

// TestDarkIsDark keeps the two places that hold the dark tokens equal.
func TestDarkIsDark(t *testing.T) {
	raw, err := os.ReadFile("../css/00-tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	block := func(head string) string {
		_, rest, ok := strings.Cut(string(raw), head)
		body, _, end := strings.Cut(rest, "}")
		if !ok || !end {
			t.Fatalf("no block %s", head)
		}
		return strings.Join(strings.Fields(body), " ")
	}
	if a, b := block(`[data-theme="dark"] {`), block(":root:not([data-theme]) {"); a != b {
		t.Errorf("chosen: %s\nsystem: %s", a, b)
	}
}

// TestOnlyTokens keeps colours out of all sheets but the first.
func TestOnlyTokens(t *testing.T) {
	files, err := os.ReadDir("../css")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() == "00-tokens.css" {
			continue
		}
		raw, err := os.ReadFile("../css/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(raw), "\n") {
			if strings.Contains(line, ": #") || strings.Contains(line, "rgb(") {
				t.Errorf("%s:%d: a colour of its own: %s", f.Name(), i+1, line)
			}
		}
	}
}

func TestBackspaceTakesALevel(t *testing.T) {
	for before, want := range map[string]int{
		"": 0, "x": 0, "    ": 4, "if a:\n        ": 4, "if a:\n      ": 2, "if a:\n   ": 3, "if a:\n    b": 0, "if a:\n": 0, "\t": 0,
	} {
		if got := level(before); got != want {
			t.Errorf("behind %q %d blanks go, not %d", before, got, want)
		}
	}
}

func TestElseBelongsALevelOut(t *testing.T) {
	for before, want := range map[string]bool{
		"if a:\n    b\n    else:": true, "try:\n    b\n    except ValueError as e:": true, "try:\n    b\n    except (A, B):": true,
		"if a:\n    b\n    elif c:": true, "try:\n    b\n    finally:": true, "for a in b:\n    if a:\n        c\n        else:": true,
		"for a in b:\n    if a:\n        c\n    else:": false, // was moved by hand
		"if a:\n    b\n    elsewhere:":                 false,
		"if a:\n    b\n    else":                       false, "else:": false, "if a:\n    b\nelse:": false, "x = [\n    else:": false,
	} {
		if got := belongs(before); got != want {
			t.Errorf("%q: %v", before, got)
		}
	}
}

func TestMethodsAreCompletedToCalls(t *testing.T) {
	get := script.Item{Text: "get", Detail: "(key)"}
	for _, c := range []struct {
		before, after string
		item          script.Item
		want          string
	}{
		{"cache.", "", get, "("}, {"cache.", "('a')", get, ""}, {"", "", script.Item{Text: "ValueError", Detail: "(*args)"}, ""},
		{"e.", "", script.Item{Text: "args"}, ""}, {"cache.get('", "", script.Item{Text: "a"}, ""},
	} {
		if got := bracket(c.before, c.after, c.item); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

// Keys of sessions differ at their end: that stays where there is no room.
func TestLongKeysAreCutInTheMiddle(t *testing.T) {
	html := app.HTMLString(ends("django.contrib.sessions.cache" + "abcdefgh12345678"))
	head, tail, found := strings.Cut(html, "abcdefgh")
	if !found || !strings.Contains(head, "<span>") || !strings.Contains(strings.SplitN(tail, "</span>", 2)[1], "12345678") {
		t.Errorf("%s", html)
	}
	if html := app.HTMLString(ends("greeting")); html != "greeting" {
		t.Errorf("a short key is %s", html)
	}
}
