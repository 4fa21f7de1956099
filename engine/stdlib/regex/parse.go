package regex

import (
	"strconv"
	"strings"

	"locmem/engine/py"
)

// node is a part of a pattern.
type node struct {
	kind     kind
	r        rune
	set      *set
	at       byte // the letter of an anchor: ^ $ A Z b B
	not      bool // of a look-around: it must not match
	min, max int  // of a repetition; max -1: without end
	mode     byte // of a repetition: ? lazy, + possessive
	group    int  // of a group: 0 for one that does not capture
	flags    int  // that are in force
	subs     [][]node
	width    width // of what it matches
}

type kind byte

const (
	kLiteral kind = iota
	kAny
	kSet
	kAt
	kBranch
	kGroup
	kAtomic
	kRepeat
	kAhead
	kBehind
	kRef
	kCond // one or two alternatives, by whether a group has matched
)

// width is how many characters a part matches, at least and at most.
type width struct{ lo, hi int }

// wide stands for all widths from it on.
const wide = 1 << 40

func (w width) plus(o width) width { return width{min(w.lo+o.lo, wide), min(w.hi+o.hi, wide)} }

func (w width) or(o width) width { return width{min(w.lo, o.lo), max(w.hi, o.hi)} }

func (w width) times(least, most int) width { return width{product(w.lo, least), product(w.hi, most)} }

// product is n times by, which may be -1 for without end.
func product(n, by int) int {
	if n > 0 && (by < 0 || by > wide/n) {
		return wide
	}
	return n * max(by, 0)
}

func widthOf(list []node) (w width) {
	for _, n := range list {
		w = w.plus(n.width)
	}
	return w
}

// parser reads a pattern token by token: a character, or a backslash and what
// stands behind it.
type parser struct {
	in     []rune
	text   bool
	tok    rune // end: -1
	esc    bool
	behind int // the place behind the token

	flags  int // in force here
	global int
	groups []*width // of the groups so far; nil while they are open
	names  []string
	refs   []place // conditions on numbers, to be looked at in the end
	limit  int     // groups from this number on are within the look-behind; 0: there is none
	depth  int
	top    []node
}

type place struct{ group, pos int }

const (
	end        = -1
	maxRepeat  = 1<<32 - 1
	maxGroups  = 1<<30 - 1
	deepest    = 400 // CPython comes upon its limit of recursion at about this depth
	typeFlags  = ASCII | Locale | Unicode
	onlyGlobal = Debug | template
)

func parse(pattern string, flags int, text bool) *parser {
	p := &parser{text: text, flags: flags, groups: []*width{nil}, names: []string{""}}
	for i := 0; i < len(pattern); {
		r, n := rune(pattern[i]), 1
		if text {
			r, n = py.DecodeRune(pattern[i:])
		}
		p.in = append(p.in, r)
		i += n
	}
	p.next()
	p.top = p.alternatives(true)
	p.fixFlags()
	if p.tok != end {
		p.fail("unbalanced parenthesis", 0)
	}
	for _, r := range p.refs {
		if r.group >= len(p.groups) {
			p.failAt("invalid group reference "+strconv.Itoa(r.group), r.pos)
		}
	}
	return p
}

// fixFlags checks which flags go together.
func (p *parser) fixFlags() {
	p.global = p.flags
	wrong := func(message string) { panic(&Error{"ValueError", message, -1}) }
	switch f := p.flags; {
	case p.text && f&Locale != 0:
		wrong("cannot use LOCALE flag with a str pattern")
	case p.text && f&ASCII == 0:
		p.global |= Unicode
	case p.text && f&Unicode != 0:
		wrong("ASCII and UNICODE flags are incompatible")
	case !p.text && f&Unicode != 0:
		wrong("cannot use UNICODE flag with a bytes pattern")
	case !p.text && f&Locale != 0 && f&ASCII != 0:
		wrong("ASCII and LOCALE flags are incompatible")
	}
}

// next goes to the next token.
func (p *parser) next() {
	p.tok, p.esc = end, false
	if p.behind >= len(p.in) {
		return
	}
	p.tok = p.in[p.behind]
	if p.behind++; p.tok == '\\' {
		if p.behind == len(p.in) {
			p.failAt("bad escape (end of pattern)", len(p.in)-1)
		}
		p.tok, p.esc = p.in[p.behind], true
		p.behind++
	}
}

// pos is the place of the token.
func (p *parser) pos() int {
	switch {
	case p.tok == end:
		return p.behind
	case p.esc:
		return p.behind - 2
	}
	return p.behind - 1
}

func (p *parser) is(r rune) bool { return p.tok == r && !p.esc }

func (p *parser) oneOf(set string) bool {
	return !p.esc && p.tok != end && strings.ContainsRune(set, p.tok)
}

func (p *parser) match(r rune) bool {
	if p.is(r) {
		p.next()
		return true
	}
	return false
}

// fail raises an error so many characters in front of the token.
func (p *parser) fail(message string, before int) { p.failAt(message, p.pos()-before) }

func (p *parser) failAt(message string, pos int) { panic(&Error{"error", message, pos}) }

// shown is the token as a message has it.
func (p *parser) shown() string {
	if p.esc {
		return `\` + p.char(p.tok)
	}
	return p.char(p.tok)
}

func (p *parser) char(r rune) string {
	if !p.text && r >= 0x80 {
		return `\x` + strconv.FormatInt(int64(r), 16)
	}
	return string(py.AppendRune(nil, r))
}

// while takes up to n characters of a set.
func (p *parser) while(n int, set string) string {
	s := ""
	for ; n != 0 && p.oneOf(set); n-- {
		s += string(p.tok)
		p.next()
	}
	return s
}

// until takes what stands in front of a character, and that.
func (p *parser) until(terminator rune, what string) string {
	s := ""
	for ; ; p.next() {
		if p.tok == end {
			if s == "" {
				p.fail("missing "+what, 0)
			}
			p.fail("missing "+string(terminator)+", unterminated name", py.RuneCount(s))
		}
		if p.match(terminator) {
			if s == "" {
				p.fail("missing "+what, 1)
			}
			return s
		}
		if p.esc {
			s += `\`
		}
		s += string(py.AppendRune(nil, p.tok))
	}
}

// alternatives reads a|b|c.
func (p *parser) alternatives(top bool) []node {
	if p.depth++; p.depth > deepest {
		panic(&Error{"RecursionError", "maximum recursion depth exceeded", -1})
	}
	n := node{kind: kBranch}
	for {
		list := p.sequence(top && n.subs == nil)
		if w := widthOf(list); n.subs == nil {
			n.width = w
		} else {
			n.width = n.width.or(w)
		}
		n.subs = append(n.subs, list)
		if !p.match('|') {
			break
		}
	}
	p.depth--
	if len(n.subs) == 1 {
		return n.subs[0]
	}
	if s := joined(n.subs); s != nil {
		return []node{*s}
	}
	return []node{n}
}

// joined is a set for alternatives that are one character each.
func joined(subs [][]node) *node {
	s := &set{}
	for _, list := range subs {
		if len(list) != 1 {
			return nil
		}
		switch n := list[0]; {
		case n.kind == kLiteral && n.flags == subs[0][0].flags:
			s.add(n.r, n.r)
		case n.kind == kSet && !n.set.not && n.flags == subs[0][0].flags:
			s.items = append(s.items, n.set.items...)
		default:
			return nil
		}
	}
	return &node{kind: kSet, set: s, width: width{1, 1}, flags: subs[0][0].flags}
}

// sequence reads what stands between | and ).
func (p *parser) sequence(first bool) (list []node) {
	one := func(n node) {
		n.flags, n.width = p.flags, width{1, 1}
		list = append(list, n)
	}
	for p.tok != end && !p.oneOf("|)") {
		c, esc, at := p.tok, p.esc, p.pos()
		switch {
		case esc:
			list = append(list, p.escape())
			continue
		case p.flags&Verbose != 0 && strings.ContainsRune(" \t\n\r\v\f", c):
			p.next()
			continue
		case p.flags&Verbose != 0 && c == '#':
			for p.tok != end && !p.is('\n') {
				p.next()
			}
			p.next()
			continue
		}
		p.next()
		switch c {
		case '[':
			one(p.class(at))
		case '*', '+', '?', '{':
			least, most, ok := p.count(c, at)
			if !ok {
				one(node{kind: kLiteral, r: '{'})
				continue
			}
			list = p.repeat(list, least, most, at)
		case '.':
			one(node{kind: kAny})
		case '^', '$':
			list = append(list, node{kind: kAt, at: byte(c), flags: p.flags})
		case '(':
			list = p.parenthesis(list, at, first)
		default:
			one(node{kind: kLiteral, r: c})
		}
	}
	return list
}

// count reads the bounds of a repetition; ok is false for a { that is none.
func (p *parser) count(c rune, at int) (least, most int, ok bool) {
	switch c {
	case '*':
		return 0, -1, true
	case '+':
		return 1, -1, true
	case '?':
		return 0, 1, true
	}
	if p.is('}') {
		return 0, 0, false
	}
	low := p.while(-1, digits)
	high := low
	if p.match(',') {
		high = p.while(-1, digits)
	}
	if !p.match('}') {
		p.behind = at + 1
		p.next()
		return 0, 0, false
	}
	least, most = bound(low, 0), bound(high, -1)
	if high != "" && most < least {
		p.fail("min repeat greater than max repeat", p.pos()-at-1)
	}
	return least, most, true
}

const digits = "0123456789"

func bound(s string, none int) int {
	if s == "" {
		return none
	}
	n, err := strconv.ParseUint(s, 10, 32)
	if err != nil || n == maxRepeat {
		panic(&Error{"OverflowError", "the repetition number is too large", -1})
	}
	return int(n)
}

// repeat makes the last part of a list one that is repeated.
func (p *parser) repeat(list []node, least, most, at int) []node {
	if len(list) == 0 || list[len(list)-1].kind == kAt {
		p.failAt("nothing to repeat", at)
	}
	last := &list[len(list)-1]
	if last.kind == kRepeat {
		p.failAt("multiple repeat", at)
	}
	n := node{kind: kRepeat, min: least, max: most, subs: [][]node{{*last}}, width: last.width.times(least, most)}
	if p.oneOf("?+") {
		n.mode = byte(p.tok)
		p.next()
	}
	*last = n
	return list
}

// parenthesis reads what begins with an opening parenthesis at a place.
func (p *parser) parenthesis(list []node, at int, first bool) []node {
	if !p.match('?') {
		return append(list, p.group("", at))
	}
	if p.tok == end {
		p.fail("unexpected end of pattern", 0)
	}
	c, shown := p.tok, p.shown()
	if p.esc {
		p.next()
		p.fail("unknown extension ?"+shown, py.RuneCount(shown)+1)
	}
	p.next()
	switch c {
	case 'P':
		if p.match('<') {
			name := p.until('>', "group name")
			p.checkName(name)
			return append(list, p.group(name, at))
		}
		if p.match('=') {
			name := p.until(')', "group name")
			p.checkName(name)
			return append(list, p.reference(p.named(name), py.RuneCount(name)+1))
		}
		if p.tok == end {
			p.fail("unexpected end of pattern", 0)
		}
		s := p.shown()
		p.next()
		p.fail("unknown extension ?P"+s, py.RuneCount(s)+2)
	case ':':
		return append(list, p.rest(node{kind: kGroup}, at))
	case '>':
		return append(list, p.rest(node{kind: kAtomic}, at))
	case '#':
		for !p.is(')') {
			if p.tok == end {
				p.fail("missing ), unterminated comment", p.pos()-at)
			}
			p.next()
		}
		p.next()
		return list
	case '=', '!':
		return append(list, p.look(node{kind: kAhead, not: c == '!'}, at))
	case '<':
		if p.tok == end {
			p.fail("unexpected end of pattern", 0)
		}
		s, not := p.shown(), p.is('!')
		if !p.match('=') && !p.match('!') {
			p.next()
			p.fail("unknown extension ?<"+s, py.RuneCount(s)+2)
		}
		return append(list, p.look(node{kind: kBehind, not: not}, at))
	case '(':
		return append(list, p.condition(at))
	}
	if flagOf(c) == 0 && c != '-' {
		p.fail("unknown extension ?"+shown, py.RuneCount(shown)+1)
	}
	before := p.flags
	if p.inlineFlags(c) {
		if !first || len(list) > 0 {
			p.fail("global flags not at the start of the expression", p.pos()-at)
		}
		return list
	}
	n := p.rest(node{kind: kGroup}, at)
	p.flags = before
	return append(list, n)
}

// group reads the inside of a group that captures.
func (p *parser) group(name string, at int) node {
	n := len(p.groups)
	if name != "" {
		for old, other := range p.names {
			if other == name {
				p.fail("redefinition of group name "+py.ReprStr(name)+" as group "+strconv.Itoa(n)+"; was group "+strconv.Itoa(old), py.RuneCount(name)+1)
			}
		}
	}
	p.groups, p.names = append(p.groups, nil), append(p.names, name)
	g := p.rest(node{kind: kGroup, group: n}, at)
	p.groups[n] = &g.width
	return g
}

// rest reads the inside of parentheses and the closing one.
func (p *parser) rest(n node, at int) node {
	before := p.flags
	list := p.alternatives(false)
	p.flags = before
	if !p.match(')') {
		p.fail("missing ), unterminated subpattern", p.pos()-at)
	}
	n.subs, n.width = [][]node{list}, widthOf(list)
	return n
}

func (p *parser) look(n node, at int) node {
	before := p.limit
	if n.kind == kBehind && before == 0 {
		p.limit = len(p.groups)
	}
	n = p.rest(n, at)
	p.limit = before
	n.width = width{}
	return n
}

// reference is a reference to a group, whose name ended so far back.
func (p *parser) reference(group, before int) node {
	if p.groups[group] == nil {
		p.fail("cannot refer to an open group", before)
	}
	p.checkLookBehind(group)
	return node{kind: kRef, group: group, flags: p.flags, width: *p.groups[group]}
}

func (p *parser) checkLookBehind(group int) {
	if p.limit == 0 {
		return
	}
	if group >= len(p.groups) || p.groups[group] == nil {
		p.fail("cannot refer to an open group", 0)
	}
	if group >= p.limit {
		p.fail("cannot refer to group defined in the same lookbehind subpattern", 0)
	}
}

func (p *parser) named(name string) int {
	for n, other := range p.names {
		if other == name {
			return n
		}
	}
	p.fail("unknown group name "+py.ReprStr(name), py.RuneCount(name)+1)
	return 0
}

func (p *parser) checkName(name string) {
	if !isIdentifier(name) {
		p.fail("bad character in group name "+py.ReprStr(name), py.RuneCount(name)+1)
	}
}

func isIdentifier(s string) bool {
	for i, r := range s {
		if r != '_' && !isLetter(r) && (i == 0 || !isWord(r)) {
			return false
		}
	}
	return s != ""
}

// condition reads (?(1)yes|no).
func (p *parser) condition(at int) node {
	name := p.until(')', "group name")
	back := py.RuneCount(name) + 1
	n := node{kind: kCond}
	if isIdentifier(name) {
		n.group = p.named(name)
	} else {
		group, err := strconv.ParseUint(strings.TrimPrefix(name, "+"), 10, 64)
		switch {
		case err != nil && strings.Trim(name, digits) != "":
			p.fail("bad character in group name "+py.ReprStr(name), back)
		case err == nil && group == 0:
			p.fail("bad group number", back)
		case err != nil || group >= maxGroups:
			p.fail("invalid group reference "+name, back)
		}
		n.group = int(group)
		p.refs = append(p.refs, place{n.group, p.pos() - back})
	}
	p.checkLookBehind(n.group)
	if p.depth++; p.depth > deepest {
		panic(&Error{"RecursionError", "maximum recursion depth exceeded", -1})
	}
	yes := p.sequence(false)
	n.subs, n.width = [][]node{yes}, widthOf(yes).or(width{})
	if p.match('|') {
		no := p.sequence(false)
		n.subs, n.width = append(n.subs, no), widthOf(yes).or(widthOf(no))
		if p.is('|') {
			p.fail("conditional backref with more than two branches", 0)
		}
	}
	p.depth--
	if !p.match(')') {
		p.fail("missing ), unterminated subpattern", p.pos()-at)
	}
	return n
}

func flagOf(c rune) int {
	switch c {
	case 'i':
		return IgnoreCase
	case 'L':
		return Locale
	case 'm':
		return Multiline
	case 's':
		return DotAll
	case 'x':
		return Verbose
	case 'a':
		return ASCII
	case 't':
		return template
	case 'u':
		return Unicode
	}
	return 0
}

// flag takes the token as a flag; 0 for one of those that may stand in its place.
// The messages are about a letter and about anything else.
func (p *parser) flag(others, missing string) int {
	if p.tok == end {
		p.fail(missing, 0)
	}
	c, shown := p.tok, p.shown()
	if p.oneOf(others) {
		return 0
	}
	esc := p.esc
	p.next()
	f := flagOf(c)
	if f == 0 || esc {
		if !esc && isLetter(c) {
			missing = "unknown flag"
		}
		p.fail(missing, py.RuneCount(shown))
	}
	return f
}

// inlineFlags reads what follows (? and a first character. It tells whether the
// flags are for the whole pattern.
func (p *parser) inlineFlags(c rune) (global bool) {
	on, off := 0, 0
	if c != '-' {
		for f := flagOf(c); f != 0; f = p.flag(")-:", "missing -, : or )") {
			if p.text && f == Locale {
				p.fail("bad inline flags: cannot use 'L' flag with a str pattern", 0)
			}
			if !p.text && f == Unicode {
				p.fail("bad inline flags: cannot use 'u' flag with a bytes pattern", 0)
			}
			if on |= f; f&typeFlags != 0 && on&typeFlags != f {
				p.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible", 0)
			}
		}
		if p.match(')') {
			p.flags |= on
			return true
		}
		minus := p.is('-')
		p.next()
		if on&onlyGlobal != 0 {
			p.fail("bad inline flags: cannot turn on global flag", 1)
		}
		if minus {
			c = '-'
		}
	}
	if c == '-' {
		for f := p.flag("", "missing flag"); f != 0; f = p.flag(":", "missing :") {
			if f&typeFlags != 0 {
				p.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", 0)
			}
			off |= f
		}
		p.next()
	}
	if off&onlyGlobal != 0 {
		p.fail("bad inline flags: cannot turn off global flag", 1)
	}
	if on&off != 0 {
		p.fail("bad inline flags: flag turned on and off", 1)
	}
	if on&typeFlags != 0 {
		p.flags &^= typeFlags
	}
	p.flags = (p.flags | on) &^ off
	return false
}

// plain are the escapes that stand for a character, and those.
const plain = "a\af\fn\nr\rt\tv\v\\\\"

// literal reads an escape that stands for a character, in a class or outside;
// ok is false for other escapes.
func (p *parser) literal(class bool) (r rune, ok bool) {
	c, shown, from := p.tok, p.shown(), p.pos()
	for i := 0; i < len(plain); i += 2 {
		if c == rune(plain[i]) {
			p.next()
			return rune(plain[i+1]), true
		}
	}
	hex := 0
	switch {
	case c == 'x':
		hex = 2
	case c == 'u' && p.text:
		hex = 4
	case c == 'U' && p.text:
		hex = 8
	case c == 'N' && p.text:
		p.fail(`the playground's regular expressions know no \N`, 0)
	case c == 'b' && class:
		p.next()
		return '\b', true
	case c >= '0' && c <= '7' && class, c == '0':
		p.next()
		s := shown + p.while(2, "01234567")
		n, _ := strconv.ParseInt(s[1:], 8, 32)
		if n > 0o377 {
			p.failAt("octal escape value "+s+" outside of range 0-0o377", from)
		}
		return rune(n), true
	case c >= '0' && c <= '9':
		return 0, false
	case c < 0x80 && isLetter(c):
		return 0, false
	default:
		p.next()
		return c, true
	}
	p.next()
	s := p.while(hex, digits+"abcdefABCDEF")
	if len(s) != hex {
		p.failAt("incomplete escape "+shown+s, from)
	}
	n, _ := strconv.ParseUint(s, 16, 32)
	if n > 0x10ffff {
		p.failAt("bad escape "+shown+s, from)
	}
	return rune(n), true
}

// escape reads a token with a backslash outside of a class.
func (p *parser) escape() node {
	c, shown, from := p.tok, p.shown(), p.pos()
	n := node{flags: p.flags}
	switch {
	case strings.ContainsRune("AZbB", c):
		p.next()
		n.kind, n.at = kAt, byte(c)
		return n
	case strings.ContainsRune("dDsSwW", c):
		p.next()
		n.kind, n.set = kSet, &set{items: []item{{class: byte(c)}}}
	case c >= '1' && c <= '9':
		p.next()
		s := shown[1:]
		if p.oneOf(digits) {
			s += p.while(1, digits)
			if s[0] < '8' && s[1] < '8' && p.oneOf("01234567") {
				s += p.while(1, digits)
				r, _ := strconv.ParseInt(s, 8, 32)
				if r > 0o377 {
					p.failAt(`octal escape value \`+s+" outside of range 0-0o377", from)
				}
				n.r, n.width = rune(r), width{1, 1}
				return n
			}
		}
		group, _ := strconv.Atoi(s)
		if group >= len(p.groups) {
			p.failAt("invalid group reference "+s, from+1)
		}
		return p.reference(group, p.pos()-from)
	default:
		r, ok := p.literal(false)
		if !ok {
			p.failAt("bad escape "+shown, from)
		}
		n.r = r
	}
	n.width = width{1, 1}
	return n
}

// classPart reads a character or a class such as \d within brackets.
func (p *parser) classPart() (i item, shown string) {
	from := p.pos()
	c := p.tok
	switch {
	case !p.esc:
		shown = p.shown()
		p.next()
		return item{lo: c, hi: c}, shown
	case strings.ContainsRune("dDsSwW", c):
		shown = p.shown()
		p.next()
		return item{class: byte(c)}, shown
	}
	shown = p.shown()
	r, ok := p.literal(true)
	if !ok {
		p.failAt("bad escape "+shown, from)
	}
	return item{lo: r, hi: r}, shown
}

// class reads [...].
func (p *parser) class(at int) node {
	unterminated := func() {
		if p.tok == end {
			p.failAt("unterminated character set", at)
		}
	}
	s := &set{}
	s.not = p.match('^')
	for {
		unterminated()
		if p.is(']') && len(s.items) > 0 {
			break
		}
		one, this := p.classPart()
		if !p.match('-') {
			s.items = append(s.items, one)
			continue
		}
		unterminated()
		if p.is(']') {
			s.items = append(s.items, one)
			s.add('-', '-')
			break
		}
		two, that := p.classPart()
		if one.class != 0 || two.class != 0 || two.lo < one.lo {
			p.fail("bad character range "+this+"-"+that, py.RuneCount(this+that)+1)
		}
		s.add(one.lo, two.lo)
	}
	p.next()
	if len(s.items) == 1 && !s.not && s.items[0].class == 0 && s.items[0].lo == s.items[0].hi {
		return node{kind: kLiteral, r: s.items[0].lo}
	}
	return node{kind: kSet, set: s}
}
