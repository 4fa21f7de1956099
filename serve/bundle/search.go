package bundle

// symtab is the file of Go's runtime that finds the function of a place in the program.
const symtab = "runtime/symtab.go"

// searching ends how it does so: a table says for each 256 bytes of machine code about
// which function is there, from which on it looks further. In WebAssembly each function
// has 65,536 places, so the table is 3,600,000 bytes of one number after the other, each
// 16 times.
const searching = "\n\tidx := ffb.idx + uint32(ffb.subbuckets[i])\n"

// counting begins with the function's number instead, which is the place's in WebAssembly.
const counting = `	if GOARCH == "wasm" {
		idx = pcOff - datap.ftab[0].entryoff
	}
`

// findByNumber returns Go's symtab that needs no table in WebAssembly, and nil when its source is not as
// it is known here.
func findByNumber(root string) ([]byte, error) {
	return quieted(root, symtab, []edit{{searching, searching + counting}})
}

// dropSearch drops the table from a program that finds functions by number. The result
// is false when their numbers do not follow each other: such a program needs it.
func (t *tables) dropSearch() bool {
	for i := range t.funcs {
		if get32(t.order[8*i:]) != get32(t.order)+uint32(i) {
			return false
		}
	}
	clear(t.search)
	return true
}
