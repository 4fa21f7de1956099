package django

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"locmem/engine/script"
)

// TestTheGuide runs the examples of VIEWS.md, and every view in them.
func TestTheGuide(t *testing.T) {
	text, err := os.ReadFile("VIEWS.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := strings.Split(string(text), "```python\n")[1:]
	if len(examples) < 4 {
		t.Fatalf("%d examples", len(examples))
	}
	view := regexp.MustCompile(`(?m)^def (\w+)\(request`)
	for _, e := range examples {
		code, _, _ := strings.Cut(e, "```")
		in, _ := newThread()
		if err := in.Load(code, script.Run{}).Err; err != nil {
			t.Errorf("%v, line %d, in\n%s", err, err.Line, code)
		}
		for _, m := range view.FindAllStringSubmatch(code, -1) {
			if r := in.Serve(script.Request{Path: "/" + m[1] + "/3"}, script.Run{}); r.Err != nil {
				t.Errorf("%s: %v, line %d, in\n%s", m[1], r.Err, r.Err.Line, code)
			}
		}
	}
}
