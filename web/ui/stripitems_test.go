package ui

import (
	"context"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/rack"
	"locmem/web/i18n"
	"locmem/web/model"
)

// tabOn is a tab on a hub.
func tabOn(t *testing.T, hub *rack.Hub) *model.Model {
	t.Helper()
	seat := hub.Seat()
	r, err := rack.Join(context.Background(), rack.Config{Bus: seat, Roster: seat})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Leave)
	m := model.New(model.Env{Rack: r})
	t.Cleanup(m.Close)
	return m
}

// What another tab has set before this one was opened is in its lane, without a beginning;
// what it sets from then on has one, and nothing of a process that it has started since.
func TestWhatWasThereBeforeIsInTheStrip(t *testing.T) {
	hub := rack.NewHub()
	t1 := tabOn(t, hub)
	t1.Run("t1", "cache.set('greeting', 'hello', 30)", nil)
	t1.Run("t1", "cache.set('always', 1, None)", nil)
	until(t, func() bool { i, _ := t1.Info("t1"); return i.Entries == 2 })
	t2 := tabOn(t, hub)
	until(t, func() bool { i, ok := t2.Info("t1"); return ok && i.Entries == 2 })
	t1.Run("t1", "cache.set('later', 2, 60)", nil)
	t2.Look()
	v := TimeOf(Ctx{M: t2, L: i18n.English}, t2.Revs(), nil, false)
	drawn := func() string { return strings.ReplaceAll(app.HTMLString(v), "\n", "") }
	until(t, func() bool {
		v.next, v.own = v.next.Add(-1<<40), true
		memory, _ := t2.MemoryOf("t1")
		return len(memory.Rows) == 3 && strings.Contains(drawn(), "later: set at")
	})
	html := drawn()
	for _, want := range []string{"greeting: set before this tab was opened, expires at", "always: set before this tab was opened, never expires"} {
		if n := strings.Count(html, want); n != 1 {
			t.Errorf("%q is there %d times", want, n)
		}
	}
	if strings.Contains(html, "later: set before") {
		t.Error("what was heard of is there twice")
	}
}
