package scenario

import (
	"context"
	"os"
	"testing"

	"locmem/engine/rack"
)

// TestStandInModel: a model costs the database a query when its rows are asked
// for, and the site tells what stands in.
func TestStandInModel(t *testing.T) {
	src, err := os.ReadFile("../../tests/conformance/pastes/view-render-model.md")
	if err != nil {
		t.Fatal(err)
	}
	s, problems := Parse(string(src))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	site, err := s.site(&actsOf(s)[0], nil)
	if err != nil {
		t.Fatal(err)
	}
	var queries, misses, hits int
	served, err := site.Request(context.Background(), rack.Traffic{Path: "/index", Count: 2})
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range served {
		queries, misses, hits = queries+one.Queries, misses+one.Misses, hits+one.Hits
	}
	if queries != 1 || misses != 1 || hits != 1 {
		t.Errorf("%d queries, %d misses, %d hits; want one of each", queries, misses, hits)
	}
	if list := site.StandIns(); len(list) == 0 || list[0].Module != ".models" {
		t.Errorf("stand-ins: %v", list)
	}
}
