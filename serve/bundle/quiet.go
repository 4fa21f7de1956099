package bundle

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
)

// edit puts one text of a file of Go's in the place of another.
type edit struct{ from, to string }

// ends has a function return at once. The compiler leaves out the rest.
func ends(function string) edit {
	return edit{"\n" + function + " {\n", "\n" + function + " {\n\treturn\n"}
}

// quiet are files of Go's runtime, and what is left out of them: traces of the execution,
// profiles and reports for debugging, which nothing in a browser can ask for, and checks
// of the compiler at the start.
var quiet = map[string][]edit{
	"runtime/traceruntime.go": {
		{"\treturn trace.enabled\n", "\treturn false\n"},
		{"\treturn trace.enabledWithAllocFree\n", "\treturn false\n"},
		{"\treturn trace.shutdown.Load()\n", "\treturn false\n"},
	},
	"runtime/mprof.go": {
		ends("func mProf_Malloc(mp *m, p unsafe.Pointer, size uintptr)"),
		ends("func mProf_Free(b *bucket, size uintptr)"),
		ends("func blockevent(cycles int64, skip int)"),
		ends("func mutexevent(cycles int64, skip int)"),
	},
	"runtime/proc.go":       {ends("func schedtrace(detailed bool)")},
	"runtime/mcheckmark.go": {ends("func checkFinalizersAndCleanups()")},
	"runtime/runtime1.go":   {ends("func check()")},
}

// quieted returns a file of Go's with edits, and nil when its source is not
// as it is known here.
func quieted(root, name string, edits []edit) ([]byte, error) {
	source, err := os.ReadFile(filepath.Join(root, "src", filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	for _, e := range edits {
		if strings.Count(string(source), e.from) != 1 {
			return nil, nil
		}
		source = bytes.Replace(source, []byte(e.from), []byte(e.to), 1)
	}
	return source, nil
}
