package scenario

import (
	"testing"

	"locmem/engine/rack"
)

// A line about many requests gives a rate of hits only where all that was asked for
// counts.
func TestSummaryGivesARateOnlyOfWhatCounts(t *testing.T) {
	for want, s := range map[string]rack.Served{
		"1 requests: 1 x 200":                                        {},
		"1 requests: 1 x 200; 3 hits, 1 miss: 75 % hits":             {Hits: 3, Misses: 1},
		"1 requests: 1 x 200; 1 hit, 0 misses, 2 misses not counted": {Hits: 1, Uncounted: 2},
		"1 requests: 1 x 200; 0 hits, 0 misses, 1 miss not counted":  {Uncounted: 1},
	} {
		s.Status = 200
		if got := Summary([]rack.Served{s}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
