package scenario

import (
	"context"
	"slices"

	"locmem/engine/script"
)

// StandIns plays the runs of a scenario, as far as they go, and returns what its
// code imported that cannot be here, each once in the order of the imports.
func StandIns(ctx context.Context, s *Scenario) (all []script.StandIn) {
	take := func(p *Play) {
		for _, one := range p.Site().StandIns() {
			if !slices.Contains(all, one) {
				all = append(all, one)
			}
		}
	}
	p, err := newPlay(ctx, s, nil, nil)
	if err != nil {
		return nil
	}
	for {
		take(p)
		if _, ok, err := p.Step(ctx); !ok || err != nil {
			take(p)
			return all
		}
	}
}
