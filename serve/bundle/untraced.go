package bundle

import (
	"bytes"
	"os"
	"path/filepath"
)

// tracing is the file of Go's runtime that says whether an execution trace is written.
const tracing = "runtime/traceruntime.go"

// never are the conditions under which one is, and what stands in for them: nothing in
// a browser starts a trace, and the compiler leaves out what can then never run.
var never = [][2][]byte{
	{[]byte("\treturn trace.enabled\n"), []byte("\treturn false\n")},
	{[]byte("\treturn trace.enabledWithAllocFree\n"), []byte("\treturn false\n")},
	{[]byte("\treturn trace.shutdown.Load()\n"), []byte("\treturn false\n")},
}

// untraced returns Go's traceruntime that knows at compile time that there is no trace,
// and nil when its source is not as it is known here.
func untraced(root string) ([]byte, error) {
	source, err := os.ReadFile(filepath.Join(root, "src", filepath.FromSlash(tracing)))
	if err != nil {
		return nil, err
	}
	for _, n := range never {
		if bytes.Count(source, n[0]) != 1 {
			return nil, nil
		}
		source = bytes.Replace(source, n[0], n[1], 1)
	}
	return source, nil
}
