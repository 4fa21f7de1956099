package library

import (
	"errors"
	"testing"

	django "locmem/engine/django/lib"
	stdlib "locmem/engine/stdlib/lib"
)

func TestItIsFetchedWhenItIsNeededAndOnce(t *testing.T) {
	var bad error
	fetched := 0
	k := &keeper{fetch: func() (Texts, error) {
		fetched++
		return Texts{stdlib.Texts(), django.Texts()}, bad
	}}
	if l, err := k.modules(false); l != nil || err != nil || fetched != 0 {
		t.Errorf("without waiting: %d modules, %v, fetched %d times", len(l), err, fetched)
	}
	bad = errors.New("no connection")
	if l, err := k.modules(true); l != nil || err != bad {
		t.Errorf("with an error: %d modules, %v", len(l), err)
	}
	bad = nil
	for range 3 {
		l, err := k.modules(true)
		if err != nil || l["json"] == nil || l["django.http"] == nil || l["json"].Source == "" {
			t.Fatalf("%d modules, %v", len(l), err)
		}
	}
	if fetched != 2 {
		t.Errorf("fetched %d times, want 2: the failure and the success", fetched)
	}
	if l, err := k.modules(false); l["json"] == nil || err != nil {
		t.Errorf("without waiting, when it is there: %d modules, %v", len(l), err)
	}
}
