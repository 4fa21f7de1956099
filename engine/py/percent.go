package py

import (
	"fmt"
	"math"
	"strings"
)

// Percent is Python's format % args: args is a tuple of the arguments, a dict
// for %(name)s, or any other value as the only argument. The errors are Python's
// TypeError, ValueError, KeyError and OverflowError.
func Percent(format Str, args Value) (Str, error) { return Bounds{Limit: -1}.Percent(format, args) }

// Percent is Percent(format, args), but stops early, without an error, at the bounds.
func (b Bounds) Percent(format Str, args Value) (Str, error) {
	p := percent{format: string(format), args: args, bounds: b}
	err := p.all()
	return Str(p.out), err
}

// PercentBytes is format % args of bytes. The format is a text with a character
// for each byte (Latin-1), and so is the result; the arguments are what they are.
func (b Bounds) PercentBytes(format Str, args Value) (Str, error) {
	p := percent{format: string(format), args: args, bounds: b, binary: true}
	err := p.all()
	return Str(p.out), err
}

// all formats the arguments, which are a tuple's items or the one value.
func (p *percent) all() error {
	if t, ok := p.args.(*Tuple); ok {
		p.list = t.Items
	} else {
		p.list = []Value{p.args}
	}
	if err := p.run(); err != nil {
		p.out = nil
		return err
	}
	return nil
}

// percent is one formatting under way.
type percent struct {
	format string
	pos    int
	out    []byte
	args   Value
	list   []Value // the arguments still to come
	bounds Bounds
	binary bool // of bytes: format and out are Latin-1
	named  bool // a %(name)s took over: no argument comes by place any more
}

// directive is one % sequence.
type directive struct {
	minus, plus, blank, alternate, zero bool
	width, precision                    int // -1: none
	verb                                rune
	at                                  int // where verb stands in format
	arg                                 Value
}

func (p *percent) run() error {
	for {
		i := strings.IndexByte(p.format[p.pos:], '%')
		if i < 0 {
			break
		}
		p.out = append(p.out, p.format[p.pos:p.pos+i]...)
		p.pos += i + 1
		if strings.HasPrefix(p.format[p.pos:], "%") {
			p.out = append(p.out, '%')
			p.pos++
			continue
		}
		d, err := p.directive()
		if err != nil {
			return err
		}
		if err := p.write(d); err != nil {
			return err
		}
		if p.bounds.Limit >= 0 && len(p.out) > p.bounds.Limit {
			return nil
		}
		if p.bounds.Pause != nil && p.bounds.Pause() != nil {
			return nil
		}
	}
	p.out = append(p.out, p.format[p.pos:]...)
	if len(p.list) > 0 && !p.named && !p.mapping() {
		kind := "string"
		if p.binary {
			kind = "bytes"
		}
		return &Error{"TypeError", "not all arguments converted during " + kind + " formatting"}
	}
	return nil
}

// mapping says whether the arguments might be one: bytes are none for a format of bytes.
func (p *percent) mapping() bool {
	switch p.args.(type) {
	case Bytes, *ByteArray:
		return !p.binary
	}
	return subscriptable(p.args)
}

// subscriptable says whether Python lets args go unused: it might be a mapping.
func subscriptable(args Value) bool {
	switch args.(type) {
	case *Dict, *List, Bytes, *ByteArray:
		return true
	}
	f := formatted(args)
	return f != nil && f.Mapping()
}

// next is the next argument by place.
func (p *percent) next() (Value, error) {
	if len(p.list) == 0 {
		return nil, &Error{"TypeError", "not enough arguments for format string"}
	}
	v := p.list[0]
	p.list = p.list[1:]
	return v, nil
}

// directive reads what follows a %, and fetches the arguments it asks for.
func (p *percent) directive() (directive, error) {
	d := directive{width: -1, precision: -1}
	if strings.HasPrefix(p.format[p.pos:], "(") {
		if err := p.key(); err != nil {
			return d, err
		}
	}
	p.flags(&d)
	var err error
	if d.width, err = p.count("width"); err != nil {
		return d, err
	}
	if d.width < -1 {
		d.minus, d.width = true, -d.width
	}
	if strings.HasPrefix(p.format[p.pos:], ".") {
		p.pos++
		if d.precision, err = p.count("precision"); err != nil {
			return d, err
		}
		d.precision = max(d.precision, 0)
	}
	if p.pos < len(p.format) && strings.IndexByte("hlL", p.format[p.pos]) >= 0 {
		p.pos++
	}
	if p.pos == len(p.format) {
		return d, &Error{"ValueError", "incomplete format"}
	}
	d.at = p.pos
	r, n := DecodeRune(p.format[p.pos:])
	d.verb = r
	p.pos += n
	d.arg, err = p.next()
	return d, err
}

// key reads (name) and makes its value the one argument there is.
func (p *percent) key() error {
	if _, ok := p.args.(*Tuple); ok || !p.mapping() {
		return &Error{"TypeError", "format requires a mapping"}
	}
	depth, start := 0, p.pos+1
	for ; p.pos < len(p.format); p.pos++ {
		if c := p.format[p.pos]; c == '(' {
			depth++
		} else if c == ')' {
			if depth--; depth == 0 {
				break
			}
		}
	}
	if p.pos == len(p.format) {
		return &Error{"ValueError", "incomplete format key"}
	}
	name := p.format[start:p.pos]
	p.pos++
	key := Value(Str(name))
	if p.binary {
		key = FromLatin1(Str(name))
	}
	if f := formatted(p.args); f != nil {
		v, ok, err := f.Item(key)
		if ok || err != nil {
			p.list, p.named = []Value{v}, true
			return err
		}
	}
	d, ok := p.args.(*Dict)
	if !ok {
		kind := p.args.Type()
		if kind == "bytes" {
			kind = "byte"
		}
		return &Error{"TypeError", kind + " indices must be integers or slices, not str"}
	}
	v, ok, _ := d.Get(key)
	if !ok {
		return &Error{"KeyError", Repr(key)}
	}
	p.list, p.named = []Value{v}, true
	return nil
}

func (p *percent) flags(d *directive) {
	for ; p.pos < len(p.format); p.pos++ {
		switch p.format[p.pos] {
		case '-':
			d.minus = true
		case '+':
			d.plus = true
		case ' ':
			d.blank = true
		case '#':
			d.alternate = true
		case '0':
			d.zero = true
		default:
			return
		}
	}
}

// count reads a width or precision: digits, or * for an argument; -1 if there is
// none.
func (p *percent) count(what string) (int, error) {
	if strings.HasPrefix(p.format[p.pos:], "*") {
		p.pos++
		v, err := p.next()
		if err != nil {
			return 0, err
		}
		n, ok := Big(v)
		if !ok {
			return 0, &Error{"TypeError", "* wants int"}
		}
		if !n.IsInt64() || n.Int64() > math.MaxInt32 || n.Int64() < -math.MaxInt32 {
			return 0, &Error{"OverflowError", "Python int too large to convert to C ssize_t"}
		}
		return bounded(int(n.Int64()))
	}
	n, start := 0, p.pos
	for ; p.pos < len(p.format) && isDigit(p.format[p.pos]); p.pos++ {
		if n = n*10 + int(p.format[p.pos]-'0'); n > math.MaxInt32 {
			return 0, &Error{"ValueError", what + " too big"}
		}
	}
	if p.pos == start {
		return -1, nil
	}
	return bounded(n)
}

func bounded(n int) (int, error) {
	if n > maxPadding || n < -maxPadding {
		return 0, &Error{"MemoryError", ""}
	}
	return n, nil
}

// unsupportedVerb is the error for a letter that means nothing.
func (p *percent) unsupportedVerb(d directive) error {
	return &Error{"ValueError", fmt.Sprintf("unsupported format character '%c' (0x%x) at index %d",
		d.verb, d.verb, RuneCount(p.format[:d.at]))}
}
