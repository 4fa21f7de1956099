package stage

import (
	"fmt"
	"math"
	"strings"
)

// Curve is what the hit rate comes to in the long run where requests ask for keys
// evenly and set what they miss, over the number of workers.
type Curve struct {
	Workers int     // where one stands, from 1
	Keys    int     // from 1
	Timeout float64 // in seconds; +Inf: never
	Rate    float64 // requests a second, of all workers together
	Shared  bool    // they have one cache
}

// CurveWords are the words of a curve, in the language of the page.
type CurveWords interface {
	// CurveTop is over the picture.
	CurveTop() string
	// CurveHere stands where one is, CurveOne at the line of one cache for all.
	CurveHere(workers, percent int) string
	CurveOne(percent int) string
	// CurveAxis is below the picture.
	CurveAxis() string
}

// HitRate is the share of requests that find their key, from 0 to 1, with so many
// workers. A worker's key is missed once, and then found for its timeout: each of its
// keys is asked for Rate/(workers·Keys) times a second, so of 1+λT requests λT find it.
func (c Curve) HitRate(workers int) float64 {
	if c.Shared {
		workers = 1
	}
	found := c.Rate / float64(max(workers, 1)*max(c.Keys, 1)) * c.Timeout
	if math.IsInf(found, 1) {
		return 1
	}
	return found / (1 + found)
}

// most is how many workers the axis goes to.
func (c Curve) most() int {
	for _, n := range []int{8, 16, 32, 64, 128} {
		if c.Workers <= n {
			return n
		}
	}
	return c.Workers
}

// Draw draws it, so wide in pixels.
func (c Curve) Draw(w CurveWords, width int) *Node {
	const top, high, left = 22.0, 110.0, 44.0
	right := float64(width) - 10
	most := c.most()
	x := func(workers int) float64 {
		return left + 8 + (right-left-16)*float64(workers-1)/float64(most-1)
	}
	y := func(share float64) float64 { return top + high*(1-share) }
	back, lines, said := El("g"), El("g"), El("g")
	said.Add(textEl(left, top-8, "", "ts-head", w.CurveTop()))
	for _, p := range []int{0, 50, 100} {
		at := y(float64(p) / 100)
		back.Add(lineEl(left, right, at, at, "ts-grid"))
		said.Add(textEl(left-6, at+4, "end", "ts-small", fmt.Sprint(p, " %")))
	}
	one := c.HitRate(1)
	back.Add(lineEl(left, right, y(one), y(one), "ts-ideal"))
	var d strings.Builder
	for n := 1; n <= most; n++ {
		if n == 1 {
			d.WriteByte('M')
		} else {
			d.WriteByte('L')
		}
		d.WriteString(number(x(n)) + " " + number(y(c.HitRate(n))))
	}
	lines.Add(pathEl(d.String(), "ts-rate"))
	for n := 1; n <= most; n *= 2 {
		said.Add(textEl(x(n), top+high+16, "middle", "ts-small", fmt.Sprint(n)))
	}
	said.Add(textEl(right, top+high+32, "end", "ts-small", w.CurveAxis()))
	here := c.HitRate(c.Workers)
	lines.Add(circleEl(x(c.Workers), y(here), 5, "ts-here"))
	at, anchor := x(c.Workers)+10, ""
	if at+150 > right {
		at, anchor = x(c.Workers)-10, "end"
	}
	low := y(here) + 16 // below the curve, which falls
	if y(here) > top+high-18 {
		low = y(here) - 10
	}
	said.Add(textEl(at, low, anchor, "ts-now", w.CurveHere(c.Workers, int(math.Round(100*here)))))
	if !c.Shared && c.Workers > 1 {
		line := y(one) - 6
		if line < top+10 && low > y(one)+26 {
			line = y(one) + 14
		}
		said.Add(textEl(right, line, "end", "ts-small", w.CurveOne(int(math.Round(100*one)))))
	}
	tall := top + high + 40
	return El("svg", "class", "ts curve", "viewBox", fmt.Sprintf("0 0 %d %s", width, number(tall)), "width", width, "height", tall,
		"role", "img", "aria-label", w.CurveTop()+": "+w.CurveHere(c.Workers, int(math.Round(100*here)))).
		Add(back, lines, said)
}
