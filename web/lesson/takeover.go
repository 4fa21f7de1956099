package lesson

import (
	"context"
	"encoding/json"
	"strings"

	"locmem/engine/scenario"
)

// roles are the fences of a site, by the kind of the block.
var roles = [...]string{Settings: "settings", Environ: "environ", Views: "views", Run: "run"}

// asSite is what a document runs as a site of the visitor's own: its setup, the settings,
// environment and views that count last, solutions included, and the last transcript.
func (l *Lesson) asSite() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var last [len(roles)]string
	for i := range l.blocks {
		b := &l.blocks[i]
		switch {
		case int(b.Kind) < len(roles):
			last[b.Kind] = b.Text
		case b.Kind != Try || !b.Passed:
		case scenario.IsTranscript(b.Solved):
			last[Run] = b.Solved
		case scenario.IsSettings(b.Solved):
			last[Settings] = b.Solved
		default:
			last[Views] = b.Solved
		}
	}
	front, _, ok := strings.Cut(l.edited().Source(), "\n---\n")
	if !ok {
		front = "---"
	}
	out := front + "\n---\n"
	for kind, role := range roles {
		if role != "" && last[kind] != "" {
			out += "\n```locmem " + role + "\n" + last[kind] + "\n```\n"
		}
	}
	return out
}

// TakeOver makes what lies open the visitor's own site, which is there when its place is
// gone to. The one before can be had back with Undo.
func (d *Desk) TakeOver(done func()) {
	open := d.Open()
	if open == nil {
		return
	}
	go func() {
		d.mu.Lock()
		old := d.yours.left
		d.mu.Unlock()
		if old == nil && d.env.Journal != nil {
			var kept work
			if raw, ok, err := d.env.Journal.Get(context.Background(), yoursKey); err == nil && ok && json.Unmarshal(raw, &kept) == nil && kept.Source != "" {
				old = &kept
			}
		}
		d.mu.Lock()
		if old != nil {
			d.yours.before = append(d.yours.before, *old)
			d.yours.before = d.yours.before[max(0, len(d.yours.before)-maxUndo):]
		}
		d.yours.left = &work{Source: open.asSite()}
		d.mu.Unlock()
		done()
	}()
}
