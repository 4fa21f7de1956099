package stage

import (
	"locmem/engine"
	"locmem/engine/rack"
)

// stalest bounds what stale remembers: of more it forgets all and goes on.
const stalest = 50_000

// stale finds the hits that return what another process has changed since: it set another
// value, deleted the key or cleared the cache. What a process stores because it had missed is
// no change. The zero value knows of nothing.
type stale struct {
	n       int
	stored  map[[2]string]int // when a cache, by process or server and entry, last stored
	changed map[string]change // the last change of an entry, or by its location of all
	missed  map[[2]string]bool
}

type change struct {
	n  int
	by string
}

// fork gives a process all that its parent has stored.
func (s *stale) fork(e *rack.SiteEvent) {
	for at, n := range s.stored {
		if at[0] == e.Text {
			s.stored[[2]string{e.Process, at[1]}] = n
		}
	}
}

// call takes a call of the cache of who, on an entry. It tells whether what it returned is
// stale.
func (s *stale) call(e *engine.Event, who, id string) bool {
	if s.n++; s.stored == nil || len(s.stored)+len(s.changed)+len(s.missed) > stalest {
		s.stored, s.changed, s.missed = map[[2]string]int{}, map[string]change{}, map[[2]string]bool{}
	}
	at := [2]string{who, id}
	switch e.Outcome {
	case engine.Hit:
		n, known := s.stored[at]
		return known && e.Lookup() && (s.changed[id].since(n, who) || s.changed[e.Location].since(n, who))
	case engine.Miss, engine.Expired:
		if e.Timeout == "" {
			s.missed[at] = true
			return false
		} // get_or_set stores
	case engine.Stored:
		if e.Op == "touch" {
			return false
		}
		if !s.missed[at] && e.Op != "add" {
			s.changed[id] = change{s.n, who}
		}
	case engine.Deleted:
		s.changed[id] = change{s.n, who}
		return false
	case engine.Cleared:
		s.changed[e.Location] = change{s.n, who}
		return false
	default:
		return false
	}
	s.stored[at] = s.n
	delete(s.missed, at)
	return false
}

// since tells whether somebody else than who made the change after n.
func (c change) since(n int, who string) bool { return c.n > n && c.by != who }
