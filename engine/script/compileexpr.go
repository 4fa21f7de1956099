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

// call compiles the function, its receiver or nil, the arguments, and the call.
func (k *compiler) call(x *syntax.Call) {
	if a, ok := x.Func.(*syntax.Attribute); ok {
		k.expr(a.X)
		k.place(a.Dot)
		k.emit(opMethod, k.name(k.mangled(a.Attr)))
	} else {
		k.expr(x.Func)
		k.emit(opNull, 0)
	}
	k.arguments(x.Args, x.Pos)
}

// arguments compiles those of a call, and the call.
func (k *compiler) arguments(args []syntax.Argument, at syntax.Pos) {
	named, spread := []string(nil), false
	for _, a := range args {
		if a.Stars > 0 {
			spread = true
		} else if a.Name != "" {
			named = append(named, a.Name)
		}
	}
	if spread || len(args) > 255 {
		k.spread(args)
		k.place(at)
		k.emit(opCallEx, 0)
		return
	}
	for _, a := range args {
		k.expr(a.Value)
	}
	k.place(at)
	if named == nil {
		k.emit(opCall, int32(len(args)))
		return
	}
	k.code.shapes = append(k.code.shapes, named)
	if len(k.code.shapes) > 1<<22 {
		k.fail(at, "too many calls with named arguments")
	}
	k.emit(opCallKw, int32(len(k.code.shapes)-1)<<8|int32(len(args)))
}

// spread compiles arguments with * or **: a list of the positional ones, and a
// dict of the named ones, each evaluated in its turn.
func (k *compiler) spread(args []syntax.Argument) {
	k.emit(opList, 0)
	k.emit(opKeywordDict, 0)
	for _, a := range args {
		switch {
		case a.Stars == 1:
			k.expr(a.Value)
			k.place(a.At)
			k.emit(opStarArgs, 0)
		case a.Stars == 2:
			k.expr(a.Value)
			k.place(a.At)
			k.emit(opKeywords, 0)
		case a.Name != "":
			k.constant(py.Str(a.Name))
			k.expr(a.Value)
			k.emit(opKeyword, 0)
		default:
			k.expr(a.Value)
			k.emit(opAppend, 1)
		}
	}
}

func (k *compiler) lambda(x *syntax.Lambda) {
	inner := k.unit.newCompiler(k.unit.scopes[x])
	inner.place(x.Body.Place())
	inner.expr(x.Body)
	if inner.scope.generator {
		inner.constant(py.None) // the value of a generator's lambda is dropped
	}
	inner.emit(opReturn, 0)
	k.function(inner, x.Params, "<lambda>", nil)
}

// function compiles the defaults, and makes the function of an inner compiler.
func (k *compiler) function(inner *compiler, params []syntax.Param, name string, body []syntax.Stmt) {
	sig := &signature{name: name, qualname: inner.scope.qualname, async: inner.scope.async, returns: inner.scope.returns || inner.scope.generator}
	n := int32(0)
	simple := true
	for _, p := range params {
		sig.params = append(sig.params, paramSpec{name: p.Name, stars: p.Stars, keyword: p.Keyword, position: p.Position, optional: p.Default != nil})
		simple = simple && p.Stars == 0 && !p.Keyword
		if p.Default != nil {
			k.expr(p.Default)
			n++
		}
	}
	sig.simple = simple
	if len(body) > 0 {
		if x, ok := body[0].(*syntax.ExprStmt); ok {
			if c, ok := x.X.(*syntax.Constant); ok {
				if s, ok := c.Value.(py.Str); ok {
					sig.doc = string(s)
				}
			}
		}
	}
	k.emit(opTuple, n)
	inner.code.sig, inner.code.name = sig, name
	k.emit(opFunction, k.adopt(inner.code))
}

// adopt makes an inner code known to this one, and says where its free names
// come from.
func (k *compiler) adopt(c *code) int32 {
	for _, name := range c.cells[c.own:] {
		c.closure = append(c.closure, k.cellIndex[name])
	}
	k.code.codes = append(k.code.codes, c)
	return int32(len(k.code.codes) - 1)
}

// comprehension compiles its body as a function of its first iterator.
func (k *compiler) comprehension(x *syntax.Comprehension) {
	s := k.unit.scopes[x]
	s.generator = x.Kind == '('
	inner := k.unit.newCompiler(s)
	inner.code.name = comprehensionNames[x.Kind]
	inner.code.sig = &signature{name: inner.code.name, qualname: s.qualname, returns: true}
	inner.place(x.Pos)
	switch x.Kind {
	case '[':
		inner.emit(opList, 0)
	case '{':
		inner.emit(opSet, 0)
	case ':':
		inner.emit(opDict, 0)
	}
	inner.clauses(x, 0, 1)
	if x.Kind == '(' {
		inner.constant(py.None)
	}
	inner.emit(opReturn, 0)
	k.expr(x.Clauses[0].X)
	k.emit(opIter, 0)
	k.place(x.Pos)
	k.emit(opComp, k.adopt(inner.code))
}

// clauses compiles those from i on; depth counts the iterators on the stack.
func (k *compiler) clauses(x *syntax.Comprehension, i, depth int) {
	if i == len(x.Clauses) {
		switch x.Kind {
		case '[':
			k.expr(x.Body)
			k.emit(opAppend, int32(depth-1))
		case '{':
			k.expr(x.Body)
			k.emit(opAdd, int32(depth-1))
		case ':':
			k.expr(x.Key)
			k.expr(x.Body)
			k.emit(opPut, int32(depth-1))
		default:
			k.expr(x.Body)
			k.emit(opYield, 0)
			k.emit(opPop, 0)
		}
		return
	}
	c := x.Clauses[i]
	if c.Target == nil {
		past := k.jumpIf(c.X, false)
		k.clauses(x, i+1, depth)
		k.landAll(past)
		return
	}
	if i == 0 {
		k.emit(opLocal, 0)
	} else {
		k.expr(c.X)
		k.emit(opIter, 0)
	}
	start := k.here()
	end := k.emit(opFor, 0)
	k.target(c.Target)
	k.clauses(x, i+1, depth+1)
	k.emit(opJump, start)
	k.land(end)
}
