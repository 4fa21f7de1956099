package host

import (
	"encoding/json"
	"testing"

	"locmem/engine/scenario"
)

// TestALookBringsNoNews keeps the looks of a page into many processes short: what a look
// does not change is not told again with it.
func TestALookBringsNoNews(t *testing.T) {
	messages := make(chan message, 100)
	s := NewServer(func(raw []byte) {
		var m message
		if err := json.Unmarshal(raw, &m); err != nil {
			t.Error(err)
		}
		messages <- m
	}, nil)
	defer s.Close()
	ended := func(o order) message {
		s.Receive(encode(o))
		for m := range messages {
			if m.ID == o.ID && m.Answer != nil {
				return m
			}
		}
		return message{}
	}
	if m := ended(order{ID: 1, Verb: start, Source: document}); m.Answer.Failure != nil || m.News == nil {
		t.Fatalf("the start: %+v", m)
	}
	for _, o := range []order{{ID: 2, Verb: memory, Name: "w1"}, {ID: 3, Verb: complete, Name: "w1", Text: "ca", Cursor: 2}, {ID: 4, Verb: history}} {
		if m := ended(o); m.Answer.Failure != nil || m.News != nil {
			t.Errorf("%s: news %+v, failure %+v", o.Verb, m.News, m.Answer.Failure)
		}
	}
	if m := ended(order{ID: 5, Verb: exec, Name: "w1", Text: "cache.set('a', 1)"}); m.News == nil || len(m.News.Notices) == 0 {
		t.Errorf("what changes something: news %+v", m.News)
	}
	if m := ended(order{ID: 6, Verb: perform, Transcript: &scenario.Transcript{}}); m.News == nil {
		t.Error("nothing is told at the end of a run")
	}
}
