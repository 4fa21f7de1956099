package scenario

import (
	"context"
	"fmt"
	"strings"

	"locmem/engine/explain"
	"locmem/engine/rack"
)

// together plays calls of several threads at the same time, in the order that a
// schedule says, that the seed says, or that makes an expression true.
func together(ctx context.Context, site *rack.Site, steps []Step) ([]Result, error) {
	a := steps[0].Action
	head := Result{Step: steps[0], OK: true}
	if len(steps) == 1 {
		head.Lines, head.OK = []string{"the schedule has no calls: they must follow it directly"}, false
		return []Result{head}, nil
	}
	var calls []rack.Call
	for _, s := range steps[1:] {
		calls = append(calls, rack.Call{Who: s.Who, Code: s.Code})
	}
	order := a.Names
	if a.Random {
		order = []string{"random"}
	}
	var err, sought error
	if a.Find != "" {
		if order, sought = search(ctx, site, &head, calls); ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	replies, err := site.Together(ctx, calls, order)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err == nil {
		err = sought
	}
	if err != nil {
		head.Lines = append(head.Lines, err.Error())
		head.unknown = unknown(site, err)
	}
	head.judge(err != nil)
	results := []Result{head}
	for i, s := range steps[1:] {
		r := Result{Step: s}
		if i < len(replies) {
			r.Lines, r.Raised = Show(replies[i]), replies[i].Error
			r.Call = explain.Of(replies[i].Events)
		}
		r.judge(false)
		results = append(results, r)
	}
	return results, nil
}

// search looks for an order after which the expression holds, and says what
// came of it: found, or that no order does. The error tells that it is not
// known. Without an order the seed decides.
func search(ctx context.Context, site *rack.Site, head *Result, calls []rack.Call) ([]string, error) {
	j := newJudge(site)
	var broken error
	order, found, tried, err := site.Explore(ctx, calls, func() bool {
		ok, err := j.holds(head.Step.Action.Find)
		if err != nil {
			broken = err
			return true
		}
		return ok
	})
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case broken != nil:
		return nil, broken
	case found:
		head.Order = order
		head.Lines = append(head.Lines, "found: "+strings.Join(order, " "))
		return order, nil
	case err != nil:
		return nil, err
	}
	head.Lines = append(head.Lines, fmt.Sprintf("no order does that: all %d were tried", tried))
	return nil, nil
}
