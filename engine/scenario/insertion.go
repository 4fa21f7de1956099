package scenario

import "strings"

// Insertion says where a block goes into a text whose caret stands at a byte, and what is
// written there: behind the front matter, the fence or the paragraph that the caret stands
// in, with an empty line on both sides. A front matter goes to the top.
func Insertion(src string, at int, block string) (from int, text string) {
	if !strings.HasPrefix(block, "---") {
		from = behind(src, at)
	}
	before, after := src[:from], src[from:]
	text = block
	switch {
	case strings.TrimSpace(before) == "" || strings.HasSuffix(before, "\n\n"):
	case strings.HasSuffix(before, "\n"):
		text = "\n" + text
	default:
		text = "\n\n" + text
	}
	if strings.TrimSpace(after) != "" && after[0] != '\n' {
		text += "\n"
	}
	return from, text
}

// behind is the end of the front matter, the fence or the paragraph in which a byte of a
// text stands; the byte itself where it stands in none.
func behind(src string, at int) int {
	p := &parser{Scenario: &Scenario{source: src}}
	p.split()
	if p.front(); p.next > 0 && at < p.lines[p.next-1].end {
		return p.lines[p.next-1].end
	}
	for p.next < len(p.lines) && p.lines[p.next].start < at {
		if end := p.lines[p.block()].end; at < end {
			return end
		}
	}
	return at
}

// block passes over the next line, with the rest of the fence or paragraph that begins
// there, and tells its last line.
func (p *parser) block() (last int) {
	first := p.next
	if marks, info, ok := fence(p.lines[first].text); ok {
		words := strings.Fields(info)
		end, closed := p.closing(first, marks, len(words) > 0 && strings.EqualFold(words[0], "locmem"))
		if p.next = end; closed {
			p.next++
		}
		return p.next - 1
	}
	for p.next++; p.next < len(p.lines); p.next++ {
		above, l := p.lines[p.next-1].text, p.lines[p.next].text
		if _, _, ok := fence(l); ok || strings.TrimSpace(above) == "" || strings.TrimSpace(l) == "" {
			break
		}
	}
	return p.next - 1
}
