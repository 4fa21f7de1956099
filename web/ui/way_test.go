package ui

import (
	"strings"
	"testing"

	"locmem/engine"
	"locmem/web/i18n"
	"locmem/web/stage"
)

// TestHasKeyIsNoLookUp: the picture says neither hit nor miss of it, for the counts do
// not move.
func TestHasKeyIsNoLookUp(t *testing.T) {
	for _, c := range []struct {
		op      string
		outcome engine.Outcome
		want    stage.Outcome
		says    string
	}{
		{"has_key", engine.Hit, stage.InCache, ">in the cache, not counted<"},
		{"has_key", engine.Miss, stage.NotInCache, ">not in the cache, not counted<"},
		{"has_key", engine.Expired, stage.NotInCache, ">not in the cache, not counted<"},
		{"get", engine.Hit, stage.Hit, ">hit<"},
		{"get", engine.Expired, stage.Expired, ">expired<"},
		{"incr", engine.Stored, stage.OneStep, ">incr: one step<"},
		{"set", engine.Stored, stage.Stored, ">stored<"},
	} {
		way := wayOf(engine.Event{Op: c.op, Outcome: c.outcome})
		if way != c.want {
			t.Errorf("%s %s: %s", c.op, c.outcome, way)
		}
		site := stage.Site{Processes: []stage.Process{{Name: "w1", Server: 1}}, Last: &stage.Last{Process: "w1", Outcome: way}}
		if text := string(site.Draw(i18n.English, 700).SVG("")); !strings.Contains(text, c.says) {
			t.Errorf("%s %s: no %s in %s", c.op, c.outcome, c.says, text)
		}
	}
}
