package rack

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"locmem/engine"
)

// What others write on the channel, in nobody's name or in that of a process
// that lives, changes nothing of the processes.

// forger is a seat that says what it likes.
type forger struct{ *Seat }

func (f forger) say(t *testing.T, e envelope, body any) {
	t.Helper()
	raw, err := e.encode(body)
	if err != nil {
		t.Fatal(err)
	}
	f.Post(raw)
}

// after waits until m has handled all that f said: a process that joins now is met later.
func (f forger) after(t *testing.T, h *Hub, m *member) {
	t.Helper()
	last := join(t, h, Config{})
	m.started(t, last.Self().Info().Name)
	last.Leave()
	m.stopped(t, last.Self().Info().Name)
	m.Dismiss(last.Self().Info().Name)
}

func (m *member) stopped(t *testing.T, name string) {
	t.Helper()
	m.wait(t, name+" to stop", func(n Notice) bool {
		return n.Process != nil && n.Process.Change == Stopped && n.Process.Info.Name == name
	})
}

func TestForgedMessagesMakeAndEndNobody(t *testing.T) {
	h := NewHub()
	one, two := join(t, h, Config{}), join(t, h, Config{})
	one.started(t, "t2")
	f := forger{h.Seat()}
	victim := two.Self().Info()
	for i := range 1000 {
		id := fmt.Sprint("nobody", i)
		f.say(t, envelope{Type: msgHello, From: id}, greeting{Info: Info{ID: id, Name: fmt.Sprint("t", i+1), PID: i}})
		f.say(t, envelope{Type: msgBye, From: victim.ID}, state{Info: victim})
		renamed := victim
		renamed.Name, renamed.PID = "t9", 99
		f.say(t, envelope{Type: msgState, From: victim.ID}, state{Info: renamed})
	}
	f.after(t, h, one)
	if got := names(one.Rack); got != "t1 t2" {
		t.Errorf("t1 sees %q", got)
	}
	if i := infoOf(one.Rack, "t2"); i.PID != victim.PID || i.ID != victim.ID {
		t.Errorf("t2 is now %+v", i)
	}
}

func infoOf(r *Rack, name string) (i Info) {
	for _, i := range r.Processes() {
		if i.Name == name {
			return i
		}
	}
	return i
}

// slowRoster counts how often it is asked, and takes its time.
type slowRoster struct {
	*Seat
	asked atomic.Int32
	goOn  chan struct{}
}

func (s *slowRoster) Members(ctx context.Context) ([]Member, error) {
	if s.asked.Add(1) > 1 { // not the first, of Join
		<-s.goOn
	}
	return s.Seat.Members(ctx)
}

func TestAThousandGreetingsAreAFewLooks(t *testing.T) {
	h := NewHub()
	roster := &slowRoster{Seat: h.Seat(), goOn: make(chan struct{})}
	one := join(t, h, Config{Bus: roster.Seat, Roster: roster})
	for i := range 1000 {
		id := fmt.Sprint("nobody", i)
		raw, _ := envelope{Type: msgHello, From: id}.encode(greeting{Info: Info{ID: id, Name: "t7"}})
		one.receive(raw)
	}
	close(roster.goOn)
	two := join(t, h, Config{}) // is met all the same
	one.started(t, two.Self().Info().Name)
	if n := roster.asked.Load(); n > 6 {
		t.Errorf("the roster was asked %d times", n)
	}
}

func TestWhatIsSaidInItsNameIsPutRight(t *testing.T) {
	h := NewHub()
	one, two := join(t, h, Config{}), join(t, h, Config{})
	one.started(t, "t2")
	two.Self().Exec(context.Background(), Request{Code: "cache.set('a', 1)"})
	entries := func(n int) func(Notice) bool {
		return func(x Notice) bool {
			return x.Process != nil && x.Process.Info.Name == "t2" && x.Process.Info.Entries == n
		}
	}
	one.wait(t, "t2's entry", entries(1))
	f := forger{h.Seat()}
	lie := two.Self().Info()
	lie.Entries = 77
	f.say(t, envelope{Type: msgState, From: lie.ID}, state{Info: lie})
	f.say(t, envelope{Type: msgClock, From: lie.ID}, clockMove{Clock: clockState{3600, stamp{9, lie.ID}}})
	one.wait(t, "the lie", entries(77))
	one.wait(t, "the truth", entries(1))
	for until := time.Now().Add(5 * time.Second); one.Clock().Offset() != 0; time.Sleep(time.Millisecond) {
		if time.Now().After(until) {
			t.Fatalf("the clock is %v ahead", one.Clock().Offset())
		}
	}
	if _, err := two.Advance(60); err != nil || two.Clock().Offset() != 60 {
		t.Errorf("afterwards the clock cannot be moved: %v", err)
	}
	one.wait(t, "the move", func(n Notice) bool { return n.Clock != nil && n.Clock.Offset == 60 })
}

// Of its calls a process has the last word: what another one tells in its name, with
// all that is true of it, is taken back, and so is a false word about what it called.
func TestCallsThatItDidNotMakeAreTakenBack(t *testing.T) {
	h := NewHub()
	one, two := join(t, h, Config{}), join(t, h, Config{})
	one.started(t, "t2")
	two.Self().Exec(context.Background(), Request{Code: "cache.set('a', 1); cache.get('a')"})
	one.wait(t, "t2's call", func(n Notice) bool { return n.Event != nil && n.Event.Op == "get" })
	f := forger{h.Seat()}
	who := two.Self().Info()
	forged := engine.Event{Seq: 3, PID: who.PID, Process: who.Name, Op: "set", Key: "forged", Outcome: engine.Stored}
	made := func(n Notice) bool {
		return n.Process != nil && n.Process.Change == Righted && n.Process.Info.ID == who.ID &&
			len(n.Process.Calls) == 2 && n.Process.Calls[0].Op == "set" && n.Process.Calls[1].Op == "get"
	}
	f.say(t, envelope{Type: msgState, From: who.ID}, state{Info: who, Events: []engine.Event{forged}})
	one.wait(t, "what was called", made)
	f.say(t, envelope{Type: msgCalls, From: who.ID}, lastCalls{})
	one.wait(t, "a false word", func(n Notice) bool {
		return n.Process != nil && n.Process.Change == Righted && len(n.Process.Calls) == 0
	})
	one.wait(t, "what was called, again", made)
}

func TestAClockMovesWithinBounds(t *testing.T) {
	c := &Clock{Wall: func() float64 { return 0 }}
	for _, s := range []clockState{
		{math.Inf(1), stamp{1, "x"}}, {1e308, stamp{1, "x"}}, {-1e308, stamp{1, "x"}}, {math.NaN(), stamp{1, "x"}},
		{60, stamp{math.MaxUint64, "x"}},
	} {
		if _, ok := c.adopt(s); ok {
			t.Errorf("took over %+v", s)
		}
	}
	if _, ok := c.adopt(clockState{60, stamp{1 << 40, "x"}}); !ok {
		t.Error("a newcomer takes what it finds")
	}
	c.settle()
	if _, ok := c.adopt(clockState{90, stamp{1 << 60, "x"}}); ok {
		t.Error("one message uses up the count of moves")
	}
	settled := &Clock{Wall: c.Wall}
	settled.settle()
	if _, ok := settled.adopt(clockState{90, stamp{math.MaxInt64, "x"}}); ok {
		t.Error("one message uses up the count of a clock that was never moved")
	}
	one := join(t, NewHub(), Config{})
	var err error
	for range 20 {
		if _, e := one.Advance(1e9); e != nil {
			err = e
		}
	}
	if err == nil || one.Clock().Offset() > maxAhead {
		t.Errorf("the clock is %v ahead, %v", one.Clock().Offset(), err)
	}
}

func TestAStrangerMovesNoClockAndRunsNothing(t *testing.T) {
	h := NewHub()
	one, two := join(t, h, Config{}), join(t, h, Config{})
	one.started(t, "t2")
	f := forger{h.Seat()}
	for _, from := range []string{"nobody", two.Self().Info().ID} {
		for i, kind := range []string{msgExec, msgStop, msgRestart, msgSnapshot} {
			f.say(t, envelope{Type: kind, From: from, To: one.Self().Info().ID, Seq: uint64(i)}, Request{Code: "cache.set('forged', 1)"})
			f.say(t, envelope{Type: msgGo, From: from, To: one.Self().Info().ID, Re: uint64(i)}, nil)
		}
	}
	f.say(t, envelope{Type: msgClock, From: "nobody"}, clockMove{Clock: clockState{60, stamp{5, "nobody"}}})
	f.after(t, h, one)
	if n := infoOf(one.Rack, "t1").Entries; n != 0 || one.Clock().Offset() != 0 {
		t.Errorf("%d entries, the clock is %v ahead", n, one.Clock().Offset())
	}
	handle, err := one.Process("t2") // who really asks is served
	if err != nil {
		t.Fatal(err)
	}
	if reply, err := handle.Exec(context.Background(), Request{Code: "1 + 1"}); err != nil || reply.Repr == nil || *reply.Repr != "2" {
		t.Errorf("%+v, %v", reply, err)
	}
}

// TestAGreetingMovesNoClock: where no lock tells who is a process, anybody can greet.
func TestAGreetingMovesNoClock(t *testing.T) {
	h := NewHub()
	seat := h.Seat()
	one := join(t, h, Config{Bus: seat, Roster: NewBusRoster(seat, "one")})
	for newcomer := true; newcomer; time.Sleep(time.Millisecond) {
		one.mu.Lock()
		newcomer = one.asks
		one.mu.Unlock()
	}
	f := forger{h.Seat()}
	for i, kind := range []string{msgHello, msgHere} {
		id := fmt.Sprintf("forger%d", i)
		f.say(t, envelope{Type: kind, From: id}, greeting{Info{ID: id, Name: fmt.Sprintf("t%d", 8+i), PID: 8 + i}, clockState{60, stamp{5, id}}})
	}
	for infoOf(one.Rack, "t9").Name == "" { // the last one was heard
		time.Sleep(time.Millisecond)
	}
	f.say(t, envelope{Type: msgState, From: "forger1"}, state{Info: Info{ID: "forger1", Name: "t9", PID: 9, Entries: 7}})
	for infoOf(one.Rack, "t9").Entries != 7 { // and all of it was done
		time.Sleep(time.Millisecond)
	}
	if got := one.Clock().Offset(); got != 0 {
		t.Errorf("the clock is %v ahead", got)
	}
}

func TestOnlyWhoWasCalledMayReply(t *testing.T) {
	h := NewHub()
	one := join(t, h, Config{})
	seat := h.Seat()
	seat.Hold(context.Background(), Member{ID: "callee", Name: "t8", PID: 8})
	other := forger{h.Seat()}
	other.Hold(context.Background(), Member{ID: "other", Name: "t9", PID: 9})
	other.say(t, envelope{Type: msgHello, From: "other"}, greeting{Info: Info{ID: "other", Name: "t9", PID: 9}})
	for _, name := range []string{"t8", "t9"} {
		for infoOf(one.Rack, name).Name == "" {
			time.Sleep(time.Millisecond)
		}
	}
	for greeting := true; greeting; time.Sleep(time.Millisecond) { // what it says meanwhile has to wait
		one.mu.Lock()
		greeting = one.inLine("other")
		one.mu.Unlock()
	}
	seat.Listen(func(raw []byte) {
		e, _ := decodeEnvelope(raw)
		if e.Type != msgSnapshot {
			return
		}
		reply := func(from string, pid int) {
			other.say(t, envelope{Type: msgAccept, From: from, To: e.From, Re: e.Seq}, nil)
			other.say(t, envelope{Type: msgReply, From: from, To: e.From, Re: e.Seq}, Memory{PID: pid})
		}
		reply("nobody", 1)
		reply("other", 9)
		reply("callee", 8)
	})
	handle, err := one.Process("t8")
	if err != nil {
		t.Fatal(err)
	}
	if m, err := handle.Snapshot(context.Background()); err != nil || m.PID != 8 {
		t.Errorf("pid %d answered, %v", m.PID, err)
	}
}

func TestAnEndedIDDoesNotComeBack(t *testing.T) {
	h := NewHub()
	one := join(t, h, Config{})
	seat := forger{h.Seat()}
	m := Member{ID: "again", Name: "t9", PID: 9}
	greet := func() {
		seat.say(t, envelope{Type: msgHello, From: m.ID}, greeting{Info: Info{ID: m.ID, Name: m.Name, PID: m.PID}})
	}
	release, _ := seat.Hold(context.Background(), m)
	greet()
	one.started(t, "t9")
	release()
	one.stopped(t, "t9")
	seat.Hold(context.Background(), m) // a list that is older than the end has it still
	greet()
	seat.after(t, h, one)
	if got := names(one.Rack); got != "t1 (t9)" {
		t.Errorf("t1 sees %q", got)
	}
}

func TestPeersAndTheirEventsHaveALimit(t *testing.T) {
	h := NewHub()
	for i := range maxNames + 20 {
		h.Seat().Hold(context.Background(), Member{ID: fmt.Sprint("id", i), Name: fmt.Sprint("p", i), PID: i})
	}
	seat := h.Seat()
	one, err := Join(context.Background(), Config{Bus: seat, Roster: seat})
	if err != nil {
		t.Fatal(err)
	}
	defer one.Leave()
	if n := len(one.Processes()); n != maxNames+1 {
		t.Errorf("%d processes are shown", n)
	}
	s := state{Info: Info{ID: "x", Name: "t5", PID: 7}}
	for range 5 * burst {
		s.Events = append(s.Events, engine.Event{Process: "t5", PID: 7})
	}
	if !s.valid("x") || len(s.Events) != burst {
		t.Errorf("%d events of one message are passed on, want %d", len(s.Events), burst)
	}
}

// Who talks too much is heard less often, and the last word of each kind counts.
func TestATalkerIsHeardNowAndThen(t *testing.T) {
	h := NewHub()
	wall := &fakeWall{now: 1000}
	one := join(t, h, Config{Wall: wall.read})
	seat := forger{h.Seat()}
	seat.Hold(context.Background(), Member{ID: "x", Name: "t9", PID: 9})
	info := Info{ID: "x", Name: "t9", PID: 9}
	seat.say(t, envelope{Type: msgHello, From: "x"}, greeting{Info: info})
	one.started(t, "t9")
	one.settled("x")
	heard := 0
	for i := range 1000 {
		info.Entries = i + 1
		raw, _ := envelope{Type: msgState, From: "x"}.encode(state{Info: info})
		one.receive(raw)
	}
	wall.add(10)
	skipped := 0
	one.wait(t, "the last word", func(n Notice) bool {
		if n.Process == nil || n.Process.Info.Name != "t9" {
			return false
		}
		heard++
		skipped += n.Process.Skipped
		return n.Process.Change == Changed && n.Process.Info.Entries == 1000
	})
	if heard > stateBurst+5 || skipped < 700 {
		t.Errorf("%d notices, %d states were passed over", heard, skipped)
	}

	moves := 0
	for i := range 1000 {
		raw, _ := envelope{Type: msgClock, From: "x"}.encode(clockMove{Clock: clockState{Offset: float64(i + 1), Stamp: stamp{Count: uint64(i + 1), By: "x"}}})
		one.receive(raw)
	}
	wall.add(10)
	one.wait(t, "the last move", func(n Notice) bool {
		if n.Clock != nil {
			moves++
		}
		return n.Clock != nil && n.Clock.Offset == 1000
	})
	if moves > peerBurst+5 {
		t.Errorf("%d moves of the clock were told", moves)
	}
}

// believing is a roster that is not told of any end.
type believing struct{ inferring }

func (believing) Watch(Member, func()) func() { return func() {} }

func TestStrangersWithoutLocksAreFew(t *testing.T) {
	h := NewHub()
	wall := &fakeWall{now: 1000}
	seat := h.Seat()
	one := join(t, h, Config{Bus: seat, Roster: believing{inferring{seat}}, Wall: wall.read})
	for round := range 10 {
		for i := range 1000 {
			id := fmt.Sprint("nobody", round, ".", i)
			raw, _ := envelope{Type: msgHello, From: id}.encode(greeting{Info: Info{ID: id, Name: fmt.Sprint("t", 2+100*round+i), PID: i}})
			one.receive(raw)
			twin, _ := envelope{Type: msgHello, From: id + "twin"}.encode(greeting{Info: Info{ID: id + "twin", Name: "t1"}})
			one.receive(twin)
		}
		most := strangerBurst
		if round > 0 {
			most = maxStrangers
		}
		if n := len(one.Processes()) - 1; n == 0 || n > most {
			t.Errorf("round %d: %d strangers", round, n)
		}
		wall.add(60)
	}
	if n := strings.Count(" "+names(one.Rack)+" ", " t1 "); n != 1 {
		t.Errorf("there are %d called t1", n)
	}
}

// Strangers that come and go are not listed for ever.
func TestEndedStrangersAreFew(t *testing.T) {
	h := NewHub()
	wall := &fakeWall{now: 1000}
	seat := h.Seat()
	one := join(t, h, Config{Bus: seat, Roster: believing{inferring{seat}}, Wall: wall.read})
	for i := range 3 * maxDead {
		info := Info{ID: fmt.Sprint("nobody", i), Name: fmt.Sprint("t", 2+i), PID: i, StartedAt: wall.read()}
		hello, _ := envelope{Type: msgHello, From: info.ID}.encode(greeting{Info: info})
		one.receive(hello)
		bye, _ := envelope{Type: msgBye, From: info.ID}.encode(state{Info: info})
		one.receive(bye)
		one.stopped(t, info.Name)
		wall.add(1)
	}
	if n := len(one.Processes()) - 1; n != maxDead {
		t.Errorf("%d strangers that ended are listed, of at most %d", n, maxDead)
	}
	last := fmt.Sprint("t", 1+3*maxDead)
	if !slices.ContainsFunc(one.Processes(), func(i Info) bool { return i.Name == last }) {
		t.Errorf("the last that ended, %s, is not listed", last)
	}
}

// Without locks a forged end is believed for a moment: the process hears of it
// and says that it is there.
func TestAForgedEndWithoutLocksIsTakenBack(t *testing.T) {
	h := NewHub()
	config := func(id string) Config {
		seat := h.Seat()
		return Config{Bus: seat, Roster: NewBusRoster(seat, id), NewID: func() string { return id }}
	}
	one, two := join(t, h, config("one")), join(t, h, config("two"))
	one.started(t, "t2")
	f := forger{h.Seat()}
	f.say(t, envelope{Type: msgFreed, From: "x"}, rosterBody{Name: idPrefix + "two"})
	f.say(t, envelope{Type: msgBye, From: "two"}, state{Info: two.Self().Info()})
	one.stopped(t, "t2")
	one.started(t, "t2")
}

func TestAFullQueueKeepsNoticesOfProcesses(t *testing.T) {
	var n notices
	for i := range early + 10 {
		n.add(Notice{Event: &engine.Event{Seq: uint64(i)}})
	}
	n.add(Notice{Process: &ProcessNotice{Change: Stopped}})
	n.add(Notice{Clock: &ClockNotice{Offset: 60}})
	events, others := 0, 0
	n.on(func(x Notice) {
		if x.Event != nil {
			events++
		} else {
			others++
		}
	})
	if events != early || others != 2 {
		t.Errorf("%d events and %d other notices, want %d and 2", events, others, early)
	}
	var full notices
	for range 10 * early {
		full.add(Notice{Process: &ProcessNotice{Change: Changed}})
	}
	if len(full.queue) != 2*early {
		t.Errorf("%d notices wait for the first listener, want at most %d", len(full.queue), 2*early)
	}
}

func TestRequestsThatNobodyConfirmsAreForgotten(t *testing.T) {
	var o offers
	first := o.put(envelope{From: "a", Body: []byte("1")})
	for range maxOffers {
		o.put(envelope{From: "a", Body: make([]byte, 1<<10)})
	}
	if _, ok := o.take(first, "a"); ok {
		t.Error("the first of too many is kept")
	}
	last := o.put(envelope{From: "a", Body: make([]byte, maxOfferBytes)})
	if len(o.waiting) != 1 {
		t.Errorf("%d requests are kept beside one of %d bytes", len(o.waiting)-1, maxOfferBytes)
	}
	if _, ok := o.take(last, "b"); ok {
		t.Error("another one confirmed it")
	}
	if _, ok := o.take(last, "a"); !ok || o.bytes != 0 || len(o.waiting) != 0 {
		t.Errorf("taken %v, %d bytes, %d kept", ok, o.bytes, len(o.waiting))
	}
	if _, ok := o.take(last, "a"); ok {
		t.Error("a request is begun twice")
	}
}

// A process that has no lock is reached by nobody, and calls say so.
func TestACallOnNobody(t *testing.T) {
	one := join(t, NewHub(), Config{})
	var u *Unreachable
	if err := one.call(context.Background(), "nobody", "t9", msgSnapshot, nil, nil); !errors.As(err, &u) || u.Why != Gone {
		t.Errorf("it says %v", err)
	}
}

// A newcomer may call before the roster was asked who it is.
func TestANewcomerMayCallAtOnce(t *testing.T) {
	h := NewHub()
	one := join(t, h, Config{})
	for i := range 20 {
		seat := h.Seat()
		id := "new" + string(rune('a'+i))
		accepted := make(chan bool, 1)
		seat.Listen(func(raw []byte) {
			if e, ok := decodeEnvelope(raw); ok && e.Type == msgAccept && e.To == id {
				select {
				case accepted <- true:
				default:
				}
			}
		})
		if _, err := seat.Hold(context.Background(), Member{ID: id, Name: "t" + string(rune('2'+i%8)), PID: 10 + i}); err != nil {
			t.Fatal(err)
		}
		forger{seat}.say(t, envelope{Type: msgExec, From: id, To: one.Self().Info().ID, Seq: 1}, Request{Code: "1"})
		select {
		case <-accepted:
		case <-time.After(acceptWait):
			t.Fatalf("the call of newcomer %d was not heard", i)
		}
		seat.Kill()
		for infoOf(one.Rack, "t"+string(rune('2'+i%8))).Alive {
			time.Sleep(time.Millisecond)
		}
	}
}
