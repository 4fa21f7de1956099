package rack

import (
	"context"
	"errors"
	"strings"
	"testing"

	"locmem/engine/shared"
)

// common is what tabs of one browser have in common.
type common struct {
	hub     *Hub
	journal *MemJournal
	store   *shared.Memory
}

func (w *common) join(t *testing.T, hint Hint) *member {
	return join(t, w.hub, Config{Journal: w.journal, Shared: w.store, Hint: hint})
}

// shows is what a line shows in a tab, as seen from itself.
func (m *member) shows(t *testing.T, code string) string {
	t.Helper()
	reply, err := m.Self().Exec(context.Background(), Request{Code: code})
	switch {
	case err != nil:
		t.Fatal(err)
	case reply.Error != nil:
		return reply.Error.Error()
	case reply.Repr != nil:
		return *reply.Repr
	}
	return reply.Output
}

// share changes that there is a shared cache, and waits until others know.
func (m *member) share(t *testing.T, on bool, others ...*member) {
	t.Helper()
	if err := m.Share(context.Background(), on); err != nil {
		t.Fatal(err)
	}
	for _, o := range others {
		for o.Shares() != on {
			o.wait(t, "a shared cache, or none", func(n Notice) bool { return n.Process != nil && n.Process.Change == Changed })
		}
	}
}

func TestASharedCacheBesideTheTabs(t *testing.T) {
	w := &common{NewHub(), &MemJournal{}, &shared.Memory{}}
	t1 := w.join(t, Hint{})
	t2 := w.join(t, Hint{})
	const none = "InvalidCacheBackendError: The connection 'shared' doesn't exist."
	if got := t1.shows(t, "caches['shared']"); got != none {
		t.Errorf("before there is one: %s", got)
	}
	t1.shows(t, "cache.set('own', 1)")
	t1.share(t, true, t2)
	for _, x := range []struct {
		who        *member
		code, want string
	}{
		{t1, "caches['shared'].set('greeting', 'hi')", "None"},
		{t2, "caches['shared'].get('greeting')", "'hi'"},
		{t2, "caches['shared'].incr('n')", "ValueError: Key ':1:n' not found."},
		{t2, "cache.get('greeting')", "None"},
		{t1, "cache.get('own')", "1"},
		{t2, "list(caches), type(caches['shared']).__name__", "(['default', 'shared'], 'RedisCache')"},
		{t1, "caches['shared'].set('short', 1, 10)", "None"},
	} {
		if got := x.who.shows(t, x.code); got != x.want {
			t.Errorf("%s>>> %s shows %s, want %s", x.who.Self().Info().Name, x.code, got, x.want)
		}
	}
	if g := t2.Beside(); g == nil || g.Total != 2 || g.Items[0].Key != "greeting" || g.Items[0].Value != "'hi'" || g.Server != shared.Redis {
		t.Errorf("t2 sees %+v", g)
	}
	at := t2.Beside().Items[0].Location
	if i, err := w.join(t, Hint{}).Self().Inspect(context.Background(), EntryID{Location: at, FullKey: ":1:greeting"}); err != nil || !i.Found || i.Value != "'hi'" || i.Total == 0 {
		t.Errorf("a tab that has not used it sees %+v, %v", i, err)
	}
	if reply, err := t1.Self().Exec(context.Background(), Request{Code: "caches['shared'].get('greeting')"}); err != nil || reply.Events[0].Location != at {
		t.Errorf("calls go to %+v, not to %s", reply.Events, at)
	}
	if _, err := t1.Advance(11); err != nil {
		t.Fatal(err)
	}
	if g := t1.Beside(); g.Total != 1 {
		t.Errorf("after its end the entry is still seen: %+v", g)
	}

	// A tab that comes later, or is loaded anew, has it from the start.
	info := t2.Self().Info()
	t2.Leave()
	t2.seat.Kill()
	again := w.join(t, Hint{Name: info.Name, LastPID: info.PID})
	if got := again.shows(t, "caches['shared'].get('greeting')"); got != "'hi'" {
		t.Errorf("after the restart: %s", got)
	}
	again.shows(t, "c = caches['shared']")
	t1.share(t, false, again)
	for _, m := range []*member{t1, again} {
		if got := m.shows(t, "caches['shared']"); got != none {
			t.Errorf("after it was taken away: %s", got)
		}
		if got := m.shows(t, "list(caches)"); got != "['default']" || m.Beside() != nil {
			t.Errorf("after it was taken away there are %s, %+v", got, m.Beside())
		}
	}
	if got := again.shows(t, "c.set('ghost', 1)"); got != "ConnectionError: The shared cache beside the tabs was taken away." {
		t.Errorf("a cache that was held: %s", got)
	}
	again.share(t, true, t1)
	for _, key := range []string{"greeting", "ghost"} {
		if got := t1.shows(t, "caches['shared'].get('"+key+"')"); got != "None" {
			t.Errorf("a new one has what the one before held: %s", got)
		}
	}
}

// Whoever writes on the channel of the origin cannot give tabs a shared cache, nor
// take it away: only that they ask the journal.
func TestAForgedWordOfASharedCache(t *testing.T) {
	w := &common{NewHub(), &MemJournal{}, &shared.Memory{}}
	t1, t2 := w.join(t, Hint{}), w.join(t, Hint{})
	t1.share(t, true, t2)
	f := forger{w.hub.Seat()}
	for range 3 {
		f.say(t, envelope{Type: msgShared, From: t2.Self().Info().ID}, nil)
	}
	f.after(t, w.hub, t1)
	if !t1.Shares() || !t2.Shares() {
		t.Error("a word took the shared cache away")
	}
}

// TestTwoTabsShareAtOnce: the later one has not heard of it, and empties nothing.
func TestTwoTabsShareAtOnce(t *testing.T) {
	w := &common{NewHub(), &MemJournal{}, &shared.Memory{}}
	t1, t2 := w.join(t, Hint{}), w.join(t, Hint{})
	t1.share(t, true, t2)
	t1.shows(t, "caches['shared'].set('greeting', 'hi')")
	t2.beside.on.Store(false)
	t2.share(t, true)
	if got := t1.shows(t, "caches['shared'].get('greeting')"); got != "'hi'" {
		t.Errorf("it holds %s", got)
	}
}

func TestASharedCacheNeedsAPlace(t *testing.T) {
	t1 := join(t, NewHub(), Config{Journal: &MemJournal{}})
	if err := t1.Share(context.Background(), true); !errors.Is(err, ErrNoStore) || t1.CanShare() || t1.Shares() {
		t.Errorf("without a store: %v", err)
	}
	full := errors.New("the browser's storage is full")
	t2 := join(t, NewHub(), Config{Journal: &brokenJournal{full}, Shared: &shared.Memory{}})
	if err := t2.Share(context.Background(), true); !errors.Is(err, full) || t2.Shares() {
		t.Errorf("where the journal is full: %v", err)
	}
}

// brokenJournal keeps nothing.
type brokenJournal struct{ why error }

func (j *brokenJournal) Get(context.Context, string) ([]byte, bool, error) { return nil, false, j.why }
func (j *brokenJournal) Put(context.Context, string, []byte) error         { return j.why }
func (j *brokenJournal) Next(context.Context, string, int) (int, error)    { return 0, j.why }
func (j *brokenJournal) Forget(context.Context) error                      { return j.why }

// time.sleep lets the time of all tabs pass, and says so once a run.
func TestSleepMovesTheClockOfAllTabs(t *testing.T) {
	w := &common{NewHub(), &MemJournal{}, &shared.Memory{}}
	t1, t2 := w.join(t, Hint{}), w.join(t, Hint{})
	reply, err := t1.Self().Exec(context.Background(), Request{Code: "import time\ncache.set('a', 1, 30)\nfor i in range(4):\n    time.sleep(10)\ncache.get('a')"})
	if err != nil || reply.Error != nil || *reply.Repr != "None" || reply.Slept != 40 {
		t.Fatalf("%+v, %v", reply, err)
	}
	n := t2.wait(t, "the clock", func(n Notice) bool { return n.Clock != nil })
	if n.Clock.By != 40 || n.Clock.From != "t1" || t2.Clock().Offset() != 40 {
		t.Errorf("t2 hears %+v", n.Clock)
	}
	reply, _ = t1.Self().Exec(context.Background(), Request{Code: "1"})
	if reply.Slept != 0 {
		t.Errorf("a run that did not sleep slept %v s", reply.Slept)
	}
	if got := t1.shows(t, "for i in range(30): time.sleep(999999999)"); !strings.HasPrefix(got, "RuntimeError: the clock goes at most") {
		t.Errorf("too far: %s", got)
	}
}
