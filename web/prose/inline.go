package prose

import (
	"strings"
)

// breakMark stands in a joined paragraph for a line break that is meant.
const breakMark = '\x01'

// longest is how far a mark's partner is looked for, in bytes: a text full of
// lonely marks must not be read again from each of them.
const longest = 1000

func head(text string) string { return text[:min(len(text), longest)] }

// mostLonely is how many marks without a partner a text may have: those that follow
// are all text.
const mostLonely = 100

// reader reads one text.
type reader struct{ lonely int }

// inline reads the text of a line. Marks without a partner are text.
func inline(text string) []Span { return new(reader).spans(text, 0) }

func (r *reader) spans(text string, depth int) []Span {
	var out []Span
	var plain strings.Builder
	flush := func() {
		if plain.Len() > 0 {
			out = append(out, Span{Kind: Text, Text: plain.String()})
			plain.Reset()
		}
	}
	for i := 0; i < len(text); {
		s, n := Span{}, 0
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && strings.IndexByte("\\`*_{}[]()<>#+-.!|~", text[i+1]) >= 0:
			plain.WriteByte(text[i+1])
			i += 2
			continue
		case c == breakMark:
			s, n = Span{Kind: Break}, 1
		case r.lonely > mostLonely:
		case c == '`':
			s, n = code(head(text[i:]))
		case depth >= deepest:
		case c == '*' || c == '_':
			s, n = r.emphasis(text, i, depth)
		case c == '[':
			s, n = r.link(head(text[i:]), depth)
		case c == '!' && strings.HasPrefix(text[i+1:], "["):
			s, n = r.link(head(text[i+1:]), depth) // a picture is its description, as a link
			if n > 0 {
				n++
			}
		case c == '<':
			s, n = bare(head(text[i:]))
		}
		if n == 0 {
			if strings.IndexByte("`*[<", text[i]) >= 0 || text[i] == '_' && (i == 0 || !wordy(text[i-1])) {
				r.lonely++
			}
			plain.WriteByte(text[i])
			i++
			for i < len(text) && text[i] == text[i-1] && strings.IndexByte("`*_", text[i]) >= 0 {
				plain.WriteByte(text[i]) // a row of marks without a partner is looked at once
				i++
			}
			continue
		}
		flush()
		out = append(out, s)
		i += n
		if s.Kind == Break && i < len(text) && text[i] == '\n' {
			i++
		}
	}
	flush()
	return out
}

// code reads `text`, with any number of backquotes.
func code(text string) (Span, int) {
	n := len(text) - len(strings.TrimLeft(text, "`"))
	for at := n; ; {
		end := strings.IndexByte(text[at:], '`')
		if end < 0 {
			return Span{}, 0
		}
		at += end
		m := len(text[at:]) - len(strings.TrimLeft(text[at:], "`"))
		if m == n {
			inner := strings.ReplaceAll(text[n:at], "\n", " ")
			if len(inner) > 2 && inner[0] == ' ' && inner[len(inner)-1] == ' ' && strings.TrimSpace(inner) != "" {
				inner = inner[1 : len(inner)-1]
			}
			return Span{Kind: CodeSpan, Text: strings.ReplaceAll(inner, string(breakMark), "")}, at + m
		}
		at += m
	}
}

// emphasis reads *text* and **text**. An underscore inside a word is a letter.
func (r *reader) emphasis(text string, i, depth int) (Span, int) {
	mark := text[i : i+1]
	kind := Em
	if strings.HasPrefix(text[i:], mark+mark) {
		mark, kind = mark+mark, Strong
	}
	if mark[0] == '_' && i > 0 && wordy(text[i-1]) {
		return Span{}, 0
	}
	rest := head(text[i+len(mark):])
	if rest == "" || rest[0] == ' ' || rest[0] == '\n' {
		return Span{}, 0
	}
	for at := 0; at < len(rest); {
		switch {
		case rest[at] == '\\':
			at += 2
		case rest[at] == '`':
			_, n := code(rest[at:])
			at += max(n, len(rest[at:])-len(strings.TrimLeft(rest[at:], "`")))
		case at > 0 && strings.HasPrefix(rest[at:], mark) && rest[at-1] != ' ' && rest[at-1] != '\n' &&
			!(kind == Em && strings.HasPrefix(rest[at+1:], mark)) &&
			!(mark[0] == '_' && at+len(mark) < len(rest) && wordy(rest[at+len(mark)])):
			return Span{Kind: kind, Spans: r.spans(rest[:at], depth+1)}, at + 2*len(mark)
		case kind == Em && strings.HasPrefix(rest[at:], mark+mark):
			at += 2 // a stronger one inside
		default:
			at++
		}
	}
	return Span{}, 0
}

func wordy(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c >= 0x80
}

// link reads [text](address). One that leads nowhere good is its text.
func (r *reader) link(text string, depth int) (Span, int) {
	level, end := 0, -1
	for i := 0; i < len(text) && end < 0; i++ {
		switch text[i] {
		case '\\':
			i++
		case '[':
			level++
		case ']':
			if level--; level == 0 {
				end = i
			}
		}
	}
	if end < 0 || !strings.HasPrefix(text[end+1:], "(") {
		return Span{}, 0
	}
	href, n := target(text[end+1:])
	if n == 0 {
		return Span{}, 0
	}
	inner := r.spans(text[1:end], depth+1)
	if !Good(href) {
		return Span{Kind: Em, Refused: true, Href: href, Spans: inner}, end + 1 + n
	}
	return Span{Kind: Link, Href: href, Spans: inner}, end + 1 + n
}

// target reads (address), (<address>) and (address "title"), and how long it is;
// 0 if it does not end. Brackets in an address belong to it while they match.
func target(text string) (href string, n int) {
	i := skipSpace(text, 1)
	start := i
	if strings.HasPrefix(text[i:], "<") {
		end := strings.IndexByte(text[i:], '>')
		if end < 0 {
			return "", 0
		}
		href, i = text[i+1:i+end], i+end+1
	} else {
		i = untilClosed(text, i, " \n")
		href = text[start:i]
	}
	if i = skipSpace(text, i); i < len(text) && text[i] != ')' {
		i = afterTitle(text, i)
	}
	if i = untilClosed(text, i, ""); i >= len(text) {
		return "", 0
	}
	return unescaped(href), i + 1
}

func skipSpace(text string, i int) int {
	for i < len(text) && (text[i] == ' ' || text[i] == '\n') {
		i++
	}
	return i
}

// maxBrackets is how many brackets may be open in an address.
const maxBrackets = 32

// untilClosed is where the bracket that i stands in is closed, or before that
// one of some bytes stands; the length of the text if neither is there.
func untilClosed(text string, i int, stops string) int {
	for level := 0; i < len(text) && level <= maxBrackets; i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case strings.IndexByte(stops, c) >= 0:
			return i
		case c == '(':
			level++
		case c == ')':
			if level--; level < 0 {
				return i
			}
		}
	}
	return len(text)
}

// afterTitle is where a title in quotes that begins at i ends; i if none does.
func afterTitle(text string, i int) int {
	if text[i] != '"' && text[i] != '\'' {
		return i
	}
	for at := i + 1; at < len(text); at++ {
		switch text[at] {
		case '\\':
			at++
		case text[i]:
			return at + 1
		}
	}
	return i
}

// unescaped is an address without the backslashes before its brackets.
func unescaped(href string) string {
	return strings.NewReplacer(`\(`, "(", `\)`, ")").Replace(href)
}

// bare reads <https://...>.
func bare(text string) (Span, int) {
	end := strings.IndexByte(text, '>')
	if end < 0 || !(strings.HasPrefix(text, "<https://") || strings.HasPrefix(text, "<http://")) || !Good(text[1:end]) {
		return Span{}, 0
	}
	return Span{Kind: Link, Href: text[1:end], Spans: []Span{{Kind: Text, Text: text[1:end]}}}, end + 1
}

// Good tells whether an address may be a link: of the web, or relative to the
// page; never one that runs something.
func Good(href string) bool {
	if href == "" || strings.ContainsFunc(href, func(r rune) bool { return r <= ' ' || r == '"' || r == '<' || r == '>' || r == '\\' || r == 0x7f }) {
		return false
	}
	if strings.HasPrefix(href, "https://") || strings.HasPrefix(href, "http://") {
		return true
	}
	scheme := strings.IndexByte(href, ':')
	slash := strings.IndexAny(href, "/?#")
	return !strings.HasPrefix(href, "//") && (scheme < 0 || slash >= 0 && slash < scheme)
}
