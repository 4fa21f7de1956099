package model

import (
	"testing"

	"locmem/engine"
)

// What a burst is summed up to is what the cards count: has_key is no look-up.
func TestSpeechCountsWhatTheCardsCount(t *testing.T) {
	m := New(Env{})
	for _, op := range []string{"get", "has_key", "has_key", "get_many", "has_key"} {
		m.hear(Item{Kind: Call, Process: "t1", Event: &engine.Event{Op: op, Outcome: engine.Miss}})
	}
	m.hear(Item{Kind: Call, Process: "t1", Event: &engine.Event{Op: "has_key", Outcome: engine.Hit}})
	m.Speak()
	if s := m.Speech(); s.Misses != 2 || s.Hits != 0 || s.Total != 6 {
		t.Errorf("%d hits and %d misses of %d", s.Hits, s.Misses, s.Total)
	}
}
