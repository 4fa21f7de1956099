package prose

import (
	"strconv"
	"strings"
)

// mark is how an item of a list begins.
type mark struct {
	width  int // of indentation, mark and space; 0: no item
	kind   Kind
	number int
}

func item(line string) mark {
	text := strings.TrimLeft(line, " ")
	in := len(line) - len(text)
	if text == "" {
		return mark{}
	}
	if strings.IndexByte("-*+", text[0]) >= 0 && (len(text) == 1 || text[1] == ' ') {
		return mark{in + 2, Bullets, 0}
	}
	n := 0
	for n < len(text) && n < 9 && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	if n > 0 && len(text) > n+1 && (text[n] == '.' || text[n] == ')') && text[n+1] == ' ' {
		number, _ := strconv.Atoi(text[:n])
		return mark{in + n + 2, Ordered, number}
	}
	return mark{}
}

// list takes the items of one kind that follow each other; what is indented
// under an item belongs to it.
func list(lines []string, depth int) (Block, int) {
	first := item(lines[0])
	in := indent(lines[0])
	b := Block{Kind: first.kind, Start: first.number}
	i := 0
	for i < len(lines) {
		m := item(lines[i])
		if m.width == 0 || m.kind != first.kind || indent(lines[i]) > in+1 || indent(lines[i]) < in-1 || rule(lines[i]) {
			break
		}
		inner := []string{strings.TrimLeft(lines[i][min(m.width, len(lines[i])):], " ")}
		i++
		for i < len(lines) {
			line := lines[i]
			if strings.TrimSpace(line) == "" {
				if i+1 >= len(lines) || strings.TrimSpace(lines[i+1]) == "" || indent(lines[i+1]) < m.width {
					break
				}
				inner = append(inner, "")
				i++
				continue
			}
			if indent(line) < m.width && (item(line).width > 0 || quoted(line) || fence(line) != "" || heading(line) > 0) {
				break
			}
			inner = append(inner, line[min(indent(line), m.width):])
			i++
		}
		b.Items = append(b.Items, blocks(inner, depth+1))
		for i+1 < len(lines) && strings.TrimSpace(lines[i]) == "" && item(lines[i+1]).kind == first.kind && item(lines[i+1]).width > 0 {
			i++
		}
	}
	return b, i
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// delimiter tells whether a line is what stands under a table's head.
func delimiter(line string) bool {
	text := strings.TrimSpace(line)
	return strings.Contains(text, "-") && strings.Contains(text, "|") && strings.Trim(text, "|-: ") == ""
}

func table(lines []string) (Block, int) {
	b := Block{Kind: Table, Rows: [][][]Span{cells(lines[0])}}
	n := 2
	for n < len(lines) && strings.Contains(lines[n], "|") {
		row := cells(lines[n])
		for len(row) < len(b.Rows[0]) {
			row = append(row, nil)
		}
		b.Rows = append(b.Rows, row[:len(b.Rows[0])])
		n++
	}
	return b, n
}

// cells cuts a row at its bars; \| is a bar in a cell.
func cells(line string) [][]Span {
	const bar = "\x00"
	text := strings.ReplaceAll(strings.TrimSpace(line), `\|`, bar)
	text = strings.TrimSuffix(strings.TrimPrefix(text, "|"), "|")
	var out [][]Span
	for _, cell := range strings.Split(text, "|") {
		out = append(out, inline(strings.ReplaceAll(strings.TrimSpace(cell), bar, "|")))
	}
	return out
}
