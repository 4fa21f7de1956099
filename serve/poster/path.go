package poster

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

type point struct{ x, y float64 }

// line is a way from point to point.
type line struct {
	points []point
	closed bool
}

// pen draws lines; curves are made of short ones.
type pen struct {
	lines []line
	at    point
}

func (p *pen) move(to point) {
	p.lines = append(p.lines, line{points: []point{to}})
	p.at = to
}

func (p *pen) to(to point) {
	if len(p.lines) == 0 || p.lines[len(p.lines)-1].closed {
		p.move(p.at)
	}
	l := &p.lines[len(p.lines)-1]
	l.points = append(l.points, to)
	p.at = to
}

func (p *pen) close() {
	if len(p.lines) > 0 {
		l := &p.lines[len(p.lines)-1]
		l.closed, p.at = true, l.points[0]
	}
}

// bends is how many short lines a curve is made of.
const bends = 16

func (p *pen) cube(a, b, to point) {
	from := p.at
	for n := 1; n <= bends; n++ {
		t := float64(n) / bends
		u := 1 - t
		at := func(f, a, b, to float64) float64 { return u*u*u*f + 3*u*u*t*a + 3*u*t*t*b + t*t*t*to }
		p.to(point{at(from.x, a.x, b.x, to.x), at(from.y, a.y, b.y, to.y)})
	}
}

func (p *pen) quad(a, to point) {
	f := p.at
	p.cube(point{f.x + (a.x-f.x)*2/3, f.y + (a.y-f.y)*2/3}, point{to.x + (a.x-to.x)*2/3, to.y + (a.y-to.y)*2/3}, to)
}

// arc is a part of a circle to a point, the shorter one or both halves, in the direction
// of the clock if sweep.
func (p *pen) arc(r float64, sweep bool, to point) {
	f := p.at
	half := math.Hypot(to.x-f.x, to.y-f.y) / 2
	r = max(r, half)
	side := math.Sqrt(r*r - half*half)
	if sweep {
		side = -side
	}
	dx, dy := (to.x-f.x)/(2*half), (to.y-f.y)/(2*half)
	c := point{(f.x+to.x)/2 + dy*side, (f.y+to.y)/2 - dx*side}
	a, b := math.Atan2(f.y-c.y, f.x-c.x), math.Atan2(to.y-c.y, to.x-c.x)
	if sweep && b < a {
		b += 2 * math.Pi
	} else if !sweep && b > a {
		b -= 2 * math.Pi
	}
	for n := 1; n <= bends; n++ {
		at := a + (b-a)*float64(n)/bends
		p.to(point{c.x + r*math.Cos(at), c.y + r*math.Sin(at)})
	}
}

// circle draws one in the direction of the clock, from its right end.
func (p *pen) circle(c point, r float64) {
	const steps = 4 * bends
	p.move(point{c.x + r, c.y})
	for n := 1; n < steps; n++ {
		a := 2 * math.Pi * float64(n) / steps
		p.to(point{c.x + r*math.Cos(a), c.y + r*math.Sin(a)})
	}
	p.close()
}

// box draws a rectangle with round corners.
func (p *pen) box(x, y, w, h, r float64) {
	r = min(r, w/2, h/2)
	if r <= 0 {
		p.move(point{x, y})
		p.to(point{x + w, y})
		p.to(point{x + w, y + h})
		p.to(point{x, y + h})
		p.close()
		return
	}
	p.move(point{x + r, y})
	p.to(point{x + w - r, y})
	p.arc(r, true, point{x + w, y + r})
	p.to(point{x + w, y + h - r})
	p.arc(r, true, point{x + w - r, y + h})
	p.to(point{x + r, y + h})
	p.arc(r, true, point{x, y + h - r})
	p.to(point{x, y + r})
	p.arc(r, true, point{x + r, y})
	p.close()
}

// facts is how many numbers a command of a path takes.
var facts = map[byte]int{'m': 2, 'l': 2, 'h': 1, 'v': 1, 'c': 6, 'q': 4, 'a': 7, 'z': 0}

// path draws what the attribute d of a path says.
func (p *pen) path(d string) error {
	words := tokens(d)
	var command byte
	for len(words) > 0 {
		if c := words[0][0]; c >= 'A' {
			command, words = c, words[1:]
		}
		low := command | 0x20
		n, known := facts[low]
		if !known || len(words) < n {
			return fmt.Errorf("the path %q has %q, which is not known here", d, command)
		}
		v := make([]float64, n)
		for i := range v {
			f, err := strconv.ParseFloat(words[i], 64)
			if err != nil {
				return fmt.Errorf("the path %q: %w", d, err)
			}
			v[i] = f
		}
		words = words[n:]
		from := p.at
		if command != low {
			from = point{}
		}
		at := func(i int) point { return point{from.x + v[i], from.y + v[i+1]} }
		switch low {
		case 'm':
			p.move(at(0))
			command-- // l or L: what follows without a letter
		case 'l':
			p.to(at(0))
		case 'h':
			p.to(point{from.x + v[0], p.at.y})
		case 'v':
			p.to(point{p.at.x, from.y + v[0]})
		case 'c':
			p.cube(at(0), at(2), at(4))
		case 'q':
			p.quad(at(0), at(2))
		case 'a':
			p.arc(v[0], v[4] != 0, at(5))
		case 'z':
			p.close()
			command = 'M'
		}
	}
	return nil
}

// tokens takes a path into letters and numbers.
func tokens(d string) (out []string) {
	for i := 0; i < len(d); {
		switch c := d[i]; {
		case c == ' ' || c == ',':
			i++
		case c >= 'A':
			out = append(out, d[i:i+1])
			i++
		default:
			end, dot := i+1, c == '.'
			for end < len(d) && (d[end] >= '0' && d[end] <= '9' || d[end] == '.' && !dot) {
				dot = dot || d[end] == '.'
				end++
			}
			out = append(out, d[i:end])
			i = end
		}
	}
	return out
}

// steps are the straight pieces of a line.
func (l line) steps() (out [][2]point) {
	for i := 1; i < len(l.points); i++ {
		out = append(out, [2]point{l.points[i-1], l.points[i]})
	}
	if n := len(l.points); l.closed && n > 1 {
		out = append(out, [2]point{l.points[n-1], l.points[0]})
	}
	return out
}

// dashed are the pieces of lines between the gaps of a pattern.
func dashed(lines []line, pattern []float64) (out []line) {
	for _, l := range lines {
		n, left := 0, pattern[0]
		var piece []point
		for _, s := range l.steps() {
			from, to := s[0], s[1]
			for {
				rest := math.Hypot(to.x-from.x, to.y-from.y)
				if n%2 == 0 && len(piece) == 0 {
					piece = []point{from}
				}
				if rest <= left {
					if left -= rest; n%2 == 0 {
						piece = append(piece, to)
					}
					break
				}
				t := left / rest
				from = point{from.x + (to.x-from.x)*t, from.y + (to.y-from.y)*t}
				if n%2 == 0 {
					out, piece = append(out, line{points: append(piece, from)}), nil
				}
				n++
				left = pattern[n%len(pattern)]
			}
		}
		if len(piece) > 1 {
			out = append(out, line{points: piece})
		}
	}
	return out
}

// stroked are the outlines of what a pen of that width covers on its way along lines.
// Corners are pointed as far as that goes, ends are straight.
func stroked(lines []line, width float64) (out []line) {
	r := width / 2
	for _, l := range lines {
		var to []point // without what stands in one place
		for _, p := range l.points {
			if n := len(to); n == 0 || to[n-1] != p {
				to = append(to, p)
			}
		}
		if n := len(to); l.closed && n > 1 && to[0] == to[n-1] {
			to = to[:n-1]
		}
		if len(to) < 2 {
			continue
		}
		left, right := sides(to, l.closed, r)
		if l.closed {
			out = append(out, line{points: left, closed: true}, line{points: reversed(right), closed: true})
		} else {
			out = append(out, line{points: append(left, reversed(right)...), closed: true})
		}
	}
	return out
}

// sides are the lines at a distance to the left and to the right of one.
func sides(to []point, closed bool, r float64) (left, right []point) {
	n := len(to)
	across := func(i int) point { // of the step that begins at a point
		a, b := to[i%n], to[(i+1)%n]
		length := math.Hypot(b.x-a.x, b.y-a.y)
		return point{(b.y - a.y) / length, (a.x - b.x) / length}
	}
	put := func(p, way point, by float64) {
		left = append(left, point{p.x + way.x*by, p.y + way.y*by})
		right = append(right, point{p.x - way.x*by, p.y - way.y*by})
	}
	for i, p := range to {
		switch {
		case !closed && i == 0:
			put(p, across(0), r)
		case !closed && i == n-1:
			put(p, across(n-2), r)
		default:
			a, b := across(i+n-1), across(i)
			if both := 1 + a.x*b.x + a.y*b.y; both > 0.15 {
				put(p, point{a.x + b.x, a.y + b.y}, r/both)
			} else { // too sharp for a point
				put(p, a, r)
				put(p, b, r)
			}
		}
	}
	return left, right
}

func reversed(list []point) []point {
	slices.Reverse(list)
	return list
}

// numbers reads "4 4".
func numbers(text string) (out []float64) {
	for word := range strings.FieldsSeq(strings.ReplaceAll(text, ",", " ")) {
		v, err := strconv.ParseFloat(strings.TrimSuffix(word, "px"), 64)
		if err != nil {
			return nil
		}
		out = append(out, v)
	}
	return out
}
