//go:build js && wasm

package jsapi

import (
	"locmem/engine/rack"
)

// The functions below make the plain objects that locmem.d.ts types.

func result(reply rack.Reply) map[string]any {
	o := map[string]any{"output": reply.Output, "repr": nil, "error": nil}
	if reply.Repr != nil {
		o["repr"] = *reply.Repr
	}
	if e := reply.Error; e != nil {
		raised := map[string]any{"type": e.Type, "message": e.Message}
		if e.Line > 0 {
			raised["line"] = e.Line
		}
		o["error"] = raised
	}
	return o
}

func processes(r *rack.Rack, s Scenes) []any {
	list := []any{}
	for _, i := range append(r.Processes(), s.Processes()...) {
		list = append(list, process(i))
	}
	return list
}

func answers(list []rack.Served) []any {
	out := make([]any, len(list))
	for i, s := range list {
		o := map[string]any{
			"time": s.Time, "process": s.Process, "pid": s.PID, "path": s.Path, "status": s.Status, "body": s.Body,
			"hits": s.Hits, "misses": s.Misses, "queries": s.Queries, "milliseconds": s.Millis,
			"cookieDeleted": s.CookieDeleted,
		}
		for name, text := range map[string]string{"thread": s.Thread, "view": s.View, "client": s.Client, "output": s.Output} {
			if text != "" {
				o[name] = text
			}
		}
		if s.Error != nil {
			o["error"] = s.Error.Error()
		}
		out[i] = o
	}
	return out
}

func process(i rack.Info) map[string]any {
	return map[string]any{
		"name": i.Name, "pid": i.PID, "kind": string(i.Kind),
		"self": i.Self, "alive": i.Alive, "answering": i.Answering,
		"startedAt": i.StartedAt,
		"hits":      i.Hits, "misses": i.Misses, "entries": i.Entries,
	}
}

func event(n rack.Notice) map[string]any {
	e := n.Event
	if e == nil {
		return nil
	}
	o := map[string]any{
		"seq": e.Seq, "time": e.Time, "process": e.Process, "pid": e.PID,
		"alias": e.Alias, "location": e.Location, "op": e.Op, "key": e.Key, "fullKey": e.FullKey,
		"outcome": string(e.Outcome),
	}
	if e.Cause > 0 {
		o["cause"] = e.Cause
	}
	if len(e.Evicted) > 0 {
		o["evicted"] = texts(e.Evicted)
	}
	for name, text := range map[string]string{"thread": e.Thread, "timeout": e.Timeout, "error": e.Error} {
		if text != "" {
			o[name] = text
		}
	}
	return o
}

func change(n rack.Notice) map[string]any {
	p := n.Process
	if p == nil || p.Change == rack.Righted { // what was told before cannot be taken back from a listener
		return nil
	}
	o := process(p.Info)
	o["change"] = string(p.Change)
	o["lost"], o["replaces"] = loss(p.Loss), loss(p.Replaces)
	o["skipped"], o["evicted"], o["time"] = p.Skipped, p.Evicted, p.Time
	return o
}

func loss(l *rack.Loss) any {
	if l == nil {
		return nil
	}
	return map[string]any{"name": l.Name, "pid": l.PID, "entries": l.Entries, "keys": texts(l.Keys), "known": l.Known}
}

func move(n rack.Notice) map[string]any {
	c := n.Clock
	if c == nil {
		return nil
	}
	return map[string]any{"offset": c.Offset, "by": c.By, "from": c.From, "time": c.Time}
}

func texts(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}
