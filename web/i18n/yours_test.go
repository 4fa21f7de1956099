package i18n

import (
	"strings"
	"testing"

	"locmem/engine/scenario"
	"locmem/engine/shared"
)

func TestFollows(t *testing.T) {
	for _, c := range []struct {
		s      scenario.Setup
		server string
		en, nl string
	}{
		{scenario.Setup{}, "", "1 worker: one cache. A limit of 5 a minute lets 5 through.", "1 worker: één cache. Een limiet van 5 per minuut laat er 5 door."},
		{scenario.Setup{Workers: 3, Servers: 2}, "", "3 workers on 2 servers: 6 caches. A limit of 5 a minute lets up to 30 through.",
			"3 workers op 2 servers: 6 caches. Een limiet van 5 per minuut laat er tot 30 door."},
		{scenario.Setup{Workers: 4, Threads: 2, MaxRequests: 1000}, "",
			"4 workers: 4 caches. A limit of 5 a minute lets up to 20 through. The 2 threads of a worker share its cache. After 1,000 requests a worker is replaced, and its cache starts empty.",
			"4 workers: 4 caches. Een limiet van 5 per minuut laat er tot 20 door. De 2 threads van een worker delen de cache. Na 1.000 verzoeken wordt een worker vervangen, en begint de cache leeg."},
		{scenario.Setup{Workers: 4}, shared.Redis,
			"4 workers, and Redis outside of them. A limit of 5 a minute that is counted there lets 5 through; one that is counted in LocMemCache up to 20.",
			"4 workers, en Redis daarbuiten. Een limiet van 5 per minuut die daar wordt geteld laat er 5 door; een die in LocMemCache wordt geteld tot 20."},
	} {
		for l, want := range map[Lang]string{English: c.en, Dutch: c.nl} {
			main, more := l.Follows(c.s, c.server)
			if got := strings.TrimSpace(main + " " + more); got != want {
				t.Errorf("%+v: %s", c.s, got)
			}
		}
	}
}
