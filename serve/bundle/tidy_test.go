package bundle

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// TestTidy renders with go-app itself, so that a change of its output is seen
// here and not on the page.
func TestTidy(t *testing.T) {
	for _, c := range []struct {
		name string
		ui   app.UI
		want string
	}{
		{"quotes end no attribute",
			app.Input().Value(`say "hi" & <go>`),
			`<input value="say &#34;hi&#34; &amp; &lt;go&gt;">`},
		{"false is off, true is on",
			app.Input().Checked(false).Disabled(true).ReadOnly(false),
			`<input disabled>`},
		{"aria says true in words",
			app.Button().Aria("pressed", true).Aria("busy", false).Text("x"),
			`<button aria-busy="false" aria-pressed="true">x</button>`},
		{"attributes in one order",
			app.A().Title("t").ID("i").Href("nl/").Class("c"),
			`<a class="c" href="nl/" id="i" title="t"></a>`},
		{"no white space that the program does not draw",
			app.P().Body(app.Text("one"), app.B().Text("two"), app.Text(" three "), app.I().Body(app.B().Text("4"))),
			`<p>one<b>two</b> three <i><b>4</b></i></p>`},
		{"neighbours in text",
			app.P().Body(app.Text("a"), app.Text("b"), app.Br(), app.Text("c")),
			`<p>ab<br>c</p>`},
		{"pre keeps its lines",
			app.Div().Body(app.Pre().Text("def f():\n    return 1\n")),
			"<div><pre>def f():\n    return 1\n</pre></div>"},
		{"pre with marks",
			app.Pre().Body(app.Text(">>> "), app.Span().Text("x"), app.Text("\n1")),
			"<pre>&gt;&gt;&gt; <span>x</span>\n1</pre>"},
		{"text is text",
			app.P().Text(`<script>alert("x")</script>`),
			`<p>&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;</p>`},
		{"raw SVG",
			app.Div().Body(app.Raw(`<svg viewBox="0 0 1 1"><path d='M0 0'/><g></g></svg>`), app.B().Text("x")),
			`<div><svg viewBox="0 0 1 1"><path d="M0 0"/><g></g></svg><b>x</b></div>`},
		{"control characters",
			app.Span().Title("a\u00a0b\tc"),
			"<span title=\"a\u00a0b\tc\"></span>"},
	} {
		got, err := tidy(app.HTMLString(c.ui))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestTidyBroken(t *testing.T) {
	for _, in := range []string{`<p class="x"`, `<p ="x">`, `<!-- x`} {
		if out, err := tidy(in); err == nil {
			t.Errorf("%q gave %q and no error", in, out)
		}
	}
}

func TestStripComments(t *testing.T) {
	in := "/* a */\n.x {\n  color: red; /* b */\n}\n\n\n.y::before { content: \"/* kept */\\\"\"; }\n/* open"
	want := ".x {\ncolor: red; \n}\n.y::before { content: \"/* kept */\\\"\"; }\n"
	if got := string(stripComments([]byte(in))); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestFileOf(t *testing.T) {
	for path, want := range map[string][2]string{
		"/":                {"index.html", ""},
		"/nl/":             {"nl/index.html", "../"},
		"/lessons/lru/":    {"lessons/lru/index.html", "../../"},
		"/nl/lessons/lru/": {"nl/lessons/lru/index.html", "../../../"},
	} {
		if file, root := FileOf(path), rootOf(path); file != want[0] || root != want[1] {
			t.Errorf("%s: %s with root %q, want %v", path, file, root, want)
		}
	}
}

func TestGroup(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1 000", 8615802: "8 615 802"} {
		if got := group(n); got != want {
			t.Errorf("group(%d) is %q, want %q", n, got, want)
		}
	}
	if strings.Contains(group(123), " ") {
		t.Error("a space in 123")
	}
}
