package stdlib

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"locmem/engine/py"
	"locmem/engine/script"
)

func init() {
	native["re"] = func(*script.Interp) map[string]py.Value {
		return script.Funcs(script.Func("_compile 2 2", compilePattern), script.Func("_find 5 5", findPattern), script.Func("_all 5 5", findAll))
	}
}

// pattern is a compiled regular expression, in the forms that were needed so
// far. Go's takes time in proportion to the text, whatever the pattern is.
type pattern struct {
	source string
	forms  map[string]*regexp.Regexp
}

// The forms of a pattern: anywhere, at the beginning, the whole text, and
// anywhere behind the first character, which is there for ^ and \b to see.
const (
	anywhere = "%"
	atStart  = `\A(?:%)`
	wholly   = `\A(?:%)\z`
	behind   = `\A(?s:.)(?s:.*?)(%)`
)

func (p *pattern) form(f string) *regexp.Regexp {
	if p.forms[f] == nil {
		flags, rest := "", p.source
		if strings.HasPrefix(rest, "(?") {
			if end := strings.IndexByte(rest, ')'); end > 0 && strings.Trim(rest[2:end], "ims") == "" {
				flags, rest = rest[:end+1], rest[end+1:]
			}
		}
		p.forms[f] = regexp.MustCompile(flags + strings.Replace(f, "%", rest, 1))
	}
	return p.forms[f]
}

// after searches from a place on.
func (p *pattern) after(s string, start int) []int {
	if start == 0 {
		return p.form(anywhere).FindStringSubmatchIndex(s)
	}
	_, size := utf8.DecodeLastRuneInString(s[:start])
	found := p.form(behind).FindStringSubmatchIndex(s[start-size:])
	if found == nil {
		return nil
	}
	return shifted(found[2:], start-size)
}

func shifted(found []int, by int) []int {
	for i := range found {
		if found[i] >= 0 {
			found[i] += by
		}
	}
	return found
}

// flags of Python's re.
const (
	ignoreCase = 2
	multiline  = 8
	dotAll     = 16
	verbose    = 64
	asciiFlag  = 256
)

// compilePattern takes a pattern and flags. It returns (pattern, number of
// groups, {name: number}), or (message, place, None) for one that is wrong.
func compilePattern(a *script.Args) (py.Value, error) {
	source, err := text(a.In, a.Pos[0], "first argument must be string or compiled pattern, not ")
	if err != nil {
		return nil, err
	}
	flags, err := script.Integer(a.Pos[1])
	if err != nil {
		return nil, err
	}
	if err := a.In.Work(200 + 20*len(source)); err != nil {
		return nil, err
	}
	if len(source) > 1<<14 {
		return nil, script.ValueError("the playground takes regular expressions of up to 16,384 characters")
	}
	t := &translator{in: source, flags: flags}
	if message := t.run(); message != "" {
		return tuple(py.Str(message), py.Int(utf8.RuneCountInString(source[:min(t.at, len(source))])), py.None), nil
	}
	p := &pattern{source: t.flagText() + t.out.String(), forms: map[string]*regexp.Regexp{}}
	compiled, bad := regexp.Compile(p.source)
	if bad != nil {
		return tuple(py.Str(patternError(bad)), py.Int(0), py.None), nil
	}
	p.forms[anywhere] = compiled
	names := &py.Dict{}
	for i, name := range compiled.SubexpNames() {
		if name != "" {
			_ = names.Set(py.Str(name), py.Int(i))
		}
	}
	return tuple(script.NewObject("pattern", "<pattern>", p), py.Int(compiled.NumSubexp()), names), nil
}

// patternError is Go's message in Python's words where they are known.
func patternError(err error) string {
	words := err.Error()
	for go_, python := range map[string]string{"missing argument to repetition": "nothing to repeat", "unexpected )": "unbalanced parenthesis",
		"missing closing )": "missing ), unterminated subpattern", "missing closing ]": "unterminated character set", "invalid nested repetition": "multiple repeat",
		"trailing backslash": "bad escape (end of pattern)", "invalid character class range": "bad character range"} {
		if strings.Contains(words, go_) {
			return python
		}
	}
	return strings.TrimPrefix(words, "error parsing regexp: ")
}

// translator turns Python's syntax into Go's.
type translator struct {
	in    string
	at    int
	flags int
	out   strings.Builder
}

func (t *translator) flagText() string {
	s := ""
	for flag, letter := range map[int]string{ignoreCase: "i", multiline: "m", dotAll: "s"} {
		if t.flags&flag != 0 {
			s += letter
		}
	}
	if s == "" {
		return ""
	}
	return "(?" + s + ")"
}

// left says what the playground has instead of some parts of the syntax.
const left = "the playground's regular expressions know no "

func (t *translator) run() string {
	for t.at < len(t.in) {
		c := t.in[t.at]
		rest := t.in[t.at:]
		switch {
		case c == '\\':
			if message := t.escape(false); message != "" {
				return message
			}
		case c == '[':
			if message := t.class(); message != "" {
				return message
			}
		case strings.HasPrefix(rest, "(?=") || strings.HasPrefix(rest, "(?!") || strings.HasPrefix(rest, "(?<=") || strings.HasPrefix(rest, "(?<!"):
			return left + "look-around such as " + rest[:3]
		case strings.HasPrefix(rest, "(?P=") || strings.HasPrefix(rest, "(?("):
			return left + "references to a group within the pattern"
		case strings.HasPrefix(rest, "(?>"):
			return left + "atomic groups"
		case strings.HasPrefix(rest, "(?#"):
			end := strings.IndexByte(rest, ')')
			if end < 0 {
				return "missing ), unterminated comment"
			}
			t.at += end + 1
		case c == '$' && t.flags&multiline == 0: // also before a line end at the end
			t.out.WriteString(`(?:\n?\z)`)
			t.at++
		case t.flags&verbose != 0 && strings.IndexByte(" \t\n\r\f\v", c) >= 0:
			t.at++
		case t.flags&verbose != 0 && c == '#':
			end := strings.IndexByte(rest, '\n')
			if end < 0 {
				end = len(rest) - 1
			}
			t.at += end + 1
		case (c == '*' || c == '+' || c == '?' || c == '}') && strings.HasPrefix(rest[1:], "+"):
			return left + "possessive repetition"
		case c == '{' && !isCount(rest):
			t.out.WriteString(`\{`)
			t.at++
		default:
			t.out.WriteByte(c)
			t.at++
		}
	}
	return ""
}

// isCount tells whether a text starts with {n}, {n,} or {n,m}; Python's {,m} is
// read as {0,m} by neither of them here.
func isCount(s string) bool {
	end := strings.IndexByte(s, '}')
	if end < 2 {
		return false
	}
	low, high, _ := strings.Cut(s[1:end], ",")
	_, err := strconv.Atoi(low)
	_, err2 := strconv.Atoi(high)
	return err == nil && (high == "" || err2 == nil)
}

// escape translates what follows a backslash, in a class or outside.
func (t *translator) escape(class bool) string {
	if t.at+1 >= len(t.in) {
		return "bad escape (end of pattern)"
	}
	c := t.in[t.at+1]
	text := ""
	ascii := t.flags&asciiFlag != 0
	switch c {
	case 'd':
		text = pick(ascii, "0-9", `\p{Nd}`, class, "[", "]")
	case 'w':
		text = pick(ascii, "0-9A-Za-z_", `\p{L}\p{N}_`, class, "[", "]")
	case 's':
		text = pick(ascii, `\t\n\v\f\r `, `\t\n\v\f\r \x1c-\x1f\x{85}\p{Z}`, class, "[", "]")
	case 'D':
		if text = pick(ascii, "0-9", `\p{Nd}`, false, "[^", "]"); class {
			text = pick(ascii, `\D`, `\P{Nd}`, true, "", "")
		}
	case 'W', 'S':
		if class {
			return left + `\` + string(c) + " within [ ]"
		}
		text = pick(ascii, "0-9A-Za-z_", `\p{L}\p{N}_`, false, "[^", "]")
		if c == 'S' {
			text = pick(ascii, `\t\n\v\f\r `, `\t\n\v\f\r \x1c-\x1f\x{85}\p{Z}`, false, "[^", "]")
		}
	case 'b', 'B':
		if text = `\` + string(c); class && c == 'b' {
			text = `\x08`
		}
	case 'A':
		text = `\A`
	case 'Z':
		text = `\z`
	case 'x', 'u', 'U':
		n := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
		if t.at+2+n > len(t.in) {
			return "incomplete escape " + t.in[t.at:]
		}
		text = `\x{` + t.in[t.at+2:t.at+2+n] + "}"
		t.at += n
	case '0':
		text = `\x00`
	case 'n', 't', 'r', 'f', 'v', 'a':
		text = `\` + string(c)
	default:
		switch {
		case c >= '1' && c <= '9':
			return left + "references to a group within the pattern"
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			return `bad escape \` + string(c)
		}
		_, n := utf8.DecodeRuneInString(t.in[t.at+1:])
		text = regexp.QuoteMeta(t.in[t.at+1 : t.at+1+n])
		if class && strings.IndexByte("-^&~", c) >= 0 {
			text = `\` + string(c)
		}
		t.at += n - 1
	}
	t.out.WriteString(text)
	t.at += 2
	return ""
}

// pick is one of two texts, within brackets unless it stands in a class.
func pick(first bool, a, b string, class bool, open, end string) string {
	if !first {
		a = b
	}
	if class {
		return a
	}
	return open + a + end
}

// class translates [...].
func (t *translator) class() string {
	start := t.at
	t.out.WriteByte('[')
	t.at++
	if strings.HasPrefix(t.in[t.at:], "^") {
		t.out.WriteByte('^')
		t.at++
	}
	for first := true; ; first = false {
		if t.at >= len(t.in) {
			t.at = start
			return "unterminated character set"
		}
		switch c := t.in[t.at]; {
		case c == ']' && !first:
			t.out.WriteByte(']')
			t.at++
			return ""
		case c == '\\':
			if message := t.escape(true); message != "" {
				return message
			}
		case c == '[' || c == ']' || c == '&' || c == '~':
			t.out.WriteString(`\` + string(c))
			t.at++
		default:
			t.out.WriteByte(c)
			t.at++
		}
	}
}

// chars turns places in bytes into places in characters.
type chars struct {
	s            string
	plain        bool
	bytes, runes int // a pair that is known
}

func newChars(s string) *chars { return &chars{s: s, plain: len(s) == py.RuneCount(s)} }

// offset is the byte of a character.
func (c *chars) offset(n int) int {
	if c.plain {
		return min(n, len(c.s))
	}
	at := 0
	for ; n > 0 && at < len(c.s); n-- {
		_, size := py.DecodeRune(c.s[at:])
		at += size
	}
	return at
}

// count is the character of a byte; asking in rising order is fast.
func (c *chars) count(at int) int {
	if c.plain || at < 0 {
		return at
	}
	if at < c.bytes {
		return py.RuneCount(c.s[:at])
	}
	c.runes += py.RuneCount(c.s[c.bytes:at])
	c.bytes = at
	return c.runes
}

// places are those of a match, in characters.
func (c *chars) places(found []int) py.Value {
	l := &py.List{Items: make([]py.Value, len(found))}
	for i, at := range found {
		l.Items[i] = py.Int(c.count(at))
	}
	return l
}

// findPattern takes a pattern, how ("search", "match" or "full"), a text, and
// from and to in characters. It returns the places of the groups, in characters,
// or None.
func findPattern(a *script.Args) (py.Value, error) {
	p := script.Host(a.Pos[0]).(*pattern)
	c := newChars(string(script.Plain(a.Pos[2]).(py.Str)))
	start, end := c.offset(int(a.Pos[3].(py.Int))), c.offset(int(a.Pos[4].(py.Int)))
	if err := a.In.Work(len(c.s)>>2 + 4); err != nil {
		return nil, err
	}
	var found []int
	switch a.Pos[1].(py.Str) {
	case "search":
		found = p.after(c.s[:end], start)
	case "match":
		found = shifted(p.form(atStart).FindStringSubmatchIndex(c.s[start:end]), start)
	default:
		found = shifted(p.form(wholly).FindStringSubmatchIndex(c.s[start:end]), start)
	}
	if found == nil {
		return py.None, nil
	}
	return c.places(found), nil
}

// findAll takes a pattern, a text, from and to, and how many matches at most (0:
// all). It returns their places.
func findAll(a *script.Args) (py.Value, error) {
	p := script.Host(a.Pos[0]).(*pattern)
	c := newChars(string(script.Plain(a.Pos[1]).(py.Str)))
	at, end := c.offset(int(a.Pos[2].(py.Int))), c.offset(int(a.Pos[3].(py.Int)))
	most := int(a.Pos[4].(py.Int))
	all := &py.List{}
	for at <= end && (most == 0 || len(all.Items) < most) {
		found := p.after(c.s[:end], at)
		last := end
		if found != nil {
			last = found[1]
		}
		if err := a.In.Work((last-at)>>2 + 8); err != nil {
			return nil, err
		}
		if found == nil {
			break
		}
		all.Items = append(all.Items, c.places(found))
		if at = found[1]; found[0] == found[1] {
			_, size := utf8.DecodeRuneInString(c.s[at:])
			at += max(size, 1)
		}
	}
	return all, a.In.Fits(len(all.Items), 64)
}
