package pickle

import (
	"encoding/binary"
	"math"
	"math/big"
	"unicode/utf8"

	"locmem/engine/py"
)

// What opcodes read from the bytes that follow them.

// take is the next n bytes.
func (d *decoder) take(n int) (string, error) {
	if n > len(d.in)-d.pos {
		return "", errTruncated
	}
	d.pos += n
	return d.in[d.pos-n : d.pos], nil
}

// length reads a length of size bytes; it cannot be more than what is left.
func (d *decoder) length(size int) (int, error) {
	data, err := d.take(size)
	if err != nil {
		return 0, err
	}
	n := uint64(0)
	for i := range len(data) {
		n |= uint64(data[i]) << (8 * i)
	}
	if n > uint64(len(d.in)-d.pos) {
		return 0, errTruncated
	}
	return int(n), nil
}

func (d *decoder) proto() error {
	data, err := d.take(1)
	if err == nil && data[0] > protocol {
		return &py.Error{Type: "ValueError", Message: "unsupported pickle protocol: " + py.Text(py.Int(data[0]))}
	}
	return err
}

// sized reads a length of the given size and that many bytes.
func (d *decoder) sized(size int) (string, error) {
	n, err := d.length(size)
	if err != nil {
		return "", err
	}
	return d.take(n)
}

func (d *decoder) text(op byte) error {
	size := 1
	if op == opBinUnicode {
		size = 4
	} else if op == opBinUnicode8 {
		size = 8
	}
	s, err := d.sized(size)
	if err != nil {
		return err
	}
	if !utf8.ValidString(s) && !py.ValidText(s) {
		return &py.Error{Type: "UnicodeDecodeError", Message: py.DecodeErrorText(s)}
	}
	d.push(d.slab.text(s, d.left()))
	return nil
}

func (d *decoder) binary(op byte) error {
	size := 8
	if op == opShortBinBytes {
		size = 1
	} else if op == opBinBytes {
		size = 4
	}
	s, err := d.sized(size)
	if err != nil {
		return err
	}
	if op == opByteArray8 {
		d.containers++
		d.push(&py.ByteArray{Data: []byte(s)})
	} else {
		d.push(py.Bytes(s))
	}
	return nil
}

func (d *decoder) integer(op byte) error {
	if op == opLong1 || op == opLong4 {
		size := 1
		if op == opLong4 {
			size = 4
		}
		data, err := d.sized(size)
		if err == nil {
			d.push(longOf(data))
		}
		return err
	}
	size := 1
	if op == opBinInt2 {
		size = 2
	} else if op == opBinInt {
		size = 4
	}
	data, err := d.take(size)
	if err != nil {
		return err
	}
	n := int64(0)
	for i := range size {
		n |= int64(data[i]) << (8 * i)
	}
	if op == opBinInt {
		n = int64(int32(n))
	}
	d.push(d.slab.int(py.Int(n), d.left()))
	return nil
}

// longOf is little-endian two's complement.
func longOf(data string) py.Value {
	if len(data) <= 8 {
		var room [8]byte
		if len(data) > 0 && data[len(data)-1] >= 0x80 {
			room = [8]byte{255, 255, 255, 255, 255, 255, 255, 255}
		}
		copy(room[:], data)
		return py.Int(binary.LittleEndian.Uint64(room[:]))
	}
	reversed := make([]byte, len(data))
	for i := range len(data) {
		reversed[len(data)-1-i] = data[i]
	}
	n := new(big.Int).SetBytes(reversed)
	if reversed[0] >= 0x80 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(data))))
	}
	return py.IntOf(n)
}

func bigFloat(data string) float64 {
	n := uint64(0)
	for i := range 8 {
		n = n<<8 | uint64(data[i])
	}
	return math.Float64frombits(n)
}

// recall pushes a value by its number.
func (d *decoder) recall(op byte) error {
	size := 1
	if op == opLongBinGet {
		size = 4
	}
	data, err := d.take(size)
	if err != nil {
		return err
	}
	n := 0
	for i := range size {
		n |= int(data[i]) << (8 * i)
	}
	if n < 0 || n >= d.memo.n {
		return unpicklingError("Memo value not found at index " + py.Text(py.Int(n)))
	}
	v := d.memo.all[n]
	switch v.(type) {
	case py.Str, py.Bytes:
	default:
		d.recalled = true
	}
	d.push(v)
	return nil
}
