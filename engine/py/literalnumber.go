package py

import (
	"errors"
	"math/big"
	"strconv"
	"strings"
)

// number reads an int or float that begins here; sign is what stood before it.
func (p *literalParser) number(sign string) (Value, *SyntaxError) {
	if p.peek() == '0' {
		switch p.peekAt(1) | 0x20 {
		case 'x':
			return p.based(sign, 16, "hexadecimal")
		case 'o':
			return p.based(sign, 8, "octal")
		case 'b':
			return p.based(sign, 2, "binary")
		}
	}
	start := p.pos
	if err := p.digits(); err != nil {
		return nil, err
	}
	whole := p.src[start:p.pos]
	if p.peek() == '.' {
		p.pos++
		if err := p.digits(); err != nil {
			return nil, err
		}
	}
	if err := p.exponent(start); err != nil {
		return nil, err
	}
	if err := p.numberEnd("decimal", start); err != nil {
		return nil, err
	}
	text := strings.ReplaceAll(p.src[start:p.pos], "_", "")
	if len(whole) < p.pos-start {
		f, err := strconv.ParseFloat(sign+text, 64)
		if err != nil && !errors.Is(err, strconv.ErrRange) {
			return nil, p.errorAt(start, "invalid decimal literal", "")
		}
		return Float(f), nil
	}
	return p.decimalInt(sign, text, start)
}

// digits skips digits with single underscores between them; there may be none.
func (p *literalParser) digits() *SyntaxError {
	for isDigit(p.peek()) {
		for isDigit(p.peek()) {
			p.pos++
		}
		if p.peek() == '_' {
			if !isDigit(p.peekAt(1)) {
				return p.errorAt(p.pos, "invalid decimal literal", "an underscore stands between two digits")
			}
			p.pos++
		}
	}
	return nil
}

// exponent skips the e of a float with its digits, if there is one.
func (p *literalParser) exponent(start int) *SyntaxError {
	if p.peek()|0x20 != 'e' {
		return nil
	}
	n := 1
	if p.peekAt(1) == '+' || p.peekAt(1) == '-' {
		n = 2
	}
	if !isDigit(p.peekAt(n)) {
		return p.errorAt(p.pos, "invalid decimal literal", "put text in quotes: "+ReprStr(p.bareText(start)))
	}
	p.pos += n
	return p.digits()
}

// numberEnd is the error for letters right after the number that begins at start.
func (p *literalParser) numberEnd(kind string, start int) *SyntaxError {
	c := p.peek()
	if !wordStart(c) && !isDigit(c) && !(c == '.' && kind == "decimal") {
		return nil
	}
	hint := "put text in quotes: " + ReprStr(p.bareText(start))
	if c|0x20 == 'j' && kind == "decimal" {
		hint = "complex numbers cannot be written here"
	}
	return p.errorAt(p.pos, "invalid "+kind+" literal", hint)
}

func (p *literalParser) decimalInt(sign, text string, at int) (Value, *SyntaxError) {
	if text[0] == '0' && strings.Trim(text, "0") != "" {
		return nil, p.errorAt(at, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
			"leave out the zeros, or put the digits in quotes")
	}
	if len(text) > maxIntDigits {
		return nil, p.errorAt(at, tooManyDigits(len(text)).Message+
			" - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", "")
	}
	return bigOf(sign+text, 10), nil
}

// bigOf is the int that text writes; text is known to be right.
func bigOf(text string, base int) Value {
	if n, err := strconv.ParseInt(text, base, 64); err == nil {
		return Int(n)
	}
	n, _ := new(big.Int).SetString(text, base)
	return IntOf(n)
}

// based reads a hexadecimal, octal or binary int.
func (p *literalParser) based(sign string, base int, kind string) (Value, *SyntaxError) {
	p.pos += 2
	start := p.pos
	for {
		c := p.peek()
		if c == '_' {
			c = p.peekAt(1)
			if digitOf(c) < base {
				p.pos++
			}
		}
		if digitOf(c) >= base {
			break
		}
		p.pos++
	}
	if isDigit(p.peek()) {
		return nil, p.errorAt(p.pos, "invalid digit '"+string(p.peek())+"' in "+kind+" literal", "")
	}
	if p.pos == start || p.peek() == '_' {
		return nil, p.errorAt(p.pos, "invalid "+kind+" literal", "put text in quotes: "+ReprStr(p.bareText(start-2)))
	}
	if err := p.numberEnd(kind, start-2); err != nil {
		return nil, err
	}
	return bigOf(sign+strings.ReplaceAll(p.src[start:p.pos], "_", ""), base), nil
}

// digitOf is the value of a hexadecimal digit, or 16.
func digitOf(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return 16
}
