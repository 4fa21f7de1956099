package poster

import (
	"slices"
	"strings"

	"locmem/web/stage"
)

// sheet is what the site's style sheet says of pictures: rules of type, classes and
// descendants, in the light theme. What it has for other media and states is left out, for
// a file has neither.
type sheet struct {
	rules []rule
	vars  map[string]string // of :root
}

// rule is a selector with what it sets.
type rule struct {
	parts  []compound // from the outermost to the element itself
	weight int        // the heavier rule holds, of two the later one
	set    map[string]string
}

// compound is what a selector says of one element.
type compound struct {
	tag     string // "" for any
	classes []string
}

// readSheet reads a style sheet.
func readSheet(css string) *sheet {
	s := &sheet{vars: map[string]string{}}
	for css = withoutComments(css); ; {
		head, rest, ok := strings.Cut(css, "{")
		if !ok {
			break
		}
		body, after := block(rest)
		css = after
		head = strings.TrimSpace(head)
		if strings.HasPrefix(head, "@") {
			continue
		}
		set := declarations(body)
		for selector := range strings.SplitSeq(head, ",") {
			selector = strings.TrimSpace(selector)
			if selector == ":root" {
				for name, value := range set {
					s.vars[name] = value
				}
				continue
			}
			if parts, weight, ok := compounds(selector); ok {
				s.rules = append(s.rules, rule{parts, weight, set})
			}
		}
	}
	slices.SortStableFunc(s.rules, func(a, b rule) int { return a.weight - b.weight })
	return s
}

// block is the text up to the brace that closes it, and what is behind that.
func block(css string) (body, rest string) {
	depth := 1
	for i := range len(css) {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return css[:i], css[i+1:]
			}
		}
	}
	return css, ""
}

func withoutComments(css string) string {
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(css, "/*")
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		_, css, _ = strings.Cut(rest, "*/")
	}
}

func declarations(body string) map[string]string {
	set := map[string]string{}
	for d := range strings.SplitSeq(body, ";") {
		if name, value, ok := strings.Cut(d, ":"); ok {
			set[strings.TrimSpace(name)] = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		}
	}
	return set
}

// compounds reads a selector; ok is false for one that is about more than types, classes
// and descendants.
func compounds(selector string) (parts []compound, weight int, ok bool) {
	if selector == "" || strings.ContainsAny(selector, ":[>+~*#") {
		return nil, 0, false
	}
	for word := range strings.FieldsSeq(selector) {
		list := strings.Split(word, ".")
		parts = append(parts, compound{list[0], list[1:]})
		if weight += 100 * (len(list) - 1); list[0] != "" {
			weight++
		}
	}
	return parts, weight, true
}

// element is an element of a picture with those that it is in.
type element struct {
	tag     string
	classes []string
	outer   *element
	style   map[string]string
}

func (c compound) fits(e *element) bool {
	if c.tag != "" && c.tag != e.tag {
		return false
	}
	return !slices.ContainsFunc(c.classes, func(class string) bool { return !slices.Contains(e.classes, class) })
}

func (r rule) fits(e *element) bool {
	last := len(r.parts) - 1
	if !r.parts[last].fits(e) {
		return false
	}
	for last--; last >= 0; last-- {
		for e = e.outer; e != nil && !r.parts[last].fits(e); e = e.outer {
		}
		if e == nil {
			return false
		}
	}
	return true
}

// inherited are the properties that hold in what is inside as well.
var inherited = []string{"fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "font-family", "text-decoration"}

// inside is an element of a picture within another one, with its style.
func (s *sheet) inside(outer *element, n *stage.Node) *element {
	e := &element{tag: n.Tag, classes: strings.Fields(attr(n, "class")), outer: outer, style: map[string]string{}}
	if outer != nil {
		for name, value := range outer.style {
			if slices.Contains(inherited, name) || strings.HasPrefix(name, "--") {
				e.style[name] = value
			}
		}
	}
	for _, r := range s.rules {
		if r.fits(e) {
			for name, value := range r.set {
				if name == "font" {
					shorthand(e.style, value)
				}
			}
			for name, value := range r.set {
				e.style[name] = value
			}
		}
	}
	for _, name := range inherited {
		if value := attr(n, name); value != "" && e.style[name] == "" {
			e.style[name] = value
		}
	}
	if dash := attr(n, "stroke-dasharray"); dash != "" {
		e.style["stroke-dasharray"] = dash
	}
	return e
}

// shorthand takes "700 14px var(--mono)" apart.
func shorthand(style map[string]string, font string) {
	style["font-weight"] = "400"
	words := strings.Fields(font)
	if len(words) == 3 {
		style["font-weight"], words = words[0], words[1:]
	}
	if len(words) == 2 {
		style["font-size"], style["font-family"] = words[0], words[1]
	}
}

// value is a property with the variables in it replaced.
func (s *sheet) value(e *element, name string) string {
	text := e.style[name]
	for range 5 { // a variable may name another one
		name, ok := strings.CutPrefix(text, "var(")
		if !ok {
			break
		}
		name = strings.TrimSuffix(name, ")")
		if text = e.style[name]; text == "" {
			text = s.vars[name]
		}
	}
	return text
}

// attr is an attribute of a node; "" if it has none of that name.
func attr(n *stage.Node, name string) string {
	for _, a := range n.Attr {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}
