package pickle

import (
	"encoding/binary"
	"math"
	"slices"
	"unicode/utf8"

	"locmem/engine/py"
)

// A str, bytes, number or None alone needs no memo and has a known size, so
// these are written and read without the machinery for whole values.

// appendScalar adds the pickle of v if v is such a value.
func appendScalar(dst []byte, v py.Value) ([]byte, bool) {
	var room [16]byte
	body := room[:0]
	switch v := v.(type) {
	case py.Str:
		return appendTextPickle(dst, string(v), opShortUnicode, opBinUnicode), true
	case py.Bytes:
		return appendTextPickle(dst, string(v), opShortBinBytes, opBinBytes), true
	case py.Int:
		body = appendInt(body, int64(v))
	case py.Float:
		body = appendFloat(body, float64(v))
	case py.Bool:
		body = appendBool(body, bool(v))
	case py.NoneType:
		body = append(body, opNone)
	default:
		return dst, false
	}
	body = append(body, opStop)
	dst = slices.Grow(dst, 2+frameHeader+len(body))
	dst = append(dst, opProto, protocol)
	if len(body) >= frameMin {
		dst = append(dst, opFrame)
		dst = binary.LittleEndian.AppendUint64(dst, uint64(len(body)))
	}
	return append(dst, body...), true
}

func appendTextPickle(dst []byte, s string, short, long byte) []byte {
	dst = slices.Grow(dst, textSize(len(s)))
	dst = append(dst, opProto, protocol)
	if len(s) < frameTarget {
		head := 5
		if len(s) < 256 {
			head = 2
		}
		dst = append(dst, opFrame)
		dst = binary.LittleEndian.AppendUint64(dst, uint64(head+len(s)+2))
	}
	dst = appendHeader(dst, len(s), short, long)
	dst = append(dst, s...)
	return append(dst, opMemoize, opStop)
}

// appendHeader adds the opcode and length of a str or bytes.
func appendHeader(dst []byte, n int, short, long byte) []byte {
	if n < 256 {
		return append(dst, short, byte(n))
	}
	return binary.LittleEndian.AppendUint32(append(dst, long), uint32(n))
}

func appendBool(dst []byte, b bool) []byte {
	if b {
		return append(dst, opNewTrue)
	}
	return append(dst, opNewFalse)
}

// appendFloat writes NaN as Python's float("nan") is; Go's differs in a bit.
func appendFloat(dst []byte, f float64) []byte {
	if f != f && math.Float64bits(f) == math.Float64bits(math.NaN()) {
		f = math.Float64frombits(0x7ff8000000000000)
	}
	return binary.BigEndian.AppendUint64(append(dst, opBinFloat), math.Float64bits(f))
}

// appendInt adds an int of at most 64 bits.
func appendInt(dst []byte, n int64) []byte {
	switch {
	case 0 <= n && n < 256:
		return append(dst, opBinInt1, byte(n))
	case 0 <= n && n < 65536:
		return binary.LittleEndian.AppendUint16(append(dst, opBinInt2), uint16(n))
	case math.MinInt32 <= n && n <= math.MaxInt32:
		return binary.LittleEndian.AppendUint32(append(dst, opBinInt), uint32(n))
	}
	size := 5 // as few bytes of two's complement as hold n
	for size < 8 && n>>(8*size-1) != 0 && n>>(8*size-1) != -1 {
		size++
	}
	dst = append(dst, opLong1, byte(size))
	for i := range size {
		dst = append(dst, byte(n>>(8*i)))
	}
	return dst
}

// loadText is the text of a pickle that holds one str of less than 64 KiB, as
// appendTextPickle writes it. Of bytes it makes a copy.
func loadText[T string | []byte](data T) (string, bool) {
	const start = 2 + frameHeader
	if len(data) < start+4 || data[0] != opProto || data[1] != protocol || data[2] != opFrame {
		return "", false
	}
	from, n := start+2, int(data[start+1])
	if data[start] == opBinUnicode && len(data) > start+5 {
		from, n = start+5, int(data[start+1])|int(data[start+2])<<8|int(data[start+3])<<16|int(data[start+4]&0x7f)<<24
	} else if data[start] != opShortUnicode {
		return "", false
	}
	if n > len(data)-from-2 || data[from+n] != opMemoize || data[from+n+1] != opStop {
		return "", false
	}
	frame := 0
	for i, b := range []byte(data[3:start]) {
		frame |= int(b) << (8 * i)
	}
	s := string(data[from : from+n])
	return s, frame == from+n+2-start && utf8.ValidString(s)
}

// loadNumber is the int, bool or None that a pickle of one small such value
// holds, as appendScalar writes it.
func loadNumber[T string | []byte](data T) (py.Value, bool) {
	at := 2
	if len(data) < 4 || data[0] != opProto || data[1] != protocol {
		return nil, false
	}
	if data[2] == opFrame {
		if at = 2 + frameHeader; len(data) < at+2 || int(data[3]) != len(data)-at || string(data[4:at]) != "\x00\x00\x00\x00\x00\x00\x00" {
			return nil, false
		}
	}
	if size := len(data) - at - 2; data[len(data)-1] == opStop {
		switch op := data[at]; {
		case op == opBinInt1 && size == 1:
			return py.Int(data[at+1]), true
		case op == opBinInt2 && size == 2:
			return py.Int(data[at+1]) | py.Int(data[at+2])<<8, true
		case op == opBinInt && size == 4:
			n := uint32(data[at+1]) | uint32(data[at+2])<<8 | uint32(data[at+3])<<16 | uint32(data[at+4])<<24
			return py.Int(int32(n)), true
		case op == opNone && size == 0:
			return py.None, true
		case op == opNewTrue && size == 0:
			return py.Bool(true), true
		case op == opNewFalse && size == 0:
			return py.Bool(false), true
		}
	}
	return nil, false
}
