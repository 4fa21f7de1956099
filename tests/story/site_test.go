package story

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"locmem/engine/rack"
)

// site plays the story without tabs: its processes are hosted in this program.
type site struct {
	t    *testing.T
	site *rack.Site
	pids map[string]int
	lost map[string][]string // by name, what ended with each life
	line int
}

func TestOnASite(t *testing.T) {
	s, err := rack.NewSite(rack.SiteConfig{Names: []string{"t1", "t2", "t3"}})
	if err != nil {
		t.Fatal(err)
	}
	b := &site{t: t, site: s, pids: map[string]int{}, lost: map[string][]string{}}
	b.must(s.Kill(context.Background(), "all"))
	s.On(func(n rack.Notice) {
		if n.Process != nil && n.Process.Change == rack.Stopped {
			name := n.Process.Info.Name
			b.lost[name] = append(b.lost[name], loss(n.Process.Loss))
		}
	})
	tell(t, b, &b.line)
}

func (b *site) failf(format string, args ...any) {
	b.t.Helper()
	b.t.Fatalf("line %d: %s", b.line, fmt.Sprintf(format, args...))
}

func (b *site) must(err error) {
	b.t.Helper()
	if err != nil {
		b.failf("%v", err)
	}
}

// exec: whoever asks, the process is reached through its handle.
func (b *site) exec(who, code string) []string {
	if _, target, other := strings.Cut(who, " asks "); other {
		who = target
	}
	h, err := b.site.Handle(who)
	b.must(err)
	reply, err := h.Exec(context.Background(), rack.Request{Code: code})
	b.must(err)
	return show(reply)
}

func (b *site) do(w []string) {
	b.t.Helper()
	ctx := context.Background()
	switch {
	case w[0] == "open":
		b.must(b.site.Start(ctx, w[1]))
	case w[0] == "reload":
		b.must(b.site.Restart(ctx, w[1]))
	case w[0] == "close" || w[0] == "crash":
		b.must(b.site.Kill(ctx, w[1]))
	case w[0] == "new":
		h, err := b.site.Handle(w[2])
		b.must(err)
		pid := h.Info().PID
		if pid == b.pids[w[2]] {
			b.failf("%s still has the pid %d", w[2], pid)
		}
		b.pids[w[2]] = pid
	case w[1] == "advances":
		seconds, err := strconv.ParseFloat(w[2], 64)
		b.must(err)
		b.must(b.site.Advance(seconds))
	case w[1] == "restarts":
		b.must(b.site.Restart(ctx, w[2]))
	case w[1] == "remembers":
		b.hasLost(w[0], w[2:])
	case len(w) > 3 && w[3] == "lost":
		b.hasLost(w[2], w[4:])
	case w[1] == "sees":
		if got := strings.Join(b.site.Names(), " "); got != strings.Join(w[2:], " ") {
			b.failf("there are %s", got)
		}
	default:
		b.failf("not understood: %v", w)
	}
}

// hasLost: the process's last end took these with it.
func (b *site) hasLost(name string, words []string) {
	b.t.Helper()
	want, lost := strings.Join(words, " "), b.lost[name]
	if len(lost) == 0 || lost[len(lost)-1] != want {
		b.failf("%s lost %v", name, lost)
	}
}
