package host

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestLinks: the other end makes a link of a document and reads it, without processes.
func TestLinks(t *testing.T) {
	answers := make(chan message, 1)
	s := NewServer(func(raw []byte) {
		var m message
		if err := json.Unmarshal(raw, &m); err != nil {
			t.Error(err)
		}
		answers <- m
	}, nil)
	defer s.Close()
	ask := func(o order) *answer {
		s.Receive(encode(o))
		return (<-answers).Answer
	}
	const source = "```locmem run\nw1>>> 1\n```\n"
	link := ask(order{ID: 1, Verb: pack, Source: source})
	if link.Failure != nil || !strings.HasPrefix(link.Text, "#1d=") {
		t.Fatalf("%+v", link)
	}
	if got := ask(order{ID: 2, Verb: unpack, Text: link.Text}); got.Failure != nil || got.Text != source {
		t.Errorf("%+v", got)
	}
	if got := ask(order{ID: 3, Verb: unpack, Text: link.Text[:8]}); got.Failure == nil {
		t.Errorf("a part of a link gives %q", got.Text)
	}
}
