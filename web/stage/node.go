package stage

import (
	"bytes"
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"
)

// What every line of a picture calls is marked noinline: put in place of each call, it
// makes the program that a page loads larger, and drawing is not what takes time.

// Node is an element of a picture. Text stands before Kids.
type Node struct {
	Tag  string
	Attr []Attr
	Text string
	Kids []*Node
}

// Attr is an attribute of a Node.
type Attr struct{ Name, Value string }

// El makes an element; pairs are names and values of attributes. A value is a
// string, an int or a float64, which is rounded to a hundredth. An empty string
// leaves the attribute out.
//
//go:noinline
func El(tag string, pairs ...any) *Node {
	n := &Node{Tag: tag}
	for i := 0; i+1 < len(pairs); i += 2 {
		n.Set(pairs[i].(string), pairs[i+1])
	}
	return n
}

// Set adds an attribute, see El, and returns n.
//
//go:noinline
func (n *Node) Set(name string, value any) *Node {
	text := ""
	switch v := value.(type) {
	case string:
		text = v
	case int:
		text = strconv.Itoa(v)
	case float64:
		text = number(v)
	default:
		panic(fmt.Sprintf("stage: %s: a %T is no value of an attribute", name, value))
	}
	if text != "" {
		n.Attr = append(n.Attr, Attr{name, text})
	}
	return n
}

// number writes a length: no more digits than one sees.
func number(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}

// Say sets the text of an element, and returns it.
func (n *Node) Say(text string) *Node {
	n.Text = text
	return n
}

// Add appends elements, nil ones left out, and returns n.
//
//go:noinline
func (n *Node) Add(kids ...*Node) *Node {
	for _, k := range kids {
		if k != nil {
			n.Kids = append(n.Kids, k)
		}
	}
	return n
}

// Namespace is that of SVG.
const Namespace = "http://www.w3.org/2000/svg"

// SVG is the picture as a file, one element a line, so that a change of the picture
// is a difference that one can read. style is the text of a style sheet to take
// along; it may be empty.
func (n *Node) SVG(style string) []byte {
	var b bytes.Buffer
	root := *n
	root.Attr = append([]Attr{{"xmlns", Namespace}}, n.Attr...)
	if style != "" {
		root.Kids = append([]*Node{{Tag: "style", Text: style}}, n.Kids...)
	}
	root.write(&b, 0)
	return b.Bytes()
}

func (n *Node) write(b *bytes.Buffer, depth int) {
	indent := func() {
		for range depth {
			b.WriteByte(' ')
		}
	}
	indent()
	b.WriteByte('<')
	b.WriteString(n.Tag)
	for _, a := range n.Attr {
		fmt.Fprintf(b, ` %s="%s"`, a.Name, escape(a.Value))
	}
	if n.Text == "" && len(n.Kids) == 0 {
		b.WriteString("/>\n")
		return
	}
	b.WriteByte('>')
	b.WriteString(escape(n.Text))
	if len(n.Kids) > 0 {
		b.WriteByte('\n')
		for _, k := range n.Kids {
			k.write(b, depth+1)
		}
		indent()
	}
	fmt.Fprintf(b, "</%s>\n", n.Tag)
}

// escape writes text for XML, which has no way to write control characters: each
// is the replacement character.
func escape(text string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, text))
}
