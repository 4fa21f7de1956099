package check

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"locmem/engine/library/embedded"
	"locmem/web/prose"
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
		"FAIL " + broken + ":3: w2>>> cache.get('a'): the output differs\n    expected: 1\n    got:      None\n" +
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

// TestUpdate: what came out stands in the place of what was expected, and all
// else is as it was, Windows line ends and all.
func TestUpdate(t *testing.T) {
	const before = "---\r\nsetup:\r\n  workers: 2\r\n---\r\nA *text*.  \r\n" +
		"~~~locmem setup\nw1>>> cache.add('n', 1)\n?\n~~~\n" +
		"~~~locmem run\r\nw1>>> cache.get('n')\r\n?\r\n# a comment\r\nmore\r\nw1>>> cache.get('n')\r\n1\r\nw1>>> x = 1\r\n?\r\n" +
		"all>>> cache.get('n')\r\n?\r\nw1>>> cache.incr('m')\r\n?\r\nw1>>> print('a\\n\\nw1>>> b')\r\n?\r\nw2>>> 1 \r\n\r\n~~~\r\n" +
		"~~~locmem predict\nw1>>> cache.get('n')\n?\n- one # correct\n- two\n~~~\n" +
		"~~~locmem try id=x\n~~~\n~~~locmem check for=x\nexpect value(w2, 'n') == 2\n~~~\n" +
		"~~~locmem wrong for=x\nw2>>> cache.add('n', 1)\n?\nsays one\n~~~\n" +
		"~~~locmem solution for=x\nw2>>> cache.add('n', 1)\n?\nw2>>> cache.incr('n')\n?\n~~~\nThe end"
	after := strings.NewReplacer(
		"cache.add('n', 1)\n?", "cache.add('n', 1)\nTrue", "cache.get('n')\r\n?\r\n# a comment\r\nmore\r\n", "cache.get('n')\r\n1\r\n# a comment\r\n",
		"x = 1\r\n?\r\n", "x = 1\r\n", "all>>> cache.get('n')\r\n?", "all>>> cache.get('n')\r\nw1: 1\r\nw2: None",
		"incr('m')\r\n?", "incr('m')\r\nValueError: Key ':1:m' not found", "b')\r\n?", "b')\r\na\r\n...\r\n...",
		"cache.get('n')\n?", "cache.get('n')\n1", "incr('n')\n?", "incr('n')\n2",
	).Replace(before)
	file := temporary(t, "x.md", before)
	status, out, _ := run(t, "-update", file)
	if data, err := os.ReadFile(file); err != nil || string(data) != after {
		t.Errorf("%v, it is\n%s\nnot\n%s", err, data, after)
	}
	want := "updated F:8: w1>>> cache.add('n', 1)\n    was: ?\n    now: True\n" +
		"updated F:12: w1>>> cache.get('n')\n    was: ?\n         more\n    now: 1\n" +
		"updated F:18: w1>>> x = 1\n    was: ?\n    now: (nothing)\n" +
		"updated F:20: all>>> cache.get('n')\n    was: ?\n    now: w1: 1\n         w2: None\n" +
		"updated F:22: w1>>> cache.incr('m')\n    was: ?\n    now: ValueError: Key ':1:m' not found\n" +
		"updated F:24: w1>>> print('a\\n\\nw1>>> b')\n    was: ?\n    now: a\n         ...\n         ...\n" +
		"updated F:30: w1>>> cache.get('n')\n    was: ?\n    now: 1\n" +
		"updated F:41: w2>>> cache.add('n', 1)\n    was: ?\n    now: True\n" +
		"updated F:46: w2>>> cache.add('n', 1)\n    was: ?\n    now: True\n" +
		"updated F:48: w2>>> cache.incr('n')\n    was: ?\n    now: 2\n"
	if got := strings.ReplaceAll(out, file, "F"); status != 0 || !strings.HasPrefix(got, want) || !strings.HasSuffix(got, "\n1 passed, 0 failed\n") {
		t.Errorf("status %d\n%s", status, got)
	}
	if status, out, _ := run(t, "-update", file); status != 0 || strings.Contains(out, "updated") {
		t.Errorf("once more: status %d\n%s", status, out)
	}
}

// TestUpdateRefuses: where more is wrong than an output, nothing is written, and
// the lines that are blamed are those of the file.
func TestUpdateRefuses(t *testing.T) {
	const stale = "~~~locmem run\nw1>>> print('a\\nb')\n?\n~~~\n"
	const try = "~~~locmem try id=x\n~~~\n~~~locmem check for=x\nexpect value(w1, 'n') == 2\n~~~\n~~~locmem solution for=x\nw1>>> cache.add('n', 1)\n?\n~~~\n"
	for text, want := range map[string]string{
		stale + "~~~locmem run\nw1>>> y\n~~~\n": "FAIL F:2: w1>>> print('a\\nb'): the output differs\n    expected: ?\n    got:      a\n              b\n" +
			"FAIL F:6: w1>>> y: an error that nobody expects\n    expected: no error\n    got:      NameError: name 'y' is not defined\n",
		stale + try: "FAIL F:10: solution for=x: the solution does not pass its check: line 8 does not hold\n    expected: value(w1, 'n') == 2\n    got:      value(w1, 'n') is 1\n",
		"~~~locmem run\nw1>>> print('')\n?\n~~~\n": "FAIL F:2: w1>>> print(''): what came out cannot be written below the call, where its first line continues the code\n    expected: ?\n    got:      \n",
		"~~~locmem rum\nw1>>> print('')\n?\n~~~\n": "FAIL F:1: locmem rum: unknown role 'rum'. Did you mean 'run'?\n",
	} {
		file := temporary(t, "x.md", text)
		status, out, _ := run(t, "-update", file)
		want += "0 passed, 1 failed\n"
		if got := strings.ReplaceAll(out, file, "F"); status != 1 || got != want {
			t.Errorf("status %d\n%s\nwant\n%s", status, got, want)
		}
		if data, _ := os.ReadFile(file); string(data) != text {
			t.Errorf("written: %s", data)
		}
	}
	if status, out, errs := run(t, "-h"); status != 0 || !strings.Contains(out, Usage) || errs != "" {
		t.Errorf("-h: %d %q %q", status, out, errs)
	}
	if status, _, errs := run(t, "-update", "-json", "x.md"); status != 2 || !strings.Contains(errs, Usage) {
		t.Errorf("-json: %d %s", status, errs)
	}
}

func init() { embedded.Use() } // as the command does

// TestTranslations: files with one id and another lang are compared with the
// first of them, and only what may be translated may differ.
func TestTranslations(t *testing.T) {
	dir := t.TempDir()
	lay := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return file
	}
	const text = "---\nid: a\nlang: en\nminutes: 5\n---\nProse.\n~~~locmem run\nw1>>> cache.set('a', 1)  # one\nw1>>> cache.get('a')\n1\n~~~\n"
	dutch := strings.NewReplacer("lang: en", "lang: nl", "Prose", "Proza", "# one", "# een").Replace(text)
	en, nl := lay("en/a.md", text), lay("nl/a.md", dutch)
	changed := lay("changed/a.md", strings.NewReplacer("('a', 1)", "('a', 2)", "\n1\n", "\n2\n").Replace(dutch))
	role := lay("role/a.md", strings.Replace(dutch, "locmem run", "locmem setup", 1)+"~~~locmem run\nw1>>> 1\n1\n~~~\n")
	front := lay("front/a.md", strings.Replace(dutch, "minutes: 5", "minutes: 6\nlevel: deep", 1))
	less := lay("less/a.md", dutch+"~~~locmem run\nw1>>> 1\n1\n~~~\n")
	twin := lay("twin/a.md", strings.Replace(text, "'a', 1", "'a', 2 - 1", 1))
	other := lay("other/b.md", strings.Replace(dutch, "id: a", "id: b", 1))
	broken := lay("broken/a.md", strings.Replace(dutch, "locmem run", "locmem rum", 1))
	for _, c := range []struct {
		files []string
		want  string // of the last file
	}{
		{[]string{en, nl}, "ok nl/a.md (2 checks)\n"},
		{[]string{nl, en}, "ok en/a.md (2 checks)\n"},
		{[]string{nl}, "ok nl/a.md (1 check)\n"},
		{[]string{en, twin}, "ok twin/a.md (1 check)\n"},
		{[]string{en, other}, "ok other/b.md (1 check)\n"},
		{[]string{en, broken}, "FAIL broken/a.md:7: locmem rum: unknown role 'rum'. Did you mean 'run'?\n"},
		{[]string{en, changed}, "FAIL changed/a.md:7: translation of en/a.md: this fence differs. Only prose may differ\n" +
			"    expected: w1>>> cache.set('a', 1)\n    got:      w1>>> cache.set('a', 2)\n"},
		{[]string{en, role}, "FAIL role/a.md:7: translation of en/a.md: this fence differs. Only prose may differ\n    expected: run\n    got:      setup\n" +
			"FAIL role/a.md:12: translation of en/a.md: the other language has no such fence\n"},
		{[]string{en, front}, "FAIL front/a.md:1: translation of en/a.md: the front matter differs in level, minutes. " +
			"id, level, minutes, processes and setup must be the same.\n"},
		{[]string{en, less}, "FAIL less/a.md:12: translation of en/a.md: the other language has no such fence\n"},
		{[]string{less, en}, "FAIL en/a.md:7: translation of less/a.md: a fence is missing behind this one\n    expected: run\n    got:      \n"},
	} {
		_, out, _ := run(t, c.files...)
		out = strings.ReplaceAll(out, dir+string(filepath.Separator), "")
		if len(c.files) > 1 {
			_, out, _ = strings.Cut(out, "\n") // the first is right
		}
		if got := out[:strings.LastIndex(strings.TrimSpace(out), "\n")+1]; got != c.want {
			t.Errorf("%v:\n%s\nwant\n%s", c.files, got, c.want)
		}
	}
}

// TestLinksThatAreRefused: what the page shows as mere text is told, with its line.
func TestLinksThatAreRefused(t *testing.T) {
	file := temporary(t, "x.md", "A [place](../lessons/), *text*,\n- and [b](https://x.org/a_(b)).\n- a [bad](//x.org) one\n\n"+good+
		"> | a |\n> |---|\n> | **[c](mailto:x@x.org)** |\n~~~locmem try id=x\n~~~\n~~~locmem check for=x\nexpect value(w1, 'n') == 1\n~~~\n"+
		"~~~locmem hint for=x\n\n[d](file:///x)\n~~~\n~~~locmem solution for=x\nw1>>> cache.set('n', 1)\n~~~\n")
	status, out, _ := run(t, file)
	want := "FAIL F:3: the text: the link to '//x.org' is shown as text. Addresses begin with https:// or http://, or lead to a place of this site.\n" +
		"FAIL F:12: the text: the link to 'mailto:x@x.org' is shown as text. Addresses begin with https:// or http://, or lead to a place of this site.\n" +
		"FAIL F:20: hint for=x: the link to 'file:///x' is shown as text. Addresses begin with https:// or http://, or lead to a place of this site.\n" +
		"0 passed, 1 failed\n"
	if got := strings.ReplaceAll(out, file, "F"); status != 1 || got != want {
		t.Errorf("status %d\n%s\nwant\n%s", status, got, want)
	}
}

// TestTooMuchProse: what a page does not lay out is told, once and with its part's line.
func TestTooMuchProse(t *testing.T) {
	item := strings.Repeat("a\n\n", prose.Room/4)
	file := temporary(t, "x.md", item+good+item+"\n"+good+"c\n")
	status, out, _ := run(t, file)
	want := "FAIL F:" + strconv.Itoa(strings.Count(item+good+item+"\n"+good, "\n")+1) + ": the text: the document's prose has more than 1000 elements (paragraphs, items, cells, pieces of a line): what follows is shown as plain text. Make two documents of it.\n" +
		"0 passed, 1 failed\n"
	if got := strings.ReplaceAll(out, file, "F"); status != 1 || got != want {
		t.Errorf("status %d\n%s\nwant\n%s", status, got, want)
	}
	if status, out, _ = run(t, temporary(t, "y.md", item+good+item)); status != 0 {
		t.Error(out)
	}
}
