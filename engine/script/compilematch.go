package script

import (
	"locmem/engine/py"
	"locmem/engine/syntax"
)

// match compiles the cases one after the other; what they look at stays on the
// stack until one fits.
func (k *compiler) match(st *syntax.Match) {
	k.expr(st.X)
	var ends []int
	for _, c := range st.Cases {
		k.place(c.At)
		fails := k.pattern(c.Pattern)
		if c.Guard != nil {
			fails = append(fails, k.jumpIf(c.Guard, false)...)
		}
		k.emit(opPop, 0)
		k.stmts(c.Body)
		ends = append(ends, k.emit(opJump, 0))
		k.landAll(fails)
	}
	k.emit(opPop, 0)
	k.landAll(ends)
}

// pattern compares the value on the stack, and leaves it there. It returns the
// jumps of what does not fit.
func (k *compiler) pattern(p syntax.Pattern) (fails []int) {
	k.place(p.Place())
	unless := func(op opcode, a int32) {
		k.emit(op, a)
		fails = append(fails, k.emit(opIfFalse, 0))
	}
	switch p := p.(type) {
	case *syntax.MatchValue:
		k.emit(opDup, 0)
		k.expr(p.X)
		op := "=="
		if c, ok := p.X.(*syntax.Constant); ok {
			switch c.Value.(type) {
			case py.NoneType, py.Bool:
				op = "is"
			}
		}
		unless(opCompare, int32(indexOf(comparisons, op)))
	case *syntax.MatchAs:
		if p.Pattern != nil {
			fails = k.pattern(p.Pattern)
		}
		if p.Name != "" {
			k.emit(opDup, 0)
			k.variableOp(store, k.mangled(p.Name))
		}
	case *syntax.MatchOr:
		var fits []int
		for i, alternative := range p.Patterns {
			missed := k.pattern(alternative)
			if i == len(p.Patterns)-1 {
				fails = missed
				break
			}
			fits = append(fits, k.emit(opJump, 0))
			k.landAll(missed)
		}
		k.landAll(fits)
	case *syntax.MatchSequence:
		fails = k.matchSequence(p)
	case *syntax.MatchMapping:
		unless(opMatchMap, 0)
		for _, key := range p.Keys {
			k.expr(key)
		}
		k.emit(opTuple, int32(len(p.Keys)))
		k.emit(opMatchKeys, 0)
		fails = append(fails, k.values(p.Patterns)...)
		if p.Rest != "" {
			for _, key := range p.Keys {
				k.expr(key)
			}
			k.emit(opTuple, int32(len(p.Keys)))
			k.emit(opMatchRest, 0)
			k.variableOp(store, k.mangled(p.Rest))
		}
	case *syntax.MatchClass:
		k.expr(p.Class)
		names, positional := &py.Tuple{}, int32(0)
		for _, n := range p.Names {
			if n == "" {
				positional++
			} else {
				names.Items = append(names.Items, py.Str(n))
			}
		}
		k.constant(names)
		k.emit(opMatchClass, positional)
		fails = append(fails, k.values(p.Patterns)...)
	}
	return fails
}

// values compares the tuple on the stack, item by item; None fits nothing.
func (k *compiler) values(patterns []syntax.Pattern) (fails []int) {
	k.emit(opDup, 0)
	k.constant(py.None)
	k.emit(opCompare, int32(indexOf(comparisons, "is")))
	bad := []int{k.emit(opIfTrue, 0)}
	for i, p := range patterns {
		k.emit(opSeqItem, int32(i))
		bad = append(bad, k.inner(p)...)
	}
	k.emit(opPop, 0)
	return k.failing(bad)
}

// inner compares the value on the stack and takes it away.
func (k *compiler) inner(p syntax.Pattern) (fails []int) {
	bad := k.pattern(p)
	k.emit(opPop, 0)
	return k.failing(bad)
}

// failing takes the value on the stack away where jumps land, and jumps on.
func (k *compiler) failing(bad []int) []int {
	if len(bad) == 0 {
		return nil
	}
	end := k.emit(opJump, 0)
	k.landAll(bad)
	k.emit(opPop, 0)
	fail := k.emit(opJump, 0)
	k.land(end)
	return []int{fail}
}

func (k *compiler) matchSequence(p *syntax.MatchSequence) (fails []int) {
	star := -1
	for i, item := range p.Items {
		if _, ok := item.(*syntax.MatchStar); ok {
			star = i
		}
	}
	n := len(p.Items)
	shape := int32(n) | 1<<24
	if star >= 0 {
		shape = int32(n - 1)
	}
	k.emit(opMatchSeq, shape)
	fails = []int{k.emit(opIfFalse, 0)}
	for i, item := range p.Items {
		switch s, ok := item.(*syntax.MatchStar); {
		case ok && s.Name == "":
		case ok:
			k.emit(opSeqSlice, int32(star|(n-star-1)<<16))
			k.variableOp(store, k.mangled(s.Name))
		default:
			at := i
			if star >= 0 && i > star {
				at = i - n
			}
			k.emit(opSeqItem, int32(at))
			fails = append(fails, k.inner(item)...)
		}
	}
	return fails
}
