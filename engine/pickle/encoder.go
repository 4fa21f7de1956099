package pickle

import (
	"encoding/binary"
	"math/big"
	"slices"

	"locmem/engine/py"
)

// encoder writes one value. It is kept for the next one, with its buffers.
type encoder struct {
	out   []byte
	frame int // where the open frame's header begins in out
	full  int // length of out from which on the frame is to end before the next value
	memo  memo
	depth int // of C calls that CPython would be in

	pause  func() error // called at the end of each frame; nil: never
	paused error        // what it returned
}

// What is kept for the next value: a buffer of up to maxKept bytes, and the
// memo's pointers into a value of up to smallValue bytes, which they keep alive.
const (
	maxKept    = 1 << 18
	smallValue = 1 << 12
)

func (e *encoder) release() {
	if len(e.out) > smallValue {
		clear(e.memo.objects)
	}
	if cap(e.out) > maxKept {
		e.out = nil
	}
	e.memo.reset()
	e.pause, e.paused = nil, nil
	putEncoder(e)
}

// dump writes prefix and the whole pickle of v to e.out.
func (e *encoder) dump(prefix []byte, v py.Value) error {
	e.frame = len(prefix) + 2
	e.full = e.frame + frameHeader + frameTarget
	e.out = append(append(e.out[:0], prefix...), opProto, protocol, opFrame, 0, 0, 0, 0, 0, 0, 0, 0)
	e.depth = 0
	if err := e.save(v); err != nil {
		return err
	}
	e.write(opStop)
	e.closeFrame()
	return nil
}

// write adds an opcode to the frame.
func (e *encoder) write(op byte) { e.out = append(e.out, op) }

// openFrame begins a frame. One is open at all times; an empty one leaves no
// trace.
func (e *encoder) openFrame() {
	e.frame = len(e.out)
	e.full = e.frame + frameHeader + frameTarget
	e.out = append(e.out, opFrame, 0, 0, 0, 0, 0, 0, 0, 0)
}

// closeFrame writes the length of the frame, or takes its header away if the
// frame is too short to have one.
func (e *encoder) closeFrame() {
	body := e.frame + frameHeader
	if n := len(e.out) - body; n >= frameMin {
		binary.LittleEndian.PutUint64(e.out[e.frame+1:], uint64(n))
	} else {
		copy(e.out[e.frame:], e.out[body:])
		e.out = e.out[:e.frame+n]
	}
}

// boundary comes before each value: a frame that has reached 64 KiB ends here.
func (e *encoder) boundary() {
	if len(e.out) >= e.full {
		e.nextFrame()
	}
}

func (e *encoder) nextFrame() {
	e.closeFrame()
	e.openFrame()
	if e.pause != nil && e.paused == nil {
		e.paused = e.pause()
	}
}

// refuser is the host of an object that says when it is asked what pickling it raises.
type refuser interface{ Refuses() *py.Error }

// save writes v.
func (e *encoder) save(v py.Value) error {
	e.boundary()
	if e.paused != nil {
		return e.paused
	}
	switch v := v.(type) {
	case py.Str:
		e.saveText(string(v), opShortUnicode, opBinUnicode)
	case py.Bytes:
		e.saveText(string(v), opShortBinBytes, opBinBytes)
	case py.Int:
		e.out = appendInt(e.out, int64(v))
	case py.NoneType:
		e.out = append(e.out, opNone)
	case py.Bool:
		e.out = appendBool(e.out, bool(v))
	case py.Float:
		e.out = appendFloat(e.out, float64(v))
	case *py.BigInt:
		e.saveBig(&v.Int)
	case *py.Object:
		return e.saveObject(v)
	case nil:
		return &py.Error{Type: "PicklingError", Message: "Can't pickle a value that is none"}
	case *py.List, *py.Dict, *py.Tuple, *py.Set, *py.FrozenSet:
		return e.saveContainer(v)
	default:
		return e.saveLibrary(v)
	}
	return nil
}

func refusal(o *py.Object) error {
	if r, ok := o.Host.(refuser); ok {
		return r.Refuses()
	}
	if o.Refusal != nil {
		return o.Refusal
	}
	return &py.Error{Type: "PicklingError", Message: "Can't pickle " + o.Text}
}

// items writes values one after the other. Most are short texts that come for
// the first time, so all that those need is done in place.
func (e *encoder) items(values []py.Value) error {
	m := &e.memo
	for _, v := range values {
		s, ok := v.(py.Str)
		if !ok || len(s) >= 256 || m.small == smallMemo {
			if err := e.save(v); err != nil {
				return err
			}
			continue
		}
		at, bit := len(e.out)+2, uint64(1)<<hint(string(s))
		if m.seen&bit != 0 || at >= e.full {
			if err := e.save(v); err != nil {
				return err
			}
			continue
		}
		end := at + len(s)
		if end >= cap(e.out) {
			e.out = slices.Grow(e.out, 3+len(s))
		}
		e.out = e.out[:end+1]
		e.out[at-2], e.out[at-1], e.out[end] = opShortUnicode, byte(len(s)), opMemoize
		copy(e.out[at:end], s)
		m.texts[m.small] = textEntry{at, len(s), m.count, opShortUnicode}
		m.small++
		m.count++
		m.seen |= bit
	}
	return nil
}

// saveText writes a str or bytes, or a reference to an equal one before it.
func (e *encoder) saveText(s string, short, long byte) {
	if id, ok := e.memo.text(e.out, s, short); ok {
		e.recall(id)
		return
	}
	e.memo.addText(e.putText(s, short, long), s, short)
}

// newText is saveText for an object of its own, whatever was written before.
func (e *encoder) newText(s string, short, long byte) {
	e.putText(s, short, long)
	e.memo.count++
}

// putText writes a str or bytes and returns where its own bytes stand.
func (e *encoder) putText(s string, short, long byte) (at int) {
	if len(s) < frameTarget {
		e.out = appendHeader(e.out, len(s), short, long)
		at = len(e.out)
		e.out = append(append(e.out, s...), opMemoize)
	} else {
		e.closeFrame()
		e.out = appendHeader(e.out, len(s), short, long)
		at = len(e.out)
		e.out = append(e.out, s...)
		e.openFrame()
		e.write(opMemoize)
	}
	return at
}

// recall writes a reference to what has the memo number id.
func (e *encoder) recall(id uint32) {
	if id < 256 {
		e.out = append(e.out, opBinGet, byte(id))
		return
	}
	e.out = binary.LittleEndian.AppendUint32(append(e.out, opLongBinGet), id)
}

// memoize gives v, which was just written, the next memo number.
func (e *encoder) memoize(v py.Value) {
	e.memo.addObject(v)
	e.write(opMemoize)
}

// saveBig writes an int of any size as little-endian two's complement.
func (e *encoder) saveBig(n *big.Int) {
	if n.IsInt64() {
		e.out = appendInt(e.out, n.Int64())
		return
	}
	bits := n.BitLen()
	if n.Sign() < 0 {
		bits = new(big.Int).Not(n).BitLen()
	}
	size := bits/8 + 1
	if size < 256 {
		e.out = append(e.out, opLong1, byte(size))
	} else {
		e.out = binary.LittleEndian.AppendUint32(append(e.out, opLong4), uint32(size))
	}
	if n.Sign() < 0 {
		n = new(big.Int).Add(n, new(big.Int).Lsh(big.NewInt(1), uint(8*size)))
	}
	data := n.FillBytes(make([]byte, size))
	for i := range data {
		e.out = append(e.out, data[size-1-i])
	}
}
