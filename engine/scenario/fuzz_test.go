package scenario

import (
	"context"
	"os"
	"strings"
	"testing"
)

// FuzzDocument: whatever a document says, it is read, played and checked to an
// end within its steps; every verdict has a place in the text and says what is
// wrong; and what update writes holds, or nothing is written.
func FuzzDocument(f *testing.F) {
	for _, file := range []string{"testdata/mistakes.txt", "testdata/verify.txt"} {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, c := range strings.Split(string(data), "\n=====\n") {
			if src, _, _ := strings.Cut(c, "-----"); len(src) < 400 {
				f.Add(src)
			}
		}
	}
	f.Add("~~~locmem run\nw1>>> cache.set('a', 1)\n!fork w1\n!at expiry\n!deploy rolling\n!kill w1\n!request /a x3\n?\n~~~\n")
	f.Add("~~~locmem run\n!schedule find value(w1, 'n') == 1\nw1.a>>> cache.add('n', 0)\nw1.b>>> cache.incr('n')\n?\n~~~\n")
	f.Add("~~~locmem run\r\nall>>> print('a\\n\\n!b')\r\n?\r\n~~~\r\n")
	play := func(src string) []Verdict { return verify(context.Background(), src, 20_000, nil) }
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 1000 {
			return
		}
		text, changes, verdicts := updated(src, play)
		lines, failed := strings.Count(src, "\n")+1, false
		for _, v := range verdicts {
			failed = failed || !v.OK
			if v.Line < 1 || v.Line > lines+1 || v.What == "" || !v.OK && v.Message == "" {
				t.Errorf("%+v in %d lines", v, lines)
			}
		}
		if failed || len(changes) == 0 {
			if text != src {
				t.Errorf("%q became %q", src, text)
			}
			return
		}
		for _, v := range play(text) {
			if !v.OK {
				t.Errorf("%q became %q, where %s", src, text, v.Text("x.md"))
			}
		}
	})
}
