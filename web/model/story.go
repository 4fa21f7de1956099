package model

import (
	"locmem/engine"
	"locmem/engine/rack"
)

// StoryKey and StoryValue are what the guided story sets.
const (
	StoryKey   = "greeting"
	StoryValue = "hello"
)

// Story is how far the guided story has come. It advances on facts, not on
// clicks, so every tab tells the same.
type Story struct {
	Set    bool // a process has set the greeting
	Opened bool // a second process was there
	Missed bool // a process was asked for the greeting that another one has
	Wiped  bool // a process ended and its entries with it

	Holder string // a live process that has the greeting; "" if none
	Here   bool   // this tab's process has it
	Blank  string // a live process that does not have it, this tab's own first; "" if none
	// Answer is the note of the first miss; nil before.
	Answer *Note
}

type story struct {
	set, opened, missed, wiped bool
	answer                     *Note
	loss                       *rack.Loss // the last one that took entries along
}

// Story answers how far the guided story has come.
func (m *Model) Story() Story {
	infos := m.Infos()
	m.mu.Lock()
	s := Story{
		Set: m.story.set, Opened: m.story.opened, Missed: m.story.missed, Wiped: m.story.wiped, Answer: m.story.answer,
	}
	m.mu.Unlock()
	for _, i := range infos {
		if !i.Alive {
			continue
		}
		if contains(i.Keys, StoryKey) {
			if s.Holder == "" || i.Self {
				s.Holder = i.Name
			}
			s.Here = s.Here || i.Self
		} else if s.Blank == "" || i.Self {
			s.Blank = i.Name
		}
	}
	s.Set = s.Set || s.Holder != ""
	return s
}

// storyFacts looks at who is there.
func (m *Model) storyFacts() {
	alive := 0
	for _, i := range m.Infos() {
		if i.Alive {
			alive++
		}
	}
	m.mu.Lock()
	m.story.opened = m.story.opened || alive > 1
	m.mu.Unlock()
}

// storyEvent looks at a call.
func (m *Model) storyEvent(e engine.Event) {
	if e.Key != StoryKey {
		return
	}
	switch {
	case e.Outcome == engine.Stored:
		m.mu.Lock()
		m.story.set = true
		m.mu.Unlock()
	case e.Op == "get" && e.Outcome == engine.Miss:
		for _, i := range m.Infos() {
			if i.Alive && i.Name != e.Process && contains(i.Keys, StoryKey) {
				m.mu.Lock()
				m.story.missed = true
				if m.story.answer == nil {
					m.story.answer = &Note{Reason: NeverSet, Name: e.Process, PID: e.PID, Key: e.Key, Else: &Elsewhere{Name: i.Name}}
				}
				m.mu.Unlock()
				break
			}
		}
	}
	m.touch(AreaStory)
}

// storyLoss looks at what ended.
func (m *Model) storyLoss(l rack.Loss) {
	m.mu.Lock()
	if l.Entries > 0 {
		m.story.wiped, m.story.loss = true, &l
	}
	m.mu.Unlock()
	m.touch(AreaStory)
}

// LastLoss answers the last end of a process that took entries along.
func (m *Model) LastLoss() (rack.Loss, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.story.loss == nil {
		return rack.Loss{}, false
	}
	return *m.story.loss, true
}

// StorySet sets the greeting in this tab's process.
func (m *Model) StorySet() {
	line, _ := Fields{Key: StoryKey, Value: "'" + StoryValue + "'"}.Line(Set)
	m.Run(m.self.Name, line, nil)
}

// StoryGet asks a process for the greeting.
func (m *Model) StoryGet(name string) {
	line, _ := Fields{Key: StoryKey}.Line(Get)
	m.Run(name, line, nil)
}
