package host

import "locmem/engine/rack"

// History is what happened in a site, by its log.
type History struct {
	Start   float64          `json:"start"`  // where the clock began
	Events  []rack.SiteEvent `json:"events"` // the last HistoryKept of those that were asked for, oldest first
	Dropped int              `json:"dropped"`
}

// HistoryKept bounds History.Events.
const HistoryKept = 20_000

func historyOf(site *rack.Site, since uint64, count int) *History {
	if count > 0 {
		return &History{Start: startOf(site), Events: site.LogAfter(since, count)}
	}
	events, dropped := site.LogSince(since)
	if gone := len(events) - HistoryKept; gone > 0 {
		events, dropped = events[gone:], dropped+gone
	}
	return &History{startOf(site), events, dropped}
}

// startOf is where a site's clock began: at the start of its first process.
func startOf(s *rack.Site) float64 {
	if log, dropped := s.Log(); dropped == 0 && len(log) > 0 {
		return log[0].Time
	}
	return s.Now()
}

// latelyTold is how many events of a site are told when it is shown anew.
const latelyTold = 500

// lately is what has happened in a site so far, as notices: at least its last events.
func lately(s *rack.Site) (list []notice) {
	log, _ := s.Log()
	for _, e := range log[max(0, len(log)-latelyTold):] {
		info := rack.Info{Name: e.Process, PID: e.PID, Kind: rack.Worker, StartedAt: e.Time, Alive: true, Answering: true}
		switch e.Kind {
		case rack.Called:
			list = append(list, noticeOf(rack.Notice{Event: &e.Event}))
		case rack.ProcessStart, rack.ProcessFork:
			list = append(list, noticeOf(rack.Notice{Process: &rack.ProcessNotice{Change: rack.Started, Info: info, Time: e.Time}}))
		case rack.Logged:
			list = append(list, noticeOf(rack.Notice{Logged: e.Record}))
		case rack.ProcessStop:
			info.Alive, info.Ended = false, e.Text
			list = append(list, noticeOf(rack.Notice{Process: &rack.ProcessNotice{Change: rack.Stopped, Info: info, Time: e.Time}}))
		}
	}
	return list
}
