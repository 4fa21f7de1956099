package stage

import (
	"fmt"
	"math"
	"strings"
)

// Story is what a strip has, in words.
func Story(s *Strip) string {
	clock := func(at float64) string {
		v := int(at - s.Start() + 1e-6)
		return fmt.Sprintf("%d:%02d", v/60, v%60)
	}
	var lanes []string
	for _, l := range s.lanes {
		var bars []string
		for _, b := range l.bars {
			until, why := "", ""
			switch {
			case b.end != Open && b.ended < b.deadline:
				until, why = clock(b.ended), " "+string(b.end)
			case b.end != Open:
				until, why = clock(b.deadline), " "+string(b.end)+" gone "+clock(b.ended)
			case !math.IsInf(b.deadline, 1):
				until = clock(b.deadline)
			}
			bars = append(bars, b.key+" "+clock(b.set)+"-"+until+why)
		}
		text := l.name + ": " + strings.Join(bars, ", ") + ";"
		for _, m := range l.marks {
			text += " " + [lookKinds]string{"●", "○", "◆", "◇", "+"}[m.kind] + clock(s.Time(m.place))
		}
		for _, n := range l.notes {
			if n.kind == stopped || n.kind == restarted {
				text += " " + map[noteKind]string{stopped: "stopped", restarted: "restarted"}[n.kind]
				if n.n > 0 {
					text += ": " + strings.Join(n.keys, ", ") + " lost"
				}
			}
		}
		lanes = append(lanes, text)
	}
	return strings.Join(lanes, " | ")
}

// RowOf is the row of the last bar of a key.
func RowOf(s *Strip, process, key string) (row int) {
	for _, b := range s.byName[process].bars {
		if b.key == key {
			row = b.row
		}
	}
	return row
}
