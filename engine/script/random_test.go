package script

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	osexec "os/exec"
	"testing"
)

// Random programs that CPython ran: testdata/random/make.py makes them, records what
// each statement of them shows, and says which programs are left out of the file. None
// is for what the evaluator does with it. LOCMEM_RANDOM=seed makes fresh programs with
// the python3 of the machine: a few of a thousand still find something.

func TestRandomPrograms(t *testing.T) {
	seed := os.Getenv("LOCMEM_RANDOM")
	if seed == "" {
		runTranscript(t, "programs.txt.gz", unzipped(t, "testdata/random/programs.txt.gz"))
		return
	}
	python, err := osexec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 here")
	}
	made, err := osexec.Command(python, "testdata/random/make.py", seed, "1000").Output()
	if err != nil {
		t.Fatal(err)
	}
	runTranscript(t, "seed "+seed, string(made))
}

// unzipped is the text of a file that gzip made smaller.
func unzipped(t *testing.T, file string) string {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
