package scenario

import (
	"strings"
	"testing"
)

// TestInsertion: | is where the caret stands, and the block is one line "B".
func TestInsertion(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"|", "B\n"},
		{"one|", "one\n\nB\n"},
		{"one\n|", "one\n\nB\n"},
		{"one\n\n|", "one\n\nB\n"},
		{"one\n\n\n|two\n", "one\n\n\nB\n\ntwo\n"},
		{"one\n|\ntwo\n", "one\n\nB\n\ntwo\n"},
		{"o|ne\nmore\n\ntwo\n", "one\nmore\n\nB\n\ntwo\n"},
		{"|one\nmore\n", "B\n\none\nmore\n"},
		{"one\n|more\n", "one\nmore\n\nB\n"},
		{"~~~locmem run\nw1>>> |1\n~~~\n~~~locmem run\n~~~\n", "~~~locmem run\nw1>>> 1\n~~~\n\nB\n\n~~~locmem run\n~~~\n"},
		{"~~~locmem run\nw1>>> 1\n~~~|", "~~~locmem run\nw1>>> 1\n~~~\n\nB\n"},
		{"one\n\n|~~~locmem run\n~~~\n", "one\n\nB\n\n~~~locmem run\n~~~\n"},
		{"~~~locmem run\nw1>>> 1|\n\n~~~locmem try id=x\n~~~\n", "~~~locmem run\nw1>>> 1\n\nB\n\n~~~locmem try id=x\n~~~\n"},
		{"|---\ntitle: x\n---\none\n", "---\ntitle: x\n---\n\nB\n\none\n"},
		{"---\ntit|le: x\n---\n", "---\ntitle: x\n---\n\nB\n"},
		{"---\nnot closed|\n", "---\nnot closed\n\nB\n"},
	} {
		at := strings.Index(c.text, "|")
		src := strings.Replace(c.text, "|", "", 1)
		from, text := Insertion(src, at, "B\n")
		if got := src[:from] + text + src[from:]; got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	if from, text := Insertion("one\n", 3, "---\ntitle: x\n---\n"); from != 0 || text != "---\ntitle: x\n---\n\n" {
		t.Errorf("the front matter: %d, %q", from, text)
	}
}
