package py

import (
	"math"
	"strconv"
)

// AppendFloat adds Python's repr of f: the shortest text that reads back as f,
// with an exponent below 1e-4 and from 1e16 on ("1e+16", "1e-05"), else with a
// decimal point ("1.0").
func AppendFloat(dst []byte, f float64) []byte {
	start := len(dst)
	dst = appendShortest(dst, f)
	for _, c := range dst[start:] {
		if c != '-' && (c < '0' || c > '9') {
			return dst // it has a point or an exponent, or is nan or inf
		}
	}
	return append(dst, ".0"...)
}

// appendShortest is AppendFloat without the ".0" of whole numbers, as the parts
// of a complex are written.
func appendShortest(dst []byte, f float64) []byte {
	switch {
	case math.IsNaN(f):
		return append(dst, "nan"...)
	case math.IsInf(f, 1):
		return append(dst, "inf"...)
	case math.IsInf(f, -1):
		return append(dst, "-inf"...)
	}
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e16) {
		return strconv.AppendFloat(dst, f, 'e', -1, 64)
	}
	return strconv.AppendFloat(dst, f, 'f', -1, 64)
}

// appendComplex adds Python's repr of c: "(1+2j)", or "2j" if the real part is
// a positive zero.
func appendComplex(dst []byte, c complex128) []byte {
	if real(c) == 0 && !math.Signbit(real(c)) {
		return append(appendShortest(dst, imag(c)), 'j')
	}
	dst = appendShortest(append(dst, '('), real(c))
	if !math.Signbit(imag(c)) || math.IsNaN(imag(c)) {
		dst = append(dst, '+')
	}
	return append(appendShortest(dst, imag(c)), 'j', ')')
}
