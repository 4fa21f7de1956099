package model

import (
	"slices"
	"time"

	"locmem/engine"
	"locmem/engine/rack"
)

// Speech is what happened in a burst, for one sentence to who cannot see it.
type Speech struct {
	Rev     int    // counts the speeches; 0 is silence
	Items   []Item // the last few of Total
	Total   int
	Hits    int
	Misses  int
	Stored  int
	Removed int
	Errors  int
	Names   []string // whose calls they were
	Answers []Spoken
	Note    *Note
}

// Spoken is an answer of a run.
type Spoken struct{ Who, Text string }

const (
	speechItems = 3                      // up to here each call is told by itself
	speechRest  = 700 * time.Millisecond // a burst is over after so much silence
)

type speech struct {
	said  Speech
	heard Speech
	timer *time.Timer
}

// Speech returns what was last to be told.
func (m *Model) Speech() Speech {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.speech.said
}

// hear takes an item of the log into the burst.
func (m *Model) hear(i Item) {
	m.mu.Lock()
	h := &m.speech.heard
	h.Total++
	h.Items = append(h.Items, i)
	if len(h.Items) > speechItems {
		h.Items = h.Items[1:]
	}
	if i.Process != "" && !slices.Contains(h.Names, i.Process) {
		h.Names = append(h.Names, i.Process)
	}
	if i.Event != nil {
		switch i.Event.Outcome {
		case engine.Hit, engine.Miss, engine.Expired:
			h.look(*i.Event)
		case engine.Stored:
			h.Stored++
		case engine.Deleted, engine.Cleared:
			h.Removed++
		case engine.Failed:
			h.Errors++
		}
	}
	m.mu.Unlock()
	m.speakSoon()
}

// look counts what the cards count.
func (s *Speech) look(e engine.Event) {
	switch {
	case !e.Lookup():
	case e.Outcome == engine.Hit:
		s.Hits++
	default:
		s.Misses++
	}
}

func (m *Model) sayAnswer(name string, reply rack.Reply, err error) {
	var e Entry
	fill(&e, reply, err)
	text := e.Repr
	if e.Error != "" {
		text = e.Error
	}
	if text == "" {
		return
	}
	m.mu.Lock()
	m.speech.heard.Answers = append(m.speech.heard.Answers, Spoken{name, text})
	if n := len(m.speech.heard.Answers); n > speechItems {
		m.speech.heard.Answers = m.speech.heard.Answers[n-speechItems:]
	}
	m.mu.Unlock()
	m.speakSoon()
}

func (m *Model) sayNote(n *Note) {
	m.mu.Lock()
	m.speech.heard.Note = n
	m.mu.Unlock()
	m.speakSoon()
}

// Hush forgets what was to be told.
func (m *Model) Hush() {
	m.mu.Lock()
	m.speech.heard = Speech{}
	m.mu.Unlock()
}

func (m *Model) speakSoon() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.speech.timer == nil {
		m.speech.timer = time.AfterFunc(speechRest, m.Speak)
	}
}

// Speak ends the burst and has it told.
func (m *Model) Speak() {
	m.mu.Lock()
	m.speech.timer = nil
	next := m.speech.heard
	next.Rev = m.speech.said.Rev + 1
	empty := next.Total == 0 && len(next.Answers) == 0 && next.Note == nil
	if !empty {
		m.speech.said, m.speech.heard = next, Speech{}
	}
	m.mu.Unlock()
	if !empty {
		m.touch(AreaTalk)
	}
}
