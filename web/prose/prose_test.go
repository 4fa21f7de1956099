package prose

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// show writes a tree on one line.
func show(list []Block) string {
	var out []string
	for _, b := range list {
		switch b.Kind {
		case Paragraph:
			out = append(out, "p("+line(b.Spans)+")")
		case Heading:
			out = append(out, fmt.Sprintf("h%d(%s)", b.Level, line(b.Spans)))
		case Code:
			out = append(out, fmt.Sprintf("code(%q)", b.Text))
		case Rule:
			out = append(out, "rule")
		case Table:
			var rows []string
			for _, r := range b.Rows {
				var cells []string
				for _, c := range r {
					cells = append(cells, line(c))
				}
				rows = append(rows, strings.Join(cells, ","))
			}
			out = append(out, "table("+strings.Join(rows, ";")+")")
		default:
			var items []string
			for _, i := range b.Items {
				items = append(items, show(i))
			}
			name := map[Kind]string{Bullets: "ul", Ordered: fmt.Sprintf("ol%d", b.Start), Quote: "quote"}[b.Kind]
			out = append(out, name+"("+strings.Join(items, "; ")+")")
		}
	}
	return strings.Join(out, " ")
}

func line(list []Span) string {
	var out strings.Builder
	for _, s := range list {
		switch s.Kind {
		case Text:
			out.WriteString(s.Text)
		case CodeSpan:
			out.WriteString("`" + s.Text + "`")
		case Break:
			out.WriteString("/")
		case Link:
			out.WriteString("a<" + s.Href + ">(" + line(s.Spans) + ")")
		default:
			out.WriteString(map[SpanKind]string{Strong: "b", Em: "i"}[s.Kind] + "(" + line(s.Spans) + ")")
		}
	}
	return out.String()
}

func parsed(text string) string {
	list, _ := Parse(text, 1<<20)
	return show(list)
}

func TestRoomForElements(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"a\n\nb\n\nc", "p(a) p(b) code(\"c\")"},
		{"a *b* c *d*\ne\n\nf", "code(\"a *b* c *d*\\ne\\n\\nf\")"},
		{"- a\n- b\n- c", "code(\"- a\\n- b\\n- c\")"},
		{"|a|b|c|\n|-|-|-|", "code(\"|a|b|c|\\n|-|-|-|\")"},
		{"# a\n\n***", "h1(a) rule"},
	} {
		list, left := Parse(c.in, 5)
		if got := show(list); got != c.want || (left < 0) != (list[len(list)-1].Kind == Code) {
			t.Errorf("%q: %s, room for %d left", c.in, got, left)
		}
	}
	if list, left := Parse("a", 0); show(list) != `code("a")` || left >= 0 {
		t.Errorf("without room: %v", list)
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"one\ntwo\n\nthree", "p(one\ntwo) p(three)"},
		{"# Head\ntext", "h1(Head) p(text)"},
		{"#nohead", "p(#nohead)"},
		{"a `cache.get(*x*)` b", "p(a `cache.get(*x*)` b)"},
		{"``a ` b``", "p(`a ` b`)"},
		{"an `open", "p(an `open)"},
		{"*em* **strong** _em_ snake_case_name", "p(i(em) b(strong) i(em) snake_case_name)"},
		{"**a *b* c**", "p(b(a i(b) c))"},
		{"2 * 3 * 4 and *", "p(2 * 3 * 4 and *)"},
		{"[a `b`](https://x.org/y) [c](../lessons/)", "p(a<https://x.org/y>(a `b`) a<../lessons/>(c))"},
		{"[x](javascript:alert(1)) b", "p(i(x) b)"},
		{"[c](https://en.wikipedia.org/wiki/Cache_(computing)) (b)", "p(a<https://en.wikipedia.org/wiki/Cache_(computing)>(c) (b))"},
		{"([c](https://x.org/a_(b_(c))#d))", "p((a<https://x.org/a_(b_(c))#d>(c)))"},
		{`[c](https://x.org/\(a "of (b")!`, "p(a<https://x.org/(a>(c)!)"},
		{`[c](https://x.org 'a)')! [d](https://x.org (e))!`, "p(a<https://x.org>(c)! a<https://x.org>(d)!)"},
		{"[c](<https://x.org/a_(b)>) [d]( https://x.org )", "p(a<https://x.org/a_(b)>(c) a<https://x.org>(d))"},
		{"[c](https://x.org/a(b) and no end", "p([c](https://x.org/a(b) and no end)"},
		{"[x](//evil.org) [y](data:text/html,x)", "p(i(x) i(y))"},
		{"<https://x.org> <script>alert(1)</script>", "p(a<https://x.org>(https://x.org) <script>alert(1)</script>)"},
		{"- a\n- b\n  more\n\n  - c\n- d", "ul(p(a); p(b\nmore) ul(p(c)); p(d))"},
		{"3. a\n4. b", "ol3(p(a); p(b))"},
		{"> a\n> - b", "quote(p(a) ul(p(b)))"},
		{"```\nx = 1\n\ny\n```\nz", `code("x = 1\n\ny") p(z)`},
		{"```locmem run\nw1>>> 1", `code("w1>>> 1")`},
		{"| a | b |\n|---|--:|\n| 1 | `2` |\n| 3 |", "table(a,b;1,`2`;3,)"},
		{"a | b is no table", "p(a | b is no table)"},
		{"---", "rule"},
		{"a  \nb", "p(a/b)"},
		{`\*not\* a\_b`, "p(*not* a_b)"},
		{"![a picture](p.png)", "p(a<p.png>(a picture))"},
		{"a\xffb", "p(a�b)"},
	} {
		if got := parsed(c.in); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// TestLonelyMarks: many of them end the reading of marks; those inside words are none.
func TestLonelyMarks(t *testing.T) {
	text := strings.Repeat("MAX_ENTRIES! ", 3*mostLonely)
	if got := parsed(text + "*a*"); got != "p("+text+"i(a))" {
		t.Errorf("%.100s … %s", got, got[len(got)-10:])
	}
	text = strings.Repeat("* a ", 2*mostLonely)
	if got := parsed("x " + text + "*a*\n\n*b*"); got != "p(x "+text+"*a*) p(i(b))" {
		t.Errorf("%.100s … %s", got, got[len(got)-20:])
	}
}

// hostile are pieces of texts that are all marks without partners.
var hostile = []string{"*", "_a", "`", "[", "> ", "- ", "**a", "[a](", "* *", "`` `", "|-\n", "1. "}

// TestHostileText: such a text is read to its end, and nothing of it is lost.
func TestHostileText(t *testing.T) {
	for _, s := range hostile {
		for _, piece := range []string{s, s + "\n"} {
			if shown := parsed(strings.Repeat(piece, 64<<10/len(piece)) + "\n\nthe end"); !strings.Contains(shown, "the end") {
				t.Errorf("%q repeated loses the end: %.80s", piece, shown)
			}
		}
	}
}

// BenchmarkHostileText: what four times the text costs, in times of the text; 4
// is its length, 16 the square of it.
func BenchmarkHostileText(b *testing.B) {
	for _, s := range hostile {
		b.Run(s, func(b *testing.B) {
			cost := func(n int) float64 {
				text, start := strings.Repeat(s, n/len(s)), time.Now()
				for range b.N {
					parsed(text)
				}
				return float64(time.Since(start))
			}
			b.ReportMetric(cost(64<<10)/cost(16<<10), "times")
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add("- a\n  > b\n| a | b |\n|--|--|\n**x `y` [z](q)**")
	f.Fuzz(func(t *testing.T, in string) { parsed(in) })
}
