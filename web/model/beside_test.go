package model

import (
	"context"
	"errors"
	"strings"
	"testing"

	"locmem/engine/rack"
	"locmem/engine/shared"
)

// besideTabs is a page of the first of two tabs, which can have a shared cache.
func besideTabs(t *testing.T) (m *Model, other *rack.Rack) {
	t.Helper()
	hub, journal, store := rack.NewHub(), &rack.MemJournal{}, &shared.Memory{}
	join := func() *rack.Rack {
		seat := hub.Seat()
		r, err := rack.Join(context.Background(), rack.Config{Bus: seat, Roster: seat, Journal: journal, Shared: store})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(r.Leave)
		return r
	}
	r := join()
	m = New(Env{Rack: r, Sharing: r, Journal: journal})
	t.Cleanup(m.Close)
	m.Load()
	return m, join()
}

func (m *Model) shows(t *testing.T, code string) Entry {
	t.Helper()
	n := len(m.Entries())
	m.Run("", code, nil)
	wait(t, func() bool { e := m.Entries(); return len(e) > n && e[n].State == Done })
	return m.Entries()[n]
}

// An entry of a shared cache is looked at through a process that reaches it, and followed.
func TestAnEntryOfASharedCache(t *testing.T) {
	m, other := besideTabs(t)
	m.Share(true)
	wait(t, other.Shares)
	m.shows(t, "caches['shared'].set('greeting', 'hi', 60)")
	wait(t, func() bool { g := m.Beside(); return g != nil && g.Total == 1 })
	it := m.Beside().Items[0]
	m.Open("time", "", it.Location, it.FullKey, false)
	value := func(want string) func() bool {
		return func() bool { i := m.Inspecting(); return i.Done && i.Entry != nil && i.Entry.Value == want }
	}
	wait(t, value("'hi'"))
	if told := m.Inspecting().Told; told == nil || told.Event.Op != "set" {
		t.Errorf("how it came there: %+v", told)
	}
	m.shows(t, "caches['shared'].set('greeting', 'ho', 60)")
	wait(t, value("'ho'"))
	m.shows(t, "caches['shared'].delete('greeting')")
	wait(t, func() bool { i := m.Inspecting(); return i.Done && i.Entry == nil })
}

func TestTheSharedCacheBesideTabs(t *testing.T) {
	m, other := besideTabs(t)
	if shares, can := m.Shares(); shares || !can || m.Beside() != nil {
		t.Fatal("there is a shared cache from the start")
	}
	m.Share(true)
	wait(t, other.Shares)
	m.shows(t, "caches['shared'].set('greeting', 'hi', 60)")
	wait(t, func() bool { g := m.Beside(); return g != nil && g.Total == 1 })
	if s := m.Story(); s.Set || s.Value != "" {
		t.Errorf("the guide takes the shared cache for the own one: %+v", s)
	}
	if _, flashes := m.FlashOf("t1", ":1:greeting"); flashes {
		t.Error("an entry of the own memory is pointed at")
	}
	if e := m.shows(t, "caches['shared'].get('nope')"); e.Repr != "None" || e.Note != nil {
		t.Errorf("a miss of the shared cache is explained with the memory of processes: %+v", e.Note)
	}
	if at, ok := m.NextExpiry(); !ok || at-m.Now() > 60.1 {
		t.Errorf("the next expiry is %v, %v", at, ok)
	}
	m.AdvanceToExpiry()
	wait(t, func() bool { return m.Beside().Total == 0 })
	if e := m.shows(t, "caches['shared'].get('greeting')"); e.Repr != "None" {
		t.Errorf("after its end: %s", e.Repr)
	}
	m.Type(KeyField, "k")
	m.ChooseCache(true)
	m.Act(Set)
	wait(t, func() bool { return m.Beside().Total == 1 })
	if _, line := m.Preview(); line != `caches["shared"].set('k', 'hello')` {
		t.Errorf("the form runs %s", line)
	}
	m.Share(false)
	wait(t, func() bool { return !other.Shares() && m.Beside() == nil })
	if _, line := m.Preview(); line != "cache.set('k', 'hello')" {
		t.Errorf("without the shared cache the form runs %s", line)
	}
}

func TestForgettingTakesTheSharedCacheAway(t *testing.T) {
	m, other := besideTabs(t)
	m.Share(true)
	wait(t, other.Shares)
	m.shows(t, "caches['shared'].set('secret', 1)")
	done := make(chan error, 1)
	m.Forget(func(err error) { done <- err })
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	wait(t, func() bool { return !other.Shares() })
	if err := other.Share(context.Background(), true); err != nil {
		t.Fatal(err)
	}
	if g := other.Beside(); g == nil || g.Total != 0 {
		t.Errorf("after forgetting it holds %+v", g)
	}
}

func TestWhyThereIsNoSharedCache(t *testing.T) {
	r, err := rack.Join(context.Background(), rack.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Leave()
	m := New(Env{Rack: r, Sharing: r})
	defer m.Close()
	m.Share(true)
	wait(t, func() bool { return len(m.Banners()) == 1 })
	if b := m.Banners()[0]; b.Kind != NotShared || strings.TrimSpace(b.Text) != "" {
		t.Errorf("%+v", b)
	}
}

// stuck is a shared cache whose store cannot be emptied.
type stuck struct{ Sharing }

func (stuck) Share(context.Context, bool) error { return errors.New("the store is blocked") }

// TestAStuckSharedCacheKeepsNothingElse: what is in the journal is deleted all the same,
// and what could not be is told.
func TestAStuckSharedCacheKeepsNothingElse(t *testing.T) {
	journal := &rack.MemJournal{}
	_ = journal.Put(t.Context(), "work/link/1", []byte("{}")) // a MemJournal does not fail
	m := New(Env{Sharing: stuck{}, Journal: journal})
	t.Cleanup(m.Close)
	err := m.forgetJournal()
	if err == nil || !strings.Contains(err.Error(), "blocked") {
		t.Errorf("it was told: %v", err)
	}
	if _, there, _ := journal.Get(t.Context(), "work/link/1"); there {
		t.Error("the work is still kept")
	}
}

// silent is a shared cache that is there, and can be read once.
type silent struct {
	Sharing
	looks chan struct{}
	seen  []*rack.GlanceShared
}

func (*silent) Shares() bool { return true }

func (s *silent) Beside() *rack.GlanceShared {
	g := s.seen[0]
	if s.seen = s.seen[1:]; len(s.seen) == 0 {
		s.seen = []*rack.GlanceShared{nil}
	}
	s.looks <- struct{}{}
	return g
}

// TestASharedCacheThatCannotBeReadIsNotEmpty: it stays as it was seen last.
func TestASharedCacheThatCannotBeReadIsNotEmpty(t *testing.T) {
	s := &silent{looks: make(chan struct{}, 9), seen: []*rack.GlanceShared{{Total: 5}}}
	m := New(Env{Sharing: s})
	t.Cleanup(m.Close)
	for range 2 {
		m.staleBeside()
		<-s.looks
		wait(t, func() bool { m.mu.Lock(); defer m.mu.Unlock(); return !m.beside.looking })
	}
	if g := m.Beside(); g.Total != 5 {
		t.Errorf("it is seen with %d items", g.Total)
	}
}
