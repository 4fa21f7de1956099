package rack

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestWhatIsTooMuchIsRefused(t *testing.T) {
	many := make([]string, 70)
	for i := range many {
		many[i] = fmt.Sprint("p", i)
	}
	for _, x := range []struct {
		c    SiteConfig
		want string
	}{
		{SiteConfig{Workers: 10000}, "a site has 1 to 64 workers, not 10000"},
		{SiteConfig{Servers: 10000}, "a site has 1 to 16 servers, not 10000"},
		{SiteConfig{Servers: 9, Workers: 8}, "a site has at most 64 processes in all, not 72"},
		{SiteConfig{Workers: math.MaxInt, Servers: 2}, "a site has 1 to 64 workers, not 9223372036854775807"},
		{SiteConfig{Workers: -1}, "a site has 1 to 64 workers, not -1"},
		{SiteConfig{Threads: 17}, "a site has 1 to 16 threads, not 17"},
		{SiteConfig{Names: many}, "a site has at most 64 processes in all, not 71"},
		{SiteConfig{Names: []string{"lb"}}, `a process cannot be called "lb": take another name, of letters and digits`},
		{SiteConfig{Names: []string{"w1"}}, `a process cannot be called "w1": take another name, of letters and digits`},
		{SiteConfig{Names: []string{"shell", "shell"}}, `a process cannot be called "shell": take another name, of letters and digits`},
		{SiteConfig{Names: []string{"<b>"}}, `a process cannot be called "<b>": take another name, of letters and digits`},
		{SiteConfig{Balancer: "fair"}, `there is no balancer "fair": take round robin, random, sticky or least busy`},
		{SiteConfig{MaxRequests: -1}, "max_requests is a number of requests, not -1; 0 is without end"},
		{SiteConfig{Views: "def home(request):\n    return\n1 / 0"}, "views.py, line 3: ZeroDivisionError: division by zero"},
		{SiteConfig{Views: "def home(request:\n"}, "views.py, line 1: SyntaxError: '(' was never closed"},
	} {
		if _, err := NewSite(x.c); err == nil || err.Error() != x.want {
			t.Errorf("got  %v\nwant %s", err, x.want)
		}
	}
	s := site(t, SiteConfig{})
	for _, x := range []struct {
		traffic Traffic
		want    string
	}{
		{Traffic{Path: "/", Count: 1000000000}, "a stream has 1 to 100000 requests, not 1000000000"},
		{Traffic{Path: "/", Count: -1}, "a stream has 1 to 100000 requests, not -1"},
		{Traffic{Path: "/", Clients: 1000000000}, "a stream has 1 to 10000 clients, not 1000000000"},
		{Traffic{Path: "/", Keys: Keys{N: 1000000000}}, "a stream draws from 1 to 100000 keys, not 1000000000"},
		{Traffic{Path: "/", Rate: math.NaN()}, "a rate is a number of requests a second, at most a million, not NaN"},
		{Traffic{Path: "/", Rate: math.Inf(1)}, "a rate is a number of requests a second, at most a million, not +Inf"},
		{Traffic{Path: "/", Rate: -1}, "a rate is a number of requests a second, at most a million, not -1"},
		{Traffic{Path: "home"}, `a path begins with /, not "home"`},
		{Traffic{Path: "/", To: "w9"}, "there is no process named w9"},
	} {
		if _, err := s.Request(context.Background(), x.traffic); err == nil || err.Error() != x.want {
			t.Errorf("got  %v\nwant %s", err, x.want)
		}
	}
	for _, seconds := range []float64{math.NaN(), math.Inf(1), 1e10} {
		if err := s.Advance(seconds); err == nil {
			t.Errorf("the clock moved by %v", seconds)
		}
	}
	if err := s.AdvanceToExpiry(); err == nil {
		t.Error("the clock moved to an expiry that there is not")
	}
	for range maxProcesses - 1 {
		if _, err := s.Fork(context.Background(), "w1", ""); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Fork(context.Background(), "w1", ""); err == nil || err.Error() != "a site has at most 64 processes in all" {
		t.Errorf("one more fork: %v", err)
	}
}

func TestARunThatTakesTooMuchEndsItsProcess(t *testing.T) {
	s := site(t, SiteConfig{Workers: 2, Views: "def loop(request):\n    while True: pass\ndef home(request): return 'ok'"})
	run(t, s, "w2", "cache.set('a', 1)")
	if got := run(t, s, "w1", "while True: pass"); !strings.HasPrefix(got, "RuntimeError: stopped after 20,000,000 steps") {
		t.Errorf("w1 says %q", got)
	}
	if got := fmt.Sprint(s.Names()); got != "[w2]" {
		t.Errorf("there are %s", got)
	}
	events, _ := s.Log()
	if e := events[len(events)-1]; e.Kind != ProcessStop || e.Process != "w1" || e.Text != "it took too much time or memory" {
		t.Errorf("the log ends with %+v", e)
	}
	if got := run(t, s, "w2", "cache.get('a')"); got != "1" {
		t.Errorf("w2 has %s", got)
	}
	one := requests(t, s, Traffic{Path: "/loop"})[0]
	if one.Status != 502 || one.Error == nil || one.Process != "w2" {
		t.Errorf("the request got %+v", one)
	}
	if one := requests(t, s, Traffic{Path: "/home"})[0]; one.Status != 502 || one.Body != "no worker is running" || one.Process != "" {
		t.Errorf("without workers: %+v", one)
	}
	if _, err := s.Exec(context.Background(), "lb", "1"); err == nil {
		t.Error("the balancer picked a dead worker")
	}
	s.Start(context.Background(), "w1")
	if one := requests(t, s, Traffic{Path: "/home"})[0]; one.Status != 200 {
		t.Errorf("started again: %+v", one)
	}
}

func TestMemoryOfAProcessThatTookTooMuchIsFree(t *testing.T) {
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	s := site(t, SiteConfig{Workers: 2})
	run(t, s, "w2", "cache.set('a', 1)")
	before := heap()
	if got := run(t, s, "w1", "x = []\nwhile True: x.append('a' * 10_000_000 + str(len(x)))"); got != "MemoryError: the playground gives one run 256 MB" {
		t.Errorf("w1 says %q", got)
	}
	if after := heap(); after > before+64<<20 {
		t.Errorf("a dead process holds %d MB", (after-before)>>20)
	}
	if got := fmt.Sprint(s.Names(), " ", run(t, s, "w2", "cache.get('a')")); got != "[w2] 1" {
		t.Errorf("afterwards: %s", got)
	}
}

func TestTheBudgetOfASite(t *testing.T) {
	s := site(t, SiteConfig{Workers: 2, Steps: 100_000, Views: "def home(request):\n    for i in range(1000): pass"})
	list, err := s.Request(context.Background(), Traffic{Path: "/home", Count: 1000})
	if err == nil || len(list) == 0 || len(list) > 200 {
		t.Errorf("%d requests, %v", len(list), err)
	}
	if _, err := s.Exec(context.Background(), "shell", "1"); err == nil {
		t.Error("a process that is not there ran")
	}
	if _, err := s.Exec(context.Background(), fmt.Sprint(s.Names()[0]), "1"); err != errBudget {
		t.Errorf("a spent site says %v", err)
	}
}

func TestStopReachesEverything(t *testing.T) {
	// In a browser nothing is heard, a timer neither, unless the host breathes.
	var ctx context.Context
	late := 0 // how often it breathed after the end
	s := site(t, SiteConfig{Views: "def home(request): return 'ok'", Pause: func() {
		time.Sleep(time.Millisecond)
		if ctx != nil && ctx.Err() != nil {
			late++
		}
	}})
	for _, f := range []func(context.Context) error{
		func(ctx context.Context) error { _, err := s.Exec(ctx, "w1", "while True: pass"); return err },
		func(ctx context.Context) error {
			_, err := s.Together(ctx, calls("while True: cache.get('a')", "w1.a", "w1.b"), nil)
			return err
		},
		func(ctx context.Context) error {
			_, err := s.Request(ctx, Traffic{Path: "/home", Count: 100000})
			return err
		},
		func(ctx context.Context) error {
			_, _, _, err := s.Explore(ctx, calls("while True: cache.get('a')", "w1.a", "w1.b"), func() bool { return false })
			return err
		},
	} {
		var cancel func()
		ctx, cancel = context.WithTimeout(context.Background(), 50*time.Millisecond)
		late = 0
		if err := f(ctx); err != context.DeadlineExceeded {
			t.Errorf("it answers %v", err)
		}
		if late > 100 { // what goes on would breathe thousands of times; how often what ends does, the load of the machine decides
			t.Errorf("it breathed %d times after the end", late)
		}
		cancel()
	}
	if got := run(t, s, "w1", "1 + 1"); got != "2" {
		t.Errorf("afterwards w1 says %q", got)
	}
}

func TestTheLogIsBounded(t *testing.T) {
	s := site(t, SiteConfig{})
	for range 6 {
		if got := run(t, s, "w1", "for i in range(20000): cache.get('a')"); got != "" {
			t.Fatal(got)
		}
	}
	events, dropped := s.Log()
	if n := len(events); n < logKept || n >= 2*logKept || n+dropped != 120001 || events[n-1].Seq != 120001 {
		t.Errorf("%d events, %d dropped", len(events), dropped)
	}
	if after := s.LogAfter(119_999, 1); len(after) != 1 || after[0].Seq != 120_000 {
		t.Errorf("after 119999 comes %+v", after)
	}
	if after := s.LogAfter(0, 3); len(after) != 3 || after[0].Seq != events[0].Seq {
		t.Errorf("after 0 comes %+v", after)
	}
	if after := s.LogAfter(math.MaxUint64, 3); len(after) != 0 {
		t.Errorf("after the last comes %+v", after)
	}
	if since, _ := s.LogSince(120000); len(since) != 1 || since[0].Seq != 120001 {
		t.Errorf("since 120000 there are %d", len(since))
	}
	if since, _ := s.LogSince(math.MaxUint64); len(since) != 0 {
		t.Errorf("since the end of time there are %d", len(since))
	}
}

func TestViewsThatRunLong(t *testing.T) {
	// The host breathes while views.py is read, Stop is heard, and the budget
	// pays for every process that reads it.
	breaths := 0
	s := site(t, SiteConfig{Workers: 2, Views: "for i in range(2_000_000): pass", Pause: func() { breaths++ }})
	if breaths == 0 {
		t.Error("the host did not breathe")
	}
	left := s.steps
	if left > siteSteps-2*2_000_000 {
		t.Errorf("%d of %d steps are left", left, uint64(siteSteps))
	}
	ctx, stop := context.WithCancel(context.Background())
	s.cfg.Pause = stop
	if err := s.Restart(ctx, "w1"); err == nil {
		t.Error("nobody heard Stop")
	}
	if s.steps == left {
		t.Error("a restart costs nothing")
	}
}

func TestRequestsThatNobodyAnswers(t *testing.T) {
	breaths := 0
	s := site(t, SiteConfig{Steps: 100 * requestSteps, Pause: func() { breaths++ }})
	if err := s.Kill(context.Background(), "all"); err != nil {
		t.Fatal(err)
	}
	list, err := s.Request(context.Background(), Traffic{Path: "/", Count: 1000})
	if err != errBudget || len(list) == 0 || len(list) > 100 || breaths == 0 {
		t.Errorf("%d requests, %v, %d breaths", len(list), err, breaths)
	}
}
