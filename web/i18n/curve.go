package i18n

import "locmem/web/stage"

// What the hit rate comes to.
var (
	CurveTitle   = T{"What if: the hit rate in the long run", "Wat als: het hitpercentage op de lange duur"}
	CurveHelp    = T{"Requests ask for keys evenly, and set what they miss. Each worker misses each key once every timeout.", "Verzoeken vragen om de beurt om alle keys en zetten wat ze missen. Elke worker mist elke key één keer per timeout."}
	CurveShared  = T{"With %s all workers have one cache: how many there are changes nothing.", "Met %s hebben alle workers één cache: hun aantal verandert niets."}
	CurveKeys    = T{"Keys", "Keys"}
	CurveTimeout = T{"Timeout", "Timeout"}
	CurveRate    = T{"Requests a second", "Verzoeken per seconde"}
	CurveApply   = T{"Set workers and timeout on the site", "Zet workers en timeout op de site"}
	CurveForever = T{"None: no expiry", "None: verloopt niet"}
	curveTop     = T{"Hit rate by number of workers", "Hitratio naar aantal workers"}
	curveHere    = T{"%s: %d %%", "%s: %d %%"}
	curveAxis    = T{"workers", "workers"}
)

var _ stage.CurveWords = English

// CurveTop is over the picture.
func (l Lang) CurveTop() string { return l.Say(curveTop) }

// CurveHere is where one stands.
func (l Lang) CurveHere(workers, percent int) string {
	return l.Sayf(curveHere, l.count(workers, T{"worker", "worker"}, T{"workers", "workers"}), percent)
}

// CurveOne is what the hit rate would be if all workers had one cache.
func (l Lang) CurveOne(percent int) string { return l.ChartIdeal(percent) }

// CurveAxis is below the picture.
func (l Lang) CurveAxis() string { return l.Say(curveAxis) }
