package script

import (
	"locmem/engine/py"
	"locmem/engine/syntax"
)

// comprehension compiles its body as a function of its first iterator.
func (k *compiler) comprehension(x *syntax.Comprehension) {
	s := k.unit.scopes[x]
	s.generator = x.Kind == '('
	inner := k.unit.newCompiler(s)
	inner.code.name = comprehensionNames[x.Kind]
	inner.code.sig = &signature{name: inner.code.name, qualname: s.qualname, returns: true}
	for _, c := range x.Clauses {
		inner.code.sig.async = inner.code.sig.async || c.Async && s.generator
	}
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
	k.emit(opIter, asyncFlag(x.Clauses[0].Async))
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
		k.emit(opIter, asyncFlag(c.Async))
	}
	start := k.here()
	end := k.emit(opFor, 0)
	k.target(c.Target)
	k.clauses(x, i+1, depth+1)
	k.emit(opJump, start)
	k.land(end)
}
