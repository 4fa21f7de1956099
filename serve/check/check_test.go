package check

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const good = "~~~locmem run\nw1>>> cache.set('a', 1)\nw2>>> cache.get('a')\nNone\n~~~\n"

func run(t *testing.T, args ...string) (status int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	status = Run(args, &o, &e)
	return status, o.String(), e.String()
}

func temporary(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestOneLineAFile(t *testing.T) {
	fine := temporary(t, "fine.md", good)
	broken := temporary(t, "broken.md", strings.Replace(good, "None", "1", 1))
	bare := temporary(t, "bare.md", "only prose\n")
	status, out, _ := run(t, fine, broken, bare, "nowhere.md")
	want := "ok " + fine + " (1 check)\n" +
		"FAIL " + broken + ":3: w2>>> cache.get('a'): the output is another one\n    expected: 1\n    got:      None\n" +
		"FAIL " + bare + ":1: the text: there is no locmem fence. Begin one with ```locmem run\n" +
		"FAIL nowhere.md:1: the file: open nowhere.md: no such file or directory\n" +
		"1 passed, 3 failed\n"
	if status != 1 || out != want {
		t.Errorf("status %d\n%s", status, out)
	}
	if status, out, _ := run(t, fine); status != 0 || !strings.HasSuffix(out, "1 passed, 0 failed\n") {
		t.Errorf("status %d\n%s", status, out)
	}
	if _, out, _ := run(t, fine, "-v"); !strings.Contains(out, "ok "+fine+":3: w2>>> cache.get('a')\n") {
		t.Errorf("-v behind the file: %s", out)
	}
}

func TestMisuse(t *testing.T) {
	for _, args := range [][]string{nil, {"-x", "a.md"}, {"-v"}} {
		if status, out, errs := run(t, args...); status != 2 || out != "" || !strings.Contains(errs, Usage) {
			t.Errorf("%v: %d %q %q", args, status, out, errs)
		}
	}
}

func TestJSON(t *testing.T) {
	broken := temporary(t, "broken.md", strings.Replace(good, "None", "1", 1))
	status, out, _ := run(t, "-json", broken)
	var got []struct {
		Version int
		Status  string
		Tests   []struct{ Name, Status, Message string }
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || status != 1 {
		t.Fatal(status, err, out)
	}
	if len(got) != 1 || got[0].Version != 2 || got[0].Status != "fail" || len(got[0].Tests) != 1 || got[0].Tests[0].Status != "fail" || !strings.Contains(got[0].Tests[0].Message, "expected: 1") {
		t.Errorf("%+v", got)
	}
}
