package pickle

import (
	"strconv"
	"strings"

	"locmem/engine/py"
)

// Op is an opcode of a pickle, as Python's pickletools tells of it.
type Op struct {
	Pos  int    `json:"pos"`  // where it begins
	Code []byte `json:"code"` // its byte and those of its argument, the first OpShown
	Size int    `json:"size"` // how many bytes it has
	Name string `json:"name"` // "SHORT_BINUNICODE"
	Arg  string `json:"arg"`  // the argument's repr, cut to ArgShown bytes or a few more, and what pickletools adds: "(as 0)", "(MARK at 11)"
}

// Bounds of an Op.
const (
	OpShown  = 16
	ArgShown = 120
	// longWritten is how many bytes a number has at most whose digits are written.
	longWritten = 1000
)

// opNames are the names of the opcodes, each behind its byte.
const opNames = "\n(MARK\n.STOP\n0POP\n1POP_MARK\nGBINFLOAT\nJBININT\nKBININT1\nMBININT2\nNNONE\nRREDUCE\nXBINUNICODE\naAPPEND\nbBUILD\neAPPENDS" +
	"\nhBINGET\njLONG_BINGET\nsSETITEM\ntTUPLE\nuSETITEMS\n)EMPTY_TUPLE\n]EMPTY_LIST\n}EMPTY_DICT\nBBINBYTES\nCSHORT_BINBYTES" +
	"\n\x80PROTO\n\x81NEWOBJ\n\x85TUPLE1\n\x86TUPLE2\n\x87TUPLE3\n\x88NEWTRUE\n\x89NEWFALSE\n\x8aLONG1\n\x8bLONG4\n\x8cSHORT_BINUNICODE" +
	"\n\x8dBINUNICODE8\n\x8eBINBYTES8\n\x8fEMPTY_SET\n\x90ADDITEMS\n\x91FROZENSET\n\x93STACK_GLOBAL\n\x94MEMOIZE\n\x95FRAME\n\x96BYTEARRAY8\n"

// Disassemble reads a pickle opcode by opcode and returns the first most of them and
// how many there are. What is cut off ends it; an opcode that this package does not write
// has no name.
func Disassemble(data []byte, most int) (ops []Op, total int) {
	d := decoder{source: &source{in: string(data)}}
	var marks []int
	memo := 0
	for d.pos < len(d.in) {
		at := d.pos
		op := d.in[at]
		d.pos++
		v, err := d.operand(op)
		if err != nil {
			break
		}
		note := ""
		switch op {
		case opMark:
			marks = append(marks, at)
		case opMemoize:
			note = "(as " + strconv.Itoa(memo) + ")"
			memo++
		case opPopMark, opTuple, opAppends, opSetItems, opAddItems, opFrozenSet:
			if n := len(marks); n > 0 {
				note = "(MARK at " + strconv.Itoa(marks[n-1]) + ")"
				marks = marks[:n-1]
			}
		}
		if total++; total <= most {
			_, name, _ := strings.Cut(opNames, "\n"+string([]byte{op}))
			o := Op{Pos: at, Size: d.pos - at, Code: []byte(d.in[at:min(d.pos, at+OpShown)]), Arg: note}
			o.Name, _, _ = strings.Cut(name, "\n")
			if v != nil {
				text, whole := py.ReprLimit(v, ArgShown)
				if n := ArgShown + 10; len(text) > n && whole { // a number
					text, whole = text[:ArgShown], false
				}
				if !whole {
					text += "…"
				}
				o.Arg = strings.TrimSpace(text + " " + note)
			}
			ops = append(ops, o)
		}
		if op == opStop {
			break
		}
	}
	return ops, total
}

// operand reads the argument of an opcode; nil: it has none.
func (d *decoder) operand(op byte) (py.Value, error) {
	size, sized := 0, false
	switch op {
	case opProto, opBinInt1, opBinGet:
		size = 1
	case opBinInt2:
		size = 2
	case opBinInt, opLongBinGet:
		size = 4
	case opBinFloat, opFrame:
		size = 8
	case opShortUnicode, opShortBinBytes, opLong1:
		size, sized = 1, true
	case opBinUnicode, opBinBytes, opLong4:
		size, sized = 4, true
	case opBinUnicode8, opBinBytes8, opByteArray8:
		size, sized = 8, true
	default:
		return nil, nil
	}
	if !sized {
		data, err := d.take(size)
		switch {
		case err != nil:
			return nil, err
		case op == opBinFloat:
			return py.Float(bigFloat(data)), nil
		case op != opBinInt:
			data += "\x00" // no sign
		}
		return longOf(data), nil
	}
	data, err := d.sized(size)
	if err != nil {
		return nil, err
	}
	switch op {
	case opLong1, opLong4:
		if len(data) > longWritten {
			return py.Bytes(data), nil
		}
		return longOf(data), nil
	case opShortUnicode, opBinUnicode, opBinUnicode8:
		return py.Str(data), nil
	case opByteArray8:
		return &py.ByteArray{Data: []byte(data)}, nil
	}
	return py.Bytes(data), nil
}
