package stage

import (
	"math"
	"strconv"
	"strings"

	"locmem/engine/explain"
)

// What can be pointed at in a picture has a name: data-ask of its element. Asked tells
// what it stands for.

// ask names a call, or with its letter an entry that it stored, or an end.
func (c callID) ask(letter string) string {
	if c.pid == 0 {
		return ""
	}
	return letter + strconv.Itoa(c.pid) + "." + strconv.FormatUint(c.seq, 10)
}

func (b *bar) ask() string {
	if b.by.pid == 0 {
		return ""
	}
	return b.by.ask("e") + "." + strconv.Itoa(b.id.PID)
}

// CallName is what a call is asked for as.
func CallName(pid int, seq uint64) string { return callID{pid, seq}.ask("c") }

// name gives an element its name.
func (n *Node) name(ask string) *Node { return n.Set("data-ask", ask) }

// ring goes around the mark that is chosen.
func (d *sheet) ring(ask string, x, y, r float64) {
	if ask != "" && ask == d.s.Chosen {
		d.said.Add(circleEl(x, y, r, "ts-ring"))
	}
}

// Asked is what the name of an element stands for, and of an entry who holds it: ""
// of one in a shared cache. ok is false for what the strip does not have.
func (s *Strip) Asked(name string) (ask explain.Ask, process string, ok bool) {
	if name == "" {
		return ask, "", false
	}
	parts := strings.Split(name[1:], ".")
	pid, err := strconv.Atoi(parts[0])
	if err != nil || len(parts) < 2 {
		return ask, "", false
	}
	ask.PID = pid
	if ask.Seq, err = strconv.ParseUint(parts[1], 10, 64); err != nil || name[0] != 'e' {
		return ask, "", err == nil
	}
	for _, l := range s.lanes {
		for _, b := range l.bars {
			if b.ask() == name {
				id := b.id
				ask.Entry = &id
				if !outside(l.name) {
					process = l.name
				}
				return ask, process, true
			}
		}
	}
	return ask, "", false
}

// Next is the name of the mark after, or before, one of a name, as time goes; without
// a name the last one up to the line. place is where it is on the axis; "" is returned
// where there is none.
func (s *Strip) Next(name string, back bool) (next string, place float64) {
	s.look()
	limit, chosen := s.line()+1e-9, -1 // of the line, or of the mark that is chosen
	n, at := 0, 0
	best := math.Inf(-1)
	first := name == ""
	if !first {
		s.named(func(p float64, x string) {
			if n++; x == name && chosen < 0 {
				limit, chosen = p, n
			}
		})
		if chosen < 0 {
			return s.Next("", back)
		}
	}
	forward := !first && !back
	if forward {
		best = math.Inf(1)
	}
	n = 0
	s.named(func(p float64, x string) {
		n++
		switch {
		case forward && (p > limit || p == limit && n > chosen) && p < best,
			first && p <= limit && p >= best,
			!forward && !first && (p < limit || p == limit && n < chosen) && p >= best:
			next, best, at = x, p, n
		}
	})
	if at == 0 {
		return name, limit
	}
	return next, best
}

// named calls f with every mark and its place.
func (s *Strip) named(f func(place float64, name string)) {
	tell := func(place float64, name string) {
		if name != "" {
			f(place, name)
		}
	}
	for _, l := range s.lanes {
		for i := range l.marks {
			tell(l.marks[i].place, l.marks[i].by.ask("c"))
		}
		for _, b := range l.bars { // what begins an entry has a mark only where it looked first
			tell(b.from, b.ask())
		}
		for i := range l.notes {
			switch n := &l.notes[i]; n.kind {
			case stopped, restarted:
				tell(n.place, n.by.ask("p"))
			case cleared:
				tell(n.place, n.by.ask("c"))
			}
		}
	}
}
