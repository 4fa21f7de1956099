package bundle

import (
	"bytes"
	"slices"
)

// dropLines makes every function of the program tell line 0 in a traceback: the
// tables of line numbers are 88,000 bytes over the wire. Names of functions and
// files stay, and so does the offset in the function, by which the line is found
// in a build of the same sources.
//
// It also drops other tables from places to numbers: of places where a goroutine must
// not be interrupted by a signal, because a browser has no signals, of calls that were
// inlined, without which a traceback has a frame less for each of those, and of arguments
// that are still in use there.
//
// The tables are Go's own and of no fixed form. Of a form that is not known
// the result is false.
func (t *tables) dropLines() bool {
	kept := map[uint32]bool{0: true} // tables that something else than a line needs
	lines, others := map[uint32]bool{}, map[uint32]bool{}
	for _, f := range t.funcs {
		lines[get32(f.head[funcLines:])] = true
		kept[get32(f.head[funcStack:])], kept[get32(f.head[funcFiles:])] = true, true
		for i, at := range f.places {
			if slices.Contains(unread, i) {
				others[get32(at)] = true
			} else {
				kept[get32(at)] = true
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
		put32(f.head[funcFirstLine:], 0)
		if at := get32(f.head[funcLines:]); at != 0 && !kept[at] {
			put32(f.head[funcLines:], zero)
		}
		for _, i := range unread {
			if len(f.places) > i {
				put32(f.places[i], 0)
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
// Of tables whose form is not known the result is false.
func (t *tables) dropNames() bool {
	if len(t.names) < len(allNames) {
		return false
	}
	for _, f := range t.funcs {
		at := get32(f.head[funcName:])
		if uint64(at) >= uint64(len(t.names)) {
			return false
		}
		name := t.names[at:]
		place := ownName
		if bytes.HasPrefix(name, []byte("runtime.")) {
			place = runtimeName
		}
		put32(f.head[funcName:], uint32(place))
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
