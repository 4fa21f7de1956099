package script

import (
	"locmem/engine/py"
	"locmem/engine/syntax"
)

// flow is something that a jump out of it has to undo.
type flow struct {
	kind   flowKind
	start  int32 // of a loop
	breaks *[]int
	final  func() // of a try with finally: compiles the block
	// imports: of a try that is ready for an import that fails.
	imports bool
}

type flowKind uint8

const (
	flowWhile   flowKind = iota
	flowFor              // the iterator is on the stack
	flowTry              // a block is open
	flowWith             // a block is open, the exit is on the stack
	flowHandler          // an exception is being handled
	flowValue            // the value of a return is on the stack
)

// leave compiles what a jump out of the flows from n on has to undo, innermost
// first. With value the one to return is on the stack.
func (k *compiler) leave(n int, value bool) {
	all := k.flow
	for i := len(all) - 1; i >= n; i-- {
		k.flow = all[:i]
		switch f := all[i]; f.kind {
		case flowFor, flowValue:
			if value {
				k.emit(opSwap, 0)
			}
			k.emit(opPop, 0)
		case flowTry:
			k.emit(opEndTry, 0)
			if f.final != nil {
				if value {
					k.flow = append(k.flow[:i:i], flow{kind: flowValue})
				}
				f.final()
			}
		case flowWith:
			k.emit(opEndTry, 0)
			if value {
				k.emit(opSwap, 0)
			}
			k.emit(opExit, 0)
		case flowHandler:
			k.emit(opHandled, 0)
		}
	}
	k.flow = all
}

// within compiles with one more flow around.
func (k *compiler) within(f flow, do func()) {
	k.flow = append(k.flow, f)
	do()
	k.flow = k.flow[:len(k.flow)-1]
}

func (k *compiler) jump(st *syntax.Simple) {
	if st.Word == "pass" {
		return
	}
	i := len(k.flow) - 1
	for i >= 0 && k.flow[i].kind != flowFor && k.flow[i].kind != flowWhile {
		i--
	}
	if i < 0 {
		if st.Word == "break" {
			k.fail(st.Pos, "'break' outside loop")
		}
		k.fail(st.Pos, "'continue' not properly in loop")
	}
	loop := k.flow[i]
	k.leave(i+1, false)
	if st.Word == "continue" {
		k.emit(opJump, loop.start)
		return
	}
	if loop.kind == flowFor {
		k.emit(opPop, 0)
	}
	*loop.breaks = append(*loop.breaks, k.emit(opJump, 0))
}

func (k *compiler) returning(st *syntax.Return) {
	if k.scope.kind != functionScope {
		k.fail(st.Pos, "'return' outside function")
	}
	if st.Value == nil {
		k.constant(py.None)
	} else {
		k.expr(st.Value)
	}
	k.place(st.Pos)
	k.leave(0, true)
	k.emit(opReturn, 0)
}

func (k *compiler) while(st *syntax.While) {
	start := k.here()
	var breaks []int
	past := k.jumpIf(st.Cond, false)
	k.within(flow{kind: flowWhile, start: start, breaks: &breaks}, func() { k.stmts(st.Body) })
	k.place(st.Pos)
	k.emit(opJump, start)
	k.landAll(past)
	k.stmts(st.After)
	k.landAll(breaks)
}

func (k *compiler) forLoop(st *syntax.For) {
	k.expr(st.X)
	k.place(st.X.Place())
	k.emit(opIter, asyncFlag(st.Async))
	var breaks []int
	start := k.here()
	end := k.emit(opFor, 0)
	k.within(flow{kind: flowFor, start: start, breaks: &breaks}, func() {
		k.target(st.Target)
		k.stmts(st.Body)
	})
	k.emit(opJump, start)
	k.land(end)
	k.stmts(st.After)
	k.landAll(breaks)
}

func (k *compiler) try(st *syntax.Try) {
	if st.Final == nil {
		k.tryExcept(st)
		return
	}
	k.protect(func() { k.tryExcept(st) }, func() { k.stmts(st.Final) })
}

// protect compiles a body, and what runs after it however it is left.
func (k *compiler) protect(body, final func()) {
	handler := k.emit(opTry, 0)
	k.within(flow{kind: flowTry, final: final}, body)
	k.emit(opEndTry, 0)
	final()
	end := k.emit(opJump, 0)
	k.land(handler)
	k.emit(opCaught, 0)
	k.within(flow{kind: flowHandler}, final)
	k.emit(opReraise, 0)
	k.land(end)
}

func (k *compiler) tryExcept(st *syntax.Try) {
	if len(st.Handlers) == 0 {
		k.stmts(st.Body)
		return
	}
	handler := k.emit(opTry, 0)
	k.within(flow{kind: flowTry, imports: awaitsImportError(st)}, func() { k.stmts(st.Body) })
	k.emit(opEndTry, 0)
	k.stmts(st.After)
	ends := []int{k.emit(opJump, 0)}
	k.land(handler)
	k.emit(opCaught, 0)
	for _, h := range st.Handlers {
		k.place(h.At)
		next := -1
		if h.Types != nil {
			k.expr(h.Types)
			k.place(h.At)
			k.emit(opMatches, 0)
			next = k.emit(opIfFalse, 0)
		}
		k.within(flow{kind: flowHandler}, func() { k.handler(h) })
		k.emit(opHandled, 0)
		ends = append(ends, k.emit(opJump, 0))
		if next >= 0 {
			k.land(next)
		}
	}
	k.emit(opReraise, 0)
	k.landAll(ends)
}

// awaitsImportError tells whether a try is ready for an import that fails: an
// except names ImportError, or the body is nothing but imports.
func awaitsImportError(st *syntax.Try) bool {
	for _, h := range st.Handlers {
		types := []syntax.Expr{h.Types}
		if t, ok := h.Types.(*syntax.Sequence); ok {
			types = t.Items
		}
		for _, x := range types {
			if n, ok := x.(*syntax.Name); ok && (n.ID == "ImportError" || n.ID == "ModuleNotFoundError") {
				return true
			}
		}
	}
	for _, inner := range st.Body {
		switch inner.(type) {
		case *syntax.Import, *syntax.ImportFrom:
		default:
			return false
		}
	}
	return true
}

// importOp is the instruction that imports here.
func (k *compiler) importOp() opcode {
	for _, f := range k.flow {
		if f.imports {
			return opTryImport
		}
	}
	return opImport
}

// handler compiles the body of an except; its name is gone afterwards.
func (k *compiler) handler(h syntax.Handler) {
	if h.Name == "" {
		k.stmts(h.Body)
		return
	}
	k.emit(opException, 0)
	k.variableOp(store, h.Name)
	k.protect(func() { k.stmts(h.Body) }, func() {
		k.constant(py.None)
		k.variableOp(store, h.Name)
		k.variableOp(remove, h.Name)
	})
}

// with compiles the items from i on, each around the ones behind it.
func (k *compiler) with(st *syntax.With, i int) {
	if i == len(st.Items) {
		k.stmts(st.Body)
		return
	}
	item, async := st.Items[i], asyncFlag(st.Async)
	k.expr(item.X)
	k.place(item.X.Place())
	k.emit(opWith, async)
	handler := k.emit(opTryWith, 0)
	k.within(flow{kind: flowWith}, func() {
		if item.Target != nil {
			k.target(item.Target)
		} else {
			k.emit(opPop, 0)
		}
		k.with(st, i+1)
	})
	k.place(item.X.Place())
	k.emit(opEndTry, 0)
	k.emit(opExit, 0)
	end := k.emit(opJump, 0)
	k.land(handler)
	k.emit(opCaught, 0)
	k.emit(opExitWith, 0)
	swallowed := k.emit(opIfTrue, 0)
	k.emit(opReraise, 0)
	k.land(swallowed)
	k.emit(opHandled, 0)
	k.land(end)
}
