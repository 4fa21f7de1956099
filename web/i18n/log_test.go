package i18n

import (
	"strings"
	"testing"

	"locmem/engine"
	"locmem/engine/rack"
	"locmem/web/model"
)

func TestLines(t *testing.T) {
	for _, c := range []struct {
		item                 model.Item
		op, outcome, details string
	}{
		{model.Item{Kind: model.Call, Event: &engine.Event{Op: "get_or_set", Key: "a", Outcome: engine.Miss, Timeout: "300"}},
			"get_or_set", "miss, then stored", "timeout 300"},
		{model.Item{Kind: model.Call, Event: &engine.Event{Op: "get_or_set", Key: "a", Outcome: engine.Hit}}, "get_or_set", "hit", ""},
		{model.Item{Kind: model.Skipped, Count: 400, Evicted: 300}, "", "400 events not listed", "300 evicted"},
		{model.Item{Kind: model.Logged, Record: &rack.LogRecord{Level: "WARNING", Logger: "views", Text: "slow"}}, "logging", "WARNING", "slow"},
		{model.Item{Kind: model.Skipped, Count: 1}, "", "1 event not listed", ""},
		{model.Item{Kind: model.Call, Event: &engine.Event{Op: "has_key", Key: "a", Outcome: engine.Hit}}, "has_key", "hit", "not counted"},
		{model.Item{Kind: model.Call, Event: &engine.Event{Op: "has_key", Key: "a", Outcome: engine.Expired}}, "has_key", "miss, expired", "not counted"},
		{model.Item{Kind: model.Call, Event: &engine.Event{Op: "get_many", Key: "a", Outcome: engine.Miss}}, "get_many", "miss", ""},
		{model.Item{Kind: model.Call, Event: &engine.Event{Op: "delete", Key: "a", Outcome: engine.Absent}}, "delete", "not there", ""},
	} {
		if l := English.Line(c.item); l.Op != c.op || l.Outcome != c.outcome || l.Detail != c.details {
			t.Errorf("%q %q %q", l.Op, l.Outcome, l.Detail)
		}
	}
}

func TestNoteBeginsWithTheAnswer(t *testing.T) {
	note := model.Note{Answer: "False", Reason: model.Deleted, Name: "t1", Key: "name"}
	if got := English.Note(note); got != "False: 'name' was deleted in t1." {
		t.Error(got)
	}
	note.Answer = "" // as kept by an older page
	if got := Dutch.Note(note); got != "None: 'name' is verwijderd in t1." {
		t.Error(got)
	}
}

func TestOneErrorIsNotSeveral(t *testing.T) {
	s := model.Speech{Total: 5, Errors: 1, Names: []string{"t1"}}
	if got := Dutch.Speech(s); got != "5 gebeurtenissen in t1, 1 fout." {
		t.Error(got)
	}
}

func TestNumbersAreGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000", -100: "-100"} {
		if got := English.Number(n); got != want {
			t.Errorf("%d is %s", n, got)
		}
	}
	if got := Dutch.Bytes(12345); got != "12.345 bytes" {
		t.Error(got)
	}
}

func TestLineNamesTheThread(t *testing.T) {
	item := model.Item{Kind: model.Call, Process: "w1", Event: &engine.Event{Process: "w1", Thread: "a", Op: "get", Key: "n", Outcome: engine.Hit}}
	line := English.Line(item)
	if line.Process != "w1" || line.Who() != "w1.a" || !strings.Contains(line.Text(), "w1.a  get  n") {
		t.Errorf("%+v", line)
	}
	item.Event.Thread = ""
	if got := English.Line(item).Who(); got != "w1" {
		t.Error(got)
	}
}
