package host

import (
	"testing"

	"locmem/engine/explain"
	"locmem/engine/rack"
)

// TestExplainThroughThePort: a site at the other end tells why, and what an entry is.
func TestExplainThroughThePort(t *testing.T) {
	c := opened(t, document)
	if _, err := c.Step(t.Context()); err != nil {
		t.Fatal(err)
	}
	results, err := c.Step(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	told, err := c.Explain(t.Context(), results[0].Call)
	if err != nil || told == nil || len(told.Chain) != 3 || told.Chain[2].Why != explain.Elsewhere || told.Chain[2].Process != "w1" {
		t.Errorf("%+v: %+v, %v", results[0].Call, told, err)
	}
	if told, err := c.Explain(t.Context(), explain.Ask{PID: 1, Seq: 1}); told != nil || err != nil {
		t.Errorf("a call that never was is explained: %v", err)
	}
	h, err := c.Process("w1")
	if err != nil {
		t.Fatal(err)
	}
	if i, err := h.Inspect(t.Context(), rack.EntryID{FullKey: ":1:a"}); err != nil || !i.Found || i.Value != "1" {
		t.Errorf("%+v, %v", i, err)
	}
}
