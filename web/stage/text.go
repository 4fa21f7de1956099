package stage

import "strings"

// font is a size of text, as the style sheet has it by class.
type font struct {
	class string
	size  float64
	mono  bool
	wide  float64 // bold text is wider
}

var (
	plain  = font{"t", 12.5, false, 1}
	small  = font{"s", 11.5, false, 1}
	strong = font{"b", 12.5, false, 1.08}
	code   = font{"m", 12, true, 1}
	name   = font{"n", 14, true, 1}
)

// width is about how wide a text is, rather more than less: which font there is
// shows only on the visitor's machine.
//
//go:noinline
func (f font) width(text string) float64 {
	w := 0.0
	for _, r := range text {
		w += f.advance(r)
	}
	return w * f.size * f.wide
}

// TextWidth is how wide a text with a class of a picture is taken to be: so much room it
// has, whatever the font.
func TextWidth(class, text string) float64 {
	for _, f := range []font{plain, small, strong, code, name} {
		if strings.Fields(class)[0] == f.class {
			return f.width(text)
		}
	}
	panic("no font has the class " + class)
}

// advance is the width of a character in ems.
func (f font) advance(r rune) float64 {
	switch {
	case r >= 0x1100 && (r < 0x1200 || r >= 0x2E80 && r < 0xA500 || r >= 0xAC00 && r < 0xD7B0 || r >= 0xF900 && r < 0xFB00 ||
		r >= 0xFE30 && r < 0xFE70 || r >= 0xFF00 && r < 0xFFE7 || r >= 0x1F000):
		return 1.3
	case f.mono:
		return 0.605
	case strings.ContainsRune("iljtfrI.,:;'|!()[] ·", r):
		return 0.42
	case strings.ContainsRune("mwMW%…—", r):
		return 1
	case r >= 'A' && r <= 'Z':
		return 0.72
	}
	return 0.63
}

// fit shortens a text in its middle to what there is room for: keys differ at
// both ends. It is "" where not even three characters have room.
func fit(text string, f font, room float64) string {
	if f.width(text) <= room {
		return text
	}
	r := []rune(text)
	for n := min(len(r)-1, int(room/f.size*4)); n >= 2; n-- {
		head := (n*3 + 2) / 5
		short := string(r[:head]) + "…" + string(r[len(r)-(n-head):])
		if f.width(short) <= room {
			return short
		}
	}
	return ""
}

// first is the first of several texts that there is room for; "" if none.
//
//go:noinline
func first(f font, room float64, texts ...string) string {
	for _, t := range texts {
		if f.width(t) <= room {
			return t
		}
	}
	return ""
}

// label writes a text that begins at x and has so much room.
//
//go:noinline
func label(x, y float64, f font, room float64, text string) *Node {
	return write(x, y, f, "", room, text)
}

// ending writes a text that ends at x.
//
//go:noinline
func ending(x, y float64, f font, room float64, text string) *Node {
	return write(x, y, f, "end", room, text)
}

// centred writes a text around x.
//
//go:noinline
func centred(x, y float64, f font, room float64, text string) *Node {
	return write(x, y, f, "middle", room, text)
}

func write(x, y float64, f font, anchor string, room float64, text string) *Node {
	if text = fit(text, f, room); text == "" {
		return nil
	}
	return El("text", "x", x, "y", y, "class", f.class, "text-anchor", anchor).Say(text)
}

// lines writes words into a box, centred, from y on, as many a line as have room.
func lines(b box, y float64, text string) []*Node {
	var out []*Node
	line := ""
	put := func() {
		if line != "" {
			out = append(out, centred(b.x+b.w/2, y, plain, b.w-12, line))
			y += 18
		}
	}
	for _, word := range strings.Fields(text) {
		if longer := strings.TrimSpace(line + " " + word); plain.width(longer) <= min(b.w-12, 190) {
			line = longer
			continue
		}
		put()
		line = word
	}
	put()
	return out
}

// rect draws a box with round corners.
//
//go:noinline
func rect(b box, round float64, class string) *Node {
	return El("rect", "x", b.x, "y", b.y, "width", b.w, "height", b.h, "rx", round, "class", class)
}

// mark draws the shape of an outcome around a point: each has one of its own.
//
//go:noinline
func mark(x, y float64, o Outcome) *Node {
	class := "mark " + string(o)
	switch o {
	case Hit:
		return circle(x, y, 4.5, class)
	case Miss:
		return circle(x, y, 4, class)
	case InCache, NotInCache: // not counted, so not round
		return path(class, diamond(x, y, 5))
	case Expired:
		return path(class, "M"+number(x-3.5)+" "+number(y-3.5)+"l7 7m0 -7l-7 7")
	case Stored:
		return rect(box{x - 4, y - 4, 8, 8}, 1.5, class)
	case OneStep:
		return path(class, "M"+point(x-4.5, y-.5)+"h9v6h-9zM"+point(x-2.8, y-.5)+"v-2.2a2.8 2.8 0 0 1 5.6 0v2.2")
	case TwoSteps:
		return path(class, "M"+point(x-5, y-2.5)+"h4v5h-4zM"+point(x+2, y-2.5)+"h4v5h-4z")
	case Evicted:
		return path(class, "M"+point(x-4.5, y-3.5)+"h9l-4.5 8z")
	}
	return nil
}

// circle draws one.
func circle(x, y, r float64, class string) *Node {
	return El("circle", "cx", x, "cy", y, "r", r, "class", class)
}

// path draws a line.
//
//go:noinline
func path(class, d string) *Node { return El("path", "class", class, "d", d) }

// diamond is the shape of has_key, whose outcomes do not count as hit or miss.
func diamond(x, y, r float64) string {
	return "M" + point(x-r, y) + "L" + point(x, y-r) + "L" + point(x+r, y) + "L" + point(x, y+r) + "Z"
}

// in is an element that holds others.
//
//go:noinline
func in(class string) *Node { return El("g", "class", class) }

// tip says of an entry what there may be no room for.
func tip(r Row) *Node { return El("title").Say(r.Key + " = " + r.Value + " · " + r.Left) }
