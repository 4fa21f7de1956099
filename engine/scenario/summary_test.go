package scenario

import (
	"encoding/json"
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

// TestManyRequestsAreNoMessage keeps a message of a run as long as what is shown of it.
func TestManyRequestsAreNoMessage(t *testing.T) {
	for n, kept := range map[int]int{requestLines: requestLines, requestLines + 1: 0} {
		raw, err := json.Marshal([]Result{{Part: 3, Lines: []string{"200"}, OK: true, Served: make([]rack.Served, n)}})
		if err != nil {
			t.Fatal(err)
		}
		var got []Result
		if err := json.Unmarshal(raw, &got); err != nil || len(got) != 1 || len(got[0].Served) != kept || got[0].Part != 3 || !got[0].OK || len(got[0].Lines) != 1 {
			t.Errorf("of %d requests: %+v, %v", n, got, err)
		}
	}
}
