package script

import (
	"locmem/engine/py"
	"locmem/engine/syntax"
)

//go:noinline
func (k *compiler) stmts(list []syntax.Stmt) {
	for _, st := range list {
		k.stmt(st)
	}
}

// stmt compiles a statement: it leaves the stack as it was.
func (k *compiler) stmt(st syntax.Stmt) {
	k.place(st.Place())
	switch st := st.(type) {
	case *syntax.ExprStmt:
		k.expr(st.X)
		if k.unit.prompt && k.scope.kind == moduleScope {
			k.emit(opShow, showInner)
		} else {
			k.emit(opPop, 0)
		}
	case *syntax.Assign:
		k.expr(st.Value)
		for i, t := range st.Targets {
			if i < len(st.Targets)-1 {
				k.emit(opDup, 0)
			}
			k.target(t)
		}
	case *syntax.AnnAssign:
		k.annotated(st)
	case *syntax.AugAssign:
		k.augmented(st)
	case *syntax.Delete:
		for _, t := range st.Targets {
			k.remove(t)
		}
	case *syntax.Simple:
		k.jump(st)
	case *syntax.Return:
		k.returning(st)
	case *syntax.Raise:
		n := int32(0)
		for _, x := range []syntax.Expr{st.Exc, st.Cause} {
			if x != nil {
				k.expr(x)
				n++
			}
		}
		k.place(st.Pos)
		k.emit(opRaise, n)
	case *syntax.Assert:
		k.assertion(st)
	case *syntax.Declaration:
	case *syntax.Import:
		k.importing(st)
	case *syntax.ImportFrom:
		k.importFrom(st)
	case *syntax.If:
		no := k.jumpIf(st.Cond, false)
		k.stmts(st.Yes)
		if len(st.No) == 0 {
			k.landAll(no)
			return
		}
		end := k.emit(opJump, 0)
		k.landAll(no)
		k.stmts(st.No)
		k.land(end)
	case *syntax.While:
		k.while(st)
	case *syntax.For:
		k.forLoop(st)
	case *syntax.Try:
		k.try(st)
	case *syntax.With:
		k.with(st, 0)
	case *syntax.FunctionDef:
		k.def(st)
	case *syntax.ClassDef:
		k.class(st)
	case *syntax.Match:
		k.match(st)
	}
}

// target assigns the value on the stack.
func (k *compiler) target(x syntax.Expr) {
	k.place(x.Place())
	switch x := x.(type) {
	case *syntax.Name:
		k.variableOp(store, k.mangled(x.ID))
	case *syntax.Attribute:
		k.expr(x.X)
		k.place(x.Dot)
		k.emit(opSetAttr, k.name(k.mangled(x.Attr)))
	case *syntax.Subscript:
		k.expr(x.X)
		k.expr(x.Index)
		k.place(x.Pos)
		k.emit(opSetItem, 0)
	case *syntax.Sequence:
		star := -1
		for i, item := range x.Items {
			if _, ok := item.(*syntax.Starred); ok {
				star = i
			}
		}
		if star < 0 {
			k.emit(opUnpack, int32(len(x.Items)))
		} else {
			k.emit(opUnpackEx, int32(star|(len(x.Items)-star-1)<<16))
		}
		for _, item := range x.Items {
			if s, ok := item.(*syntax.Starred); ok {
				item = s.X
			}
			k.target(item)
		}
	}
}

// annotated is x: T = v. Only a class keeps the annotation, as text.
func (k *compiler) annotated(st *syntax.AnnAssign) {
	if st.Value != nil {
		k.expr(st.Value)
		k.target(st.Target)
	}
	if n, ok := st.Target.(*syntax.Name); ok && k.scope.kind == classScope {
		k.emit(opAnnotate, k.name(n.ID))
		k.emit(opNop, k.constOf(py.Str(annotationText(st.Type))))
	}
}

// annotationText is the text of an annotation, as far as it matters: names, and
// what they are subscripted with.
func annotationText(x syntax.Expr) string {
	switch x := x.(type) {
	case *syntax.Name:
		return x.ID
	case *syntax.Attribute:
		return annotationText(x.X) + "." + x.Attr
	case *syntax.Subscript:
		return annotationText(x.X) + "[" + annotationText(x.Index) + "]"
	case *syntax.Constant:
		return py.Text(x.Value)
	case *syntax.BinOp:
		return annotationText(x.X) + " " + x.Op + " " + annotationText(x.Y)
	case *syntax.Sequence:
		text := ""
		for i, item := range x.Items {
			if i > 0 {
				text += ", "
			}
			text += annotationText(item)
		}
		return text
	}
	return "..."
}

// augmented is x op= v: x is evaluated once.
func (k *compiler) augmented(st *syntax.AugAssign) {
	op := int32(indexOf(binaries, st.Op))
	switch t := st.Target.(type) {
	case *syntax.Attribute:
		k.expr(t.X)
		k.emit(opDup, 0)
		k.place(t.Dot)
		k.emit(opAttr, k.name(k.mangled(t.Attr)))
		k.expr(st.Value)
		k.place(st.Pos)
		k.emit(opInPlace, op)
		k.emit(opSwap, 0)
		k.emit(opSetAttr, k.name(k.mangled(t.Attr)))
	case *syntax.Subscript:
		k.expr(t.X)
		k.expr(t.Index)
		k.emit(opDup2, 0)
		k.place(t.Pos)
		k.emit(opItem, 0)
		k.expr(st.Value)
		k.place(st.Pos)
		k.emit(opInPlace, op)
		k.emit(opRot3, 0)
		k.emit(opSetItem, 0)
	default:
		k.expr(st.Target)
		k.expr(st.Value)
		k.place(st.Pos)
		k.emit(opInPlace, op)
		k.target(st.Target)
	}
}

func (k *compiler) remove(x syntax.Expr) {
	k.place(x.Place())
	switch x := x.(type) {
	case *syntax.Name:
		k.variableOp(remove, k.mangled(x.ID))
	case *syntax.Attribute:
		k.expr(x.X)
		k.place(x.Dot)
		k.emit(opDelAttr, k.name(k.mangled(x.Attr)))
	case *syntax.Subscript:
		k.expr(x.X)
		k.expr(x.Index)
		k.place(x.Pos)
		k.emit(opDelItem, 0)
	case *syntax.Sequence:
		for _, item := range x.Items {
			k.remove(item)
		}
	}
}

func (k *compiler) assertion(st *syntax.Assert) {
	ok := k.jumpIf(st.Cond, true)
	n := int32(0)
	if st.Message != nil {
		k.expr(st.Message)
		n = 1
	}
	k.place(st.Pos)
	k.emit(opAssert, n)
	k.landAll(ok)
}

func (k *compiler) importing(st *syntax.Import) {
	k.emit(k.importOp(), k.name(st.Module))
	if st.As == "" {
		k.emit(opPackage, k.name(importBinds(st)))
	}
	k.variableOp(store, importBinds(st))
}

func (k *compiler) importFrom(st *syntax.ImportFrom) {
	module := st.Module
	for range st.Level {
		module = "." + module
	}
	k.emit(k.importOp(), k.name(module))
	for _, n := range st.Names {
		k.place(n.At)
		if n.Name == "*" {
			k.emit(opImportStar, 0)
			return
		}
		k.emit(opImportFrom, k.name(n.Name))
		k.variableOp(store, aliasBinds(n))
	}
	k.emit(opPop, 0)
}

func (k *compiler) def(st *syntax.FunctionDef) {
	for _, d := range st.Decorators {
		k.expr(d)
		k.emit(opDecorator, 0)
		k.emit(opNull, 0)
	}
	inner := k.unit.newCompiler(k.unit.scopes[st])
	inner.stmts(st.Body)
	inner.constant(py.None)
	inner.emit(opReturn, 0)
	k.function(inner, st.Params, st.Name, st.Body)
	if st.Returns != nil {
		inner.code.sig.notes = append(inner.code.sig.notes, note{"return", st.Returns})
	}
	k.decorate(st.Decorators)
	k.place(st.Pos)
	k.variableOp(store, k.mangled(st.Name))
}

// decorate calls the decorators, the last one first.
func (k *compiler) decorate(list []syntax.Expr) {
	for i := len(list) - 1; i >= 0; i-- {
		k.place(list[i].Place())
		k.emit(opCall, 1)
	}
}

func (k *compiler) class(st *syntax.ClassDef) {
	for _, d := range st.Decorators {
		k.expr(d)
		k.emit(opDecorator, 0)
		k.emit(opNull, 0)
	}
	inner := k.unit.newCompiler(k.unit.scopes[st])
	inner.code.name = st.Name
	inner.code.sig = &signature{name: st.Name, qualname: inner.scope.qualname}
	if len(st.Body) > 0 {
		if x, ok := st.Body[0].(*syntax.ExprStmt); ok {
			if c, ok := x.X.(*syntax.Constant); ok && c.Value.Type() == "str" {
				inner.constant(c.Value)
				inner.emit(opSetName, inner.name("__doc__"))
			}
		}
	}
	inner.stmts(st.Body)
	inner.constant(py.None)
	inner.emit(opReturn, 0)
	k.emit(opTuple, 0)
	k.emit(opFunction, k.adopt(inner.code))
	k.spread(st.Args)
	k.place(st.Pos)
	k.emit(opClass, k.name(st.Name))
	k.decorate(st.Decorators)
	k.variableOp(store, k.mangled(st.Name))
}
