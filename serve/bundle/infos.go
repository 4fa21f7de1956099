package bundle

import "slices"

// The infos of a function (internal/abi, FUNCDATA) that only a traceback reads: calls
// that were inlined, where arguments are and which of them are still in use.
const tracebackInfos = 1<<3 | 1<<5 | 1<<6

// dropInfos drops what only a traceback reads of a function: then it does not show the
// arguments of calls. It is 114,000 bytes, 38,000 over the wire with the places where
// they are.
//
// Of tables whose form is not known nothing is changed, and the result is false.
func (t *tables) dropInfos() bool {
	uses := map[uint32]int{} // of each place which kinds of info it is
	for _, f := range t.funcs {
		for kind, place := range f.infos {
			at := get32(place)
			if at == noInfo {
				continue
			}
			if uint64(at) >= uint64(len(t.infos)) {
				return false
			}
			uses[at] |= 1 << kind
		}
	}
	places := make([]uint32, 0, len(uses))
	for at := range uses {
		places = append(places, at)
	}
	slices.Sort(places)
	for i, at := range places[:max(0, len(places)-1)] { // the last one ends nobody knows where
		if uses[at]&^tracebackInfos == 0 {
			clear(t.infos[at:places[i+1]])
		}
	}
	for _, f := range t.funcs {
		for kind, place := range f.infos {
			if tracebackInfos>>kind&1 != 0 {
				put32(place, noInfo)
			}
		}
	}
	return true
}
