package story

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"locmem/engine/rack"
)

var mu sync.Mutex // guards browser.tabs: a restart replaces a tab from elsewhere

func (b *browser) set(name string, x *tab) {
	mu.Lock()
	defer mu.Unlock()
	b.tabs[name] = x
}

func (b *browser) do(w []string) {
	b.t.Helper()
	switch w[0] {
	case "open":
		x := b.load(rack.Hint{})
		if got := x.rack.Self().Info().Name; got != w[1] {
			b.failf("the new tab is %s", got)
		}
		b.set(w[1], x)
	case "reload":
		b.reload(w[1])
	case "close":
		b.tab(w[1]).rack.Leave()
		b.tab(w[1]).seat.Kill()
	case "crash":
		b.tab(w[1]).seat.Kill()
	case "new":
		pid := b.tab(w[2]).rack.Self().Info().PID
		if pid == b.pids[w[2]] {
			b.failf("%s still has the pid %d", w[2], pid)
		}
		b.pids[w[2]] = pid
	default:
		b.from(b.tab(w[0]), w[1:])
	}
}

// from is what one tab does or sees.
func (b *browser) from(x *tab, w []string) {
	b.t.Helper()
	switch {
	case w[0] == "advances":
		seconds, _ := strconv.ParseFloat(w[1], 64)
		if _, err := x.rack.Advance(seconds); err != nil {
			b.failf("%v", err)
		}
		offset := x.rack.Clock().Offset()
		for name, other := range b.tabs {
			if other != x && b.alive(x, name) {
				b.wait(other, name+" hears of the clock", func(n rack.Notice) bool { return n.Clock != nil && n.Clock.Offset == offset })
			}
		}
	case w[0] == "restarts":
		old := b.tab(w[1])
		if err := x.rack.Restart(context.Background(), w[1]); err != nil {
			b.failf("%v", err)
		}
		pid := old.rack.Self().Info().PID
		b.wait(x, w[1]+" is back", func(n rack.Notice) bool {
			return n.Process != nil && n.Process.Change == rack.Started && n.Process.Info.Name == w[1] && n.Process.Info.PID != pid
		})
		for b.tab(w[1]) == old { // the new load has said hello before it is in its place
			time.Sleep(time.Millisecond)
		}
	case w[0] == "remembers":
		if got := loss(x.rack.Lost()); got != strings.Join(w[1:], " ") {
			b.failf("remembers %s", got)
		}
	case len(w) > 2 && w[2] == "lost":
		want := strings.Join(w[3:], " ")
		b.wait(x, strings.Join(w, " "), func(n rack.Notice) bool {
			return n.Process != nil && n.Process.Change == rack.Stopped && n.Process.Info.Name == w[1] && loss(n.Process.Loss) == want
		})
	case w[0] == "sees":
		want := strings.Join(w[1:], " ")
		if live(x) == want {
			return
		}
		b.wait(x, want+" (sees "+live(x)+")", func(rack.Notice) bool { return live(x) == want })
	default:
		b.failf("not understood: %v", w)
	}
}

func (b *browser) alive(x *tab, name string) bool {
	for _, i := range x.rack.Processes() {
		if i.Name == name {
			return i.Alive
		}
	}
	return false
}

func live(x *tab) string {
	var names []string
	for _, i := range x.rack.Processes() {
		if i.Alive {
			names = append(names, i.Name)
		}
	}
	return strings.Join(names, " ")
}

// loss is "2: b, a".
func loss(l *rack.Loss) string {
	if l == nil {
		return "nothing"
	}
	return fmt.Sprintf("%d: %s", l.Entries, strings.Join(l.Keys, ", "))
}
