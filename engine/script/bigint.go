package script

import (
	"math/big"
)

// Operations on large ints, cut into pieces with a pause between them: one call of
// math/big on a million bits holds a browser up for a good part of a second.

const (
	pieceWords = 1 << 10 // of 64 bits, up to which math/big works in one go
	pieceBits  = 64 * pieceWords
)

// Product is x * y.
func (in *Interp) Product(x, y *big.Int) (*big.Int, error) {
	if x.BitLen() < y.BitLen() {
		x, y = y, x
	}
	if y.BitLen() <= pieceBits && x.BitLen() <= 2*pieceBits {
		return new(big.Int).Mul(x, y), nil
	}
	half := uint(x.BitLen()+1) / 2
	x1, x0 := halves(x, half)
	y1, y0 := x1, x0
	if x != y { // a square is made of squares, which take less
		y1, y0 = halves(y, half)
	}
	upper, lower := new(big.Int), new(big.Int)
	var middle *big.Int
	err := in.rest()
	if err == nil && y1.Sign() != 0 {
		upper, err = in.Product(x1, y1)
	}
	if err == nil {
		lower, err = in.Product(x0, y0)
	}
	switch {
	case err != nil:
		return nil, err
	case y1.Sign() == 0:
		middle, err = in.Product(x1, y0)
	case x == y:
		sum := new(big.Int).Add(x1, x0)
		middle, err = in.Product(sum, sum)
	default:
		middle, err = in.Product(new(big.Int).Add(x1, x0), new(big.Int).Add(y1, y0))
	}
	if err != nil {
		return nil, err
	}
	if y1.Sign() != 0 { // Karatsuba's: x1*y0 + x0*y1 from one product
		middle.Sub(middle, upper).Sub(middle, lower)
	}
	z := upper.Lsh(upper, half)
	z.Add(z, middle).Lsh(z, half).Add(z, lower)
	if x.Sign() != y.Sign() {
		z.Neg(z)
	}
	return z, nil
}

// halves is |x| in two: the bits above the lowest n, and those.
func halves(x *big.Int, n uint) (upper, lower *big.Int) {
	x = new(big.Int).Abs(x)
	upper = new(big.Int).Rsh(x, n)
	return upper, x.Sub(x, new(big.Int).Lsh(upper, n))
}

// QuoRem is x / y, rounded towards zero, and what remains, as of big.Int.
func (in *Interp) QuoRem(x, y *big.Int) (q, r *big.Int, err error) {
	blocks := (x.BitLen() - y.BitLen()) / pieceBits
	if blocks < 1 || y.BitLen() <= 64 {
		q, r = new(big.Int).QuoRem(x, y, new(big.Int))
		return q, r, nil
	}
	divisor := new(big.Int).Abs(y)
	r, rest := halves(x, uint(blocks*pieceBits))
	q, r = new(big.Int).QuoRem(r, divisor, new(big.Int))
	for n := blocks - 1; n >= 0; n-- { // by hand, each digit a piece
		if err := in.rest(); err != nil {
			return nil, nil, err
		}
		var digit *big.Int
		digit, rest = halves(rest, uint(n*pieceBits))
		r.Lsh(r, pieceBits).Add(r, digit)
		digit, r = digit.QuoRem(r, divisor, new(big.Int))
		q.Lsh(q, pieceBits).Add(q, digit)
	}
	if x.Sign() != y.Sign() {
		q.Neg(q)
	}
	if x.Sign() < 0 {
		r.Neg(r)
	}
	return q, r, nil
}

// powerOf is x ** y for y >= 0, where the result has a size that fits.
func (in *Interp) powerOf(x, y *big.Int) (*big.Int, error) {
	if x.BitLen() <= 1 || y.BitLen() < 2 || int(y.Int64())*x.BitLen() <= pieceBits {
		return new(big.Int).Exp(x, y, nil), nil
	}
	z, err := x, error(nil)
	for i := y.BitLen() - 2; i >= 0 && err == nil; i-- {
		if z, err = in.Product(z, z); err == nil && y.Bit(i) == 1 {
			z, err = in.Product(z, x)
		}
	}
	return z, err
}

// pieceSquares is how often a number of 64 words is squared between two pauses.
const pieceSquares = 64

// powerBelow is x ** y modulo n, for n > 0; nil where x has no inverse.
func (in *Interp) powerBelow(x, y, n *big.Int) (*big.Int, error) {
	x = new(big.Int).Mod(x, n)
	if y.Sign() < 0 {
		if x = x.ModInverse(x, n); x == nil {
			return nil, nil
		}
		y = new(big.Int).Neg(y)
	}
	if y.BitLen() <= pieceSquares {
		return x.Exp(x, y, n), nil
	}
	z, product := new(big.Int).Set(x), new(big.Int)
	for i := y.BitLen() - 2; i >= 0; i-- {
		z.Mod(product.Mul(z, z), n)
		if y.Bit(i) == 1 {
			z.Mod(product.Mul(z, x), n)
		}
		if i%pieceSquares == 0 {
			if err := in.rest(); err != nil {
				return nil, err
			}
		}
	}
	return z, nil
}
