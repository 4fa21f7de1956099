package lesson

import (
	"strings"
	"sync"
	"testing"

	"locmem/engine/host"
	"locmem/web/i18n"
)

// writing is a server whose one lesson is being written.
type beingWritten struct {
	mu   sync.Mutex
	text string
	live bool
}

func (s *beingWritten) Fetch(path string, done func(text string, ok bool)) {
	s.mu.Lock()
	text, live := s.text, s.live
	s.mu.Unlock()
	if strings.HasSuffix(path, "index.json") {
		if live {
			done(`[{"id":"mine","title":"Mine","own":true,"live":true}]`, true)
		} else {
			done(`[{"id":"mine","title":"Mine","own":true}]`, true)
		}
		return
	}
	done(text, true)
}

func (s *beingWritten) write(title string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text = "---\nid: mine\ntitle: " + title + "\n---\n\n```locmem run\nw1>>> 1 + 1\n2\n```\n"
}

func TestALessonFollowsItsFileWhereItIsWritten(t *testing.T) {
	for _, live := range []bool{true, false} {
		s := &beingWritten{live: live}
		s.write("One")
		d := NewDesk(Env{Dial: host.InProgram(nil)}, s)
		d.Go(Place{Lang: i18n.English, Kind: Shipped, ID: "mine"}, "")
		t.Cleanup(func() { d.put(nil, Idle, nil) })
		before := d.Open()
		s.write("Two")
		if live {
			waitFor(t, func() bool { open := d.Open(); return open != nil && open.Info().Title == "Two" })
			continue
		}
		d.check(Place{Lang: i18n.English, Kind: Shipped, ID: "mine"}, "")
		if d.Open() != before {
			t.Error("a lesson changed under the hands of a learner")
		}
	}
}
