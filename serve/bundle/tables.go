package bundle

import (
	"bytes"
	"encoding/binary"
)

// tables are those of runtime.pclntab (cmd/link/internal/ld/pcln.go).
type tables struct {
	names  []byte   // the names of functions, each with a zero byte behind it
	pcs    []byte   // tables from places in a function to a number
	funcs  []record // in the order of their places
	order  []byte   // 8 bytes a function: its number and where its record is
	infos  []byte   // what records refer to: pointers on the stack, inlined calls, arguments
	search []byte   // runtime.findfuncbucket: from a place to about which function it is in
}

// record is the runtime's record of a function (runtime._func).
type record struct {
	head   []byte
	places [][]byte // where its tables from places to numbers are in pcs, each 4 bytes
	infos  [][]byte // where its infos are, each 4 bytes; all bits set: it has none
}

// Where the header, the record of a function and the runtime's description of the
// program have what is needed here (internal/abi, runtime._func and runtime.moduledata).
const (
	headerSize  = 72
	headerNames = 8 + 3*8
	headerUnits = 8 + 4*8
	headerPCs   = 8 + 6*8
	headerFuncs = 8 + 7*8

	funcName      = 4
	funcStack     = 16
	funcFiles     = 20
	funcLines     = 24
	funcPlaces    = 28 // how many tables there are
	funcFirstLine = 36
	funcInfos     = 43 // how many infos there are, in one byte
	funcSize      = 44

	moduleSearch = 152
	moduleInfos  = 320
	moduleEnd    = 328
	moduleSize   = 336

	unsafePoints  = 0 // which table from places to numbers
	inlinedCalls  = 2
	liveArguments = 3

	noInfo = 1<<32 - 1
)

// unread are the tables from places to numbers that nothing reads in a browser.
var unread = []int{unsafePoints, inlinedCalls, liveArguments}

// tablesBegin is how the header begins since Go 1.20 for a program of 64 bits
// whose instructions have any size.
var tablesBegin = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// findTables finds the tables of a program in its first memory. ok is false for those
// whose form is not known.
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
	t.order = head[records:][:8*count]
	for i := range count {
		f, ok := findRecord(head[records:], get32(t.order[8*i+4:]))
		if !ok || uint64(get32(f.head[funcLines:])) >= uint64(len(t.pcs)) {
			return t, false
		}
		for _, place := range f.places {
			if uint64(get32(place)) >= uint64(len(t.pcs)) {
				return t, false
			}
		}
		t.funcs = append(t.funcs, f)
	}
	return t, count > 0 && t.findModule(memory, uint64(at), names)
}

// findRecord returns the record at a place among the records.
func findRecord(records []byte, at uint32) (f record, ok bool) {
	if uint64(at)+funcSize > uint64(len(records)) {
		return f, false
	}
	f.head = records[at:][:funcSize]
	places, infos := int(get32(f.head[funcPlaces:])), int(f.head[funcInfos])
	rest := records[at+funcSize:]
	if places > 16 || infos > 16 || len(rest) < 4*(places+infos) {
		return f, false
	}
	for i := range places + infos {
		number := rest[4*i:][:4]
		if i < places {
			f.places = append(f.places, number)
		} else {
			f.infos = append(f.infos, number)
		}
	}
	return f, true
}

// findModule finds runtime.firstmoduledata, which begins with the address of the header
// and that of the names.
func (t *tables) findModule(memory []byte, header, names uint64) bool {
	key := binary.LittleEndian.AppendUint64(nil, header)
	key = binary.LittleEndian.AppendUint64(key, header+names)
	at := bytes.Index(memory, key)
	if at < 0 || len(memory)-at < moduleSize {
		return false
	}
	module := memory[at:]
	infos, search, end := get64(module[moduleInfos:]), get64(module[moduleSearch:]), get64(module[moduleEnd:])
	if infos > search || search > end || end > uint64(len(memory)) {
		return false
	}
	t.infos, t.search = memory[infos:search], memory[search:end]
	return true
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

func get32(b []byte) uint32    { return binary.LittleEndian.Uint32(b) }
func put32(b []byte, x uint32) { binary.LittleEndian.PutUint32(b, x) }
func get64(b []byte) uint64    { return binary.LittleEndian.Uint64(b) }
