package explain_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"locmem/engine/explain"
	"locmem/engine/library/embedded"
	"locmem/engine/rack"
	"locmem/engine/scenario"
)

func init() { embedded.Use() }

// played is the log of a document.
func played(t *testing.T, src string) []rack.SiteEvent {
	t.Helper()
	ctx := context.Background()
	s, problems := scenario.Parse(src)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	p, err := scenario.NewPlay(ctx, s, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = p.RunTo(ctx, len(s.Parts), func(r scenario.Result) {
		if !r.OK {
			t.Fatalf("line %d: %q", r.Step.Line, r.Lines)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	log, _ := p.Site().Log()
	return log
}

// said is a chain in short: why, where, by what.
func said(chain []explain.Because) string {
	var list []string
	for _, b := range chain {
		text := fmt.Sprintf("%s in %s#%d", b.Why, b.Process, b.PID)
		if e := b.Event; e.Op != "" {
			text += fmt.Sprintf(" by %s(%s) at %g", e.Op, e.Key, e.Time-start)
			if e.Timeout != "" {
				text += " for " + e.Timeout
			}
		}
		if b.Count != 0 {
			text += fmt.Sprintf(" (%d)", b.Count)
		}
		list = append(list, text)
	}
	return strings.Join(list, "\n")
}

// chain is why a call came out as it did.
func chain(log []rack.SiteEvent, losses []rack.Loss, e rack.SiteEvent) []explain.Because {
	return explain.Tell(log, losses, explain.Ask{PID: e.PID, Seq: e.Event.Seq}).Chain
}

// start is when the clock of a scenario begins.
const start = 1767225600

// document is a run on so many workers, and a backend or none.
func document(workers int, backend, run string) string {
	return fmt.Sprintf("---\nsetup:\n  workers: %d\n%s---\n~~~locmem run\n%s\n...\n~~~\n", workers, backend, run)
}

// firstCall is the first call of a log.
func firstCall(log []rack.SiteEvent) rack.SiteEvent {
	return log[slices.IndexFunc(log, func(e rack.SiteEvent) bool { return e.Kind == rack.Called })]
}

// lastCall is the last call of a log.
func lastCall(log []rack.SiteEvent) (last rack.SiteEvent) {
	for _, e := range log {
		if e.Kind == rack.Called {
			last = e
		}
	}
	return last
}

// TestCall: what the last call of a transcript came from.
func TestCall(t *testing.T) {
	for _, x := range []struct{ src, want string }{
		{"w1>>> cache.set('a', 1, 30)\n!+10s\nw1>>> cache.get('a')",
			"found in w1#4021 by get(a) at 10\nstored in w1#4021 by set(a) at 0 for 30"},
		{"w1>>> cache.set('a', 1)\nw2>>> cache.get('a')",
			"absent in w2#4022 by get(a) at 0\nnever there in w2#4022\nelsewhere in w1#4021 by set(a) at 0 for 300"},
		{"w1>>> cache.set('a', 1, 5)\n!+9s\nw2>>> cache.get('a')",
			"absent in w2#4022 by get(a) at 9\nnever there in w2#4022"},
		{"w1>>> cache.set('a', 1, 30)\nw1>>> cache.touch('a', 5)\nTrue\n!+5s\nw1>>> cache.get('a')",
			"time over in w1#4021 by get(a) at 5\nexpiry in w1#4021 by touch(a) at 0 for 5"},
		{"w1>>> cache.set('a', 1, 5)\n!+5s\nw1>>> 'a' in cache\nFalse\nw1>>> cache.get('a')",
			"absent in w1#4021 by get(a) at 5\nexpired in w1#4021 by set(a) at 0 for 5\nstored in w1#4021 by set(a) at 0 for 5"},
		{"w1>>> cache.get_or_set('a', 1, 5)\n1\n!+5s\nw1>>> 'a' in cache\nFalse\nw1>>> cache.get('a')",
			"absent in w1#4021 by get(a) at 5\nexpired in w1#4021 by get_or_set(a) at 0 for 5\nstored in w1#4021 by get_or_set(a) at 0 for 5"},
		{"w1>>> cache.set('a', 1, None)\nw1>>> cache.touch('a', 600)\nTrue\nw1>>> for i in range(300): cache.set(str(i), i)\nw1>>> cache.get('a')", // 600 s, not for ever
			"absent in w1#4021 by get(a) at 0\nevicted in w1#4021 by set(299) at 0 for 300\nstored in w1#4021 by set(a) at 0 for None\nexpiry in w1#4021 by touch(a) at 0 for 600"},
		{"w1>>> cache.set('a', 1)\nw2>>> cache.set('a', 2)\nw1>>> cache.get('a')", // whose value may be another one
			"found in w1#4021 by get(a) at 0\nstored in w1#4021 by set(a) at 0 for 300\napart in w2#4022 by set(a) at 0 for 300"},
		{"w1>>> cache.set('a', 1)\nw1>>> cache.delete('a')\nTrue\nw1>>> cache.get('a')",
			"absent in w1#4021 by get(a) at 0\ndeleted in w1#4021 by delete(a) at 0\nstored in w1#4021 by set(a) at 0 for 300"},
		{"w1>>> cache.set('a', 1)\n!+1s\nw1>>> cache.clear()\nw1>>> cache.get('a')",
			"absent in w1#4021 by get(a) at 1\ncleared in w1#4021 by clear() at 1\nstored in w1#4021 by set(a) at 0 for 300"},
		{"w1>>> cache.set('a', 1, None)\nw1>>> for i in range(300): cache.set(str(i), i)\nw1>>> cache.get('a')",
			"absent in w1#4021 by get(a) at 0\nevicted in w1#4021 by set(299) at 0 for 300\nstored in w1#4021 by set(a) at 0 for None"},
		{"w1>>> cache.set('a', 1)\n!restart w1\nw1>>> cache.get('a')",
			"absent in w1#4024 by get(a) at 0\nended in w1#4021\nstored in w1#4021 by set(a) at 0 for 300"},
		// what had gone before the end did not go with it
		{"w1>>> cache.set('a', 1)\nw1>>> cache.delete('a')\nTrue\n!restart w1\nw1>>> cache.get('a')",
			"absent in w1#4024 by get(a) at 0\nnever there in w1#4024"},
		{"w1>>> cache.set('a', 1)\nw1>>> cache.clear()\n!restart w1\nw1>>> cache.get('a')",
			"absent in w1#4024 by get(a) at 0\nnever there in w1#4024"},
		{"w1>>> cache.set('a', 1, 5)\n!+9s\n!restart w1\nw1>>> cache.get('a')",
			"absent in w1#4024 by get(a) at 9\nnever there in w1#4024"},
		{"w1>>> cache.set('a', 1)\n!restart w1\nw1>>> cache.set('a', 2); cache.delete('a')\nTrue\n!restart w1\nw1>>> cache.get('a')",
			"absent in w1#4025 by get(a) at 0\nended in w1#4021\nstored in w1#4021 by set(a) at 0 for 300"},
		{"w1>>> cache.set('a', 1, 30)\n!+10s\n!fork w1\n...\n!+5s\nw2>>> cache.get('a')",
			"found in w2#4022 by get(a) at 15\nstored in w1#4021 by set(a) at 0 for 30\ncopied in w2#4022"},
		{"w1>>> cache.get_or_set('a', 1)\n1\nw2>>> cache.set('a', 2); cache.delete('a')\n...\nw3>>> cache.get('a')",
			"absent in w3#4023 by get(a) at 0\nnever there in w3#4023\nelsewhere in w1#4021 by get_or_set(a) at 0 for 300"},
		{"w1>>> cache.set('a', 1); cache.incr_version('a')\n2\nw1>>> cache.get('a')",
			"absent in w1#4021 by get(a) at 0\ndeleted in w1#4021 by incr_version(a) at 0 for 300\nstored in w1#4021 by set(a) at 0 for 300"},
		{"w1>>> cache.set('a', 1); cache.incr_version('a')\n2\nw2>>> cache.get('a')",
			"absent in w2#4022 by get(a) at 0\nnever there in w2#4022"},
		{"w1>>> cache.set('a', 1); cache.set('a', 2, version=5); x = cache.incr_version('a', version=5)\nw2>>> cache.get('a')",
			"absent in w2#4022 by get(a) at 0\nnever there in w2#4022\nelsewhere in w1#4021 by set(a) at 0 for 300"},
		{"w1>>> cache.set('a', 1); x = cache.touch('a', 5)",
			"expiry in w1#4021 by touch(a) at 0 for 5"},
		{"w1>>> cache.set('a', 1)",
			"stored in w1#4021 by set(a) at 0 for 300"},
	} {
		workers := 3
		if strings.Contains(x.src, "!fork") {
			workers = 1
		}
		log := played(t, document(workers, "", x.src))
		if got := said(chain(log, nil, lastCall(log))); got != x.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", x.src, got, x.want)
		}
	}
}

// TestCallOfASharedCache: what is there is everybody's, whoever stored it or took it
// away.
func TestCallOfASharedCache(t *testing.T) {
	for _, x := range []struct{ src, want string }{
		{"w1>>> cache.set('a', 1)\nw2>>> cache.get('a')",
			"found in w2#4022 by get(a) at 0\nstored in w1#4021 by set(a) at 0 for 300"},
		{"w1>>> cache.set('b', 1)\nw2>>> cache.get('a')",
			"absent in w2#4022 by get(a) at 0\nnever there in redis 127.0.0.1:6379/0#0"},
		{"w1>>> cache.clear()\nw2>>> cache.get('a')",
			"absent in w2#4022 by get(a) at 0\nnever there in redis 127.0.0.1:6379/0#0"},
		{"w1>>> cache.set('a', 1); cache.clear()\nw2>>> cache.get('a')",
			"absent in w2#4022 by get(a) at 0\ncleared in w1#4021 by clear() at 0\nstored in w1#4021 by set(a) at 0 for 300"},
		{"w1>>> cache.set('a', 1); cache.delete('a')\nTrue\nw2>>> cache.get('a')",
			"absent in w2#4022 by get(a) at 0\ndeleted in w1#4021 by delete(a) at 0\nstored in w1#4021 by set(a) at 0 for 300"},
		{"w1>>> cache.set('a', 1, 5)\n!+9s\nw1>>> cache.get('a')\nNone\nw2>>> cache.get('a')",
			"absent in w2#4022 by get(a) at 9\nexpired in w1#4021 by get(a) at 9\nstored in w1#4021 by set(a) at 0 for 5"},
		{"w1>>> cache.set('a', 1, 5)\n!+9s\nw2>>> cache.get('a')",
			"time over in w2#4022 by get(a) at 9\nstored in w1#4021 by set(a) at 0 for 5"},
		{"w1>>> cache.set('a', 1); x = cache.incr_version('a')\nw2>>> cache.get('a')",
			"absent in w2#4022 by get(a) at 0\ndeleted in w1#4021 by incr_version(a) at 0 for 300\nstored in w1#4021 by set(a) at 0 for 300"},
		{"!kill redis\nw2>>> try:\n...     cache.get('a')\n... except Exception:\n...     pass",
			"failed in w2#4022 by get(a) at 0"},
	} {
		log := played(t, document(2, "  backend: redis\n", x.src))
		if got := said(chain(log, nil, log[len(log)-1])); got != x.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", x.src, got, x.want)
		}
	}
}

// TestEntry: the life of the entry that the first call stored.
func TestEntry(t *testing.T) {
	for _, x := range []struct{ src, want string }{
		{"w1>>> cache.set('a', 1, 30)\nw1>>> cache.get('a'); cache.get('a'); 'a' in cache\n...",
			"stored in w1#4021 by set(a) at 0 for 30\nhits 2"},
		{"w1>>> cache.set('a', 1)\nw1>>> cache.get('a'); cache.set('a', 2, 9); cache.get('a')\n...",
			"stored in w1#4021 by set(a) at 0 for 9\nhits 1"},
		{"w1>>> cache.set('a', 1, 30)\n!+2s\nw1>>> cache.touch('a', 5); cache.incr('a')\n...\n!+9s\nw1>>> cache.get('a')",
			"stored in w1#4021 by set(a) at 0 for 30\nexpiry in w1#4021 by touch(a) at 2 for 5\nstored in w1#4021 by incr(a) at 2\ndropped in w1#4021 by get(a) at 11\nhits 0"},
		{"w1>>> cache.set('a', 1, 3)\n!+9s\nw1>>> cache.set('a', 2)",
			"stored in w1#4021 by set(a) at 0 for 3\nreplaced in w1#4021 by set(a) at 9 for 300\nhits 0"},
		{"w1>>> cache.set('a', 1)\nw2>>> cache.delete('a')\nFalse\nw1>>> cache.delete('a')",
			"stored in w1#4021 by set(a) at 0 for 300\ndeleted in w1#4021 by delete(a) at 0\nhits 0"},
		{"w1>>> cache.set('a', 1)\nw2>>> cache.clear()\nw1>>> cache.clear()",
			"stored in w1#4021 by set(a) at 0 for 300\ncleared in w1#4021 by clear() at 0\nhits 0"},
		{"w1>>> cache.set('a', 1); cache.incr_version('a')",
			"stored in w1#4021 by set(a) at 0 for 300\ndeleted in w1#4021 by incr_version(a) at 0 for 300\nhits 0"},
		{"w1>>> cache.set('a', 1); cache.set('a', 2, version=5); x = cache.incr_version('a', version=5)",
			"stored in w1#4021 by set(a) at 0 for 300\nhits 0"},
		{"w1>>> cache.set('a', 1, None)\nw1>>> for i in range(300): cache.set(str(i), i)",
			"stored in w1#4021 by set(a) at 0 for None\nevicted in w1#4021 by set(299) at 0 for 300\nhits 0"},
		{"w1>>> cache.set('a', 1)\n!restart w1",
			"stored in w1#4021 by set(a) at 0 for 300\nended in w1#4021\nhits 0"},
	} {
		log := played(t, document(2, "", x.src))
		set := firstCall(log)
		told := explain.Tell(log, nil, explain.Ask{PID: set.PID, Seq: set.Event.Seq, Entry: &explain.Entry{PID: set.PID, FullKey: ":1:a"}})
		if got := fmt.Sprint(said(told.Chain), "\nhits ", told.Hits); got != x.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", x.src, got, x.want)
		}
	}
}

// TestEntryNow finds an entry by its key, and the one that a fork brought along.
func TestEntryNow(t *testing.T) {
	log := played(t, document(1, "", "w1>>> cache.set('a', 1)\nw1>>> cache.get('a')\n1\n!fork w1\n...\nw2>>> cache.get('a')\n1\nw1>>> cache.delete('a')"))
	told := explain.Tell(log, nil, explain.Ask{Entry: &explain.Entry{PID: 4022, FullKey: ":1:a"}})
	if got := fmt.Sprint(said(told.Chain), "\nhits ", told.Hits); got != "stored in w1#4021 by set(a) at 0 for 300\ncopied in w2#4022\nhits 1" {
		t.Errorf("got %s", got)
	}
	if explain.Tell(log, nil, explain.Ask{Entry: &explain.Entry{PID: 4021, FullKey: ":1:a"}}) != nil {
		t.Error("an entry that was deleted is told of")
	}
}

// TestEntryOfAForkOfAFork: it came by way of the one between, whatever became of the
// first after that.
func TestEntryOfAForkOfAFork(t *testing.T) {
	log := played(t, document(1, "", "w1>>> cache.set('a', 1)\n!fork w1\n...\nw1>>> cache.delete('a')\nTrue\nw2>>> cache.get('a')\n1\n!fork w2\n...\nw2>>> cache.delete('a')\nTrue\nw3>>> cache.get('a')"))
	told := explain.Tell(log, nil, explain.Ask{Entry: &explain.Entry{PID: 4023, FullKey: ":1:a"}})
	if got := fmt.Sprint(said(told.Chain), "\nhits ", told.Hits); got != "stored in w1#4021 by set(a) at 0 for 300\ncopied in w2#4022\ncopied in w3#4023\nhits 1" {
		t.Errorf("got %s", got)
	}
}

// TestEntryOfASharedCache: a server that restarted has lost what was there, its time was
// not over.
func TestEntryOfASharedCache(t *testing.T) {
	for _, x := range []struct{ src, want string }{
		{"w1>>> cache.set('a', 1, 5)\n!+9s\nw2>>> cache.get('a')",
			"stored in w1#4021 by set(a) at 0 for 5\ndropped in w2#4022 by get(a) at 9"},
		{"w1>>> cache.set('a', 1, 30)\n!+9s\n!restart memcached\nw2>>> cache.get('a')",
			"stored in w1#4021 by set(a) at 0 for 30\nforgotten in w2#4022 by get(a) at 9"},
	} {
		log := played(t, document(2, "  backend: memcached\n", x.src))
		set := firstCall(log)
		told := explain.Tell(log, nil, explain.Ask{PID: set.PID, Seq: set.Event.Seq, Entry: &explain.Entry{Location: set.Location, FullKey: set.FullKey}})
		if got := said(told.Chain); got != x.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", x.src, got, x.want)
		}
	}
}

// TestEnd: what a process lost, by the log and by what was written down.
func TestEnd(t *testing.T) {
	log := played(t, document(1, "", "w1>>> cache.set('a', 1); cache.set('b', 2); cache.delete('b')\n...\n!restart w1"))
	told := explain.Tell(log, []rack.Loss{{Name: "w1", PID: 4021, Entries: 9, Keys: []string{"a", "c", "d", "e", "f", "g"}, Known: true}}, explain.Ask{PID: 4021})
	if got := said(told.Chain); got != "ended in w1#4021 (9)\nlost in w1#4021 by set(a) at 0 for 300"+strings.Repeat("\nlost in w1#4021", 4)+"\nbegan in w1#4022" {
		t.Errorf("got %s", got)
	}
	if explain.Tell(log, nil, explain.Ask{PID: 4022}) != nil {
		t.Error("a process that lives has ended")
	}
}

// TestLossIsACause: what was lost before the log began is known from who lost it.
func TestLossIsACause(t *testing.T) {
	log := played(t, document(1, "", "w1>>> cache.get('a')"))
	got := said(chain(log, []rack.Loss{{Name: "w1", PID: 7, Entries: 1, Keys: []string{"a"}, Known: true}}, lastCall(log)))
	if got != "absent in w1#4021 by get(a) at 0\nended in w1#7" {
		t.Errorf("got %s", got)
	}
}

// TestPath: a call of a view is part of its request, a call at a prompt of none.
func TestPath(t *testing.T) {
	const views = "~~~locmem views\nfrom django.core.cache import cache\ndef home(request):\n    return cache.get_or_set('a', 1)\n~~~\n"
	for run, want := range map[string]string{
		"!request /home":                             "/home",
		"!request /home\nw1>>> cache.get('a')":       "",
		"w1>>> cache.get('b')\nNone\n!request /home": "",
	} {
		log := played(t, strings.Replace(document(1, "", run), "---\n~~~", "---\n"+views+"~~~", 1))
		call := firstCall(log)
		if !strings.HasPrefix(run, "w1") {
			call = lastCall(log)
		}
		told := explain.Tell(log, nil, explain.Ask{PID: call.PID, Seq: call.Event.Seq})
		if told.Path != want {
			t.Errorf("%s: part of %q, want %q", run, told.Path, want)
		}
	}
}

// TestStep: of a step of several requests the last one is explained, and what each process
// came to.
func TestStep(t *testing.T) {
	const views = "---\n~~~locmem views\nfrom django.core.cache import cache\ndef home(request):\n    return cache.get_or_set('a', 1)\n~~~\n"
	ctx := context.Background()
	s, problems := scenario.Parse(strings.Replace(document(4, "", "!restart w1\n!request /home\n!request /home x20"), "---\n~~~", views+"~~~", 1))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	p, err := scenario.NewPlay(ctx, s, nil)
	if err != nil {
		t.Fatal(err)
	}
	var last explain.Ask
	if err = p.RunTo(ctx, len(s.Parts), func(r scenario.Result) { last = r.Call }); err != nil {
		t.Fatal(err)
	}
	log, _ := p.Site().Log()
	if call := lastCall(log); last.PID != call.PID || last.Seq != call.Event.Seq || last.After == 0 {
		t.Errorf("%+v is asked about, the last call is %d of %d", last, call.Event.Seq, call.PID)
	}
	told := explain.Tell(log, nil, last)
	if got, want := fmt.Sprint(told.Step), "[{w2 4 1} {w3 4 1} {w4 4 1} {w1 5 0}]"; got != want {
		t.Errorf("the step came to %s, not %s", got, want)
	}
	last.After = 0
	if told := explain.Tell(log, nil, last); told.Step != nil {
		t.Errorf("one call is no step: %v", told.Step)
	}
}
