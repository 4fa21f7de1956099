package rack

import (
	"context"
	"testing"

	"locmem/engine"
)

func TestWorkersBesideTabs(t *testing.T) {
	ctx := context.Background()
	h := NewHub()
	one, two := join(t, h, Config{}), join(t, h, Config{})
	one.started(t, "t2")
	s := site(t, SiteConfig{Workers: 2, Names: []string{"t1", "shell"}, Clock: one.Clock()})
	undo := one.Host(s)
	one.started(t, "w2")
	if got := names(one.Rack); got != "t1 t2 w1 w2 t1 shell" {
		t.Errorf("t1 sees %q", got)
	}
	if got := names(two.Rack); got != "t1 t2" {
		t.Errorf("t2 sees %q", got)
	}
	// One way to reach all.
	for _, name := range []string{"t2", "w1"} {
		p, err := one.Process(name)
		if err != nil {
			t.Fatal(err)
		}
		got := make(chan string, 9)
		unhear := p.Subscribe(func(e engine.Event) { got <- e.Process + " " + e.Op })
		if r, err := p.Exec(ctx, Request{Code: "cache.set('a', 1, 50)"}); err != nil || r.Error != nil {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
		if e := <-got; e != name+" set" {
			t.Errorf("%s is heard as %q", name, e)
		}
		unhear()
		if m, err := p.Snapshot(ctx); err != nil || m.Total != 1 || m.Name != name {
			t.Errorf("%s holds %+v, %v", name, m, err)
		}
		one.wait(t, "what "+name+" holds", func(n Notice) bool {
			return n.Process != nil && n.Process.Change == Changed && n.Process.Info.Name == name && n.Process.Info.Entries == 1
		})
	}
	if p, _ := one.Process("t1"); !p.Info().Self {
		t.Error("the tab keeps its name")
	}
	if got := one.Complete(context.Background(), "w1", "cache.get('", 11); len(got.Items) == 0 {
		t.Error("no key of w1 is proposed")
	}
	if at, ok := one.NextExpiry(); !ok || at < one.Clock().Now()+40 {
		t.Errorf("the next expiry is %v, %v", at, ok)
	}
	if _, err := one.Advance(60); err != nil {
		t.Fatal(err)
	}
	if got := run(t, s, "w1", "cache.get('a')"); got != "None" {
		t.Errorf("after 60 s of the rack's clock w1 has %s", got)
	}
	if err := s.Advance(1); err != errLive {
		t.Errorf("a live clock was moved: %v", err)
	}
	run(t, s, "w1", "cache.set('b', 1)")
	if err := one.Restart(ctx, "w1"); err != nil {
		t.Fatal(err)
	}
	if n := one.wait(t, "w1 to stop", func(n Notice) bool { return n.Process != nil && n.Process.Change == Stopped }); n.Process.Loss.Entries != 1 || n.Process.Loss.Keys[0] != "b" {
		t.Errorf("lost with w1: %+v", n.Process.Loss)
	}
	one.started(t, "w1")
	s.Kill(ctx, "w2")
	if got := names(one.Rack); got != "t1 t2 w1 (w2) t1 shell" {
		t.Errorf("t1 sees %q", got)
	}
	if _, err := one.Process("w2"); err == nil || err.Error() != "w2 has ended" {
		t.Errorf("w2: %v", err)
	}
	undo()
	one.wait(t, "shell to stop", func(n Notice) bool {
		return n.Process != nil && n.Process.Change == Stopped && n.Process.Info.Name == "shell"
	})
	if got := names(one.Rack); got != "t1 t2" {
		t.Errorf("t1 sees %q", got)
	}
}
