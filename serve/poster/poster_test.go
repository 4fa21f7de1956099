package poster

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"locmem/engine/library/embedded"
	"locmem/web/demos"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/lessons"
	"locmem/web/stage"
)

func init() { embedded.Use() } // views cannot run without

// most is how large a picture may be: chats fetch it for each link.
const most = 40 << 10

func css(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob("../../web/css/*.css")
	if err != nil || len(files) == 0 {
		t.Fatal("no style sheets", err)
	}
	var all strings.Builder
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

func maker(t *testing.T) *Maker {
	t.Helper()
	m, err := New(css(t))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func orders(t *testing.T) []Order {
	t.Helper()
	list, err := Orders()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestEveryPageOfADocumentHasAPicture: lessons, demos, their lists and the first page, in
// both languages, each once.
func TestEveryPageOfADocumentHasAPicture(t *testing.T) {
	had := map[lesson.Place]bool{}
	for _, o := range orders(t) {
		if had[o.At] {
			t.Errorf("%s has two", o.At.Path())
		}
		had[o.At] = true
	}
	for _, l := range []i18n.Lang{i18n.English, i18n.Dutch} {
		want := []lesson.Place{{Lang: l}, {Lang: l, Kind: lesson.Menu}, {Lang: l, Kind: lesson.Demos}}
		for _, id := range lessons.IDs {
			want = append(want, lesson.Place{Lang: l, Kind: lesson.Shipped, ID: id})
		}
		for _, id := range demos.IDs {
			want = append(want, lesson.Place{Lang: l, Kind: lesson.Demo, ID: id})
		}
		for _, at := range want {
			if !had[at] {
				t.Errorf("%s has none", at.Path())
			}
		}
	}
}

// TestPictures makes all of them: each has the size that others ask for, is small enough to
// be fetched, shows all of its title and something of the stage, and keeps its edges free.
func TestPictures(t *testing.T) {
	list := orders(t)
	for _, l := range []i18n.Lang{i18n.English, i18n.Dutch} {
		t.Run(string(l), func(t *testing.T) {
			t.Parallel()
			m := maker(t)
			for _, o := range list {
				if o.At.Lang == l {
					look(t, m, o)
				}
			}
		})
	}
}

func look(t *testing.T, m *Maker, o Order) {
	t.Helper()
	at := "the picture of /" + o.At.Path()
	site, err := play(o.At.Lang, o.source, o.moment)
	if err != nil {
		t.Errorf("%s: %v", at, err)
		return
	}
	lay, err := m.arrange(o, site)
	if err != nil {
		t.Errorf("%s: %v", at, err)
		return
	}
	if got := strings.Join(lay.title, " "); got != strings.Join(strings.Fields(o.title), " ") {
		t.Errorf("%s: the title says %q, not %q", at, got, o.title)
	}
	if lay.at.scale < 1.1 {
		t.Errorf("%s: the drawing is small: %.2f", at, lay.at.scale)
	}
	left := edge + 0.0
	for _, line := range lay.title {
		left = max(left, edge+m.faces.bold.width(line, lay.size))
	}
	bottom := titleTop + float64(len(lay.title))*lay.size*leading + float64(len(lay.says))*saySize*sayLeading
	if left > Width-edge || bottom > Height-edge/2 || lay.at.x < left && lay.at.y < bottom-gap {
		t.Errorf("%s: the title ends at %.0f, %.0f, and the drawing begins at %.0f, %.0f", at, left, bottom, lay.at.x, lay.at.y)
	}
	letters(t, m, at, lay)
	img, err := m.paint(o, site)
	if err != nil {
		t.Errorf("%s: %v", at, err)
		return
	}
	data, err := encoded(img)
	if err != nil || len(data) > most {
		t.Errorf("%s has %d bytes, more than %d; %v", at, len(data), most, err)
	}
	back, err := png.Decode(bytes.NewReader(data))
	if err != nil || back.Bounds() != image.Rect(0, 0, 1200, 630) {
		t.Errorf("%s cannot be read: %v", at, err)
		return
	}
	inside(t, m, at, back)
}

// letters looks for signs that the fonts lack: they would be boxes.
func letters(t *testing.T, m *Maker, at string, lay layout) {
	t.Helper()
	if text := strings.Join(lay.title, ""); !m.faces.bold.has(text) {
		t.Errorf("%s: the font has not all of %q", at, text)
	}
	if text := strings.Join(lay.says, ""); !m.faces.plain.has(text) {
		t.Errorf("%s: the font has not all of %q", at, text)
	}
	var walk func(n *stage.Node)
	walk = func(n *stage.Node) {
		if n.Tag == "text" && (!m.faces.plain.has(n.Text) || !m.faces.code.has(n.Text)) {
			t.Errorf("%s: the fonts have not all of %q", at, n.Text)
		}
		for _, k := range n.Kids {
			walk(k)
		}
	}
	walk(lay.drawn)
}

// inside looks at the pixels: the edges are free, and in between there is what the stage
// draws with.
func inside(t *testing.T, m *Maker, at string, img image.Image) {
	t.Helper()
	rgb := func(x, y int) color.RGBA { return color.RGBAModel.Convert(img.At(x, y)).(color.RGBA) }
	count := map[color.RGBA]int{}
	for y := stripe; y < Height; y++ {
		for x := range Width {
			c := rgb(x, y)
			count[c]++
			if c != m.ground && (x < edge-2 || x >= Width-edge+2 || y >= Height-edge/2) {
				t.Errorf("%s: something is at the edge: %d, %d", at, x, y)
				return
			}
		}
	}
	for _, one := range []struct {
		what string
		of   []string
		many int
	}{
		{"cards", []string{"--edge"}, 500},
		{"entries or what is missing", []string{"--hit-bg", "--miss-bg", "--sunken", "--warn-bg", "--miss", "--ghost"}, 1000},
		{"processes", []string{"--p1", "--p2", "--p3", "--p4", "--p5", "--p6", "--p7", "--p8", "--p0"}, 400},
		{"words", []string{"--ink"}, 4000},
	} {
		sum := 0
		for _, name := range one.of {
			c, err := hex(m.sheet.vars[name])
			if err != nil {
				t.Fatal(err)
			}
			sum += count[c]
		}
		if sum < one.many {
			t.Errorf("%s: of %s there are %d pixels", at, one.what, sum)
		}
	}
}

// TestThePictureShowsWhoMissesIt: one process has the value, and the others miss it.
func TestThePictureShowsWhoMissesIt(t *testing.T) {
	for _, l := range []i18n.Lang{i18n.English, i18n.Dutch} {
		site, err := play(l, one, moment{steps: 2})
		if err != nil {
			t.Fatal(err)
		}
		has, miss := 0, 0
		for _, p := range site.Processes {
			if len(p.Rows) == 1 && p.Rows[0].Value == "12" {
				has++
			}
			if p.Asked != nil && p.Asked.Outcome == stage.Miss {
				miss++
			}
		}
		if has != 1 || miss != 3 {
			t.Errorf("%d have it, %d miss it", has, miss)
		}
	}
}

// TestTheSameOrderIsTheSamePicture, however it is made: a build is the same everywhere.
func TestTheSameOrderIsTheSamePicture(t *testing.T) {
	for _, o := range orders(t) {
		if id := o.At.ID; id != "logged-out" && id != "stampede" && id != "keys-vanish" && id != "fifty-keys" || o.At.Lang != i18n.English {
			continue
		}
		var first []byte
		for range 3 {
			data, err := maker(t).Make(o)
			if err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = data
			} else if !bytes.Equal(data, first) {
				t.Errorf("the picture of /%s is another one each time", o.At.Path())
				break
			}
		}
	}
}

// TestAMomentThatIsNotThere is told: a document was changed and its moment was not.
func TestAMomentThatIsNotThere(t *testing.T) {
	for _, at := range []moment{{steps: 3}, {steps: 1, event: 9}} {
		o := Order{lesson.Place{Lang: i18n.English, Kind: lesson.Demo, ID: "x"}, "X", "", one, at}
		if _, err := maker(t).Make(o); err == nil || !strings.Contains(err.Error(), "demos/x/") {
			t.Errorf("%+v: %v", at, err)
		}
	}
}

// TestLongTitles: a title gets smaller, and one that has no room at all is told.
func TestLongTitles(t *testing.T) {
	m := maker(t)
	site, err := play(i18n.English, one, moment{steps: 2})
	if err != nil {
		t.Fatal(err)
	}
	long, err := m.arrange(Order{title: strings.Repeat("word ", 14)}, site)
	if err != nil || long.size >= titleSize {
		t.Errorf("%v, %v", long.size, err)
	}
	if _, err := m.arrange(Order{title: strings.Repeat("word", 40)}, site); err == nil || !strings.Contains(err.Error(), "no room") {
		t.Error(err)
	}
}

func TestStyle(t *testing.T) {
	s := readSheet(`:root, [data-theme="light"] { --a: #010203; --b: var(--a) } /* { */ @media (x) { .site text { fill: red } }
		.p3 { --c: var(--b) } .site text { font: 12px var(--mono); fill: var(--c) !important } .site .gone { fill: #040506; text-decoration: line-through }
		.site .x:hover { fill: red } .unit .box { stroke: var(--b) } .n { font-size: 14px }`)
	style := func(nodes ...*stage.Node) (e *element) {
		for _, n := range nodes {
			e = s.inside(e, n)
		}
		return e
	}
	root, unit := stage.El("svg", "class", "site"), stage.El("g", "class", "unit p3")
	for _, c := range []struct {
		in         *element
		name, want string
	}{
		{style(root, unit, stage.El("text", "class", "n")), "fill", "#010203"},
		{style(root, unit, stage.El("text", "class", "n")), "font-size", "12px"}, // "n" alone is less than "site text"
		{style(root, unit, stage.El("text", "class", "gone")), "fill", "#040506"},
		{style(root, unit, stage.El("rect", "class", "box")), "stroke", "#010203"},
		{style(root, stage.El("rect", "class", "box")), "stroke", ""},
		{style(root, unit, stage.El("circle", "fill", "none")), "fill", "none"},
	} {
		if got := s.value(c.in, c.name); got != c.want {
			t.Errorf("%s of %v is %q, not %q", c.name, c.in, got, c.want)
		}
	}
	if _, err := New("a { b: c }"); err == nil {
		t.Error("a style sheet without our colours was taken")
	}
}

func TestPaths(t *testing.T) {
	for d, want := range map[string][]point{
		"M1 2h3v4H0V1":                      {{1, 2}, {4, 2}, {4, 6}, {0, 6}, {0, 1}},
		"M1 2l.5-1.5 1 1":                   {{1, 2}, {1.5, .5}, {2.5, 1.5}},
		"m1,2 3,4z":                         {{1, 2}, {4, 6}},
		"M0 0C1 0 1 0 2 0":                  {{0, 0}, {2, 0}},
		"M0 0Q1 2 2 0":                      {{0, 0}, {2, 0}},
		"M1 0v-2.2a2.8 2.8 0 0 1 5.6 0v2.2": {{1, 0}, {1, -2.2}, {6.6, -2.2}, {6.6, 0}},
	} {
		var p pen
		if err := p.path(d); err != nil || len(p.lines) != 1 {
			t.Errorf("%s: %v, %d lines", d, err, len(p.lines))
			continue
		}
		got := p.lines[0].points
		if first, last := got[0], got[len(got)-1]; !near(first, want[0]) || !near(last, want[len(want)-1]) {
			t.Errorf("%s goes from %v to %v", d, first, last)
		}
		if len(got) < len(want) {
			t.Errorf("%s: %v", d, got)
		}
	}
	for _, bad := range []string{"M1", "K1 2", "M1 x", "1 2"} {
		if err := new(pen).path(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
	top := math.Inf(1)
	var arc pen
	if err := arc.path("M0 0a2 2 0 0 1 4 0"); err != nil {
		t.Fatal(err)
	}
	for _, q := range arc.lines[0].points {
		top = min(top, q.y)
	}
	if math.Abs(top+2) > .01 {
		t.Errorf("an arc in the direction of the clock goes up by 2, not to %v", top)
	}
}

func near(a, b point) bool { return math.Hypot(a.x-b.x, a.y-b.y) < 1e-9 }

// TestDashes: a line of 10 with dashes of 3 and gaps of 1 has three pieces.
func TestDashes(t *testing.T) {
	got := dashed([]line{{points: []point{{0, 0}, {5, 0}, {5, 5}}}}, []float64{3, 1})
	if len(got) != 3 || !near(got[1].points[0], point{4, 0}) || !near(got[1].points[2], point{5, 2}) || !near(got[2].points[1], point{5, 5}) {
		t.Errorf("%v", got)
	}
}
