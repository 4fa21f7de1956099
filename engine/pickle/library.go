package pickle

import (
	"encoding/binary"
	"math/big"

	"locmem/engine/py"
)

// class is one of the library classes that may stand in a pickle.
type class int

const (
	classComplex class = iota
	classDecimal
	classDate
	classDateTime
	classTimeDelta
	classTimeZone
	classUUID
	classCount
)

// classNames are the module and name of each class. CPython keeps the name of
// a class written in Python as one object, so that its name can be recalled.
var classNames = [classCount]struct {
	module, name string
	shared       bool
}{
	{"builtins", "complex", false},
	{"decimal", "Decimal", false},
	{"datetime", "date", false},
	{"datetime", "datetime", false},
	{"datetime", "timedelta", false},
	{"datetime", "timezone", false},
	{"uuid", "UUID", true},
}

// saveLibrary writes a bytearray or a value of one of the library classes.
func (e *encoder) saveLibrary(v py.Value) error {
	switch v := v.(type) {
	case *py.ByteArray:
		e.saveByteArray(v)
	case *py.Decimal:
		if id, ok := e.memo.object(v); ok {
			e.recall(id)
			break
		}
		e.saveClass(classDecimal)
		e.boundary()
		e.newText(v.Text, opShortUnicode, opBinUnicode)
		e.reduce(opTuple1)
		e.memo.setObject(v)
	case py.Complex:
		e.saveClass(classComplex)
		e.boundary()
		e.out = appendFloat(e.out, real(v))
		e.boundary()
		e.out = appendFloat(e.out, imag(v))
		e.reduce(opTuple2)
	case py.Date:
		e.saveClass(classDate)
		e.boundary()
		e.newText(string(appendDate(nil, v)), opShortBinBytes, opBinBytes)
		e.reduce(opTuple1)
	case py.DateTime:
		e.saveDateTime(v)
	case py.TimeDelta:
		e.saveTimeDelta(v)
	case py.UUID:
		e.saveUUID(v)
	default:
		return &py.Error{Type: "PicklingError", Message: "Can't pickle " + py.Repr(v)}
	}
	return nil
}

// saveByteArray writes a bytearray, or a reference to the same one before it.
func (e *encoder) saveByteArray(b *py.ByteArray) {
	if id, ok := e.memo.object(b); ok {
		e.recall(id)
		return
	}
	large := len(b.Data) >= frameTarget
	if large {
		e.closeFrame()
	}
	e.out = binary.LittleEndian.AppendUint64(append(e.out, opByteArray8), uint64(len(b.Data)))
	e.out = append(e.out, b.Data...)
	if large {
		e.openFrame()
	}
	e.memoize(b)
}

// saveClass writes a class by name, or a reference to it. Like every part of a
// library value it begins where a frame may end.
func (e *encoder) saveClass(c class) {
	e.boundary()
	if id := e.memo.classes[c]; id != 0 {
		e.recall(id - 1)
		return
	}
	e.saveText(classNames[c].module, opShortUnicode, opBinUnicode)
	e.boundary()
	if classNames[c].shared {
		e.saveText(classNames[c].name, opShortUnicode, opBinUnicode)
	} else {
		e.newText(classNames[c].name, opShortUnicode, opBinUnicode)
	}
	e.write(opStackGlobal)
	e.memo.classes[c] = e.anonymous() + 1
	e.memo.library = true
}

// anonymous memoizes something of which only the caller keeps the number.
func (e *encoder) anonymous() uint32 {
	e.write(opMemoize)
	e.memo.count++
	return e.memo.count - 1
}

// reduce ends a call: the tuple of arguments (by its opcode), REDUCE, and the
// memo numbers of both. The result's number is the last one given.
func (e *encoder) reduce(tuple byte) {
	e.write(tuple)
	e.anonymous()
	e.write(opReduce)
	e.anonymous()
}

func appendDate(dst []byte, d py.Date) []byte {
	return append(dst, byte(d.Year>>8), byte(d.Year), byte(d.Month), byte(d.Day))
}

func (e *encoder) saveDateTime(d py.DateTime) {
	e.saveClass(classDateTime)
	us := d.Microsecond
	state := append(appendDate(nil, d.Date), byte(d.Hour), byte(d.Minute), byte(d.Second), byte(us>>16), byte(us>>8), byte(us))
	e.boundary()
	e.newText(string(state), opShortBinBytes, opBinBytes)
	if !d.UTC {
		e.reduce(opTuple1)
		return
	}
	e.boundary()
	if id := e.memo.zones[d.Zone]; id != 0 {
		e.recall(id - 1)
	} else {
		e.saveClass(classTimeZone)
		e.saveTimeDelta(d.Zone.Delta())
		tuple := byte(opTuple1)
		if d.Zone.Name != "" {
			e.boundary()
			e.newText(d.Zone.Name, opShortUnicode, opBinUnicode)
			tuple = opTuple2
		}
		e.reduce(tuple)
		if e.memo.zones == nil {
			e.memo.zones = map[py.Zone]uint32{}
		}
		e.memo.zones[d.Zone] = e.memo.count
	}
	e.reduce(opTuple2)
}

func (e *encoder) saveTimeDelta(t py.TimeDelta) {
	e.saveClass(classTimeDelta)
	for _, n := range []int{t.Days, t.Seconds, t.Microseconds} {
		e.boundary()
		e.out = appendInt(e.out, int64(n))
	}
	e.reduce(opTuple3)
}

func (e *encoder) saveUUID(u py.UUID) {
	e.saveClass(classUUID)
	e.boundary()
	e.out = append(e.out, opEmptyTuple, opNewObj)
	e.anonymous()
	e.boundary()
	e.write(opEmptyDict)
	e.anonymous()
	e.boundary()
	e.saveText("int", opShortUnicode, opBinUnicode)
	e.boundary()
	e.saveBig(new(big.Int).SetBytes(u[:]))
	e.out = append(e.out, opSetItem, opBuild)
}
