package model

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"locmem/engine/rack"
)

// slow is a journal whose writes tell that they are on their way and then wait
// for their answer.
type slow struct {
	rack.MemJournal
	mu     sync.Mutex
	held   bool
	fail   error
	forget error
	begun  chan string // keys, as their writes begin
	answer chan struct{}
}

func (s *slow) Put(ctx context.Context, key string, value []byte) error {
	s.mu.Lock()
	held, fail := s.held, s.fail
	s.mu.Unlock()
	s.begun <- key
	if held {
		<-s.answer
	}
	if fail != nil {
		return fail
	}
	return s.MemJournal.Put(ctx, key, value)
}

func (s *slow) Forget(ctx context.Context) error {
	if s.forget != nil {
		return s.forget
	}
	return s.MemJournal.Forget(ctx)
}

func (s *slow) set(held bool, fail error) {
	s.mu.Lock()
	s.held, s.fail = held, fail
	s.mu.Unlock()
}

// begins waits for n writes and returns which parts they write.
func (s *slow) begins(t *testing.T, n int) string {
	t.Helper()
	var parts []string
	for range n {
		select {
		case key := <-s.begun:
			parts = append(parts, strings.TrimPrefix(key, "work/t1/"))
		case <-time.After(5 * time.Second):
			t.Fatalf("only %v are being written", parts)
		}
	}
	return strings.Join(parts, " ")
}

// keeping is a page whose work is in the journal.
func keeping(t *testing.T) (*Model, *slow) {
	t.Helper()
	s := &slow{begun: make(chan string, 64), answer: make(chan struct{})}
	seat := rack.NewHub().Seat()
	r, err := rack.Join(context.Background(), rack.Config{Bus: seat, Roster: seat, Journal: &s.MemJournal})
	if err != nil {
		t.Fatal(err)
	}
	m := New(Env{Rack: r, Journal: s})
	t.Cleanup(func() { m.Close(); r.Leave(); seat.Kill() })
	m.Load()
	s.begins(t, 4)
	settle(t, m)
	return m, s
}

// settle waits until nothing is being written.
func settle(t *testing.T, m *Model) {
	t.Helper()
	wait(t, func() bool {
		m.mu.Lock()
		defer m.mu.Unlock()
		return m.keep.idle == nil
	})
}

func (s *slow) holds(t *testing.T, m *Model, part, text string) {
	t.Helper()
	raw, _, _ := s.Get(context.Background(), m.workKey(part))
	if !strings.Contains(string(raw), text) {
		t.Errorf("%s is kept as %s, without %s", part, raw, text)
	}
}

func TestAllPartsAreWrittenAtOnce(t *testing.T) {
	m, s := keeping(t)
	s.set(true, nil)
	m.remember("x = 1")
	m.Type(KeyField, "first")
	both := s.begins(t, 2) // no answer came yet
	if !strings.Contains(both, "history") || !strings.Contains(both, "form") {
		t.Errorf("%s are being written", both)
	}
	s.answer <- struct{}{}
	s.answer <- struct{}{}
	settle(t, m)
	s.holds(t, m, "history", "x = 1")
}

func TestHurryWritesWhatIsNotConfirmed(t *testing.T) {
	m, s := keeping(t)
	s.set(true, nil)
	m.Type(KeyField, "first")
	s.begins(t, 1)
	s.set(false, nil)
	m.Hurry() // the first write may never be answered
	if part := s.begins(t, 1); part != "form" {
		t.Errorf("%s is written again", part)
	}
	s.answer <- struct{}{}
	m.keep.puts.Wait()
	s.holds(t, m, "form", "first")
	settle(t, m)
	m.Hurry()
	m.keep.puts.Wait()
	if n := len(s.begun); n != 0 {
		t.Errorf("%d confirmed parts are written again", n)
	}
}

// TestOutdatedWriteIsNotWritten: of two writes of one part the later one stays,
// whichever begins first.
func TestOutdatedWriteIsNotWritten(t *testing.T) {
	m, s := keeping(t)
	m.mu.Lock()
	m.keep.issued["form"] += 2
	turn := m.keep.issued["form"]
	m.mu.Unlock()
	m.put("form", []byte(`"new"`), turn)
	s.begins(t, 1)
	m.put("form", []byte(`"old"`), turn-1)
	if n := len(s.begun); n != 0 {
		t.Error("an outdated write is written")
	}
	s.holds(t, m, "form", "new")
}

// TestLateAnswerOfAnOutdatedWrite: what the journal is known to hold is what the
// last write put there.
func TestLateAnswerOfAnOutdatedWrite(t *testing.T) {
	m, s := keeping(t)
	turn := m.keep.issued["form"] + 1
	s.set(true, nil)
	m.keep.issued["form"] = turn
	late := make(chan struct{})
	go func() {
		m.put("form", []byte(`"old"`), turn)
		close(late)
	}()
	s.begins(t, 1)
	s.set(false, nil)
	m.mu.Lock()
	m.keep.issued["form"] = turn + 1
	m.mu.Unlock()
	m.put("form", []byte(`"new"`), turn+1)
	s.answer <- struct{}{}
	<-late
	if last := string(m.keep.last["form"]); last != `"new"` {
		t.Errorf("the journal is believed to hold %s", last)
	}
}

// TestRunningEntryIsNotKept: after a reload nothing would ever end it.
func TestRunningEntryIsNotKept(t *testing.T) {
	list := lastEntries([]Entry{{State: Done, Code: "a"}, {State: Running, Code: "b"}, {State: Done, Code: "c"}})
	if len(list) != 2 || list[0].Code != "a" || list[1].Code != "c" {
		t.Errorf("kept are %+v", list)
	}
}

func TestFailedWriteIsTriedAgain(t *testing.T) {
	m, s := keeping(t)
	s.set(false, errors.New("no room"))
	m.Type(KeyField, "first")
	s.begins(t, 1)
	settle(t, m)
	s.set(false, nil)
	m.remember("x = 1")
	m.save()
	if both := s.begins(t, 2); !strings.Contains(both, "form") {
		t.Errorf("only %s are written", both)
	}
	settle(t, m)
	s.holds(t, m, "form", "first")
}

func TestNothingComesBackAfterForgetting(t *testing.T) { synctest.Test(t, nothingComesBack) }

func nothingComesBack(t *testing.T) {
	m, s := keeping(t)
	s.set(true, nil)
	m.remember("secret = 1")
	m.Type(KeyField, "secret")
	s.begins(t, 2)
	done := make(chan struct{})
	m.Forget(func(error) { close(done) })
	synctest.Wait() // until nothing goes on without an answer
	select {
	case <-done:
		t.Error("it was forgotten while writes were on their way")
	default:
	}
	s.answer <- struct{}{}
	s.answer <- struct{}{}
	<-done
	m.Type(KeyField, "again")
	ran := make(chan rack.Reply, 1)
	m.Run("", "cache.set('secret', 1)", func(r rack.Reply) { ran <- r })
	<-ran
	m.Hurry()
	m.keep.puts.Wait()
	time.Sleep(time.Second) // by the test's own clock: until nothing more happens, so that what would be written is
	synctest.Wait()
	for _, key := range []string{m.workKey("history"), m.workKey("form"), m.workKey("console"), m.workKey("story"), "process/t1"} {
		if raw, ok, _ := s.Get(context.Background(), key); ok {
			t.Errorf("%s is kept as %s", key, raw)
		}
	}
}

func TestFailedForgettingIsSaid(t *testing.T) {
	m, s := keeping(t)
	s.forget = errors.New("locked away")
	told := make(chan error, 1)
	m.Forget(func(err error) { told <- err })
	if err := <-told; err != s.forget {
		t.Errorf("told was %v", err)
	}
	if b := m.Banners(); len(b) != 1 || b[0].Kind != NotForgotten || b[0].Text != "locked away" {
		t.Errorf("banners: %+v", b)
	}
	m.Type(KeyField, "goes on")
	s.begins(t, 1)
	settle(t, m)
	s.holds(t, m, "form", "goes on")
}

func TestKeptTextsAreCutBetweenCharacters(t *testing.T) {
	long := "x" + strings.Repeat("é", keptOutput)
	e := lastEntries([]Entry{{State: Done, Code: long, Output: long, Repr: long, Error: "short"}})[0]
	want := long[:keptOutput-1] + "…"
	for what, got := range map[string]string{"code": e.Code, "output": e.Output, "repr": e.Repr} {
		if got != want {
			t.Errorf("%s: %d bytes, ending in %q", what, len(got), got[len(got)-8:])
		}
	}
	if e.Error != "short" {
		t.Errorf("the error is %q", e.Error)
	}
}

// TestClockIsOnTimeAgainAndSaysSo: a lone tab's clock ends with its process, and
// the next one says what is no more.
func TestClockIsOnTimeAgainAndSaysSo(t *testing.T) {
	journal := &rack.MemJournal{}
	life := func(hint rack.Hint) (*Model, *rack.Rack) {
		seat := rack.NewHub().Seat()
		r, err := rack.Join(context.Background(), rack.Config{Bus: seat, Roster: seat, Journal: journal, Hint: hint})
		if err != nil {
			t.Fatal(err)
		}
		m := New(Env{Rack: r, Journal: journal})
		m.Load()
		return m, r
	}
	m, r := life(rack.Hint{})
	m.Advance(60)
	m.OnTime()
	if m.Offset() > 0.5 {
		t.Fatalf("on time is %f s ahead", m.Offset())
	}
	m.Advance(90)
	settle(t, m)
	self := r.Self().Info()
	m.Close()
	r.Leave()

	m, r = life(rack.Hint{Name: self.Name, LastPID: self.PID})
	defer func() { m.Close(); r.Leave() }()
	e := m.Entries()
	if len(e) == 0 || e[len(e)-1].State != Divider || e[len(e)-1].Late < 89 {
		t.Errorf("the console says %+v", e)
	}
	if b := m.Banners(); len(b) != 1 || b[0].Late < 89 {
		t.Errorf("the banner says %+v", b)
	}
}

// What the page says to be kept after a reload is there.
func TestKeptIsSaidOfWhatIsThere(t *testing.T) {
	full := &rack.MemJournal{}
	full.Put(t.Context(), "work/t1/history", []byte(`["cache.get('a')"]`))
	for _, j := range []rack.Journal{full, &rack.MemJournal{}, nil} {
		r, err := rack.Join(t.Context(), rack.Config{Hint: rack.Hint{Name: "t1", LastPID: 4021}})
		if err != nil {
			t.Fatal(err)
		}
		m := New(Env{Rack: r, Journal: j})
		m.Load()
		if b := m.Banners(); len(b) != 1 || b[0].Kind != LostHere || b[0].Kept != (j == rack.Journal(full)) {
			t.Errorf("with %v: %+v", j, b)
		}
		m.Close()
		r.Leave()
	}
}

// TestWhatAnotherTabForgotDoesNotComeBack: the next line writes itself, and none of those
// before.
func TestWhatAnotherTabForgotDoesNotComeBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, s := keeping(t)
		run := func(code string) {
			ran := make(chan rack.Reply, 1)
			m.Run("", code, func(r rack.Reply) { ran <- r })
			<-ran
			m.remember(code)
			m.Hurry()
			m.keep.puts.Wait()
			synctest.Wait()
		}
		run("secret = 1")
		if raw, _, _ := s.Get(t.Context(), m.workKey("history")); !strings.Contains(string(raw), "secret") {
			t.Fatalf("kept is %s", raw)
		}
		_ = s.Forget(t.Context())
		m.Forgotten()
		run("other = 2")
		for _, part := range []string{"history", "console"} {
			raw, ok, _ := s.Get(t.Context(), m.workKey(part))
			if strings.Contains(string(raw), "secret") || !ok || !strings.Contains(string(raw), "other") {
				t.Errorf("%s is kept as %s", part, raw)
			}
		}
		time.Sleep(time.Second) // by the test's own clock: until nothing more happens
		synctest.Wait()
	})
}
