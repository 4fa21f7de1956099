package trace

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// shortest returns a suite with nothing but its shortest trace.
func shortest(f *testing.F, path string) []byte {
	f.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, maxLine)
	var header, least []byte
	for lines.Scan() {
		switch line := bytes.Clone(lines.Bytes()); {
		case header == nil:
			header = line
		case least == nil || len(line) < len(least):
			least = line
		}
	}
	return append(append(header, '\n'), least...)
}

// hostile are steps that no recording holds.
var hostile = []string{
	`{"op":"set"}`,
	`{"op":"set","alias":"default","expect":{}}`,
	`{"op":"set","alias":"default","args":{"key":null,"value":null},"expect":{}}`,
	`{"op":"get","alias":"other","args":{},"expect":{"value":null}}`,
	`{"op":"get_many","alias":"default","args":{},"expect":{}}`,
	`{"op":"set_many","alias":"default","args":{"data":{"t":"none"}},"expect":{}}`,
	`{"op":"aset_many","alias":"default","args":{"data":{}},"expect":{}}`,
	`{"op":"get_mutate","alias":"default","args":{"key":{"t":"str","v":"k"},"append":{"t":"int"}},"expect":{}}`,
	`{"op":"set_mutate","alias":"default","args":{"value":{"t":"none"}},"expect":{}}`,
	`{"op":"get_or_set","alias":"default","args":{"key":{"t":"str","v":"k"},"default":{"t":"callable"}},"expect":{}}`,
	`{"op":"get_or_set","alias":"default","args":{"key":{"t":"str","v":"k"},"default":{"t":"callable","steps":[{"op":"clear","alias":"default","expect":{}}],"returns":{"t":"none"}}},"expect":{"calls":1,"store":{}}}`,
	`{"op":"set","alias":"default","args":{"key":{"t":"strrep","v":"x","n":-1},"value":{"t":"intrange","a":0,"b":1e18}},"expect":{}}`,
	`{"op":"set","alias":"default","args":{"key":{"t":"str","v":"k"},"value":{"t":"date","v":"0-0-0"}},"expect":{"store":{"":[[":1:k",null,7]]}}}`,
	`{"op":"set","alias":"default","args":{"key":{"t":"str","v":"k"},"value":{"t":"int","v":"1"}},"expect":{"store":{"":[[":1:k","missing",0]]}}}`,
	`{"op":"validate_key","alias":"default","args":{},"expect":{}}`,
	`{"op":"incr","alias":"default","args":{"key":{"t":"list","v":[{"t":"set","v":[{"t":"list","v":[]}]}]}},"expect":{"error":{}}}`,
	`{"op":"advance","now":1e400}`,
	`{"op":"fly","alias":"default","expect":{"warnings":[{}]}}`,
}

// suite is a file with one trace of one step.
func suite(step string) []byte {
	return []byte(`{"format":"locmem-trace/1","kind":"header","suite":"hostile","traces":1}` + "\n" +
		`{"name":"hostile","clock":1000,"caches":{"default":{"BACKEND":{"t":"str","v":"django.core.cache.backends.locmem.LocMemCache"}}},"steps":[` + step + `],"blobs":[{}]}`)
}

func TestHostileStepsAreErrors(t *testing.T) {
	for _, step := range hostile {
		_, traces, err := Read(bytes.NewReader(suite(step)))
		if err == nil {
			err = Replay(&traces[0])
		}
		if err == nil {
			t.Errorf("passes: %s", step)
		}
	}
}

// Whatever a file holds, reading and replaying it ends in an answer.
func FuzzReplay(f *testing.F) {
	suites, err := filepath.Glob("../testdata/*.jsonl")
	if err != nil || len(suites) == 0 {
		f.Fatalf("no suites: %v", err)
	}
	for _, path := range suites {
		f.Add(shortest(f, path))
	}
	for _, step := range hostile {
		f.Add(suite(step))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		_, traces, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		for i := range traces {
			first, second := Replay(&traces[i]), Replay(&traces[i])
			if (first == nil) != (second == nil) {
				t.Errorf("trace %q: %v, and again %v", traces[i].Name, first, second)
			}
		}
	})
}
