// Package poster makes the pictures that chats and pages of others show beside a link: for
// each lesson and demo the processes at the moment where one sees what goes wrong, as the
// page itself draws them, with the title. It is for the build: nothing of it is in the
// program that browsers load.
package poster

import (
	"fmt"
	"image"
	"image/color"
	"slices"
	"strings"

	"locmem/web/i18n"
	"locmem/web/stage"
)

// Width and Height of a picture in pixels, as those who show them ask for.
const (
	Width  = 1200
	Height = 630
)

// Sizes in pixels. A chat shows a quarter of them.
const (
	edge       = 44 // around everything
	stripe     = 14 // along the top
	brandSize  = 34
	titleSize  = 66 // the largest; a long title is smaller
	titleLeast = 46
	maxTitle   = 4 // lines
	leading    = 1.14
	saySize    = 30
	sayLeading = 1.3
	gap        = 26
	column     = 420 // of a title that stands beside the drawing
)

// Scales of the drawing: one that is larger than enough tells no more, and below the least
// what stands around the processes is left out.
const (
	enough = 1.9
	least  = 1.5
)

// layout is where title and drawing stand.
type layout struct {
	title []string
	size  float64
	says  []string
	drawn *stage.Node
	at    place
	wide  float64 // the drawing, in its own units
}

// Maker makes pictures in the look of a style sheet. It is not to be used by two at once.
type Maker struct {
	sheet                      *sheet
	faces                      *faces
	ground, ink, faint, accent color.RGBA
}

// New returns a Maker for the site's style sheet.
func New(css string) (*Maker, error) {
	m := &Maker{sheet: readSheet(css), faces: newFaces()}
	for name, into := range map[string]*color.RGBA{"--surface": &m.ground, "--ink": &m.ink, "--ink2": &m.faint, "--brand": &m.accent} {
		c, err := hex(m.sheet.vars[name])
		if err != nil {
			return nil, fmt.Errorf("the style sheet's %s: %w", name, err)
		}
		*into = c
	}
	return m, nil
}

// Make makes a picture: a PNG of Width and Height, the same for the same order.
func (m *Maker) Make(o Order) ([]byte, error) {
	site, err := play(o.At.Lang, o.source, o.moment)
	if err != nil {
		return nil, fmt.Errorf("the picture of %s: %w", o.At.Path(), err)
	}
	img, err := m.paint(o, site)
	if err != nil {
		return nil, fmt.Errorf("the picture of %s: %w", o.At.Path(), err)
	}
	return encoded(img)
}

func (m *Maker) paint(o Order, site stage.Site) (*image.RGBA, error) {
	lay, err := m.arrange(o, site)
	if err != nil {
		return nil, err
	}
	c := &canvas{image.NewRGBA(image.Rect(0, 0, Width, Height)), m.sheet, m.faces}
	c.box(0, 0, Width, Height, 0, place{scale: 1}, m.ground)
	c.box(0, 0, Width, stripe, 0, place{scale: 1}, m.accent)
	c.sign(place{(brandSize + 8) / 64., edge, stripe + 30}, m.accent, m.ground)
	if err := c.say(m.faces.bold, edge+brandSize+22, stripe+30+brandSize*.93, brandSize, i18n.Product, m.accent); err != nil {
		return nil, err
	}
	y := titleTop + lay.size*.86
	for _, line := range lay.title {
		if err := c.say(m.faces.bold, edge, y, lay.size, line, m.ink); err != nil {
			return nil, err
		}
		y += lay.size * leading
	}
	for _, line := range lay.says {
		if err := c.say(m.faces.plain, edge, y, saySize, line, m.faint); err != nil {
			return nil, err
		}
		y += saySize * sayLeading
	}
	return c.img, c.draw(lay.drawn, nil, lay.at)
}

// titleTop is where the title begins, below the product's name.
const titleTop = stripe + 30 + brandSize + 8 + gap

// box paints a rectangle.
func (c *canvas) box(x, y, w, h, r float64, at place, paint color.RGBA) {
	var p pen
	p.box(x, y, w, h, r)
	c.fill(p.lines, at, paint, 1)
}

// say paints a line of text.
func (c *canvas) say(f *face, x, y, size float64, text string, paint color.RGBA) error {
	lines, err := f.lines(text, size, point{x, y}, 1)
	if err == nil {
		c.fill(lines, place{scale: 1}, paint, 1)
	}
	return err
}

// sign is the site's icon, see serve/page/icon.svg.
func (c *canvas) sign(at place, tile, full color.RGBA) {
	c.box(0, 0, 64, 64, 14, at, tile)
	for i, paint := range []color.RGBA{full, mix(tile, full, .2), mix(tile, full, .2)} {
		c.box(16, 15+12*float64(i), 32, 10, 2.5, at, paint)
	}
}

// arrange finds the place where the drawing is the largest: below the title, or to its
// right. Where it stays small, database and balancer are left out.
func (m *Maker) arrange(o Order, site stage.Site) (best layout, err error) {
	for range 3 {
		for _, beside := range []bool{true, false} {
			one, err := m.place(o, site, beside)
			if err != nil {
				return best, err
			}
			if one.drawn != nil && better(one, best) {
				best = one
			}
		}
		if best.at.scale >= least {
			break
		}
		if site.Database != nil {
			site.Database = nil
		} else {
			site.Balancer = nil
		}
	}
	if best.drawn == nil {
		return best, fmt.Errorf("the title %q has no room", o.title)
	}
	return best, nil
}

// better tells whether one shows more than another: it is larger or has more values in it,
// or it is as large as it needs to be and wider.
func better(one, other layout) bool {
	a, b := one.worth(), other.worth()
	return a > b || a == b && one.wide > other.wide
}

// worth is how much a layout shows: a value in each entry is worth a drawing that is smaller
// by a quarter.
func (l layout) worth() float64 {
	if l.drawn == nil {
		return 0
	}
	entries, values := count(l.drawn, "row"), count(l.drawn, "v")
	return min(l.at.scale, enough) * (3 + float64(values)/float64(max(entries, 1)))
}

// count is how many elements of a drawing have a class.
func count(n *stage.Node, class string) (sum int) {
	if slices.Contains(strings.Fields(attr(n, "class")), class) {
		sum++
	}
	for _, k := range n.Kids {
		sum += count(k, class)
	}
	return sum
}

// place is the best layout with the drawing below the title or beside it; it has no drawing
// where the title has no room.
func (m *Maker) place(o Order, site stage.Site, beside bool) (best layout, err error) {
	room, most := Width-2.0*edge, 2
	if beside {
		room, most = column, maxTitle
	}
	lay := layout{}
	if lay.title, lay.size = m.wrapped(o.title, room, most); lay.title == nil {
		return best, nil
	}
	end := titleTop + float64(len(lay.title))*lay.size*leading
	x, y := float64(edge), end+gap/2
	if beside {
		x, y = edge+column+gap, stripe+edge
		says := broken(m.faces.plain, o.says, saySize, column)
		if end+float64(len(says))*saySize*sayLeading <= Height-edge {
			lay.says = says
		}
	}
	w, h := Width-edge-x, Height-edge+8-y
	for width := 300; width <= 1100; width += 20 {
		one := lay
		one.drawn = site.Draw(o.At.Lang, width)
		wide, high, err := extent(one.drawn)
		if err != nil {
			return best, err
		}
		scale := min(w/wide, h/high)
		one.wide, one.at = wide, place{scale, x + (w-wide*scale)/2, y + (h-high*scale)/2}
		if best.drawn == nil || better(one, best) {
			best = one
		}
	}
	return best, nil
}

// extent is how large a drawing is.
func extent(n *stage.Node) (width, height float64, err error) {
	v := numbers(attr(n, "viewBox"))
	if len(v) != 4 || v[2] <= 0 || v[3] <= 0 {
		return 0, 0, fmt.Errorf("a drawing has the viewBox %q", attr(n, "viewBox"))
	}
	return v[2], v[3], nil
}

// wrapped breaks a title into at most so many lines, in the largest size that it has room
// in; nil where it has none.
func (m *Maker) wrapped(title string, room float64, most int) (lines []string, size float64) {
	for size = titleSize; size >= titleLeast; size -= 2 {
		if lines = broken(m.faces.bold, title, size, room); lines != nil && len(lines) <= most {
			return m.even(lines, title, size, room), size
		}
	}
	return nil, 0
}

// even breaks a title into as many lines that are as long as each other, as far as that goes.
func (m *Maker) even(lines []string, title string, size, room float64) []string {
	for room > size {
		room -= size / 4
		narrower := broken(m.faces.bold, title, size, room)
		if narrower == nil || len(narrower) > len(lines) {
			break
		}
		lines = narrower
	}
	return lines
}

// broken breaks a text into lines; nil where a word has no room.
func broken(f *face, text string, size, room float64) (lines []string) {
	line := ""
	for word := range strings.FieldsSeq(text) {
		if f.width(word, size) > room {
			return nil
		}
		longer := strings.TrimSpace(line + " " + word)
		if f.width(longer, size) > room {
			lines, longer = append(lines, line), word
		}
		line = longer
	}
	return append(lines, line)
}
