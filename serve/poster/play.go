package poster

import (
	"context"
	"fmt"
	"slices"
	"time"

	"locmem/engine/host"
	"locmem/web/i18n"
	"locmem/web/model"
	"locmem/web/stage"
	"locmem/web/ui"
)

// moment is where in a document one sees what it is about.
type moment struct {
	steps int    // so many are done
	event uint64 // the event of the log that the processes stand at; 0: the last
}

// longest is how long the steps before a picture may take.
const longest = time.Minute

// play is the site of a document at a moment.
func play(l i18n.Lang, source string, at moment) (stage.Site, error) {
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	c := host.NewClient(host.InProgram(nil))
	defer c.Close()
	m := model.New(model.Env{Rack: c})
	defer m.Close()
	c.OnRenew(m.Renew)
	if _, err := c.Start(ctx, source, nil, 0); err != nil {
		return stage.Site{}, err
	}
	for n := range at.steps {
		if _, _, more := c.Next(); !more {
			return stage.Site{}, fmt.Errorf("it has %d steps, and its picture is of one after %d", n, at.steps)
		}
		if _, err := c.Step(ctx); err != nil {
			return stage.Site{}, err
		}
	}
	if at.event > 0 {
		if now := c.Moment(); at.event >= now.Of || !now.Can {
			return stage.Site{}, fmt.Errorf("its log has %d events, and its picture is of number %d", now.Of, at.event)
		}
		if _, err := c.Back(ctx, at.event); err != nil {
			return stage.Site{}, err
		}
	}
	if err := m.Settle(); err != nil {
		return stage.Site{}, err
	}
	around, _ := c.Glance()
	return essence(ui.SiteOf(m, l, around)), nil
}

// essence leaves out what the story has nothing to do with: processes that are switched
// off, servers and processes beside them that were asked for nothing, a shared cache that
// nobody uses. Of several processes it tells values, not times: the rings tell those.
func essence(s stage.Site) stage.Site {
	did := func(p stage.Process) bool {
		return p.Hits+p.Misses > 0 || p.Entries > 0 || p.Asked != nil || p.Lost != nil || s.Last != nil && s.Last.Process == p.Name
	}
	busy := map[int]bool{}
	for _, p := range s.Processes {
		busy[p.Server] = busy[p.Server] || did(p)
	}
	if slices.ContainsFunc(s.Processes, did) {
		s.Processes = slices.DeleteFunc(s.Processes, func(p stage.Process) bool {
			return p.State == stage.Ended && p.Lost == nil && p.Why == "" || !busy[p.Server] || p.Server == 0 && !did(p)
		})
	}
	if !slices.ContainsFunc(s.Processes, func(p stage.Process) bool { return p.Server > 0 }) {
		s.Balancer = nil
	}
	if s.Shared != nil && s.Shared.Entries == 0 && !s.Shared.Down && (s.Last == nil || !s.Last.Shared) {
		s.Shared = nil
	}
	for i := range s.Processes {
		if p := &s.Processes[i]; len(p.Rows) > 0 { // what was lost before is another story
			p.Lost = nil
		}
		for j := range s.Processes[i].Rows {
			if r := &s.Processes[i].Rows[j]; !r.Dead && len(s.Processes) > 1 {
				r.Left = ""
			}
		}
	}
	return s
}
