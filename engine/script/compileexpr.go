package script

import (
	"locmem/engine/py"
	"locmem/engine/syntax"
)

// expr compiles an expression: it leaves its value on the stack.
func (k *compiler) expr(x syntax.Expr) {
	k.place(x.Place())
	switch x := x.(type) {
	case *syntax.Name:
		k.variableOp(load, k.mangled(x.ID))
	case *syntax.Constant:
		k.constant(x.Value)
	case *syntax.JoinedStr:
		k.joined(x.Parts)
	case *syntax.Sequence:
		k.sequence(x)
	case *syntax.Dict:
		k.dict(x)
	case *syntax.Comprehension:
		k.comprehension(x)
	case *syntax.UnaryOp:
		k.expr(x.X)
		k.place(x.Pos)
		if x.Op == "not" {
			k.emit(opNot, 0)
			return
		}
		k.emit(opUnary, int32(indexOf(unaries, x.Op)))
	case *syntax.BoolOp:
		k.boolOp(x)
	case *syntax.BinOp:
		k.binOp(x)
	case *syntax.Compare:
		k.compare(x)
	case *syntax.IfExp:
		no := k.jumpIf(x.Cond, false)
		k.expr(x.Yes)
		end := k.emit(opJump, 0)
		k.landAll(no)
		k.expr(x.No)
		k.land(end)
	case *syntax.Call:
		k.call(x)
	case *syntax.Attribute:
		k.expr(x.X)
		k.place(x.Dot)
		k.emit(opAttr, k.name(k.mangled(x.Attr)))
	case *syntax.Subscript:
		k.expr(x.X)
		k.expr(x.Index)
		k.place(x.Pos)
		k.emit(opItem, 0)
	case *syntax.Slice:
		for _, part := range []syntax.Expr{x.Lo, x.Hi, x.Step} {
			if part == nil {
				k.constant(py.None)
			} else {
				k.expr(part)
			}
		}
		k.emit(opSlice, 0)
	case *syntax.Lambda:
		k.lambda(x)
	case *syntax.Await:
		k.expr(x.X)
		k.place(x.Pos)
		k.emit(opAwait, 0)
	case *syntax.Yield:
		if x.X == nil {
			k.constant(py.None)
		} else {
			k.expr(x.X)
		}
		k.emit(opYield, 0)
	case *syntax.YieldFrom:
		k.expr(x.X)
		k.emit(opIter, 0)
		k.constant(py.None)
		k.emit(opYieldFrom, 0)
	case *syntax.NamedExpr:
		k.expr(x.X)
		k.emit(opDup, 0)
		k.variableOp(store, k.mangled(x.Target.ID))
	default:
		k.fail(x.Place(), "can't use starred expression here")
	}
}

func (k *compiler) fail(at syntax.Pos, message string) {
	panic(&Error{Type: "SyntaxError", Message: message, Line: int(at.Line), Column: int(at.Col)})
}

//go:noinline
func (k *compiler) landAll(jumps []int) {
	for _, i := range jumps {
		k.land(i)
	}
}

// jumpIf compiles a condition and jumps where it has the value want.
func (k *compiler) jumpIf(x syntax.Expr, want bool) []int {
	if u, ok := x.(*syntax.UnaryOp); ok && u.Op == "not" {
		return k.jumpIf(u.X, !want)
	}
	if b, ok := x.(*syntax.BoolOp); ok {
		if (b.Op == "or") == want { // either is enough
			return append(k.jumpIf(b.X, want), k.jumpIf(b.Y, want)...)
		}
		past := k.jumpIf(b.X, !want)
		jumps := k.jumpIf(b.Y, want)
		k.landAll(past)
		return jumps
	}
	k.expr(x)
	if want {
		return []int{k.emit(opIfTrue, 0)}
	}
	return []int{k.emit(opIfFalse, 0)}
}

func (k *compiler) boolOp(x *syntax.BoolOp) {
	k.expr(x.X)
	op := opIfFalseOr
	if x.Op == "or" {
		op = opIfTrueOr
	}
	end := k.emit(op, 0)
	k.expr(x.Y)
	k.land(end)
}

func (k *compiler) binOp(x *syntax.BinOp) {
	k.expr(x.X)
	k.expr(x.Y)
	k.place(x.Pos)
	k.emit(opBinary, int32(indexOf(binaries, x.Op)))
}

func (k *compiler) compare(x *syntax.Compare) {
	k.expr(x.First)
	var out []int
	for i, op := range x.Ops {
		k.expr(x.Rest[i])
		k.place(x.Pos)
		last := i == len(x.Ops)-1
		if !last {
			k.emit(opSwap, 0) // a b -> b a b
			k.emit(opOver, 0)
		}
		k.emit(opCompare, int32(indexOf(comparisons, op)))
		if !last {
			out = append(out, k.emit(opIfFalseOr, 0))
		}
	}
	if len(out) == 0 {
		return
	}
	end := k.emit(opJump, 0)
	k.landAll(out)
	k.emit(opSwap, 0)
	k.emit(opPop, 0)
	k.land(end)
}

// joined compiles the parts of an f-string.
func (k *compiler) joined(parts []syntax.Part) {
	n := int32(0)
	for _, p := range parts {
		if p.X == nil {
			k.constant(py.Str(p.Text))
			n++
			continue
		}
		if p.Echo != "" {
			k.constant(py.Str(p.Echo))
			n++
		}
		k.expr(p.X)
		how := int32(p.Conv)
		if p.Spec != nil {
			k.joined(p.Spec)
			how |= 256
		}
		k.emit(opFormat, how)
		n++
	}
	if n != 1 || parts[0].X == nil {
		k.emit(opString, n)
	}
}

func (k *compiler) sequence(x *syntax.Sequence) {
	star := -1
	for i, item := range x.Items {
		if _, ok := item.(*syntax.Starred); ok {
			star = i
			break
		}
	}
	ops := map[byte]opcode{'(': opTuple, '[': opList, '{': opSet}
	if star < 0 {
		for _, item := range x.Items {
			k.expr(item)
		}
		k.place(x.Pos)
		k.emit(ops[x.Kind], int32(len(x.Items)))
		return
	}
	for _, item := range x.Items[:star] {
		k.expr(item)
	}
	one, many := opAppend, opExtend
	if x.Kind == '{' {
		k.emit(opSet, int32(star))
		one, many = opAdd, opUpdate
	} else {
		k.emit(opList, int32(star))
	}
	for _, item := range x.Items[star:] {
		if s, ok := item.(*syntax.Starred); ok {
			k.expr(s.X)
			k.place(s.Pos)
			k.emit(many, 0)
			continue
		}
		k.expr(item)
		k.emit(one, 0)
	}
	if x.Kind == '(' {
		k.emit(opListTuple, 0)
	}
}

func (k *compiler) dict(x *syntax.Dict) {
	plain := 0
	for plain < len(x.Keys) && x.Keys[plain] != nil {
		k.expr(x.Keys[plain])
		k.expr(x.Values[plain])
		plain++
	}
	k.place(x.Pos)
	k.emit(opDict, int32(plain))
	for i := plain; i < len(x.Keys); i++ {
		if x.Keys[i] == nil {
			k.expr(x.Values[i])
			k.emit(opMerge, 0)
			continue
		}
		k.expr(x.Keys[i])
		k.expr(x.Values[i])
		k.emit(opPut, 0)
	}
}
