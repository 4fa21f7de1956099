package pickle

import (
	"unicode/utf8"

	"locmem/engine/py"
)

// decoder is the stack machine that reads one pickle.
type decoder struct {
	*source
	pause func() error // nil: none
	stack stackOf[py.Value]
	memo  stackOf[py.Value]
	marks stackOf[int] // heights of stack
	// What the result must be checked for, if anything.
	containers int  // made so far: no value is deeper than that
	recalled   bool // some container may stand in two places, or within itself
	library    bool // there were parts of library values, which must not remain
}

// pauseEvery is how many bytes are read without a pause: less than a millisecond's
// work in a browser.
const pauseEvery = 1 << 14

// loads reads the pickle that data begins with.
func loads(data string, pause func() error) (py.Value, error) {
	var room loadsRoom
	d := decoder{source: &source{in: data}, pause: pause}
	d.stack.all, d.memo.all, d.marks.all = room.stack[:], room.memo[:], room.marks[:]
	d.slab.begin(len(data))
	if start := 2 + frameHeader; len(data) > start && data[0] == opProto && data[1] == protocol && data[2] == opFrame {
		d.pos = 3
		if _, err := d.length(8); err != nil {
			return nil, err
		}
	}
	return d.load()
}

//go:noinline
func unpicklingError(text string) error {
	return &py.Error{Type: "UnpicklingError", Message: text}
}

var (
	errTruncated = unpicklingError("pickle data was truncated")
	errUnderflow = unpicklingError("unpickling stack underflow")
	errNoMark    = unpicklingError("could not find MARK")
)

// load runs up to STOP.
func (d *decoder) load() (py.Value, error) {
	if d.in == "" {
		return nil, &py.Error{Type: "EOFError", Message: "Ran out of input"}
	}
	for d.pos < len(d.in) {
		until := len(d.in)
		if d.pause != nil {
			until = min(until, d.pos+pauseEvery)
		}
		v, err := d.loadPart(until)
		if v != nil || err != nil {
			return v, err
		}
		if d.pause != nil {
			if err := d.pause(); err != nil {
				return nil, err
			}
		}
	}
	return nil, errTruncated
}

// loadPart runs up to STOP, or until an opcode begins at until or behind it: then
// there is no value. The most common opcodes are seen to right here, with the
// place kept at hand and not in d.
func (d *decoder) loadPart(until int) (py.Value, error) {
	in, pos := d.in, d.pos
	for pos < until {
		op := in[pos]
		pos++
		switch op {
		case opShortUnicode:
			if end := quickText(in, pos); end > 0 {
				v := d.slab.text(in[pos+1:end], len(in)-end)
				d.stack.push(v)
				d.memo.push(v)
				pos = end + 1
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
			if pos < len(in) {
				d.push(py.Int(in[pos]))
				pos++
				continue
			}
		case opBinInt2:
			if len(in)-pos >= 2 {
				d.push(d.slab.int(py.Int(in[pos])|py.Int(in[pos+1])<<8, len(in)-pos))
				pos += 2
				continue
			}
		case opEmptyDict:
			d.made(d.slab.dicts.next(len(in)-pos, 32))
			continue
		case opEmptyList:
			d.made(d.slab.lists.next(len(in)-pos, 32))
			continue
		case opAppends, opSetItems:
			d.pos = pos
			if items, err := d.cut(); err != nil {
				return nil, err
			} else if err := d.fill(op, items); err != nil {
				return nil, err
			}
			continue
		case opStop:
			d.pos = pos
			return d.result()
		}
		d.pos = pos
		if err := d.step(op); err != nil {
			return nil, err
		}
		pos = d.pos
	}
	d.pos = pos
	return nil, nil
}

// quickText is where the str of less than 256 bytes ends whose length stands at
// pos, if it is valid and gets the memo number that it always gets; else 0.
func quickText(in string, pos int) int {
	if pos >= len(in) {
		return 0
	}
	end := pos + 1 + int(in[pos])
	if end >= len(in) || in[end] != opMemoize {
		return 0
	}
	all := byte(0)
	for _, c := range []byte(in[pos+1 : end]) {
		all |= c
	}
	if all >= utf8.RuneSelf && !utf8.ValidString(in[pos+1:end]) {
		return 0
	}
	return end
}

// result is the value on top, if it is one that can be given out.
func (d *decoder) result() (py.Value, error) {
	v, err := d.pop()
	if err != nil {
		return nil, err
	}
	if err := d.check(v); err != nil {
		return nil, err
	}
	return v, nil
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
