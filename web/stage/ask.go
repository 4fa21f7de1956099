package stage

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"locmem/engine/explain"
)

// What can be pointed at in a strip has a name: data-ask of its element. Asked tells
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
	type mark struct {
		place float64
		name  string
	}
	var all []mark
	for _, l := range s.lanes {
		for _, m := range l.marks {
			all = append(all, mark{m.place, m.by.ask("c")})
		}
		for _, b := range l.bars { // what begins an entry has a mark only where it looked first
			all = append(all, mark{b.from, b.ask()})
		}
		for _, n := range l.notes {
			if n.kind == stopped || n.kind == restarted {
				all = append(all, mark{n.place, n.by.ask("p")})
			}
		}
	}
	all = slices.DeleteFunc(all, func(m mark) bool { return m.name == "" })
	slices.SortStableFunc(all, func(a, b mark) int { return cmp.Compare(a.place, b.place) })
	at := slices.IndexFunc(all, func(m mark) bool { return m.name == name })
	switch {
	case len(all) == 0:
		return "", 0
	case at < 0:
		s.look()
		at = max(slices.IndexFunc(all, func(m mark) bool { return m.place > s.line()+1e-9 })-1, 0)
		if all[len(all)-1].place <= s.line()+1e-9 {
			at = len(all) - 1
		}
	case back:
		at = max(at-1, 0)
	default:
		at = min(at+1, len(all)-1)
	}
	return all[at].name, all[at].place
}
