package poster

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/gomonobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"locmem/web/stage"
)

// face is a font: those of Go, which come with the program that builds.
type face struct {
	font *sfnt.Font
	buf  sfnt.Buffer
}

func newFace(ttf []byte) *face {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		panic(err) // they are in the program
	}
	return &face{font: f}
}

// faces are the fonts of one run; a face is not to be used by two at once.
type faces struct{ plain, bold, code, codeBold *face }

func newFaces() *faces {
	return &faces{newFace(goregular.TTF), newFace(gobold.TTF), newFace(gomono.TTF), newFace(gomonobold.TTF)}
}

func (f *faces) of(code, bold bool) *face {
	switch {
	case code && bold:
		return f.codeBold
	case code:
		return f.code
	case bold:
		return f.bold
	}
	return f.plain
}

// grain is how large letters are taken from a font, in pixels: they are made smaller.
const grain = 2048

// instead has signs that these fonts lack.
var instead = strings.NewReplacer("✕", "×")

// glyph is the place of a letter in a font; missing ones have a box.
func (f *face) glyph(r rune) sfnt.GlyphIndex {
	g, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil {
		return 0
	}
	return g
}

// has tells whether the font has every letter of a text.
func (f *face) has(text string) bool {
	for _, r := range instead.Replace(text) {
		if f.glyph(r) == 0 {
			return false
		}
	}
	return true
}

// width is how wide a text is in a size.
func (f *face) width(text string, size float64) float64 {
	sum := fixed.Int26_6(0)
	for _, r := range instead.Replace(text) {
		if a, err := f.font.GlyphAdvance(&f.buf, f.glyph(r), fixed.I(grain), font.HintingNone); err == nil {
			sum += a
		}
	}
	return float64(sum) / 64 / grain * size
}

// lines are the outlines of a text that begins at a point; narrow makes it so much
// narrower.
func (f *face) lines(text string, size float64, at point, narrow float64) ([]line, error) {
	var p pen
	x := fixed.Int26_6(0)
	for _, r := range instead.Replace(text) {
		g := f.glyph(r)
		segments, err := f.font.LoadGlyph(&f.buf, g, fixed.I(grain), nil)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", text, err)
		}
		spot := func(q fixed.Point26_6) point {
			return point{at.x + float64(q.X+x)/64/grain*size*narrow, at.y + float64(q.Y)/64/grain*size}
		}
		for _, s := range segments {
			switch s.Op {
			case sfnt.SegmentOpMoveTo:
				p.close()
				p.move(spot(s.Args[0]))
			case sfnt.SegmentOpLineTo:
				p.to(spot(s.Args[0]))
			case sfnt.SegmentOpQuadTo:
				p.quad(spot(s.Args[0]), spot(s.Args[1]))
			case sfnt.SegmentOpCubeTo:
				p.cube(spot(s.Args[0]), spot(s.Args[1]), spot(s.Args[2]))
			}
		}
		p.close()
		a, err := f.font.GlyphAdvance(&f.buf, g, fixed.I(grain), font.HintingNone)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", text, err)
		}
		x += a
	}
	return p.lines, nil
}

// text paints a text of the stage. It has as much room as the stage measured: in a font
// that is wider it is made narrower.
func (c *canvas) text(n *stage.Node, e *element, p place) error {
	paint, ok, err := c.paint(e, "fill", color.RGBA{A: 0xff})
	if err != nil || !ok || n.Text == "" {
		return err
	}
	size, err := strconv.ParseFloat(strings.TrimSuffix(c.sheet.value(e, "font-size"), "px"), 64)
	if err != nil {
		return fmt.Errorf("the text %q has no size: %w", n.Text, err)
	}
	weight, _ := strconv.Atoi(c.sheet.value(e, "font-weight"))
	f := c.faces.of(strings.Contains(e.style["font-family"], "mono"), weight >= 600)
	wide, narrow := f.width(n.Text, size), 1.0
	if room := stage.TextWidth(attr(n, "class"), n.Text); wide > room {
		narrow = room / wide
	}
	at := point{number(n, "x"), number(n, "y")}
	switch attr(n, "text-anchor") {
	case "end":
		at.x -= wide * narrow
	case "middle":
		at.x -= wide * narrow / 2
	}
	lines, err := f.lines(n.Text, size, at, narrow)
	if err != nil {
		return err
	}
	c.fill(lines, p, paint, 1)
	if e.style["text-decoration"] == "line-through" {
		var through pen
		through.box(at.x, at.y-size*.32, wide*narrow, size/14, 0)
		c.fill(through.lines, p, paint, 1)
	}
	return nil
}
