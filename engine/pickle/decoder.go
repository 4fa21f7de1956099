package pickle

import (
	"encoding/binary"
	"math"
	"math/big"
	"unicode/utf8"

	"locmem/engine/py"
)

// decoder is the stack machine that reads one pickle.
type decoder struct {
	*source
	stack stackOf[py.Value]
	memo  stackOf[py.Value]
	marks stackOf[int] // heights of stack
	// What the result must be checked for, if anything.
	containers int  // made so far: no value is deeper than that
	recalled   bool // some container may stand in two places, or within itself
	library    bool // there were parts of library values, which must not remain
}

// source is what values are made from. It is apart from decoder because valueStack
// point into it: what they point into has to be on the heap, and the compiler
// would put all that is in one struct with it there.
type source struct {
	in   string
	pos  int
	slab slab
}

// loadsRoom is room for the stacks of a small value. It lies on the goroutine's
// stack, where it costs next to nothing.
type loadsRoom struct {
	stack, memo [24]py.Value
	marks       [8]int
}

// stackOf is a stack: the first n of all. It does what append would do, but in a
// way in which the compiler sees that loadsRoom is not kept.
type stackOf[T any] struct {
	all []T
	n   int
}

func (s *stackOf[T]) push(v T) {
	if s.n == len(s.all) {
		s.grow()
	}
	s.all[s.n] = v
	s.n++
}

func (s *stackOf[T]) grow() {
	larger := make([]T, 2*len(s.all))
	copy(larger, s.all)
	s.all = larger
}

// loads reads the pickle that data begins with.
func loads(data string) (py.Value, error) {
	var room loadsRoom
	d := decoder{source: &source{in: data}}
	d.stack.all, d.memo.all, d.marks.all = room.stack[:], room.memo[:], room.marks[:]
	d.slab.begin(len(data))
	return d.load()
}

func unpicklingError(text string) error {
	return &py.Error{Type: "UnpicklingError", Message: text}
}

var (
	errTruncated = unpicklingError("pickle data was truncated")
	errUnderflow = unpicklingError("unpickling stack underflow")
	errNoMark    = unpicklingError("could not find MARK")
)

// load runs up to STOP. The most common opcodes are seen to right here.
func (d *decoder) load() (py.Value, error) {
	if d.in == "" {
		return nil, &py.Error{Type: "EOFError", Message: "Ran out of input"}
	}
	for d.pos < len(d.in) {
		op := d.in[d.pos]
		d.pos++
		switch op {
		case opShortUnicode:
			if d.quickText() {
				continue
			}
		case opMemoize:
			if d.stack.n > d.floor() {
				d.memo.push(d.stack.all[d.stack.n-1])
				continue
			}
		case opMark:
			d.marks.push(d.stack.n)
			continue
		case opBinInt1:
			if d.pos < len(d.in) {
				d.push(py.Int(d.in[d.pos]))
				d.pos++
				continue
			}
		case opBinInt2:
			if d.left() >= 2 {
				d.push(d.slab.int(py.Int(d.in[d.pos])|py.Int(d.in[d.pos+1])<<8, d.left()))
				d.pos += 2
				continue
			}
		case opEmptyDict:
			d.made(d.slab.dict(d.left()))
			continue
		case opEmptyList:
			d.made(d.slab.list(d.left()))
			continue
		case opStop:
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

// quickText reads a short str with the memo number it always gets, or says that
// something is not as usual.
func (d *decoder) quickText() bool {
	if d.pos >= len(d.in) {
		return false
	}
	end := d.pos + 1 + int(d.in[d.pos])
	if end >= len(d.in) || d.in[end] != opMemoize || !utf8.ValidString(d.in[d.pos+1:end]) {
		return false
	}
	v := d.slab.text(d.in[d.pos+1:end], len(d.in)-end)
	d.stack.push(v)
	d.memo.push(v)
	d.pos = end + 1
	return true
}

// step carries out one opcode.
func (d *decoder) step(op byte) error {
	switch op {
	case opShortUnicode, opBinUnicode, opBinUnicode8:
		return d.text(op)
	case opMemoize:
		return errUnderflow // load saw that there is nothing
	case opBinInt1, opBinInt2, opBinInt, opLong1, opLong4:
		return d.integer(op)
	case opBinGet, opLongBinGet:
		return d.recall(op)
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
		_, err := d.cut()
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

func (d *decoder) push(v py.Value) { d.stack.push(v) }

// left is how many bytes are still to be read.
func (d *decoder) left() int { return len(d.in) - d.pos }

// floor is the height of stack that may not be popped: the last mark.
func (d *decoder) floor() int {
	if d.marks.n == 0 {
		return 0
	}
	return d.marks.all[d.marks.n-1]
}

func (d *decoder) pop() (py.Value, error) {
	if d.stack.n <= d.floor() {
		return nil, errUnderflow
	}
	d.stack.n--
	return d.stack.all[d.stack.n], nil
}

// drop is POP: the top value, or a mark if that is on top.
func (d *decoder) drop() error {
	if d.marks.n > 0 && d.stack.n == d.floor() {
		d.marks.n--
		return nil
	}
	_, err := d.pop()
	return err
}

// cut takes off the last mark and what is above it. The values are the stack's
// own memory: good until the next push.
func (d *decoder) cut() ([]py.Value, error) {
	if d.marks.n == 0 {
		return nil, errNoMark
	}
	from := d.floor()
	d.marks.n--
	items := d.stack.all[from:d.stack.n]
	d.stack.n = from
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
