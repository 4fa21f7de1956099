package poster

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/vector"

	"locmem/web/stage"
)

// canvas is a picture under way.
type canvas struct {
	img   *image.RGBA
	sheet *sheet
	faces *faces
}

// place is where a drawing lies on the canvas: so much larger, and moved.
type place struct{ scale, x, y float64 }

func (p place) at(q point) point { return point{q.x*p.scale + p.x, q.y*p.scale + p.y} }

// shades is how many steps there are from one colour to another: an edge needs no more,
// and the file is the smaller for it.
const shades = 10

// fill paints areas. Where two of one call lie over each other is painted once.
func (c *canvas) fill(lines []line, p place, paint color.RGBA, opacity float64) {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, l := range lines {
		for _, q := range l.points {
			q = p.at(q)
			low, high = point{min(low.x, q.x), min(low.y, q.y)}, point{max(high.x, q.x), max(high.y, q.y)}
		}
	}
	area := image.Rect(int(math.Floor(low.x)), int(math.Floor(low.y)), int(math.Ceil(high.x)), int(math.Ceil(high.y)))
	if len(lines) == 0 || area.Intersect(c.img.Rect).Empty() {
		return
	}
	z := vector.NewRasterizer(area.Dx(), area.Dy())
	spot := func(q point) (x, y float32) {
		q = p.at(q)
		return float32(q.x - float64(area.Min.X)), float32(q.y - float64(area.Min.Y))
	}
	for _, l := range lines {
		for i, q := range l.points {
			if x, y := spot(q); i == 0 {
				z.MoveTo(x, y)
			} else {
				z.LineTo(x, y)
			}
		}
		z.ClosePath()
	}
	mask := image.NewAlpha(image.Rect(0, 0, area.Dx(), area.Dy()))
	z.DrawOp = draw.Src
	z.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	seen := area.Intersect(c.img.Rect)
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		row := mask.Pix[(y-area.Min.Y)*mask.Stride:]
		for x := seen.Min.X; x < seen.Max.X; x++ {
			if a := row[x-area.Min.X]; a > 0 {
				if part := (int(a)*shades + 127) / 255; part == shades && opacity == 1 {
					c.img.SetRGBA(x, y, paint)
				} else if part > 0 {
					c.img.SetRGBA(x, y, mix(c.img.RGBAAt(x, y), paint, float64(part)/shades*opacity))
				}
			}
		}
	}
}

func mix(under, over color.RGBA, cover float64) color.RGBA {
	blend := func(a, b uint8) uint8 { return uint8(float64(a)*(1-cover) + float64(b)*cover + 0.5) }
	return color.RGBA{blend(under.R, over.R), blend(under.G, over.G), blend(under.B, over.B), 0xff}
}

// draw paints an element of a picture and all that is in it.
func (c *canvas) draw(n *stage.Node, outer *element, p place) error {
	e := c.sheet.inside(outer, n)
	if n.Tag == "title" {
		return nil
	}
	var way pen
	switch n.Tag {
	case "svg", "g":
	case "rect":
		way.box(number(n, "x"), number(n, "y"), number(n, "width"), number(n, "height"), number(n, "rx"))
	case "circle":
		way.circle(point{number(n, "cx"), number(n, "cy")}, number(n, "r"))
	case "path":
		if err := way.path(attr(n, "d")); err != nil {
			return err
		}
	case "text":
		return c.text(n, e, p)
	default:
		return fmt.Errorf("pictures are not made of <%s>", n.Tag)
	}
	if err := c.shape(n, e, way.lines, p); err != nil {
		return err
	}
	for _, k := range n.Kids {
		if err := c.draw(k, e, p); err != nil {
			return err
		}
	}
	return nil
}

// shape paints the area of an element, and its edge over that.
func (c *canvas) shape(n *stage.Node, e *element, lines []line, p place) error {
	if len(lines) == 0 {
		return nil
	}
	opacity := 1.0
	if text := c.sheet.value(e, "opacity"); text != "" {
		opacity, _ = strconv.ParseFloat(text, 64)
	}
	paint, ok, err := c.paint(e, "fill", color.RGBA{A: 0xff})
	if err != nil {
		return err
	}
	if ok {
		c.fill(lines, p, paint, opacity)
	}
	paint, ok, err = c.paint(e, "stroke", color.RGBA{})
	if err != nil || !ok {
		return err
	}
	width := 1.0
	if w := numbers(c.sheet.value(e, "stroke-width")); len(w) == 1 {
		width = w[0]
	}
	if turn := attr(n, "transform"); turn != "" {
		if lines, err = turned(lines, turn); err != nil {
			return err
		}
	}
	if pattern := numbers(c.sheet.value(e, "stroke-dasharray")); len(pattern) > 0 {
		if whole := number(n, "pathLength"); whole > 0 {
			length := 0.0
			for _, s := range lines[0].steps() {
				length += math.Hypot(s[1].x-s[0].x, s[1].y-s[0].y)
			}
			for i := range pattern {
				pattern[i] *= length / whole
			}
		}
		lines = dashed(lines, pattern)
	}
	c.fill(stroked(lines, width), p, paint, opacity)
	return nil
}

// turned does what a transform says: "rotate(-90 14 15)".
func turned(lines []line, transform string) ([]line, error) {
	inner, ok := strings.CutPrefix(transform, "rotate(")
	v := numbers(strings.TrimSuffix(inner, ")"))
	if !ok || len(v) != 3 {
		return nil, fmt.Errorf("pictures are not moved by %q", transform)
	}
	sin, cos := math.Sincos(v[0] * math.Pi / 180)
	out := make([]line, len(lines))
	for i, l := range lines {
		out[i].closed = l.closed
		for _, q := range l.points {
			x, y := q.x-v[1], q.y-v[2]
			out[i].points = append(out[i].points, point{v[1] + x*cos - y*sin, v[2] + x*sin + y*cos})
		}
	}
	return out, nil
}

// paint is the colour of a property; ok is false for none.
func (c *canvas) paint(e *element, property string, otherwise color.RGBA) (paint color.RGBA, ok bool, err error) {
	text := c.sheet.value(e, property)
	switch text {
	case "":
		return otherwise, otherwise.A > 0, nil
	case "none":
		return paint, false, nil
	}
	paint, err = hex(text)
	return paint, true, err
}

// hex reads a colour as the style sheet writes it: "#0c4b33".
func hex(text string) (color.RGBA, error) {
	v, err := strconv.ParseUint(strings.TrimPrefix(text, "#"), 16, 32)
	if err != nil || len(text) != 7 {
		return color.RGBA{}, fmt.Errorf("the colour %q is not written as #0c4b33", text)
	}
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 0xff}, nil
}

// number is an attribute as a number; 0 if there is none.
func number(n *stage.Node, name string) float64 {
	v, _ := strconv.ParseFloat(attr(n, name), 64)
	return v
}
