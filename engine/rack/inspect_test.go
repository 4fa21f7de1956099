package rack

import (
	"context"
	"errors"
	"strings"
	"testing"

	"locmem/engine"
	"locmem/engine/shared"
)

// TestInspect: all there is to say of an entry, and nothing changes by it.
func TestInspect(t *testing.T) {
	ctx := context.Background()
	s := site(t, SiteConfig{Workers: 1})
	run(t, s, "w1", "cache.set('a', {'x': [1, 'y' * 5000]}, 30); cache.set('b', 1); cache.set('a', 2, version=2)")
	h, err := s.Handle("w1")
	if err != nil {
		t.Fatal(err)
	}
	i, err := h.Inspect(ctx, EntryID{FullKey: ":1:a"})
	if err != nil || !i.Found {
		t.Fatalf("%+v, %v", i, err)
	}
	if i.Key != "a" || i.Version != "1" || i.PID != 4021 || i.Place != 3 || i.Of != 3 || i.Line() != 1 || i.Limit != 300 || i.Bytes != i.Size+len(":1:a") {
		t.Errorf("%+v", i)
	}
	if len(i.Value) < 5000 || !strings.HasSuffix(i.Value, "y']}") || i.Type != "dict" {
		t.Errorf("the value ends in %q", i.Value[len(i.Value)-10:])
	}
	if n := len(i.Ops); n != i.Total || i.Ops[0].Name != "PROTO" || i.Ops[n-1].Name != "STOP" {
		t.Errorf("%d opcodes: %+v", i.Total, i.Ops)
	}
	if i, err := h.Inspect(ctx, EntryID{FullKey: ":1:no"}); err != nil || i.Found {
		t.Errorf("what is not there is %+v, %v", i, err)
	}
	run(t, s, "w1", "cache.set('big', list(range(99999)))")
	if i, _ := h.Inspect(ctx, EntryID{FullKey: ":1:big"}); len(i.Ops) != OpsShown || i.Total < 99999 || i.Value != "[…]" {
		t.Errorf("of a large one: %d of %d opcodes, %q", len(i.Ops), i.Total, i.Value)
	}
	if m, _ := h.Snapshot(ctx); m.Rows[3].Key != "a" || m.Stats.Hits+m.Stats.Misses != 0 {
		t.Errorf("looking has changed %+v", m)
	}
	if err := s.Kill(ctx, "w1"); err != nil {
		t.Fatal(err)
	}
	var gone *Unreachable
	if _, err := h.Inspect(ctx, EntryID{FullKey: ":1:a"}); !errors.As(err, &gone) {
		t.Errorf("one that has ended: %v", err)
	}
}

// TestInspectASharedCache: through any process that reaches it, and during an outage.
func TestInspectASharedCache(t *testing.T) {
	ctx := context.Background()
	s := site(t, SiteConfig{Workers: 2, Caches: sharedCaches("redis.RedisCache", "redis://10.0.0.1:6379", "")})
	run(t, s, "w1", "cache.set('a', {'x': 1}, 30); cache.set('n', 5)")
	s.Shared().Outage(shared.Redis, true)
	items := s.Glance().Shared.Items
	if len(items) != 2 || items[0].Location != "redis 10.0.0.1:6379/0" {
		t.Fatalf("%+v", items)
	}
	h, err := s.Handle("w2")
	if err != nil {
		t.Fatal(err)
	}
	look := func(key string) Inspected {
		i, err := h.Inspect(ctx, EntryID{Location: items[0].Location, FullKey: key})
		if err != nil {
			t.Fatal(err)
		}
		return i
	}
	if i := look(":1:a"); !i.Found || i.Key != "a" || i.Version != "1" || i.Value != "{'x': 1}" || i.Type != "dict" ||
		i.Expiry != "at" || i.Expires != s.Now()+30 || i.Size == 0 || i.Total == 0 || i.Bytes != i.Size {
		t.Errorf("%+v", i)
	}
	if i := look(":1:n"); !i.Found || i.Value != "5" || i.Bytes != 1 || i.Size != 0 || len(i.Ops) != 0 {
		t.Errorf("Redis keeps a number as text: %+v", i)
	}
	if i := look(":1:no"); i.Found {
		t.Errorf("what is not there is %+v", i)
	}
	if i, _ := h.Inspect(ctx, EntryID{Location: "redis elsewhere:1/0", FullKey: ":1:a"}); i.Found {
		t.Errorf("at another place is %+v", i)
	}
}

// TestBecauseIsToldWithAnEvent: who reads along in slices learns it, too, and be it that
// the call which caused another is recorded after it, as a thread's may be.
func TestBecauseIsToldWithAnEvent(t *testing.T) {
	s := site(t, SiteConfig{Workers: 1})
	first := s.Seq()
	run(t, s, "w1", "cache.set('a', 1); cache.get('a')")
	if events := s.LogAfter(first, 9); len(events) != 2 || events[1].Because != events[0].Seq {
		t.Errorf("%+v", events)
	}
	first = s.Seq()
	for _, e := range []engine.Event{{PID: 9, Seq: 8, Cause: 7}, {PID: 9, Seq: 7}, {PID: 9, Seq: 9, Cause: 8}} {
		s.record(SiteEvent{Kind: Called, Event: e})
	}
	if e := s.LogAfter(first, 9); e[0].Because != first+2 || e[2].Because != first+1 {
		t.Errorf("%+v", e)
	}
}

// TestInspectAnotherTab asks over the bus.
func TestInspectAnotherTab(t *testing.T) {
	ctx := context.Background()
	hub := NewHub()
	join := func() *Rack {
		seat := hub.Seat()
		t.Cleanup(seat.Kill)
		r, err := Join(ctx, Config{Bus: seat, Roster: seat})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(r.Leave)
		return r
	}
	one, two := join(), join()
	if _, err := one.Self().Exec(ctx, Request{Code: "cache.set('a', [1])"}); err != nil {
		t.Fatal(err)
	}
	h, err := two.Process("t1")
	if err != nil {
		t.Fatal(err)
	}
	if i, err := h.Inspect(ctx, EntryID{FullKey: ":1:a"}); err != nil || !i.Found || i.Value != "[1]" || len(i.Ops) == 0 {
		t.Errorf("%+v, %v", i, err)
	}
	if i, err := one.Self().Inspect(ctx, EntryID{FullKey: ":1:a"}); err != nil || !i.Found {
		t.Errorf("its own: %+v, %v", i, err)
	}
}
