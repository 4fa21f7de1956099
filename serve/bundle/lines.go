package bundle

import (
	"bytes"
	"encoding/binary"
)

// dropLines makes every function of the program tell line 0 in a traceback: the
// tables of line numbers are 88,000 bytes over the wire. Names of functions and
// files stay, and so does the offset in the function, by which the line is found
// in a build of the same sources.
//
// It also drops two kinds of other tables: of places where a goroutine must not be
// interrupted by a signal, because a browser has no signals, and of calls that were
// inlined, 23,000 bytes over the wire, without which a traceback has a frame less for
// each of those.
//
// The tables are Go's own and of no fixed form. Of a form that is not known
// nothing is changed, and the result is false.
func dropLines(memory []byte) bool {
	t, ok := findTables(memory)
	if !ok {
		return false
	}
	kept := map[uint32]bool{0: true} // tables that something else than a line needs
	lines, others := map[uint32]bool{}, map[uint32]bool{}
	for _, f := range t.funcs {
		lines[get32(f[funcLines:])] = true
		kept[get32(f[funcStack:])], kept[get32(f[funcFiles:])] = true, true
		for i := range get32(f[funcOthers:]) {
			at := get32(f[funcSize+4*i:])
			if i == unsafePoints || i == inlinedCalls {
				others[at] = true
			} else {
				kept[at] = true
			}
		}
	}
	var zero uint32 // where the table is that they all share
	for at := range lines {
		size := t.sizeAt(at)
		if kept[at] || size == 0 {
			continue
		}
		clear(t.pcs[at:][:size])
		if size >= len(lineZero) {
			zero = max(zero, at)
		}
	}
	if zero == 0 {
		return false
	}
	for at := range others {
		if !kept[at] && !lines[at] {
			clear(t.pcs[at:][:t.sizeAt(at)])
		}
	}
	copy(t.pcs[zero:], lineZero)
	for _, f := range t.funcs {
		if at := get32(f[funcLines:]); at != 0 && !kept[at] {
			binary.LittleEndian.PutUint32(f[funcLines:], zero)
		}
		for _, i := range []uint32{unsafePoints, inlinedCalls} {
			if get32(f[funcOthers:]) > i {
				binary.LittleEndian.PutUint32(f[funcSize+4*i:], 0)
			}
		}
	}
	return true
}

// dropNames makes every function of the program bear one of two names in a traceback:
// the names are 494,000 bytes, 70,000 over the wire with the places where they are. What
// is the runtime's own keeps a name of it, which a traceback leaves out. Files stay, and
// so does the offset in the function, by which it is found in a build of the same
// sources.
//
// Of tables whose form is not known nothing is changed, and the result is false.
func dropNames(memory []byte) bool {
	t, ok := findTables(memory)
	if !ok || len(t.names) < len(allNames) {
		return false
	}
	for _, f := range t.funcs {
		at := get32(f[funcName:])
		if uint64(at) >= uint64(len(t.names)) {
			return false
		}
		name := t.names[at:]
		place := ownName
		if bytes.HasPrefix(name, []byte("runtime.")) {
			place = runtimeName
		}
		binary.LittleEndian.PutUint32(f[funcName:], uint32(place))
	}
	clear(t.names)
	copy(t.names, allNames)
	return true
}

// allNames are the names that functions have then: none at 0, as the runtime wants it,
// and two at their places.
const (
	allNames    = "\x00go.f\x00runtime.f\x00"
	ownName     = 1
	runtimeName = 6
)

// lineZero is a table that has one line for all of a function: one more than
// the -1 with which tables begin, for the next 1<<32 - 1 places, and the end.
var lineZero = []byte{2, 0xff, 0xff, 0xff, 0xff, 0x0f, 0}

// tables are those of runtime.pclntab (cmd/link/internal/ld/pcln.go).
type tables struct {
	names []byte   // the names of functions, each with a zero byte behind it
	pcs   []byte   // tables from places in a function to a number
	funcs [][]byte // a record for each function
}

// Where the header and the record of a function have what is needed here
// (internal/abi and runtime._func).
const (
	headerSize  = 72
	headerNames = 8 + 3*8
	headerUnits = 8 + 4*8
	headerPCs   = 8 + 6*8
	headerFuncs = 8 + 7*8

	funcName   = 4
	funcStack  = 16
	funcFiles  = 20
	funcLines  = 24
	funcOthers = 28
	funcSize   = 44

	unsafePoints = 0 // which of the other tables
	inlinedCalls = 2
)

// tablesBegin is how the header begins since Go 1.20 for a program of 64 bits
// whose instructions have any size.
var tablesBegin = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

func findTables(memory []byte) (t tables, ok bool) {
	at := bytes.Index(memory, tablesBegin)
	if at < 0 || len(memory)-at < headerSize {
		return t, false
	}
	head := memory[at:]
	size := uint64(len(head))
	count, pcs, records := get64(head[8:]), get64(head[headerPCs:]), get64(head[headerFuncs:])
	names, units := get64(head[headerNames:]), get64(head[headerUnits:])
	if names > units || units > pcs || pcs > records || records > size || count > (size-records)/8 {
		return t, false
	}
	t.names = head[names:units]
	t.pcs = head[pcs:records]
	for i := range count {
		place := records + uint64(get32(head[records+8*i+4:]))
		if place+funcSize > size {
			return t, false
		}
		others := uint64(get32(head[place+funcOthers:]))
		if others > 16 || place+funcSize+4*others > size {
			return t, false
		}
		f := head[place:][:funcSize+4*others]
		if uint64(get32(f[funcLines:])) >= uint64(len(t.pcs)) {
			return t, false
		}
		t.funcs = append(t.funcs, f)
	}
	return t, count > 0
}

// sizeAt is the size of the table that begins there: pairs of numbers up to a
// first one that is 0, which only the table's own first may be.
func (t *tables) sizeAt(at uint32) int {
	rest := t.pcs[at:]
	for first := true; len(rest) > 0; first = false {
		if rest[0] == 0 && !first {
			return len(t.pcs) - int(at) - len(rest) + 1
		}
		for range 2 {
			_, n := binary.Uvarint(rest)
			if n <= 0 {
				return 0
			}
			rest = rest[n:]
		}
	}
	return 0
}

func get32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }
func get64(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }
