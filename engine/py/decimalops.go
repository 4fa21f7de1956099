package py

import (
	"math/big"
	"strconv"
	"strings"
)

// DecimalContext says how decimals are rounded: to Precision digits, in the way
// that Rounding names ("ROUND_HALF_EVEN" and so on).
type DecimalContext struct {
	Precision int
	Rounding  string
}

// maxDecimalDigits bounds the digits that arithmetic takes.
const maxDecimalDigits = 1 << 14

// DecimalOp is a op b of two Decimals or ints, for *, /, //, %, ** and some
// words: "round" is a in the context, "quantize" is a with the exponent of b,
// "sqrt" and "integral" take a only. What would need more than some 16,000
// digits is refused with a MemoryError.
func DecimalOp(c *DecimalContext, op string, x, y Value) (Value, error) {
	a, ok := toDecimal(x)
	b, ok2 := toDecimal(y)
	if !ok || !ok2 {
		return nil, &Error{"TypeError", "unsupported operand type(s) for " + op + ": '" + FullName(x) + "' and '" + FullName(y) + "'"}
	}
	if len(a.digits)+len(b.digits) > maxDecimalDigits {
		return nil, &Error{"MemoryError", "the playground computes with Decimals of up to 16,384 digits"}
	}
	if a.special != 0 || b.special != 0 {
		return specialOp(op, a, b)
	}
	switch op {
	case "*":
		n := new(big.Int).Mul(a.coefficient(), b.coefficient())
		return c.finish(decimal{neg: a.neg != b.neg, digits: n.Abs(n).String(), exp: a.exp + b.exp})
	case "/":
		return c.divide(a, b)
	case "//", "%":
		return c.divideWhole(op, a, b)
	case "**":
		return c.power(a, b)
	case "quantize":
		d := c.roundAt(a, b.exp)
		if len(d.digits) > c.Precision {
			return nil, errInvalidOperation
		}
		return &Decimal{d.text()}, nil
	case "integral":
		if a.exp >= 0 {
			return &Decimal{a.text()}, nil
		}
		return &Decimal{c.roundAt(a, 0).text()}, nil
	case "sqrt":
		return c.sqrt(a)
	}
	return c.finish(a)
}

// specialOp is DecimalOp where one is an infinity or a NaN.
func specialOp(op string, a, b decimal) (Value, error) {
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
	infinite := decimal{neg: a.neg != b.neg, special: 'I', digits: "0"}
	switch op {
	case "*":
		if !a.isZero() && !b.isZero() {
			return &Decimal{infinite.text()}, nil
		}
	case "/", "//":
		if a.special == 0 {
			return &Decimal{decimal{neg: a.neg != b.neg, digits: "0"}.text()}, nil
		}
		if b.special == 0 {
			return &Decimal{infinite.text()}, nil
		}
	case "%":
		if a.special == 0 {
			return &Decimal{a.text()}, nil
		}
	case "round", "integral", "sqrt":
		if op != "sqrt" || !a.neg {
			return &Decimal{a.text()}, nil
		}
	case "quantize":
		if a.special == b.special {
			return &Decimal{a.text()}, nil
		}
	}
	return nil, errInvalidOperation
}

// finish rounds a result to the precision.
func (c *DecimalContext) finish(d decimal) (Value, error) {
	if len(d.digits) > c.Precision {
		d = c.roundAt(d, d.exp+len(d.digits)-c.Precision)
		if len(d.digits) > c.Precision { // 999 became 1000
			d.digits, d.exp = d.digits[:c.Precision], d.exp+1
		}
	}
	switch least := -decimalMaxExp - c.Precision + 1; {
	case d.isZero():
		d.exp = max(min(d.exp, decimalMaxExp), least)
	case d.adjusted() > decimalMaxExp:
		return nil, errDecimalOverflow
	case d.exp < least:
		d = c.roundAt(d, least)
	}
	return &Decimal{d.text()}, nil
}

// roundAt is d with the exponent exp, rounded as the context says.
func (c *DecimalContext) roundAt(d decimal, exp int) decimal {
	drop := exp - d.exp
	switch {
	case d.isZero():
		d.exp = exp
		return d
	case drop <= 0 && -drop <= maxDecimalDigits:
		return d.withExp(exp)
	case drop <= 0: // far more digits than any precision takes
		d.digits, d.exp = strings.Repeat("9", maxDecimalDigits), exp
		return d
	}
	kept, lost := "0", d.digits
	if drop < len(d.digits) {
		kept, lost = d.digits[:len(d.digits)-drop], d.digits[len(d.digits)-drop:]
	} else if drop > len(d.digits) {
		lost = "0" + strings.TrimRight(d.digits, "0")
	}
	if c.up(d.neg, kept, lost) {
		n, _ := new(big.Int).SetString(kept, 10)
		kept = n.Add(n, big.NewInt(1)).String()
	}
	return decimal{neg: d.neg, digits: kept, exp: exp}
}

// up tells whether the digits that are kept grow by one.
func (c *DecimalContext) up(neg bool, kept, lost string) bool {
	lost = strings.TrimRight(lost, "0")
	last := kept[len(kept)-1] - '0'
	half := strings.Compare(lost, "5")
	switch c.Rounding {
	case "ROUND_DOWN":
		return false
	case "ROUND_UP":
		return lost != ""
	case "ROUND_CEILING":
		return lost != "" && !neg
	case "ROUND_FLOOR":
		return lost != "" && neg
	case "ROUND_HALF_UP":
		return half >= 0
	case "ROUND_HALF_DOWN":
		return half > 0
	case "ROUND_05UP":
		return lost != "" && last%5 == 0
	}
	return half > 0 || half == 0 && last%2 == 1
}

func (c *DecimalContext) divide(a, b decimal) (Value, error) {
	if b.isZero() {
		if a.isZero() {
			return nil, &Error{"InvalidOperation", "[<class 'decimal.DivisionUndefined'>]"}
		}
		return nil, &Error{"DivisionByZero", "[<class 'decimal.DivisionByZero'>]"}
	}
	neg, ideal := a.neg != b.neg, a.exp-b.exp
	if a.isZero() {
		return c.finish(decimal{neg: neg, digits: "0", exp: ideal})
	}
	shift := max(len(b.digits)-len(a.digits)+c.Precision+1, 0)
	n := a.coefficient()
	n.Abs(n).Mul(n, powerOfTen(shift))
	m := b.coefficient()
	q, r := n.QuoRem(n, m.Abs(m), new(big.Int))
	d := decimal{neg: neg, digits: q.String(), exp: ideal - shift}
	if r.Sign() != 0 {
		if last := d.digits[len(d.digits)-1]; last == '0' || last == '5' { // a little more than that
			d.digits = d.digits[:len(d.digits)-1] + string(last+1)
		}
		return c.finish(d)
	}
	for d.exp < ideal && strings.HasSuffix(d.digits, "0") && len(d.digits) > 1 {
		d.digits, d.exp = d.digits[:len(d.digits)-1], d.exp+1
	}
	return c.finish(d)
}

func powerOfTen(n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// divideWhole is // and %, which cut towards zero, unlike those of ints.
func (c *DecimalContext) divideWhole(op string, a, b decimal) (Value, error) {
	if b.isZero() {
		switch {
		case op == "%":
			return nil, errInvalidOperation
		case a.isZero():
			return nil, &Error{"InvalidOperation", "[<class 'decimal.DivisionUndefined'>]"}
		}
		return nil, &Error{"DivisionByZero", "[<class 'decimal.DivisionByZero'>]"}
	}
	whole := decimal{neg: a.neg != b.neg, digits: "0"}
	rest := a
	exp := min(a.exp, b.exp)
	switch {
	case a.isZero():
		rest.exp = exp
	case a.adjusted() < b.adjusted():
		if op == "%" && a.exp-exp <= c.Precision {
			rest = rest.withExp(exp)
		}
	case a.adjusted()-b.adjusted() > c.Precision:
		return nil, &Error{"InvalidOperation", "[<class 'decimal.DivisionImpossible'>]"}
	default:
		n, m := a.withExp(exp).coefficient(), b.withExp(exp).coefficient()
		q, r := n.QuoRem(n.Abs(n), m.Abs(m), new(big.Int))
		whole.digits = q.String()
		rest = decimal{neg: a.neg, digits: r.String(), exp: exp}
		if len(whole.digits) > c.Precision {
			return nil, &Error{"InvalidOperation", "[<class 'decimal.DivisionImpossible'>]"}
		}
	}
	if op == "//" {
		return &Decimal{whole.text()}, nil
	}
	return c.finish(rest)
}

// power is a ** b for a whole b.
func (c *DecimalContext) power(a, b decimal) (Value, error) {
	n, ok := b.trimmed().whole()
	if b.trimmed().exp < 0 || !ok || n.BitLen() > 40 {
		return nil, &Error{"ValueError", "the playground raises a Decimal to whole powers only"}
	}
	if n.Sign() == 0 {
		if a.isZero() {
			return nil, errInvalidOperation
		}
		return &Decimal{"1"}, nil
	}
	work := &DecimalContext{c.Precision + 12, "ROUND_HALF_EVEN"}
	result, square := Value(&Decimal{"1"}), Value(&Decimal{a.text()})
	var err error
	for k := new(big.Int).Abs(n); k.Sign() > 0; k.Rsh(k, 1) {
		if k.Bit(0) == 1 {
			if result, err = DecimalOp(work, "*", result, square); err != nil {
				return nil, err
			}
		}
		if k.BitLen() == 1 {
			break
		}
		if square, err = DecimalOp(work, "*", square, square); err != nil {
			return nil, err
		}
	}
	if n.Sign() < 0 {
		return DecimalOp(c, "/", &Decimal{"1"}, result)
	}
	return DecimalOp(c, "round", result, result)
}

func (c *DecimalContext) sqrt(a decimal) (Value, error) {
	if a.isZero() {
		return &Decimal{decimal{neg: a.neg, digits: "0", exp: a.exp >> 1}.text()}, nil
	}
	if a.neg {
		return nil, errInvalidOperation
	}
	ideal := a.exp >> 1
	shift := max(2*c.Precision+4-len(a.digits), 0)
	if (a.exp-shift)&1 == 1 {
		shift++
	}
	n := new(big.Int).Mul(a.coefficient(), powerOfTen(shift))
	root := new(big.Int).Sqrt(n)
	exact := new(big.Int).Mul(root, root).Cmp(n) == 0
	d := decimal{digits: root.String(), exp: (a.exp - shift) / 2}
	if !exact && (strings.HasSuffix(d.digits, "0") || strings.HasSuffix(d.digits, "5")) {
		d.digits = d.digits[:len(d.digits)-1] + string(d.digits[len(d.digits)-1]+1)
	}
	for exact && d.exp < ideal && strings.HasSuffix(d.digits, "0") {
		d.digits, d.exp = d.digits[:len(d.digits)-1], d.exp+1
	}
	return (&DecimalContext{c.Precision, "ROUND_HALF_EVEN"}).finish(d)
}

// DecimalParts are the sign, the digits and the exponent of a Decimal; the
// exponent is "F", "n" or "N" for an infinity and a NaN.
func DecimalParts(v *Decimal) (neg bool, digits, exp string) {
	d, _ := parseDecimal(v.Text)
	exp = strconv.Itoa(d.exp)
	switch d.special {
	case 'I':
		exp = "F"
	case 'N':
		exp = "n"
	case 'S':
		exp = "N"
	}
	return d.neg, d.digits, exp
}

// DecimalTrimmed is v without zeros at its end.
func DecimalTrimmed(v *Decimal) *Decimal {
	d, _ := parseDecimal(v.Text)
	if d.special == 0 && d.isZero() {
		return &Decimal{decimal{neg: d.neg, digits: "0"}.text()}
	}
	return &Decimal{d.trimmed().text()}
}
