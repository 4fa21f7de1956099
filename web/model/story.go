package model

import (
	"cmp"
	"slices"

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
	Wiped  bool // a process was restarted and has none of the entries that it had

	Holder string // a live process that has the greeting; "" if none
	Value  string // repr of the greeting there; "" if it was not read yet
	Only   bool   // no other live process has the greeting
	Setter string // the process that set the greeting last; "" if that is not known
	Here   bool   // this tab's process has it
	Blank  string // a live process that does not have it, this tab's own first; "" if none
	// Victim is the process to restart: one that has the greeting, and the same one
	// for as long as it lives or comes back; "" if there is none.
	Victim string
	// Answer is the note of the first miss; nil before.
	Answer *Note
}

// story is how far it has come; it outlives a reload.
type story struct {
	Set, Opened, Missed, Wiped bool
	Setter                     string
	Answer                     *Note
	Loss                       *rack.Loss // what the last restarted process lost

	victim string
}

// storyPart is where the journal keeps it.
const storyPart = "story"

// company tells whether other processes live: a story that is under way is theirs,
// too. Who comes alone begins anew.
func (m *Model) company() bool {
	for _, i := range m.Infos() {
		if i.Alive && !i.Self {
			return true
		}
	}
	return false
}

// hearStory takes over what other tabs have seen: this one may have slept.
func (m *Model) hearStory() {
	if m.rack == nil || m.env.Journal == nil || !m.company() {
		return
	}
	m.Go(func() {
		var told story
		if !m.get(storyPart, &told) {
			return
		}
		m.mu.Lock()
		m.story.join(told)
		m.mu.Unlock()
		m.touch(AreaStory)
		m.save()
	})
}

// Story returns how far the guided story has come.
func (m *Model) Story() Story {
	infos := m.Infos()
	m.mu.Lock()
	s := Story{
		Set: m.story.Set, Opened: m.story.Opened, Missed: m.story.Missed, Wiped: m.story.Wiped, Answer: m.story.Answer,
		Setter: m.story.Setter, Victim: m.story.victim,
	}
	m.mu.Unlock()
	holders := 0
	for _, i := range infos {
		if !i.Alive {
			continue
		}
		if slices.Contains(i.Keys, StoryKey) {
			holders++
			if s.Holder == "" || i.Self {
				s.Holder = i.Name
			}
			s.Here = s.Here || i.Self
		} else if s.Blank == "" || i.Self {
			s.Blank = i.Name
		}
	}
	s.Set, s.Only = s.Set || s.Holder != "", holders == 1
	s.Value = m.valueOf(s.Holder, StoryKey)
	s.Victim = cmp.Or(s.Victim, s.Holder)
	return s
}

// valueOf is the repr of the value that cache.get(key) would return in a
// process, as far as its memory was looked at; "" if it was not.
func (m *Model) valueOf(name, key string) string {
	mem, _ := m.MemoryOf(name)
	i, ok := m.Info(name)
	if !ok || i.PID != mem.PID {
		return ""
	}
	for _, r := range mem.Rows {
		if r.Key == key && Reached(r) && !r.Expired(mem.Time) {
			return r.Value
		}
	}
	return ""
}

// storyFacts looks at who is there. A process that ended wipes nothing yet to
// see: its name has to come back with another pid.
func (m *Model) storyFacts() {
	infos := m.Infos()
	m.mu.Lock()
	alive, news, victim := 0, false, ""
	for _, i := range infos {
		held := i.Alive && slices.Contains(i.Keys, StoryKey)
		if held && victim == "" || i.Name == m.story.victim && (held || m.returns[i.Name] != 0) {
			victim = i.Name
		}
		if !i.Alive {
			continue
		}
		alive++
		if !m.story.Set && slices.Contains(i.Keys, StoryKey) { // set before this tab was there
			m.story.Set, m.story.Setter, news = true, cmp.Or(m.story.Setter, i.Name), true
		}
		l, ended := m.losses[i.Name]
		if ended && l.Entries > 0 && l.PID != i.PID && (m.story.Loss == nil || m.story.Loss.PID != l.PID) {
			m.story.Wiped, m.story.Loss, news = true, &l, true
		}
	}
	m.story.victim = victim
	if alive > 1 && !m.story.Opened {
		m.story.Opened, news = true, true
	}
	m.mu.Unlock()
	if news {
		m.save()
	}
}

// storyEvent looks at a call.
func (m *Model) storyEvent(e engine.Event) {
	if e.Key != StoryKey {
		return
	}
	switch {
	case e.Outcome == engine.Stored:
		m.mu.Lock()
		m.story.Set, m.story.Setter = true, e.Process
		m.mu.Unlock()
	case e.Op == "get" && e.Outcome == engine.Miss:
		for _, i := range m.Infos() {
			if i.Alive && i.Name != e.Process && slices.Contains(i.Keys, StoryKey) {
				m.mu.Lock()
				m.story.Missed = true
				if m.story.Answer == nil {
					m.story.Answer = &Note{Reason: NeverSet, Name: e.Process, PID: e.PID, Key: e.Key, Else: &Elsewhere{Name: i.Name}}
				}
				m.mu.Unlock()
				break
			}
		}
	}
	m.touch(AreaStory)
	m.save()
}

// LastLoss returns what the last restarted process lost of its entries.
func (m *Model) LastLoss() (rack.Loss, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.story.Loss == nil {
		return rack.Loss{}, false
	}
	return *m.story.Loss, true
}

// join adds what was reached before a reload, or seen by another tab.
func (s *story) join(old story) {
	s.Set, s.Opened = s.Set || old.Set, s.Opened || old.Opened
	s.Missed, s.Wiped = s.Missed || old.Missed, s.Wiped || old.Wiped
	if s.Setter == "" {
		s.Setter = old.Setter
	}
	if s.Answer == nil {
		s.Answer = old.Answer
	}
	if s.Loss == nil {
		s.Loss = old.Loss
	}
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
