package stage

// Elements that a strip is made of: a call with its pairs of names and values is a
// lot of code, and there are many of them. Compiled into their callers they would be so
// again.

//go:noinline
func lineEl(x1, x2, y1, y2 float64, class string) *Node {
	return El("line", "x1", x1, "x2", x2, "y1", y1, "y2", y2, "class", class)
}

//go:noinline
func textEl(x, y float64, anchor, class, text string) *Node {
	return El("text", "x", x, "y", y, "text-anchor", anchor, "class", class).Say(text)
}

//go:noinline
func rectEl(x, y, width, height, round float64, class string) *Node {
	n := El("rect", "x", x, "y", y, "width", width, "height", height)
	if round > 0 {
		n.Set("rx", round)
	}
	return n.Set("class", class)
}

//go:noinline
func circleEl(x, y, r float64, class string) *Node {
	return El("circle", "cx", x, "cy", y, "r", r, "class", class)
}

//go:noinline
func pathEl(d, class string) *Node { return El("path", "d", d, "class", class) }

//go:noinline
func groupEl(class string) *Node { return El("g", "class", class) }
