package py

import (
	"cmp"
	"math/big"
	"strconv"
	"strings"
)

// toDecimal is an int or a finite float as a decimal, exactly.
func toDecimal(v Value) (decimal, bool) {
	switch v := v.(type) {
	case *Decimal:
		return parseDecimal(v.Text)
	case Float:
		d, ok := parseDecimal(strconv.FormatFloat(float64(v), 'e', 766, 64))
		return d.trimmed(), ok
	}
	n, ok := Big(v)
	if !ok {
		return decimal{}, false
	}
	return parseDecimal(n.String())
}

// trimmed is d without the zeros at the end of its digits.
func (d decimal) trimmed() decimal {
	if d.special != 0 {
		return d
	}
	if d.isZero() {
		return decimal{digits: "0"}
	}
	kept := strings.TrimRight(d.digits, "0")
	d.exp += len(d.digits) - len(kept)
	d.digits = kept
	return d
}

// sign is -1, 0 or 1.
func (d decimal) sign() int {
	switch {
	case d.isZero():
		return 0
	case d.neg:
		return -1
	}
	return 1
}

// compare is -1, 0 or 1 for two decimals that are no NaN. It writes nothing out,
// so exponents of any size are all right.
func (d decimal) compare(e decimal) int {
	sign := d.sign()
	if sign != e.sign() || sign == 0 {
		return cmp.Compare(sign, e.sign())
	}
	if d.special == 'I' || e.special == 'I' {
		return sign * cmp.Compare(boolInt(d.special == 'I'), boolInt(e.special == 'I'))
	}
	if c := cmp.Compare(d.adjusted(), e.adjusted()); c != 0 {
		return sign * c
	}
	return sign * strings.Compare(strings.TrimRight(d.digits, "0"), strings.TrimRight(e.digits, "0"))
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Python's default decimal context.
const (
	decimalPrecision = 28
	decimalMaxExp    = 999999
)

var (
	errInvalidOperation = &Error{"InvalidOperation", "[<class 'decimal.InvalidOperation'>]"}
	errDecimalOverflow  = &Error{"Overflow", "[<class 'decimal.Overflow'>]"}
)

// addDecimals is a + b in Python's default context.
func addDecimals(a, b decimal) (Value, error) {
	if a.special != 0 || b.special != 0 {
		return addSpecial(a, b)
	}
	if a.isZero() && b.isZero() {
		return decimal{neg: a.neg && b.neg, digits: "0", exp: min(a.exp, b.exp)}.rounded()
	}
	if a.isZero() {
		return b.withExp(max(min(a.exp, b.exp), b.exp-decimalPrecision-1)).rounded()
	}
	if b.isZero() {
		return a.withExp(max(min(a.exp, b.exp), a.exp-decimalPrecision-1)).rounded()
	}
	if a.exp < b.exp {
		a, b = b, a
	}
	// What is far below a's last digit matters only as "a little more".
	if least := a.exp + min(-1, len(a.digits)-decimalPrecision-2); b.adjusted() < least {
		b.digits, b.exp = "1", least
	}
	a = a.withExp(b.exp)
	sum := a.coefficient()
	sum.Add(sum, b.coefficient())
	return decimal{neg: sum.Sign() < 0, digits: new(big.Int).Abs(sum).String(), exp: b.exp}.rounded()
}

// addSpecial is addDecimals where one is an infinity or a NaN.
func addSpecial(a, b decimal) (Value, error) {
	for _, d := range []decimal{a, b} {
		if d.special == 'S' {
			return nil, errInvalidOperation
		}
	}
	for _, d := range []decimal{a, b} {
		if d.special == 'N' {
			return &Decimal{d.text()}, nil
		}
	}
	if a.special == 'I' && b.special == 'I' && a.neg != b.neg {
		return nil, errInvalidOperation
	}
	if a.special == 'I' {
		return &Decimal{a.text()}, nil
	}
	return &Decimal{b.text()}, nil
}

// withExp is d written with the exponent exp, which is not above its own.
//
//go:noinline
func (d decimal) withExp(exp int) decimal {
	if d.exp > exp {
		d.digits += strings.Repeat("0", d.exp-exp)
		d.exp = exp
	}
	return d
}

// rounded is d in 28 digits, half to even.
func (d decimal) rounded() (Value, error) {
	d = d.roundTo(decimalPrecision)
	if !d.isZero() && d.adjusted() > decimalMaxExp {
		return nil, errDecimalOverflow
	}
	return &Decimal{d.text()}, nil
}

// roundTo is d in at most n digits, half to even. n may be 0 or less.
func (d decimal) roundTo(n int) decimal {
	drop := len(d.digits) - n
	if drop <= 0 {
		return d
	}
	d.exp += drop
	if n < 0 {
		d.digits = "0"
		return d
	}
	kept, lost := d.digits[:n], d.digits[n:]
	half := strings.Compare(strings.TrimRight(lost, "0"), "5")
	odd := n > 0 && (kept[n-1]-'0')%2 == 1
	if kept == "" {
		kept = "0"
	}
	d.digits = kept
	if half > 0 || half == 0 && odd {
		one := decimal{digits: kept}.coefficient()
		d.digits = one.Add(one, big.NewInt(1)).String()
	}
	if len(d.digits) > max(n, 1) { // 999 became 1000
		d.digits = d.digits[:len(d.digits)-1]
		d.exp++
	}
	return d
}
