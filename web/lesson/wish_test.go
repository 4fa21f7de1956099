package lesson

import (
	"testing"
	"time"

	"locmem/engine/host"
	"locmem/engine/scenario"
)

const counting = "---\nsetup:\n  workers: 2\n---\nText.\n\n" +
	"```locmem views\nfrom django.http import HttpResponse\ndef x(request):\n    cache.set(\"a\", 1)\n    cache.set(\"b\", 2)\n    return HttpResponse(cache.get(\"b\"))\n```\n" +
	"```locmem run\nw1>>> cache.set(\"n\", 1)\nw1>>> cache.set(\"n\", 2)\nw2>>> cache.get(\"n\")\n!request /x\n```\n"

// asking opens a link with a wish, and waits until that was granted.
func asking(t *testing.T, source string, w Wish) *Lesson {
	t.Helper()
	l := started(t, Env{wish: w}, source, "")
	waitFor(t, func() bool {
		g, _ := l.Granted()
		return (g != NoWish && g != RunsSelf || w.At == 0) && !l.Busy()
	})
	return l
}

func TestWishesAreRead(t *testing.T) {
	fragment, err := scenario.Encode(counting)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]Wish{
		"":                                     {},
		"&run":                                 {Run: true},
		"&amp;run).":                           {Run: true},
		"&run=0":                               {},
		"&at=3":                                {At: 3},
		"&at=3.7&run":                          {At: 3, Event: 7, Run: true},
		"&beside=redis&at=2.":                  {At: 2, Beside: "redis"},
		"&beside=nothing":                      {},
		"&at=-3":                               {},
		"&at=x&at=1e9":                         {},
		"&at=99999999":                         {At: maxAt},
		"&at=2.99999999999999999999999":        {At: 2, Event: 1<<53 - 1},
		"&at=999999999999999999999999999999.1": {},
	} {
		source, got, err := Decode(fragment + text)
		if err != nil || source != counting || got != want {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
		if _, again, _ := Decode(fragment + want.String()); again != want {
			t.Errorf("%s is written as %s", text, want)
		}
	}
}

// TestALinkOpensAtItsMoment: the processes stand where those of the one stood who made
// it; without a wish nothing is run.
func TestALinkOpensAtItsMoment(t *testing.T) {
	l := asking(t, counting, Wish{})
	if w := l.Wished(); w != (Wish{}) || len(l.deeds()) != 0 {
		t.Errorf("%+v, %d steps", w, len(l.deeds()))
	}
	for range 3 {
		l.Step()
		l.wait(t)
	}
	if w := l.Wished(); w != (Wish{At: 3}) {
		t.Errorf("after three steps: %+v", w)
	}
	l.RunAll()
	l.wait(t)
	l.Back(l.Moment().Of - 2)
	l.wait(t)
	w := l.Wished()
	if w.At != 4 || w.Event == 0 {
		t.Errorf("in the request: %+v", w)
	}
	two := asking(t, l.Source(), w)
	if m := two.Moment(); m != l.Moment() || len(two.deeds()) != 3 {
		t.Errorf("it stands at %+v, not %+v, after %d steps", m, l.Moment(), len(two.deeds()))
	}
	if g, n := two.Granted(); g != Stands || n != 4 {
		t.Errorf("%d after %d", g, n)
	}
	two.Dismissed()
	if g, _ := two.Granted(); g != NoWish {
		t.Error("it goes on saying so")
	}
}

// TestEveryMomentIsReached: a link from any moment opens at that, be it within the last
// line of the story.
func TestEveryMomentIsReached(t *testing.T) {
	const source = "---\nsetup:\n  workers: 4\n---\n```locmem views\ndef home(request):\n    return cache.get_or_set(\"home\", 1, 30)\n```\n```locmem run\n!request /home x20\n```\n"
	l := asking(t, source, Wish{})
	l.RunAll()
	l.wait(t)
	for seq := l.Moment().Of - 1; seq > 5; seq -= 5 {
		l.Back(seq)
		l.wait(t)
		w := l.Wished()
		if m := l.Moment(); w.At != 1 || m.At == 0 || w.Event != m.At {
			t.Fatalf("at event %d of %d the link asks for %+v", seq, l.Moment().Of, w)
		}
		two := asking(t, source, w)
		if g, _ := two.Granted(); g != Stands || two.Moment() != l.Moment() {
			t.Errorf("%+v opens at %+v, %v", w, two.Moment(), g)
		}
	}
}

// TestAForgedMomentIsAsNearAsCanBe: beyond the end, and behind a question.
func TestAForgedMomentIsAsNearAsCanBe(t *testing.T) {
	l := asking(t, counting, Wish{At: 900, Event: 1})
	if g, n := l.Granted(); g != Short || n != 4 || l.Moment().At != 0 {
		t.Errorf("%d after %d, %+v", g, n, l.Moment())
	}
	l = asking(t, counting, Wish{At: 2, Event: 5000})
	if g, n := l.Granted(); g != Stands || n != 2 || l.Moment().At != 0 {
		t.Errorf("%d after %d, %+v", g, n, l.Moment())
	}
	l = asking(t, "```locmem run\nw1>>> 1\n```\n```locmem predict\nw1>>> 2\n- 1\n- 2 # correct\n```\n", Wish{At: 2})
	if g, n := l.Granted(); g != Short || n != 1 {
		t.Errorf("%d after %d", g, n)
	}
}

// TestALinkRunsByItself: at a pace, from the moment that it asks for, and Stop ends it.
func TestALinkRunsByItself(t *testing.T) {
	l := started(t, Env{wish: Wish{Run: true, At: 1, Beside: "redis"}}, counting, "")
	waitFor(t, func() bool { return len(l.deeds()) == 4 && !l.Busy() })
	if g, _ := l.Granted(); g != NoWish {
		t.Error("it goes on saying that it runs")
	}
	if two := l.Beside(); two == nil || len(two.deeds()) != 4 {
		t.Error("nothing is beside it")
	}
	if w := l.Wished(); w != (Wish{At: 4, Beside: "redis"}) {
		t.Errorf("%+v", w)
	}
	l = Open(Env{Dial: host.InProgram(nil), wish: Wish{Run: true}, Pace: func() time.Duration { return time.Hour }}, counting, "")
	t.Cleanup(l.Close)
	waitFor(t, func() bool { g, _ := l.Granted(); return g == RunsSelf && len(l.deeds()) == 1 })
	l.Stop()
	waitFor(t, func() bool { g, _ := l.Granted(); return g == NoWish && !l.Busy() })
	if len(l.deeds()) != 1 {
		t.Errorf("%d steps", len(l.deeds()))
	}
}
