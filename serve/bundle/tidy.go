package bundle

import (
	"fmt"
	"html"
	"sort"
	"strconv"
	"strings"
)

// tidy turns go-app's HTML into what a browser must see for the prerendered
// page to equal the first picture that the program draws. go-app quotes
// attributes as Go does (a " in one would end it), writes checked="false"
// (which means checked), writes a bare aria-hidden for "true", takes attributes
// in random order, and indents, which makes white space between words that are
// not apart later.
func tidy(in string) (string, error) {
	t := tidier{in: in}
	for t.pos < len(t.in) {
		if t.in[t.pos] == '<' && t.pos+1 < len(t.in) && (isLetter(t.in[t.pos+1]) || strings.IndexByte("/!", t.in[t.pos+1]) >= 0) {
			if err := t.tag(); err != nil {
				return "", err
			}
			continue
		}
		t.text()
	}
	return strings.TrimSpace(t.out.String()), nil
}

type tidier struct {
	in    string
	pos   int
	depth int // of the children of the open element, as go-app indents them
	out   strings.Builder
}

// text copies character data up to the next tag without the indentation. Text
// that does not start with exactly the indentation is an only child: go-app
// writes that as it is.
func (t *tidier) text() {
	end := strings.IndexByte(t.in[t.pos+1:], '<')
	if end < 0 {
		end = len(t.in)
	} else {
		end += t.pos + 1
	}
	s := t.in[t.pos:end]
	t.pos = end
	indent := "\n" + strings.Repeat("  ", t.depth)
	if t.depth > 0 && !strings.HasPrefix(s, indent) {
		// Between the last child and the end tag stands one level less.
		outer := "\n" + strings.Repeat("  ", t.depth-1)
		if s != outer {
			t.out.WriteString(s)
		}
		return
	}
	if strings.HasPrefix(t.in[end:], "</") && t.depth > 0 {
		s = strings.TrimSuffix(s, "\n"+strings.Repeat("  ", t.depth-1))
	}
	t.out.WriteString(strings.ReplaceAll(s, indent, ""))
}

// tag copies one tag or comment.
func (t *tidier) tag() error {
	if strings.HasPrefix(t.in[t.pos:], "<!") {
		end := strings.IndexByte(t.in[t.pos:], '>')
		if end < 0 {
			return fmt.Errorf("prerendered HTML: a comment does not end")
		}
		t.pos += end + 1
		return nil
	}
	start := t.pos
	closing := t.in[t.pos+1] == '/'
	t.pos++
	if closing {
		t.pos++
	}
	name := t.word()
	if closing {
		t.depth--
		t.skipTo('>')
		t.out.WriteString("</" + name + ">")
		return nil
	}
	attrs, selfClosed, err := t.attributes()
	if err != nil {
		return fmt.Errorf("prerendered HTML near %.60q: %w", t.in[start:], err)
	}
	sort.Strings(attrs)
	t.out.WriteString("<" + name)
	for _, a := range attrs {
		t.out.WriteString(" " + a)
	}
	switch {
	case selfClosed: // of raw SVG
		t.out.WriteString("/>")
	case void[strings.ToLower(name)]:
		t.out.WriteByte('>')
	default:
		t.out.WriteByte('>')
		t.depth++
	}
	return nil
}

// attributes reads up to the end of the tag.
func (t *tidier) attributes() (attrs []string, selfClosed bool, err error) {
	for {
		for t.pos < len(t.in) && strings.IndexByte(" \t\r\n", t.in[t.pos]) >= 0 {
			t.pos++
		}
		if t.pos >= len(t.in) {
			return nil, false, fmt.Errorf("a tag does not end")
		}
		switch t.in[t.pos] {
		case '>':
			t.pos++
			return attrs, selfClosed, nil
		case '/':
			t.pos++
			selfClosed = true
			continue
		}
		selfClosed = false
		name := t.word()
		if name == "" {
			return nil, false, fmt.Errorf("no attribute name at %.20q", t.in[t.pos:])
		}
		value, has := "", false
		if t.pos < len(t.in) && t.in[t.pos] == '=' {
			t.pos++
			value, has = t.value(), true
		}
		if a := attribute(name, value, has); a != "" {
			attrs = append(attrs, a)
		}
	}
}

// value reads an attribute's value: Go-quoted, or as HTML in raw parts.
func (t *tidier) value() string {
	rest := t.in[t.pos:]
	if quoted, err := strconv.QuotedPrefix(rest); err == nil && rest[0] == '"' {
		t.pos += len(quoted)
		value, _ := strconv.Unquote(quoted)
		return value
	}
	if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		if end := strings.IndexByte(rest[1:], rest[0]); end >= 0 {
			t.pos += end + 2
			return html.UnescapeString(rest[1 : end+1])
		}
	}
	start := t.pos
	for t.pos < len(t.in) && strings.IndexByte(" \t\r\n>", t.in[t.pos]) < 0 {
		t.pos++
	}
	return html.UnescapeString(t.in[start:t.pos])
}

// attribute returns one attribute as HTML, "" for one that must be left out.
func attribute(name, value string, has bool) string {
	switch {
	case boolean[name]:
		if value == "false" {
			return ""
		}
		return name
	case !has && (strings.HasPrefix(name, "aria-") || trueNotBare[name]):
		return name + `="true"`
	case !has:
		return name
	}
	return name + `="` + html.EscapeString(value) + `"`
}

func (t *tidier) word() string {
	start := t.pos
	for t.pos < len(t.in) && strings.IndexByte(" \t\r\n=>/", t.in[t.pos]) < 0 {
		t.pos++
	}
	return t.in[start:t.pos]
}

func (t *tidier) skipTo(c byte) {
	for t.pos < len(t.in) && t.in[t.pos] != c {
		t.pos++
	}
	t.pos++
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

var (
	void        = set("area base br col embed hr img input link meta source track wbr")
	trueNotBare = set("contenteditable draggable spellcheck")
	boolean     = set(`async autofocus autoplay checked controls default defer disabled formnovalidate hidden
		inert ismap loop multiple muted nomodule novalidate open playsinline readonly required reversed selected`)
)
