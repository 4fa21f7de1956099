package rack

import (
	"context"
	"strings"

	"locmem/engine"
	"locmem/engine/pickle"
	"locmem/engine/py"
	"locmem/engine/shared"
)

// EntryID names an entry of a process.
type EntryID struct {
	Location string `json:"location"`
	FullKey  string `json:"fullKey"`
}

// Inspected is all that there is to say of an entry in memory.
type Inspected struct {
	Row               // its Value is cut to ValueWhole bytes or a few more, and says "…" then
	Found bool        `json:"found"` // false: it is not there, and nothing else is told
	PID   int         `json:"pid"`
	Time  float64     `json:"time"`  // by the rack's clock
	Of    int         `json:"of"`    // entries of its location
	Limit int         `json:"limit"` // MAX_ENTRIES of a cache there; 0: not known
	Size  int         `json:"size"`  // bytes of the pickle
	Ops   []pickle.Op `json:"ops"`   // of the pickle, the first OpsShown
	Total int         `json:"total"` // how many there are
}

// Bounds of an Inspected.
const (
	ValueWhole = 20_000
	OpsShown   = 200
)

// Line is the entry's place in the line for eviction: 1 goes first.
func (i Inspected) Line() int { return i.Of - i.Place + 1 }

// inspect looks at an entry and changes nothing.
func (b *body) inspect(id EntryID) Inspected {
	if shared.At(id.Location) {
		return b.outside(id)
	}
	snap := b.proc.Snapshot(0)
	out := Inspected{PID: b.proc.PID(), Time: snap.Time}
	for _, s := range snap.Stores {
		for place, e := range s.Entries {
			if s.Location != id.Location || e.FullKey != id.FullKey {
				continue
			}
			out.Row, out.Found, out.Of, out.Size = b.row(s.Location, place+1, e), true, s.Total, len(e.Data)
			out.Value = whole(e, out.Value)
			out.Limit = b.limit(s.Location)
			out.Ops, out.Total = pickle.Disassemble(e.Data, OpsShown)
		}
	}
	return out
}

// outside looks at an entry of a shared cache that the process can reach.
func (b *body) outside(id EntryID) Inspected {
	out := Inspected{PID: b.proc.PID(), Time: b.proc.Clock().Now()}
	if b.item == nil {
		return out
	}
	it, ok := b.item(id.Location, id.FullKey)
	if !ok {
		return out
	}
	out.Found, out.Location, out.FullKey, out.Bytes = true, id.Location, it.Key, len(it.Data)
	out.Version, out.Key = splitShared(it.Key)
	if out.Expiry = "never"; it.Until <= maxTime {
		out.Expiry, out.Expires = "at", it.Until
	}
	if len(it.Data) > 0 && it.Data[0] == '\x80' { // otherwise a number or a text, as the server has it
		out.Size = len(it.Data)
		out.Ops, out.Total = pickle.Disassemble(it.Data, OpsShown)
	}
	server, _, _ := strings.Cut(id.Location, " ")
	if out.Value = "…"; len(it.Data) > ValueRead {
		if kind, text := pickle.Outline(it.Data); kind != "" {
			out.Type, out.Value = kind, text
		}
	} else if v, err := shared.ValueOf(server, it); err == nil {
		text, all := py.ReprLimit(v, ValueWhole)
		if out.Type, out.Value = v.Type(), text; !all {
			out.Value += "…"
		}
	} else {
		out.Value = err.Error()
	}
	return out
}

// splitShared tells version and caller's key of a full key as Django makes them, or the
// full key itself.
func splitShared(full string) (version, key string) {
	if parts := strings.SplitN(full, ":", 3); len(parts) == 3 {
		return parts[1], parts[2]
	}
	return "", full
}

// whole is the repr of an entry's value, as far as it is shown; short is what a row
// shows of one that is too large to be read.
func whole(e engine.Entry, short string) string {
	if e.Bytes > ValueRead {
		return short
	}
	v, err := e.Value()
	if err != nil {
		return short
	}
	text, all := py.ReprLimit(v, ValueWhole)
	if !all {
		text += "…"
	}
	return text
}

// limit is MAX_ENTRIES of the first cache on a location; 0: there is none, or it is no
// number.
func (b *body) limit(location string) int {
	for _, alias := range b.caches.Aliases() {
		c, err := b.caches.Open(alias)
		if err != nil || c.Location() != location {
			continue
		}
		_, limit, _, _, _ := c.Settings()
		if n, ok := limit.(py.Int); ok {
			return int(n)
		}
	}
	return 0
}

func (h *selfHandle) Inspect(_ context.Context, id EntryID) (Inspected, error) {
	return h.r.self.inspect(id), nil
}

func (h *remote) Inspect(ctx context.Context, id EntryID) (i Inspected, err error) {
	err = h.r.call(ctx, h.id, h.name, msgSnapshot, id, &i)
	i.Ops = i.Ops[:min(len(i.Ops), OpsShown)]
	return i, err
}

func (h *hosted) Inspect(_ context.Context, id EntryID) (Inspected, error) {
	h.s.mu.Lock()
	alive, b := h.w.alive, h.w.body
	h.s.mu.Unlock()
	if !alive {
		return Inspected{}, &Unreachable{h.w.name, Gone}
	}
	return b.inspect(id), nil
}
