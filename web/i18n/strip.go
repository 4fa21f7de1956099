package i18n

import (
	"strings"

	"locmem/web/stage"
)

var (
	StripTitle = T{"Time", "Tijd"}
	StripHelp  = T{
		"A bar is an entry, from set to its end.",
		"Een balk is een item, van set tot zijn einde.",
	}
	StripLive = T{
		"Tabs are live: the line stands at now.",
		"Tabbladen zijn live: de lijn staat op nu.",
	}
	StripKeys = T{
		"Click a mark or a bar: why? Keys: ↑ ↓ marks, ← → scroll, + - zoom, 0 shows all.",
		"Klik op een teken of balk: waarom? Toetsen: ↑ ↓ tekens, ← → schuiven, + - zoomen, 0 toont alles.",
	}
	MomentKeys = T{
		"Click a mark or a bar: why? Drag the line to go back. Keys: ↑ ↓ marks, ← → scroll, + - zoom, 0 shows all, comma and full stop step.",
		"Klik op een teken of balk: waarom? Sleep de lijn om terug te gaan. Toetsen: ↑ ↓ tekens, ← → schuiven, + - zoomen, 0 toont alles, komma en punt stappen.",
	}
	// MomentAt takes a time, the number of an event and how many there are.
	MomentAt = T{
		"You are looking at %s, event %d of %d. What you do now goes on from here.",
		"Je kijkt naar %s, gebeurtenis %d van %d. Wat je nu doet, gaat van hier verder.",
	}
	Branched = T{
		"This went on from an earlier moment. What came after it before is kept.",
		"Dit ging verder vanaf een eerder moment. Wat er eerst na kwam, is bewaard.",
	}
	StepBack    = T{"◀ step", "◀ stap"}
	StepBackTo  = T{"◀ step: one event back", "◀ stap: één gebeurtenis terug"}
	StepOn      = T{"step ▶", "stap ▶"}
	StepOnTo    = T{"step ▶: one event on", "stap ▶: één gebeurtenis verder"}
	Play        = T{"▶ play", "▶ speel af"}
	PlayLong    = T{"▶ play: let it happen again, event by event", "▶ speel af: laat het opnieuw gebeuren, stap voor stap"}
	Pause       = T{"❚❚ pause", "❚❚ pauze"}
	PauseLong   = T{"❚❚ pause: stand still here", "❚❚ pauze: blijf hier staan"}
	Speed       = T{"Speed", "Snelheid"}
	BranchHere  = T{"Go on from here", "Ga van hier verder"}
	ToTheEnd    = T{"To the end", "Naar het einde"}
	BackAsItWas = T{"Back to how it was", "Terug naar hoe het was"}
	LegendHit   = T{"hit", "hit"}
	LegendMiss  = T{"miss", "miss"}
	LegendOver  = T{"expired", "verlopen"}
	LegendFind  = T{"has_key: not counted", "has_key: telt niet mee"}
	LegendCut   = T{"restart", "herstart"}
	LegendOut   = T{"evicted", "verdrongen"}
	LegendClear = T{"cleared", "leeggemaakt"}
	ViewOfTime  = T{"What to show of the time", "Wat er van de tijd te zien is"}
	ViewLines   = T{"Lines", "Lijnen"}
	ViewChart   = T{"Chart", "Grafiek"}
	ViewLog     = T{"Log", "Logboek"}
	ZoomIn      = T{"Zoom in", "Inzoomen"}
	ZoomOut     = T{"Zoom out", "Uitzoomen"}
	ZoomAll     = T{"All", "Alles"}
	ZoomAllLong = T{"All: show the whole time", "Alles: toon de hele tijd"}
	Earlier     = T{"Earlier", "Eerder"}
	Later       = T{"Later", "Verder"}
	Download    = T{"Download", "Downloaden"}
	NotSaved    = T{"The browser did not take the file.", "De browser nam het bestand niet aan."}
	DownloadAs  = T{"Download the time as %s", "Download de tijd als %s"}

	stripAt       = T{"at %s", "om %s"}
	stripAtLong   = T{"at %s · right of it: what came later", "om %s · rechts ervan: wat later kwam"}
	stripNow      = T{"now %s", "nu %s"}
	stripNowLong  = T{"now %s · right of it: what comes if nobody acts", "nu %s · rechts ervan: wat komt als niemand iets doet"}
	stripRestart  = T{"restarted", "herstart"}
	stripStopped  = T{"stopped", "gestopt"}
	stripLost     = T{"%s: %s lost", "%s: %s verloren"}
	stripEvicted  = T{"%s evicted at once", "%s tegelijk verdrongen"}
	stripEvicted1 = T{"%s evicted", "%s verdrongen"}
	stripCleared  = T{"clear: %s", "clear: %s"}
	stripSkipped  = T{"%s not listed", "%s niet vermeld"}
	stripMore     = T{"+ %s more", "+ nog %s"}
	stripSet      = T{"%s: set at %s", "%s: gezet op %s"}
	stripEarlier  = T{"%s: set before this tab was opened", "%s: gezet voordat dit tabblad openging"}
	stripExpires  = T{"expires at %s if nobody acts", "verloopt op %s als niemand iets doet"}
	stripSum      = T{"Time: %s, %s, %s.", "Tijd: %s, %s, %s."}
	stripSumAgain = T{"Time: %s, %s, %s, %s.", "Tijd: %s, %s, %s, %s."}
)

var (
	chartRate    = T{"Hit rate so far", "Hitpercentage tot nu toe"}
	chartNow     = T{"here: %d %%", "hier: %d %%"}
	chartIdeal   = T{"one cache for all: %d %%", "één cache voor alle: %d %%"}
	chartQueries = T{"Queries of the database: %s, %s ms", "Query's naar de database: %s, %s ms"}
	chartMemory  = T{"Memory: %s in %s", "Geheugen: %s in %s"}
	chartStale   = T{"stale: %d %%", "verouderd: %d %%"}
	chartOld     = T{"Stale, because another process has changed it since: %d %%", "Verouderd, want een ander proces heeft het sindsdien gewijzigd: %d %%"}
	chartSum     = T{"Hit rate %d %%, with one cache for all %d %%. %s.", "Hitpercentage %d %%, met één cache voor alle %d %%. %s."}
)

var stripEnds = map[stage.End]T{
	stage.Expiry:      {"expired at %s", "verlopen op %s"},
	stage.Deletion:    {"deleted at %s", "verwijderd op %s"},
	stage.Eviction:    {"evicted at %s", "verdrongen op %s"},
	stage.Replacement: {"overwritten at %s", "overschreven op %s"},
	stage.Loss:        {"lost at %s: the process ended", "verloren op %s: het proces stopte"},
}

var _ stage.ChartWords = English

// StripKey is a key, ready to be read.
func (l Lang) StripKey(key string) string { return Cut(KeyText(key), 60) }

// StripNow stands at the line of the time strip.
func (l Lang) StripNow(clock string, past, short bool) string {
	text := stripNowLong
	switch {
	case past && short:
		text = stripAt
	case past:
		text = stripAtLong
	case short:
		text = stripNow
	}
	return l.Sayf(text, clock)
}

// StripLost tells of an end, and of a restart.
func (l Lang) StripLost(restart bool, keys []string, n int) string {
	what := l.Say(stripStopped)
	if restart {
		what = l.Say(stripRestart)
	}
	switch {
	case n <= 0:
		return what
	case n <= len(keys):
		return l.Sayf(stripLost, what, strings.Join(keys, ", "))
	}
	return l.Sayf(stripLost, what, l.Entries(n))
}

// StripEvicted tells what a cull dropped.
func (l Lang) StripEvicted(keys []string, n int) string {
	switch n {
	case len(keys):
		return l.Sayf(stripEvicted1, strings.Join(keys, ", "))
	case 1:
		return l.Sayf(stripEvicted1, "1")
	}
	return l.Sayf(stripEvicted, l.Number(n))
}

// StripCleared tells how many entries a clear took.
func (l Lang) StripCleared(n int) string { return l.Sayf(stripCleared, l.Entries(n)) }

// StripSkipped tells of events that are not listed.
func (l Lang) StripSkipped(n int) string { return l.Sayf(stripSkipped, l.Events(n)) }

// StripMore tells how many entries have no row.
func (l Lang) StripMore(n int) string { return l.Sayf(stripMore, l.Number(n)) }

// StripBar tells of an entry from when to when it was there; from is "" if this tab was not.
func (l Lang) StripBar(key, from, to string, why stage.End) string {
	text := l.Sayf(stripSet, key, from)
	if from == "" {
		text = l.Sayf(stripEarlier, key)
	}
	switch {
	case to == "":
		return text + ", " + l.Say(ItemNever)
	case why == stage.Open:
		return text + ", " + l.Sayf(stripExpires, to)
	}
	return text + ", " + l.Sayf(stripEnds[why], to)
}

// StripMoved is a move of the clock.
func (l Lang) StripMoved(seconds float64) string { return l.Moved(seconds) }

// StripSum is the strip in a sentence.
func (l Lang) StripSum(processes, hits, misses, restarts int) string {
	who := l.processes(processes)
	if restarts == 0 {
		return l.Sayf(stripSum, who, l.Hits(uint64(hits)), l.Misses(uint64(misses)))
	}
	return l.Sayf(stripSumAgain, who, l.Hits(uint64(hits)), l.Misses(uint64(misses)),
		l.count(restarts, T{"restart", "herstart"}, T{"restarts", "herstarts"}))
}

func (l Lang) processes(n int) string {
	return l.count(n, T{"process", "proces"}, T{"processes", "processen"})
}

// ChartRate is over the curve of the hit rate.
func (l Lang) ChartRate() string { return l.Say(chartRate) }

// ChartNow is the hit rate.
func (l Lang) ChartNow(percent int) string { return l.Sayf(chartNow, percent) }

// ChartIdeal is what the hit rate would be if all processes had one cache.
func (l Lang) ChartIdeal(percent int) string { return l.Sayf(chartIdeal, percent) }

// ChartQueries is what the database was asked, and what that cost.
func (l Lang) ChartQueries(n int, millis float64) string {
	return l.Sayf(chartQueries, l.Number(n), l.Number(int(millis+0.5)))
}

// ChartMemory is what all processes hold.
func (l Lang) ChartMemory(bytes, processes int) string {
	return l.Sayf(chartMemory, l.Bytes(bytes), l.processes(processes))
}

// ChartBytes is what a process holds.
func (l Lang) ChartBytes(bytes int) string { return l.Bytes(bytes) }

// ChartStale is the share of the look-ups that returned what another process has changed
// since.
func (l Lang) ChartStale(percent int) string { return l.Sayf(chartStale, percent) }

// ChartSum is the chart in a sentence.
func (l Lang) ChartSum(percent, ideal, stale, queries int, millis float64, _ int) string {
	text := l.Sayf(chartSum, percent, ideal, l.ChartQueries(queries, millis))
	if stale > 0 {
		text += " " + l.Sayf(chartOld, stale) + "."
	}
	return text
}
