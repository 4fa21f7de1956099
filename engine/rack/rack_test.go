package rack

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"locmem/engine"
)

// member is a rack at a hub with the notices that it gave.
type member struct {
	*Rack
	seat    *Seat
	notices chan Notice
}

func join(t *testing.T, h *Hub, c Config) *member {
	t.Helper()
	seat := h.Seat()
	t.Cleanup(seat.Kill)
	if c.Bus == nil {
		c.Bus, c.Roster = seat, seat
	}
	r, err := Join(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	m := &member{r, seat, make(chan Notice, 1000)}
	r.On(func(n Notice) { m.notices <- n })
	t.Cleanup(r.Leave)
	return m
}

func (m *member) wait(t *testing.T, what string, ok func(Notice) bool) Notice {
	t.Helper()
	timeout := time.After(10 * time.Second)
	for {
		select {
		case n := <-m.notices:
			if ok(n) {
				return n
			}
		case <-timeout:
			t.Fatalf("waited in vain for %s", what)
		}
	}
}

func (m *member) started(t *testing.T, name string) {
	t.Helper()
	m.wait(t, name+" to start", func(n Notice) bool {
		return n.Process != nil && n.Process.Change == Started && n.Process.Info.Name == name
	})
}

// settled waits until what a process said before it was known has been handled:
// until then its messages wait in line, and cost credit when their turn comes.
func (m *member) settled(id string) {
	for {
		m.mu.Lock()
		waits := m.inLine(id)
		m.mu.Unlock()
		if !waits {
			return
		}
		time.Sleep(time.Millisecond)
	}
}

func names(r *Rack) string {
	var list []string
	for _, i := range r.Processes() {
		if i.Alive {
			list = append(list, i.Name)
		} else {
			list = append(list, "("+i.Name+")")
		}
	}
	return strings.Join(list, " ")
}

func TestNamesArePlacesThatComeFree(t *testing.T) {
	h := NewHub()
	one, two := join(t, h, Config{}), join(t, h, Config{})
	one.started(t, "t2")
	three := join(t, h, Config{})
	one.started(t, "t3")
	two.Leave()
	one.wait(t, "t2 to stop", func(n Notice) bool { return n.Process != nil && n.Process.Change == Stopped })
	if got := names(one.Rack); got != "t1 (t2) t3" {
		t.Errorf("t1 sees %q", got)
	}
	again := join(t, h, Config{})
	if got := again.Self().Info().Name; got != "t2" {
		t.Errorf("the lowest free name is t2, got %s", got)
	}
	one.started(t, "t2")
	if got := names(one.Rack); got != "t1 t2 t3" {
		t.Errorf("t1 sees %q", got)
	}
	_ = three
}

func TestTwelveProcessesInOrder(t *testing.T) {
	h := NewHub()
	first := join(t, h, Config{})
	for range 11 {
		join(t, h, Config{})
	}
	first.started(t, "t12")
	if got := names(first.Rack); got != "t1 t2 t3 t4 t5 t6 t7 t8 t9 t10 t11 t12" {
		t.Errorf("t1 sees %q", got)
	}
}

func TestAReloadKeepsTheNameAndADuplicateDoesNot(t *testing.T) {
	h, j := NewHub(), &MemJournal{}
	a := join(t, h, Config{Journal: j})
	old := a.Self().Info()
	hint := Hint{Name: "t1", LastPID: old.PID}
	twin := join(t, h, Config{Journal: j, Hint: hint}) // the tab was duplicated: t1 lives
	if got := twin.Self().Info(); got.Name != "t2" || got.PID == old.PID {
		t.Errorf("the duplicate is %s, pid %d", got.Name, got.PID)
	}
	if twin.Lost() != nil {
		t.Errorf("a duplicate lost nothing, not %+v", twin.Lost())
	}
	// A reload finds the name still held for a moment.
	go func() {
		time.Sleep(50 * time.Millisecond)
		a.Leave()
	}()
	b := join(t, h, Config{Journal: j, Hint: hint})
	if got := b.Self().Info(); got.Name != "t1" || got.PID != firstPID+2 {
		t.Errorf("after the reload: %s, pid %d", got.Name, got.PID)
	}
	if l := b.Lost(); l == nil || l.PID != old.PID || !l.Known {
		t.Errorf("lost is %+v", l)
	}
}

func TestWithoutAJournal(t *testing.T) {
	h := NewHub()
	a := join(t, h, Config{Hint: Hint{Name: "t1", LastPID: 7}})
	if pid := a.Self().Info().PID; pid < 10000 {
		t.Errorf("the pid is %d, it should be random", pid)
	}
	if l := a.Lost(); l == nil || l.Known || l.PID != 7 {
		t.Errorf("what was lost is not known, yet lost is %+v", l)
	}
}

func TestHintsThatAreNoNames(t *testing.T) {
	for _, name := range []string{"w1", "t0", "t01", "t1001", "tx", "t", "t-1", "proc", "<script>"} {
		if got := join(t, NewHub(), Config{Hint: Hint{Name: name, LastPID: 1}}).Self().Info().Name; got != "t1" {
			t.Errorf("hint %q makes %q", name, got)
		}
	}
}

func TestTheClockIsOneForAll(t *testing.T) {
	h := NewHub()
	one, two := join(t, h, Config{}), join(t, h, Config{})
	if offset, err := two.Advance(60); err != nil || offset != 60 {
		t.Fatalf("offset %v, %v", offset, err)
	}
	n := one.wait(t, "the clock", func(n Notice) bool { return n.Clock != nil })
	if *n.Clock != (ClockNotice{Offset: 60, By: 60, From: "t2", Time: n.Clock.Time}) {
		t.Errorf("t1 hears %+v", *n.Clock)
	}
	three := join(t, h, Config{})
	n = three.wait(t, "the clock", func(n Notice) bool { return n.Clock != nil })
	if n.Clock.By != 0 || n.Clock.Offset != 60 {
		t.Errorf("what a newcomer finds is no move: %+v", *n.Clock)
	}
	if got := three.Clock().Offset(); got != 60 {
		t.Errorf("a process that joins later has the offset %v", got)
	}
	for _, bad := range []float64{math.NaN(), math.Inf(1), 1e12, 2e9, -2e9} {
		if _, err := one.Advance(bad); err == nil {
			t.Errorf("the clock moved by %v", bad)
		}
	}
}

func TestTheClockIsKnownFromTheStart(t *testing.T) {
	for _, locks := range []bool{true, false} {
		h := NewHub()
		config := func(id string) Config {
			if locks {
				return Config{}
			}
			seat := h.Seat()
			return Config{Bus: seat, Roster: NewBusRoster(seat, id)}
		}
		one := join(t, h, config("one"))
		if _, err := one.Advance(60); err != nil {
			t.Fatal(err)
		}
		if got := join(t, h, config("two")).Clock().Offset(); got != 60 {
			t.Errorf("locks %v: a newcomer starts with the offset %v", locks, got)
		}
	}
}

// The clock is a bubble's: it stands still while anything runs.
func TestNobodyIsWaitedForInVain(t *testing.T) { synctest.Test(t, nobodyIsWaitedForInVain) }

func nobodyIsWaitedForInVain(t *testing.T) {
	h := NewHub()
	start := time.Now()
	join(t, h, Config{})
	if alone := time.Since(start); alone >= hereWait {
		t.Errorf("alone, joining took %v", alone)
	}
	frozen := NewHub()
	seat := frozen.Seat()
	defer func() {
		seat.Kill()
		time.Sleep(2 * lastWords) // until it is mourned: a bubble ends with all its goroutines
	}()
	if _, err := seat.Hold(context.Background(), Member{ID: "frozen", Name: "t9"}); err != nil {
		t.Fatal(err)
	}
	start = time.Now()
	join(t, frozen, Config{}) // comes back although the other says nothing
	if took := time.Since(start); took < hereWait {
		t.Errorf("the other was waited for %v only", took)
	}
}

func TestMovesOfTheClockAgree(t *testing.T) {
	wall := func() float64 { return 0 }
	a, b := &Clock{Wall: wall}, &Clock{Wall: wall}
	sa, sb := a.move(10, "a"), b.move(20, "b")
	a.adopt(sb)
	b.adopt(sa)
	if a.Offset() != b.Offset() {
		t.Errorf("a is at %v, b at %v", a.Offset(), b.Offset())
	}
	if _, ok := a.adopt(clockState{Offset: math.NaN(), Stamp: stamp{99, "x"}}); ok {
		t.Error("took over a clock that is no number")
	}
}

// A process that is silent is told from one that is gone, and comes back.
func TestSilenceIsNotDeath(t *testing.T) {
	h := NewHub()
	wall := &fakeWall{now: 1000}
	one := join(t, h, Config{Wall: wall.read})
	seat := h.Seat() // a process that holds its lock and says nothing
	seat.Hold(context.Background(), Member{ID: "mute", Name: "t9", PID: 1})
	hello, _ := envelope{Type: msgHello, From: "mute"}.encode(greeting{Info: Info{ID: "mute", Name: "t9", PID: 1}})
	seat.Post(hello)
	one.started(t, "t9")
	one.ping()
	wall.add(silence + 1)
	one.ping()
	answering := func(want bool) func(Notice) bool {
		return func(n Notice) bool {
			return n.Process != nil && n.Process.Change == Changed && n.Process.Info.Name == "t9" && n.Process.Info.Answering == want
		}
	}
	n := one.wait(t, "t9 to be silent", answering(false))
	if !n.Process.Info.Alive {
		t.Error("a silent process is not dead")
	}
	pong, _ := envelope{Type: msgPong, From: "mute"}.encode(nil)
	seat.Post(pong)
	one.wait(t, "t9 to answer", answering(true))
	seat.Kill()
	one.wait(t, "t9 to stop", func(n Notice) bool { return n.Process != nil && n.Process.Change == Stopped })
}

type fakeWall struct {
	mu  sync.Mutex
	now float64
}

func (w *fakeWall) read() float64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *fakeWall) add(s float64) {
	w.mu.Lock()
	w.now += s
	w.mu.Unlock()
}

func TestAMissingPeerIsAnAnswer(t *testing.T) {
	h := NewHub()
	one, two := join(t, h, Config{}), join(t, h, Config{})
	one.started(t, "t2")
	handle, err := one.Process("t2")
	if err != nil {
		t.Fatal(err)
	}
	for name, why := range map[string]Why{"t7": Unknown, "": Unknown} {
		_, err := one.Process(name)
		var u *Unreachable
		if !errors.As(err, &u) || u.Why != why {
			t.Errorf("%q: %v", name, err)
		}
	}
	two.seat.Kill()
	one.wait(t, "t2 to stop", func(n Notice) bool { return n.Process != nil && n.Process.Change == Stopped })
	_, err = handle.Snapshot(context.Background())
	var u *Unreachable
	if !errors.As(err, &u) || u.Why != Gone {
		t.Errorf("a call on a dead process: %v", err)
	}
	one.Dismiss("t2")
	if got := names(one.Rack); got != "t1" {
		t.Errorf("after the dismissal: %q", got)
	}
}

func TestACallEndsWhenItsProcessDoes(t *testing.T) {
	h := NewHub()
	one := join(t, h, Config{})
	seat := h.Seat()
	seat.Hold(context.Background(), Member{ID: "deaf", Name: "t9", PID: 1})
	hello, _ := envelope{Type: msgHello, From: "deaf"}.encode(greeting{Info: Info{ID: "deaf", Name: "t9", PID: 1}})
	seat.Post(hello)
	one.started(t, "t9")
	handle, _ := one.Process("t9")
	result := make(chan error)
	go func() {
		_, err := handle.Snapshot(context.Background())
		result <- err
	}()
	seat.Kill()
	var u *Unreachable
	if err := <-result; !errors.As(err, &u) || u.Why != Gone {
		t.Errorf("the call ended with %v", err)
	}
}

func TestMessagesThatAreNotOurs(t *testing.T) {
	h := NewHub()
	one := join(t, h, Config{})
	seat := h.Seat()
	next := func(v int, kind, body string) []byte {
		raw, _ := json.Marshal(map[string]any{"v": v, "type": kind, "from": "x", "body": json.RawMessage(body)})
		return raw
	}
	for _, m := range [][]byte{
		nil, []byte("hello"), []byte("{}"), []byte(`[1,2]`), []byte(`{"v":2}`),
		next(Protocol+1, msgHello, `{"info":{"id":"x","name":"t5"}}`), // another version
		next(Protocol, msgHello, `{"info":{"id":"y","name":"t5"}}`),   // speaks for another
		next(Protocol, msgHello, `"?"`), next(Protocol, msgState, `7`), next(Protocol, msgClock, `{"clock":"soon"}`),
		next(Protocol, msgReply, `null`), next(Protocol, "unheard of", `1`), next(Protocol, msgExec, `[]`), next(Protocol, msgBye, `{}`),
	} {
		seat.Post(m)
	}
	two := join(t, h, Config{}) // messages arrive in order: once t2 is known, all were read
	one.started(t, "t2")
	if got := names(one.Rack); got != "t1 t2" {
		t.Errorf("t1 sees %q", got)
	}
	_ = two
}

func TestNoticesAreDeliveredInOrder(t *testing.T) {
	var n notices
	n.add(Notice{Clock: &ClockNotice{Offset: 1}}) // kept for the first listener
	var got []float64
	undo := n.on(func(x Notice) {
		got = append(got, x.Clock.Offset)
		if x.Clock.Offset == 2 {
			n.add(Notice{Clock: &ClockNotice{Offset: 3}}) // from within a listener
		}
	})
	n.add(Notice{Clock: &ClockNotice{Offset: 2}})
	undo()
	n.add(Notice{Clock: &ClockNotice{Offset: 4}})
	if !reflect.DeepEqual(got, []float64{1, 2, 3}) {
		t.Errorf("got %v", got)
	}
}

func TestBusRosterAgreesOnNames(t *testing.T) {
	h := NewHub()
	a, b := h.Seat(), h.Seat()
	ra, rb := NewBusRoster(a, "a"), NewBusRoster(b, "b")
	ctx := context.Background()
	for name, order := range map[string][2]*BusRoster{"t1": {ra, rb}, "t2": {rb, ra}} {
		got := map[*BusRoster]bool{}
		var mu sync.Mutex
		var wg sync.WaitGroup
		for _, r := range order {
			wg.Go(func() {
				_, ok, _ := r.Claim(ctx, name, 0)
				mu.Lock()
				defer mu.Unlock()
				got[r] = ok
			})
			for asked := false; !asked; { // the next one claims after this one
				time.Sleep(time.Millisecond)
				r.mu.Lock()
				asked = r.wanted[name] != ""
				r.mu.Unlock()
				mu.Lock()
				_, refused := got[r]
				mu.Unlock()
				asked = asked || refused
			}
		}
		wg.Wait()
		if !got[ra] || got[rb] {
			t.Errorf("both claim %s at once: a %v, b %v; the lower id wins", name, got[ra], got[rb])
		}
	}
	release, err := ra.Hold(ctx, Member{ID: "x"})
	if err != nil {
		t.Fatal(err)
	}
	gone := make(chan struct{})
	rb.Watch(Member{ID: "x"}, func() { close(gone) })
	release()
	select {
	case <-gone:
	case <-time.After(5 * time.Second):
		t.Error("nobody noticed that x let go")
	}
}

// A name that is held is not free, and one that looks for a name hears of all
// that are held.
func TestBusRosterDefendsAName(t *testing.T) { synctest.Test(t, defendsAName) }

func defendsAName(t *testing.T) {
	h := NewHub()
	seats := []*Seat{h.Seat(), h.Seat()}
	a, b := NewBusRoster(seats[0], "a"), NewBusRoster(seats[1], "b")
	defer func() {
		a.Close()
		b.Close()
		for _, s := range seats {
			s.Kill()
		}
	}()
	ctx := context.Background()
	for _, name := range []string{"t1", "t2"} {
		if _, ok, err := a.Claim(ctx, name, 0); !ok || err != nil {
			t.Fatal(name, ok, err)
		}
	}
	if _, ok, err := b.Claim(ctx, "t1", 0); ok || err != nil {
		t.Errorf("a name that is held: %v, %v", ok, err)
	}
	start := time.Now()
	if _, ok, err := b.Claim(ctx, "t2", 0); ok || err != nil || time.Since(start) >= claimWait {
		t.Errorf("the next: %v, %v in %v", ok, err, time.Since(start))
	}
}

// Anybody can say that a process is gone: as long as it says that it is there,
// it is.
func TestBusRosterBelievesWhoLives(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := NewHub()
		seats := []*Seat{h.Seat(), h.Seat(), h.Seat()}
		a, b := NewBusRoster(seats[0], "a"), NewBusRoster(seats[1], "b")
		if _, err := a.Hold(context.Background(), Member{ID: "x"}); err != nil {
			t.Fatal(err)
		}
		b.Watch(Member{ID: "x"}, func() { t.Error("it is said to be gone, and believed") })
		for range 20 {
			forger{seats[2]}.say(t, envelope{Type: msgFreed, From: "forger"}, rosterBody{Name: idPrefix + "x"})
			time.Sleep(aliveAfter / 4)
		}
		a.Close()
		b.Close()
		for _, s := range seats {
			s.Kill()
		}
	})
}

// TestMembersWithoutLocks: who spoke shows that somebody may be there, no more.
func TestMembersWithoutLocks(t *testing.T) {
	h := NewHub()
	a, b := NewBusRoster(h.Seat(), "a"), NewBusRoster(h.Seat(), "b")
	ctx := context.Background()
	if others, err := a.Members(ctx); err != nil || len(others) != 0 {
		t.Errorf("nobody has spoken: %v, %v", others, err)
	}
	if _, ok, err := b.Claim(ctx, "t1", 0); !ok || err != nil {
		t.Fatal(ok, err)
	}
	for range 2 {
		if others, err := a.Members(ctx); err != nil || !slices.Equal(others, []Member{{ID: "b"}}) {
			t.Errorf("b has spoken: %v, %v", others, err)
		}
	}
}

// TestAHubHoldsAnIDOnce: as a browser does, whatever the caller does wrong.
func TestAHubHoldsAnIDOnce(t *testing.T) {
	h := NewHub()
	one, two, watcher := h.Seat(), h.Seat(), h.Seat()
	ctx := context.Background()
	m := Member{ID: "x", Name: "t1", PID: 4021}
	release, err := one.Hold(ctx, m)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := two.Hold(ctx, Member{ID: "x", Name: "t2", PID: 4022}); err == nil {
		t.Error("an id that is held is held once more")
	}
	if others, _ := watcher.Members(ctx); !slices.Equal(others, []Member{m}) {
		t.Errorf("members are %v", others)
	}
	release()
	if others, _ := watcher.Members(ctx); len(others) != 0 {
		t.Errorf("members are %v after the release", others)
	}
}

func TestMemJournal(t *testing.T) {
	var j MemJournal
	ctx := context.Background()
	if n, _ := j.Next(ctx, "pid", 4021); n != 4021 {
		t.Errorf("the first number is %d", n)
	}
	if n, _ := j.Next(ctx, "pid", 4021); n != 4022 {
		t.Errorf("the second number is %d", n)
	}
	j.Put(ctx, "a/b", []byte("x"))
	if v, ok, _ := j.Get(ctx, "a/b"); !ok || string(v) != "x" {
		t.Errorf("got %q, %v", v, ok)
	}
	j.Put(ctx, "a/b", nil)
	if _, ok, _ := j.Get(ctx, "a/b"); ok {
		t.Error("nil deletes")
	}
	j.Forget(ctx)
	if n, _ := (&MemJournal{}).Next(ctx, "pid", 4021); n != 4021 {
		t.Errorf("a new one starts at %d", n)
	}
	if n, _ := j.Next(ctx, "other", 10); n != 10 {
		t.Errorf("another counter starts at %d", n)
	}
	if n, _ := j.Next(ctx, "other", 20); n != 20 {
		t.Errorf("asked for 20 at least, it is %d", n)
	}
	if n, _ := j.Next(ctx, "pid", 4021); n != 4023 {
		t.Errorf("after forgetting, the count goes on at %d", n)
	}
}

func TestWhatIsShownOfAValueIsShort(t *testing.T) {
	l := newLocal(engine.NewProcess("t1", 1, nil), func() {}, func(state) {})
	l.run(context.Background(), Request{Code: "cache.set('long', 'é' * 100000)\ncache.set('short', [1])\ncache.set('none', None, timeout=None)"})
	m := l.memory()
	if m.Total != 3 || len(m.Rows) != 3 || m.Limit != 300 {
		t.Fatalf("%d entries, %d rows, limit %d", m.Total, len(m.Rows), m.Limit)
	}
	if r := m.Rows[0]; r.Key != "none" || r.Value != "None" || r.Expiry != "never" || r.Place != 1 || r.Version != "1" {
		t.Errorf("the most recent row is %+v", r)
	}
	if r := m.Rows[1]; r.Value != "[1]" || r.Type != "list" || r.Expiry != "at" {
		t.Errorf("the second row is %+v", r)
	}
	if r := m.Rows[2]; len([]rune(r.Value)) != ValueShown+1 || !strings.HasSuffix(r.Value, "é…") || r.Bytes < 200000 {
		t.Errorf("a long value shows as %d code points, %d bytes", len([]rune(r.Value)), r.Bytes)
	}
}

// A container of many megabytes is not read for a row: the page asks often.
func TestALargeContainerIsShownAsAnOutline(t *testing.T) {
	l := newLocal(engine.NewProcess("t1", 1, nil), func() {}, func(state) {})
	l.run(context.Background(), Request{Code: "cache.set('large', [0] * 200000)\ncache.set('small', [0] * 20)\ncache.set('text', 'x' * 300000)"})
	m := l.memory()
	if r := m.Rows[2]; r.Value != "[…]" || r.Type != "list" || r.Bytes < ValueRead {
		t.Errorf("a large list shows as %q, a %s of %d bytes", r.Value, r.Type, r.Bytes)
	}
	if r := m.Rows[1]; !strings.HasPrefix(r.Value, "[0, 0, ") {
		t.Errorf("a small list shows as %q", r.Value)
	}
	if r := m.Rows[0]; !strings.HasPrefix(r.Value, "'xxx") {
		t.Errorf("a large text shows as %q", r.Value)
	}
}

// A journal that was deleted counts anew; a tab that is loaded again knows what pid
// it had, and does not get it a second time.
func TestDeletedJournalDoesNotRepeatThePID(t *testing.T) {
	r, err := Join(context.Background(), Config{Journal: &MemJournal{}, Hint: Hint{Name: "t1", LastPID: 4021}})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Leave()
	if pid := r.Self().Info().PID; pid != 4022 {
		t.Errorf("the pid is %d", pid)
	}
}
