// Package prose reads the Markdown of a scenario's prose into a tree: headings,
// paragraphs, lists, quotes, tables, code, emphasis and links. What it does not
// know stays text. There is no raw HTML, so a stranger's document can show
// nothing but text, and addresses are those of the web or of the page itself.
package prose

import (
	"strings"
	"unicode/utf8"
)

// Block is a part of a page. Text and Items of a kind that has none are empty.
type Block struct {
	Kind  Kind
	Level int        // of a Heading, 1 to 6
	Start int        // of an Ordered list
	Spans []Span     // of a Paragraph or Heading
	Text  string     // of Code
	Items [][]Block  // of a list, and the one item of a Quote
	Rows  [][][]Span // of a Table, the first is its head
}

// Kind is the sort of a Block.
type Kind int

const (
	Paragraph Kind = iota
	Heading
	Bullets
	Ordered
	Quote
	Code
	Table
	Rule
)

// Span is a piece of text in a line.
type Span struct {
	Kind  SpanKind
	Text  string
	Href  string // of a Link, and of an Em that is Refused
	Spans []Span // of Strong, Em and Link
	// Refused tells of an Em that is a link in the text, to where none may lead.
	Refused bool
}

// SpanKind is the sort of a Span.
type SpanKind int

const (
	Text SpanKind = iota
	CodeSpan
	Strong
	Em
	Link
	Break
)

// deepest is how far lists and quotes are read into each other; below it they
// are text.
const deepest = 6

// Room is for the elements of one document: a page that draws more of them at once
// does not answer for so long that one notices.
const Room = 1000

// Parse reads a text. It never fails, and its work grows with the length of the
// text only. A page shows at most room elements of it: the block that has more, and
// what follows it, is one block of Code. left is the room that is not used;
// negative: there was not enough.
func Parse(src string, room int) (list []Block, left int) {
	if !utf8.ValidString(src) {
		src = strings.ToValidUTF8(src, "�")
	}
	src = strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\t", "    ")
	lines := strings.Split(src, "\n")
	for i := 0; i < len(lines); {
		if strings.TrimSpace(lines[i]) == "" {
			i++
			continue
		}
		b, n := block(lines[i:], 0)
		if room -= elements(b); room < 0 {
			return append(list, Block{Kind: Code, Text: strings.Join(lines[i:], "\n")}), room
		}
		list = append(list, b)
		i += n
	}
	return list, room
}

// elements is how many elements a page has for some blocks.
func elements(list ...Block) int {
	n := len(list)
	for _, b := range list {
		n += pieces(b.Spans)
		for _, item := range b.Items {
			n += 1 + elements(item...)
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				n += 1 + pieces(cell)
			}
		}
	}
	return n
}

func pieces(list []Span) int {
	n := len(list)
	for _, s := range list {
		n += pieces(s.Spans)
	}
	return n
}

// blocks reads lines that belong together.
func blocks(lines []string, depth int) []Block {
	var out []Block
	for i := 0; i < len(lines); {
		if strings.TrimSpace(lines[i]) == "" {
			i++
			continue
		}
		b, n := block(lines[i:], depth)
		out = append(out, b)
		i += n
	}
	return out
}

// block reads the block that the first line begins, and returns how many lines
// it took.
func block(lines []string, depth int) (Block, int) {
	line := lines[0]
	switch {
	case fence(line) != "":
		return fenced(lines)
	case heading(line) > 0:
		n := heading(line)
		text := strings.TrimRight(strings.TrimSpace(strings.TrimLeft(line, " ")[n:]), "# ")
		return Block{Kind: Heading, Level: n, Spans: inline(text)}, 1
	case rule(line):
		return Block{Kind: Rule}, 1
	case quoted(line) && depth < deepest:
		return quote(lines, depth)
	case depth < deepest && item(line).width > 0:
		return list(lines, depth)
	case len(lines) > 1 && strings.Contains(line, "|") && delimiter(lines[1]):
		return table(lines)
	}
	return paragraph(lines, depth)
}

func heading(line string) int {
	text := strings.TrimLeft(line, " ")
	n := len(text) - len(strings.TrimLeft(text, "#"))
	if n < 1 || n > 6 || len(line)-len(text) > 3 || n < len(text) && text[n] != ' ' {
		return 0
	}
	return n
}

func rule(line string) bool {
	text := strings.ReplaceAll(line, " ", "")
	return len(text) >= 3 && (strings.Trim(text, "-") == "" || strings.Trim(text, "*") == "" || strings.Trim(text, "_") == "")
}

// fence returns the row of marks that begins a block of code, "" for another
// line.
func fence(line string) string {
	text := strings.TrimLeft(line, " ")
	for _, mark := range []string{"`", "~"} {
		n := len(text) - len(strings.TrimLeft(text, mark))
		if n >= 3 && len(line)-len(text) <= 3 && (mark == "~" || !strings.Contains(text[n:], "`")) {
			return text[:n]
		}
	}
	return ""
}

func fenced(lines []string) (Block, int) {
	mark, indent := fence(lines[0]), len(lines[0])-len(strings.TrimLeft(lines[0], " "))
	var text []string
	for i, line := range lines[1:] {
		end := strings.TrimSpace(line)
		if len(end) >= len(mark) && strings.Trim(end, mark[:1]) == "" {
			return Block{Kind: Code, Text: strings.Join(text, "\n")}, i + 2
		}
		for n := indent; n > 0 && strings.HasPrefix(line, " "); n-- {
			line = line[1:]
		}
		text = append(text, line)
	}
	return Block{Kind: Code, Text: strings.Join(text, "\n")}, len(lines)
}

func quoted(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " "), ">") }

func quote(lines []string, depth int) (Block, int) {
	var inner []string
	for _, line := range lines {
		if !quoted(line) {
			break
		}
		inner = append(inner, strings.TrimPrefix(strings.TrimLeft(line, " ")[1:], " "))
	}
	return Block{Kind: Quote, Items: [][]Block{blocks(inner, depth+1)}}, len(inner)
}

// paragraph takes lines up to an empty one or the begin of something else.
func paragraph(lines []string, depth int) (Block, int) {
	var text []string
	for i, line := range lines {
		if i > 0 && (strings.TrimSpace(line) == "" || heading(line) > 0 || fence(line) != "" || rule(line) ||
			depth < deepest && (quoted(line) || item(line).width > 0)) {
			break
		}
		text = append(text, line)
	}
	for i, line := range text {
		hard := strings.HasSuffix(line, "  ") || strings.HasSuffix(line, `\`)
		text[i] = strings.TrimSuffix(strings.TrimSpace(line), `\`)
		if hard && i < len(text)-1 {
			text[i] += string(breakMark)
		}
	}
	return Block{Kind: Paragraph, Spans: inline(strings.Join(text, "\n"))}, len(text)
}
