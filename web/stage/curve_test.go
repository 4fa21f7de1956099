package stage_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"locmem/web/i18n"
	"locmem/web/stage"
)

// TestHitRateIsWhatComesOut: as many requests at random as make the chance small, on
// caches that are played.
func TestHitRateIsWhatComesOut(t *testing.T) {
	for _, c := range []stage.Curve{
		{Workers: 1, Keys: 1, Timeout: 30, Rate: 1},
		{Workers: 4, Keys: 10, Timeout: 60, Rate: 2},
		{Workers: 8, Keys: 50, Timeout: 300, Rate: 10},
		{Workers: 8, Keys: 50, Timeout: 300, Rate: 10, Shared: true},
		{Workers: 3, Keys: 5, Timeout: 0, Rate: 10},
	} {
		r := rand.New(rand.NewPCG(1, 2))
		until := map[[2]int]float64{}
		hits, n, now := 0, 200_000, 0.0
		for range n {
			now += r.ExpFloat64() / c.Rate
			at := [2]int{r.IntN(c.Workers), r.IntN(c.Keys)}
			if c.Shared {
				at[0] = 0
			}
			if until[at] > now {
				hits++
			} else {
				until[at] = now + c.Timeout
			}
		}
		if got, want := c.HitRate(c.Workers), float64(hits)/float64(n); math.Abs(got-want) > 0.01 {
			t.Errorf("%+v: %.3f, played %.3f", c, got, want)
		}
	}
	if got := (stage.Curve{Keys: 9, Timeout: math.Inf(1), Rate: 1}).HitRate(5); got != 1 {
		t.Errorf("without an end: %g", got)
	}
}

func TestCurvePictures(t *testing.T) {
	for name, c := range map[string]stage.Curve{
		"four":   {Workers: 4, Keys: 50, Timeout: 300, Rate: 1},
		"shared": {Workers: 4, Keys: 50, Timeout: 300, Rate: 1, Shared: true},
		"many":   {Workers: 60, Keys: 1000, Timeout: 5, Rate: 1},
	} {
		golden(t, "curve-"+name, c.Draw(i18n.English, 480).SVG(""))
	}
}
