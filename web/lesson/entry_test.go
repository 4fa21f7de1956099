package lesson

import "testing"

func TestEntryFits(t *testing.T) {
	e := Entry{Title: "My rate limit lets four times as many through", Shows: "Twenty get through.", Symptoms: []string{"django-ratelimit", "DRF throttling"}}
	for search, want := range map[string]bool{
		"": true, "rate limit": true, "Throttl": true, "drf": true, "django ratelimit": true, "DJANGO-RATELIMIT": true,
		"imit": false, "rate session": false, "…": true,
	} {
		if got := e.Fits(search); got != want {
			t.Errorf("%q: %v", search, got)
		}
	}
}
