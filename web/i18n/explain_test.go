package i18n

import (
	"strings"
	"testing"

	"locmem/engine"
	"locmem/engine/explain"
	"locmem/engine/rack"
	"locmem/web/model"
)

// on is a call of a process, seconds after the log began.
func on(process string, pid int, op, key string, outcome engine.Outcome, at float64, timeout string) rack.SiteEvent {
	return rack.SiteEvent{Kind: rack.Called, Event: engine.Event{
		Process: process, PID: pid, Op: op, Key: key, FullKey: ":1:" + key, Outcome: outcome, Time: 1000 + at, Timeout: timeout,
	}}
}

func because(why explain.Why, e rack.SiteEvent) explain.Because {
	return explain.Because{Why: why, Event: e, Process: e.Process, PID: e.PID, Key: "home", FullKey: ":1:home"}
}

// TestExplanations: every link of a chain has its sentence.
func TestExplanations(t *testing.T) {
	set := on("w1", 4021, "set", "home", engine.Stored, 4, "30")
	get := on("w2", 4022, "get", "home", engine.Miss, 9, "")
	stop := rack.SiteEvent{Kind: rack.ProcessStop, Event: engine.Event{Process: "w1", PID: 4021, Time: 1014}}
	for _, x := range []struct {
		b      explain.Because
		en, nl string
	}{
		{because(explain.Found, get), "w2 (pid 4022) had :1:home.", "w2 (pid 4022) had :1:home al."},
		{because(explain.Absent, get), "w2 (pid 4022) did not have :1:home.", "w2 (pid 4022) had :1:home niet."},
		{because(explain.TimeOver, get), "w2 (pid 4022) had :1:home, but its time was over.", "w2 (pid 4022) had :1:home, maar de tijd ervan was om."},
		{because(explain.StoredIt, set), "set stored it in w1 (pid 4021) at 0:04, for 30\u00a0s.", "set bewaarde het in w1 (pid 4021) om 0:04, voor 30\u00a0s."},
		{because(explain.StoredIt, on("w1", 4021, "set", "home", engine.Stored, 4, "None")), "set stored it in w1 (pid 4021) at 0:04, for ever.", "set bewaarde het in w1 (pid 4021) om 0:04, voor altijd."},
		{because(explain.SetExpiry, on("w1", 4021, "touch", "home", engine.Stored, 6, "5")), "touch in w1 (pid 4021) gave it a new end at 0:06, for 5\u00a0s.", "touch in w1 (pid 4021) gaf het om 0:06 een nieuw einde, voor 5\u00a0s."},
		{because(explain.EvictedIt, on("w1", 4021, "set", "other", engine.Stored, 9, "300")), "set(other) needed room at 0:09 and evicted it: the cache was full, and it was among the least recently used.", "set(other) had om 0:09 ruimte nodig en verdrong het: de cache was vol, en het was lang niet gebruikt."},
		{because(explain.DeletedIt, on("w1", 4021, "delete", "home", engine.Deleted, 9, "")), "delete in w1 (pid 4021) deleted it at 0:09.", "delete in w1 (pid 4021) verwijderde het om 0:09."},
		{because(explain.ClearedIt, on("w1", 4021, "clear", "", engine.Cleared, 9, "")), "clear emptied the whole cache of w1 (pid 4021) at 0:09.", "clear maakte de hele cache van w1 (pid 4021) leeg om 0:09."},
		{because(explain.ExpiredIt, set), "Its time was over, and an earlier call dropped it.", "De tijd ervan was om, en een eerdere aanroep haalde het weg."},
		{because(explain.DroppedIt, get), "Its time was over: get asked for it at 0:09 and dropped it.", "De tijd ervan was om: get vroeg het om 0:09 en haalde het weg."},
		{because(explain.ReplacedIt, set), "Its time was over, and set took its place at 0:04.", "De tijd ervan was om, en set kwam om 0:04 op zijn plaats."},
		{because(explain.CopiedIt, get), "w2 (pid 4022) was forked at 0:09 and got a copy of it.", "w2 (pid 4022) werd om 0:09 geforkt en kreeg er een kopie van."},
		{because(explain.Ended, stop), "It was in w1 (pid 4021), which ended at 0:14: its memory went with it.", "Het stond in w1 (pid 4021), dat om 0:14 stopte: dat geheugen is weg."},
		{explain.Because{Why: explain.Ended, Process: "t1", PID: 7}, "It was in t1 (pid 7), which has ended: its memory went with it.", "Het stond in t1 (pid 7), dat gestopt is: dat geheugen is weg."},
		{explain.Because{Why: explain.NeverThere, Process: "redis 127.0.0.1:6379/0"}, "Nobody has stored it in redis.", "Niemand heeft het in redis bewaard."},
		{because(explain.Elsewhere, set), "w1 (pid 4021) had it: every process has a memory of its own.", "Het stond wel in w1 (pid 4021): elk proces heeft een eigen geheugen."},
		{explain.Because{Why: explain.FailedIt, Event: rack.SiteEvent{Event: engine.Event{Error: "KeyError: 'a'"}}}, "The call failed, whatever is there: KeyError: 'a'", "De aanroep mislukte, wat er ook is: KeyError: 'a'"},
		{because(explain.Forgotten, get), "What happened to it is not in the log.", "Wat ermee gebeurde, staat niet in het logboek."},
	} {
		told := &explain.Told{Ask: explain.Ask{PID: 4022, Seq: 1}, Event: get, Start: 1000, Chain: []explain.Because{x.b}}
		for lang, want := range map[Lang]string{English: x.en, Dutch: x.nl} {
			if got := strings.Join(lang.Because(told), "|"); got != want {
				t.Errorf("%s: %q, want %q", x.b.Why, got, want)
			}
		}
	}
}

// TestStepInWords: why so many hits and no more.
func TestStepInWords(t *testing.T) {
	told := &explain.Told{Ask: explain.Ask{PID: 1, Seq: 1}, Start: 1000, Event: on("w4", 1, "get", "home", engine.Hit, 9, "")}
	for _, x := range []struct {
		step   []explain.Tally
		en, nl string
	}{
		{[]explain.Tally{{Process: "w1", Hits: 4, Misses: 1}, {Process: "w2", Hits: 4, Misses: 1}}, "The step came to 8 hits, 2 misses: each of the 2 processes missed once, and then found what it had stored itself.",
			"De stap kwam op 8 hits, 2 misses: elk van de 2 processen miste één keer en vond daarna wat het zelf bewaard had."},
		{[]explain.Tally{{Process: "w1", Hits: 5, Misses: 0}, {Process: "w2", Hits: 4, Misses: 1}}, "The step came to 9 hits, 1 miss (w1: 5 hits, 0 misses; w2: 4 hits, 1 miss).",
			"De stap kwam op 9 hits, 1 miss (w1: 5 hits, 0 misses; w2: 4 hits, 1 miss)."},
		{[]explain.Tally{{Process: "w1", Hits: 19, Misses: 1}}, "The step came to 19 hits, 1 miss.", "De stap kwam op 19 hits, 1 miss."},
	} {
		told.Step = x.step
		for lang, want := range map[Lang]string{English: x.en, Dutch: x.nl} {
			if got := strings.Join(lang.Because(told), "|"); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		}
	}
	told.Step = nil
	told.Chain = []explain.Because{because(explain.Apart, on("w2", 4022, "set", "home", engine.Stored, 3, "30"))}
	if got, want := strings.Join(English.Because(told), "|"), "Other processes have one of their own: w2 (pid 4022) since 0:03. A write reaches the memory of one process."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestTheEndOfAProcess: what went with it, and who came after.
func TestTheEndOfAProcess(t *testing.T) {
	stop := rack.SiteEvent{Kind: rack.ProcessStop, Event: engine.Event{Process: "w1", PID: 4021, Time: 1014}}
	start := rack.SiteEvent{Kind: rack.ProcessStart, Event: engine.Event{Process: "w1", PID: 4025, Time: 1014}}
	end := because(explain.Ended, stop)
	told := &explain.Told{Ask: explain.Ask{PID: 4021}, Event: stop, Start: 1000}
	for count, want := range map[int]string{
		1:  "Its memory went with it: 1 entry.",
		0:  "Its memory was empty.",
		-1: "Its memory went with it. Nobody wrote down what was in it.",
	} {
		end.Count = count
		told.Chain = []explain.Because{end, because(explain.LostIt, on("w1", 4021, "set", "home", engine.Stored, 4, "30")), because(explain.Began, start)}
		want += "|home went, which set had stored at 0:04.|w1 (pid 4025) began at 0:14, with an empty memory. Other processes keep theirs."
		if got := strings.Join(English.Because(told), "|"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := Dutch.ToldTitle(told); got != "w1, pid 4021, stopte om 0:14" {
		t.Error(got)
	}
}

// TestToolbar: the panel of Django Debug Toolbar counts by what a call returned.
func TestToolbar(t *testing.T) {
	for op, want := range map[string]string{
		"get": "one get and count a miss, or a hit if", "get_or_set": "count a hit, because a value came back",
		"get_many": "count a miss for this key", "has_key": "count neither a hit nor a miss",
	} {
		told := &explain.Told{Ask: explain.Ask{PID: 4022, Seq: 1}, Event: on("w2", 4022, op, "home", engine.Miss, 9, "")}
		if got := English.Toolbar(told); !strings.Contains(got, want) || !strings.Contains(got, "one request in w2") {
			t.Errorf("%s: %q", op, got)
		}
		if got := Dutch.Toolbar(told); !strings.Contains(got, "één verzoek in w2") {
			t.Errorf("%s: %q", op, got)
		}
		told.Event.Outcome = engine.Hit
		if got := English.Toolbar(told); got != "" {
			t.Errorf("of a hit: %q", got)
		}
	}
}

// TestManyHaveIt names a few processes and counts the others.
func TestManyHaveIt(t *testing.T) {
	told := &explain.Told{Ask: explain.Ask{PID: 1, Seq: 1}, Event: on("w9", 1, "get", "home", engine.Miss, 9, "")}
	for _, name := range []string{"w1", "w2", "w3", "w4", "w5", "w6"} {
		told.Chain = append(told.Chain, explain.Because{Why: explain.Elsewhere, Process: name, PID: 7})
	}
	if got := English.Because(told); len(got) != 1 || !strings.HasPrefix(got[0], "w1 (pid 7), w2 (pid 7), w3 (pid 7), + 3 processes had it:") {
		t.Errorf("%q", got)
	}
}

// TestFacts: what the inspector says of an entry.
func TestFacts(t *testing.T) {
	i := &model.Inspection{Told: &explain.Told{Hits: 4, Start: 1000}, Entry: &rack.Inspected{
		Row: rack.Row{FullKey: ":1:home", Version: "1", Bytes: 38, Expiry: "at", Expires: 1034, Place: 15}, Found: true, Of: 17, Limit: 17, Size: 31,
	}}
	text := func(l Lang) string {
		var list []string
		for _, f := range l.Facts(i, 1022) {
			list = append(list, f[0]+"="+f[1])
		}
		return strings.Join(list, "|")
	}
	if got := text(English); got != "Full key=:1:home · version 1|Size=38 bytes: pickle 31, key 7|Ends=at 0:34, in 0:12|Hits=4 hits since it was stored|Evicted next=no, place 3 of 17" {
		t.Error(got)
	}
	out := *i.Entry
	out.Location, out.Place, out.Of, out.Limit = "redis 127.0.0.1:6379/0", 0, 0, 0
	here := i.Entry
	i.Entry = &out
	if got := text(English); got != "Full key=:1:home · version 1|Size=38 bytes|Ends=at 0:34, in 0:12|Hits=4 hits since it was stored" {
		t.Errorf("in a shared cache: %s", got)
	}
	i.Entry = here
	i.Told, i.Entry.Place, i.Entry.Limit, i.Entry.Expiry = nil, 17, 300, "never"
	if got := text(Dutch); got != "Hele sleutel=:1:home · versie 1|Grootte=38 bytes: pickle 31, sleutel 7|Eindigt=nooit|Volgende eruit=ja, plaats 1 van 17; niet voor er 300 items zijn" {
		t.Error(got)
	}
}
