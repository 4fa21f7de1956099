package trace

import (
	"os"
	"testing"
)

// TestLoneSurrogates replays what Django does with texts that UTF-8 cannot
// hold, in keys, prefixes, values, warnings and errors.
func TestLoneSurrogates(t *testing.T) {
	f, err := os.Open("testdata/surrogates.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	header, traces, err := Read(f)
	if err != nil {
		t.Fatal(err)
	}
	if len(traces) != header.Traces {
		t.Fatalf("%d traces, the header says %d", len(traces), header.Traces)
	}
	for i := range traces {
		if err := Replay(&traces[i]); err != nil {
			t.Errorf("%s: %v", traces[i].Name, err)
		}
	}
}
