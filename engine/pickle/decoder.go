package pickle

import (
	"encoding/binary"
	"math"
	"math/big"
	"sync"
	"unicode/utf8"

	"locmem/engine/py"
)

// decoder is the stack machine that reads one pickle. It is kept for the next
// one, with its stacks.
type decoder struct {
	in    string
	pos   int
	stack []py.Value
	marks []int // heights of stack
	memo  []py.Value
	// What the result must be checked for, if anything.
	containers int  // made so far: no value is deeper than that
	recalled   bool // some container may stand in two places, or within itself
	library    bool // there were parts of library values, which must not remain
}

var decoders = sync.Pool{New: func() any { return new(decoder) }}

// maxKeptValues is the height of stack and memo that is kept.
const maxKeptValues = 1 << 12

func (d *decoder) release() {
	clear(d.stack) // what is above was cleared when it was taken off
	clear(d.memo)
	*d = decoder{stack: d.stack[:0], marks: d.marks[:0], memo: d.memo[:0]}
	if cap(d.stack) > maxKeptValues || cap(d.memo) > maxKeptValues {
		*d = decoder{}
	}
	decoders.Put(d)
}

func unpicklingError(text string) error {
	return &py.Error{Type: "UnpicklingError", Message: text}
}

var (
	errTruncated = unpicklingError("pickle data was truncated")
	errUnderflow = unpicklingError("unpickling stack underflow")
	errNoMark    = unpicklingError("could not find MARK")
)

// load reads the pickle.
func (d *decoder) load(data string) (py.Value, error) {
	if data == "" {
		return nil, &py.Error{Type: "EOFError", Message: "Ran out of input"}
	}
	d.in = data
	for d.pos < len(data) {
		op := data[d.pos]
		d.pos++
		if op == opStop {
			v, err := d.pop()
			if err != nil {
				return nil, err
			}
			return v, d.check(v)
		}
		if err := d.step(op); err != nil {
			return nil, err
		}
	}
	return nil, errTruncated
}

// step carries out one opcode.
func (d *decoder) step(op byte) error {
	switch op {
	case opShortUnicode, opBinUnicode, opBinUnicode8:
		return d.text(op)
	case opMemoize:
		return d.memoize()
	case opBinInt1, opBinInt2, opBinInt, opLong1, opLong4:
		return d.integer(op)
	case opBinGet, opLongBinGet:
		return d.recall(op)
	case opMark:
		d.marks = append(d.marks, len(d.stack))
	case opNone:
		d.push(py.None)
	case opNewTrue:
		d.push(py.Bool(true))
	case opNewFalse:
		d.push(py.Bool(false))
	case opBinFloat:
		data, err := d.take(8)
		if err != nil {
			return err
		}
		d.push(py.Float(bigFloat(data)))
	case opFrame:
		_, err := d.length(8) // bounded by what is there; frames mean nothing else
		return err
	case opProto:
		return d.proto()
	case opPop:
		return d.drop()
	case opPopMark:
		items, err := d.cut()
		clear(items)
		return err
	case opShortBinBytes, opBinBytes, opBinBytes8, opByteArray8:
		return d.binary(op)
	case opReduce, opStackGlobal, opNewObj, opBuild:
		return d.object(op)
	default:
		return d.container(op)
	}
	return nil
}

func (d *decoder) push(v py.Value) { d.stack = append(d.stack, v) }

// floor is the height of stack that may not be popped: the last mark.
func (d *decoder) floor() int {
	if len(d.marks) == 0 {
		return 0
	}
	return d.marks[len(d.marks)-1]
}

func (d *decoder) pop() (py.Value, error) {
	top := len(d.stack) - 1
	if top < d.floor() {
		return nil, errUnderflow
	}
	v := d.stack[top]
	d.stack[top] = nil
	d.stack = d.stack[:top]
	return v, nil
}

// drop is POP: the top value, or a mark if that is on top.
func (d *decoder) drop() error {
	if len(d.marks) > 0 && len(d.stack) == d.floor() {
		d.marks = d.marks[:len(d.marks)-1]
		return nil
	}
	_, err := d.pop()
	return err
}

// cut takes off the last mark and what is above it. The caller clears the
// values, which are the stack's own memory, before the next push.
func (d *decoder) cut() ([]py.Value, error) {
	if len(d.marks) == 0 {
		return nil, errNoMark
	}
	from := d.floor()
	d.marks = d.marks[:len(d.marks)-1]
	items := d.stack[from:]
	d.stack = d.stack[:from]
	return items, nil
}

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
	d.push(py.Str(s))
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
	d.push(py.Int(n))
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

// memoize numbers the value on top.
func (d *decoder) memoize() error {
	if len(d.stack) == d.floor() {
		return errUnderflow
	}
	d.memo = append(d.memo, d.stack[len(d.stack)-1])
	return nil
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
	if n < 0 || n >= len(d.memo) {
		return unpicklingError("Memo value not found at index " + py.Text(py.Int(n)))
	}
	v := d.memo[n]
	switch v.(type) {
	case py.Str, py.Bytes:
	default:
		d.recalled = true
	}
	d.push(v)
	return nil
}
