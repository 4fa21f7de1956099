// Package story runs the several-process story on the in-memory hub, and on the
// workers of a site. The same file runs on real tabs in tests/e2e.
package story

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"locmem/engine/rack"
)

// tab is a browser tab as the hub has it: a seat, and a rack that is replaced
// at each load.
type tab struct {
	seat *rack.Seat
	rack *rack.Rack

	mu   sync.Mutex
	seen []rack.Notice
	more chan struct{} // closed and replaced when one more is seen
}

func (x *tab) see(n rack.Notice) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.seen = append(x.seen, n)
	close(x.more)
	x.more = make(chan struct{})
}

// browser stands for what all tabs share.
type browser struct {
	t       *testing.T
	hub     *rack.Hub
	journal *rack.MemJournal
	noLocks bool // presence by messages alone
	tabs    map[string]*tab
	pids    map[string]int
	line    int
}

const patience = 20 * time.Second // for what the hub does in milliseconds, pings in seconds

func (b *browser) failf(format string, args ...any) {
	b.t.Helper()
	b.t.Fatalf("line %d: %s", b.line, fmt.Sprintf(format, args...))
}

// load starts a process in a tab, as loading the page does.
func (b *browser) load(hint rack.Hint) *tab {
	seat := b.hub.Seat()
	x := &tab{seat: seat, more: make(chan struct{})}
	config := rack.Config{Bus: seat, Roster: seat, Journal: b.journal, Hint: hint}
	if b.noLocks {
		config.Roster = rack.NewBusRoster(seat, strconv.Itoa(len(b.pids)+1000*b.line))
	}
	config.Restart = func() { go b.reload(x.rack.Self().Info().Name) }
	r, err := rack.Join(context.Background(), config)
	if err != nil {
		b.failf("join: %v", err)
	}
	x.rack = r
	r.On(x.see)
	return x
}

func (b *browser) reload(name string) {
	x := b.tab(name)
	info := x.rack.Self().Info()
	b.saved(info)
	x.rack.Leave()
	x.seat.Kill()
	y := b.load(rack.Hint{Name: name, LastPID: info.PID})
	b.set(name, y)
}

// saved waits until the journal has what a process holds: it is written beside
// the runs, in a browser within a millisecond or two.
func (b *browser) saved(info rack.Info) {
	b.t.Helper()
	for until := time.Now().Add(patience); time.Now().Before(until); time.Sleep(time.Millisecond) {
		raw, _, _ := b.journal.Get(context.Background(), "process/"+info.Name)
		var kept rack.Info
		if json.Unmarshal(raw, &kept) == nil && kept.PID == info.PID && kept.Hits == info.Hits && slices.Equal(kept.Keys, info.Keys) {
			return
		}
	}
	b.failf("%s was not written down", info.Name)
}

func (b *browser) tab(name string) *tab {
	b.t.Helper()
	mu.Lock()
	defer mu.Unlock()
	x := b.tabs[name]
	if x == nil {
		b.failf("there is no tab %s", name)
	}
	return x
}

// wait waits until a notice that the tab has seen, early or late, satisfies.
func (b *browser) wait(x *tab, what string, satisfied func(rack.Notice) bool) {
	b.t.Helper()
	timeout := time.After(patience)
	for next := 0; ; {
		x.mu.Lock()
		seen, more := x.seen, x.more
		x.mu.Unlock()
		for ; next < len(seen); next++ {
			if satisfied(seen[next]) {
				return
			}
		}
		select {
		case <-more:
		case <-timeout:
			b.failf("waited in vain for: %s", what)
		}
	}
}

func TestOnTheHub(t *testing.T)     { run(t, &browser{t: t}) }
func TestWithoutLocks(t *testing.T) { run(t, &browser{t: t, noLocks: true}) }

func run(t *testing.T, b *browser) {
	b.hub, b.journal = rack.NewHub(), &rack.MemJournal{}
	b.tabs, b.pids = map[string]*tab{}, map[string]int{}
	tell(t, b, &b.line)
}

// stage is where a story plays.
type stage interface {
	exec(who, code string) []string
	do(words []string)
	failf(format string, args ...any)
}

// tell plays the story; line is kept for what fails.
func tell(t *testing.T, b stage, line *int) {
	f, err := os.Open("several-processes.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	var call string
	var shown, want []string
	check := func() {
		if call != "" && strings.Join(shown, "\n") != strings.Join(want, "\n") {
			b.failf("%s\nexpected: %q\ngot:      %q", call, want, shown)
		}
		call, want = "", nil
	}
	for lines.Scan() {
		text := strings.TrimSpace(lines.Text())
		*line++
		switch {
		case text == "" || text[0] == '#':
			check()
		case strings.Contains(text, ">>> "):
			check()
			who, code, _ := strings.Cut(text, ">>> ")
			call, shown = text, b.exec(who, code)
		case call != "" && !directive(text):
			want = append(want, text)
		default:
			check()
			b.do(strings.Fields(text))
		}
	}
	check()
}

// directive tells a story's own lines from output. Output of calls in the
// story never starts with these words.
func directive(text string) bool {
	w := strings.Fields(text)
	switch w[0] {
	case "open", "reload", "close", "crash", "new":
		return true
	}
	return len(w) > 2 && w[0][0] == 't' && (w[1] == "sees" || w[1] == "restarts" || w[1] == "advances" || w[1] == "remembers")
}

func (b *browser) exec(who, code string) []string {
	asker, target, other := strings.Cut(who, " asks ")
	if !other {
		target = asker
	}
	h, err := b.tab(asker).rack.Process(target)
	if err != nil {
		b.failf("%v", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	reply, err := h.Exec(ctx, rack.Request{Code: code})
	if err != nil {
		b.failf("%s: %v", code, err)
	}
	return show(reply)
}

// show is what a console would show.
func show(r rack.Reply) []string {
	var lines []string
	if r.Output != "" {
		lines = strings.Split(strings.TrimRight(r.Output, "\n"), "\n")
	}
	if r.Repr != nil && !r.Quiet {
		lines = append(lines, *r.Repr)
	}
	if r.Error != nil {
		lines = append(lines, r.Error.Error())
	}
	return lines
}
