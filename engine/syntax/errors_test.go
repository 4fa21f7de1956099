package syntax

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// transcript is an entry of a file in testdata: code behind >>> and ..., then
// what is expected.
type transcript struct {
	line       int
	code, want string
}

func readTranscripts(t *testing.T, name string) []transcript {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var list []transcript
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, ">>> "):
			list = append(list, transcript{line: i + 1, code: line[4:]})
		case strings.HasPrefix(line, "... "):
			list[len(list)-1].code += "\n" + line[4:]
		case !strings.HasPrefix(line, "#") && line != "":
			list[len(list)-1].want += line + "\n"
		}
	}
	return list
}

// said is an error as the transcripts have it.
func said(err *Error) string {
	if err == nil {
		return ""
	}
	text := fmt.Sprintf("%s (%d:%d)\n", err.Error(), err.Line, err.Column)
	if err.Hint != "" {
		text += "hint: " + err.Hint + "\n"
	}
	return text
}

// TestErrors has what people write wrong, and what the reader says about it.
func TestErrors(t *testing.T) {
	for _, c := range readTranscripts(t, "errors.txt") {
		if _, err := Parse(c.code); said(err) != c.want {
			t.Errorf("errors.txt:%d: %s\n got %swant %s", c.line, c.code, said(err), c.want)
		}
	}
}
