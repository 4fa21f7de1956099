package py

import (
	"math"
	"math/big"
	"strings"
)

// write adds the text of one directive.
func (p *percent) write(d directive) error {
	if err := d.number(); err != nil {
		return err
	}
	if p.binary {
		switch d.verb {
		case 's', 'b':
			return p.bytes(d)
		case 'r':
			d.verb = 'a'
		}
	}
	switch d.verb {
	case 's':
		p.text(d, p.bounds.Text(d.arg))
	case 'r':
		p.text(d, p.bounds.Repr(d.arg))
	case 'a':
		p.text(d, asciiOnly(p.bounds.Repr(d.arg)))
	case 'c':
		return p.character(d)
	case 'd', 'i', 'u', 'o', 'x', 'X':
		return p.integer(d)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		return p.float(d)
	default:
		return p.unsupportedVerb(d)
	}
	return nil
}

// number asks an object for its number, if the directive writes one.
func (d *directive) number() error {
	f := formatted(d.arg)
	if f == nil {
		return nil
	}
	var names []string
	switch d.verb {
	case 'd', 'i', 'u':
		names = []string{"__int__", "__index__"}
	case 'x', 'X', 'o', 'c':
		names = []string{"__index__"}
	case 'e', 'E', 'f', 'F', 'g', 'G':
		names = []string{"__float__", "__index__"}
	default:
		return nil
	}
	v, ok, err := f.Number(names...)
	if err != nil {
		return err
	}
	if ok {
		d.arg = v
	}
	return nil
}

// asciiOnly turns a repr into what ascii() gives: other characters escaped.
func asciiOnly(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, n := DecodeRune(s[i:])
		if r < 0x80 {
			out = append(out, s[i])
		} else {
			out = appendEscapedRune(out, r)
		}
		i += n
	}
	return string(out)
}

// text adds a text, cut to the precision and padded with blanks.
func (p *percent) text(d directive, s string) {
	if d.precision >= 0 {
		s = cutRunes(s, d.precision)
	}
	d.zero = false
	p.pad(d, "", s)
}

// pad adds prefix and body in the width of d: zeros go between the two.
func (p *percent) pad(d directive, prefix, body string) {
	n := max(d.width-RuneCount(prefix)-RuneCount(body), 0)
	switch {
	case d.minus:
		p.out = append(append(append(p.out, prefix...), body...), strings.Repeat(" ", n)...)
	case d.zero:
		p.out = append(append(append(p.out, prefix...), strings.Repeat("0", n)...), body...)
	default:
		p.out = append(append(append(p.out, strings.Repeat(" ", n)...), prefix...), body...)
	}
}

func (d directive) signOf(negative bool) string {
	sign := byte(0)
	if d.plus {
		sign = '+'
	} else if d.blank {
		sign = ' '
	}
	return signText(negative, sign)
}

// bytes adds the bytes of %s and %b, which are the same.
func (p *percent) bytes(d directive) error {
	data, ok := bytesOf(d.arg)
	if !ok {
		return &Error{"TypeError", "%b requires a bytes-like object, or an object that implements __bytes__, not '" + FullName(d.arg) + "'"}
	}
	p.text(d, string(Latin1(data)))
	return nil
}

// byteCharacter is %c of bytes: a number below 256, or one byte.
func (p *percent) byteCharacter(d directive) error {
	d.precision = -1
	if data, ok := bytesOf(d.arg); ok && len(data) == 1 {
		p.text(d, string(Latin1(data)))
		return nil
	}
	n, ok := Big(d.arg)
	switch {
	case !ok:
		return &Error{"TypeError", "%c requires an integer in range(256) or a single byte"}
	case !n.IsInt64() || n.Int64() < 0 || n.Int64() > 255:
		return &Error{"OverflowError", "%c arg not in range(256)"}
	}
	p.text(d, string(AppendRune(nil, rune(n.Int64()))))
	return nil
}

func (p *percent) character(d directive) error {
	if p.binary {
		return p.byteCharacter(d)
	}
	if s, ok := d.arg.(Str); ok && RuneCount(string(s)) == 1 {
		d.precision = -1
		p.text(d, string(s))
		return nil
	}
	n, ok := Big(d.arg)
	if !ok {
		return &Error{"TypeError", "%c requires int or char"}
	}
	if !n.IsInt64() || n.Sign() < 0 || n.Int64() > 0x10ffff {
		return &Error{"OverflowError", "%c arg not in range(0x110000)"}
	}
	d.precision = -1
	p.text(d, string(AppendRune(nil, rune(n.Int64()))))
	return nil
}

func (p *percent) integer(d directive) error {
	n, err := d.wholeNumber()
	if err != nil {
		return err
	}
	digits, prefix := digitsIn(n, byte(d.verb))
	if !d.alternate {
		prefix = ""
	}
	if short := d.precision - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	p.pad(d, d.signOf(n.Sign() < 0)+prefix, digits)
	return nil
}

// wholeNumber is the argument of %d and its like: for these any number, cut to
// an int; for %x and %o an int.
func (d directive) wholeNumber() (*big.Int, error) {
	if n, ok := Big(d.arg); ok {
		return n, nil
	}
	wanted := "a real number"
	if d.verb == 'x' || d.verb == 'X' || d.verb == 'o' {
		wanted = "an integer"
	} else {
		switch d.arg.(type) {
		case Float, *Decimal, UUID:
			v, err := ParseInt(d.arg)
			if err != nil {
				return nil, err
			}
			n, _ := Big(v)
			return n, nil
		}
	}
	return nil, &Error{"TypeError", "%" + string(d.verb) + " format: " + wanted + " is required, not " + FullName(d.arg)}
}

func (p *percent) float(d directive) error {
	x, err := Float64(d.arg)
	if err != nil {
		return err
	}
	precision := d.precision
	if precision < 0 {
		precision = 6
	}
	body := floatBody(math.Abs(x), byte(d.verb), precision, d.alternate)
	p.pad(d, d.signOf(math.Signbit(x) && !math.IsNaN(x)), body)
	return nil
}
