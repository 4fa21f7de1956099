package script

import (
	"locmem/engine/py"
	"locmem/engine/syntax"
)

// code is a compiled module, function, class body or comprehension.
type code struct {
	sig      *signature
	name     string
	path     string // of the text it comes from
	ns       *Space // of its module
	module   string // what the module is called: views.py shares its names with the prompt
	instrs   []instr
	places   []place // of each instruction
	consts   []py.Value
	names    []string // of attributes, keywords and class bodies
	vars     []*variable
	codes    []*code
	shapes   [][]string // names of keyword arguments
	nlocals  int
	locals   []string // names of the locals, for errors
	cells    []string // own cells, then the free ones
	own      int      // number of own cells
	argCells []argCell
	closure  []int // for each free name: the index of its cell in the frame that makes the function

	generator, class bool
}

// bound is the code with the names of another module that runs the same text: ns, or nil
// for code that only keeps what they share. A nil code is bound to nothing.
func (c *code) bound(ns *Space) *code {
	if c == nil {
		return nil
	}
	b := *c
	b.ns = ns
	b.vars = make([]*variable, len(c.vars))
	for i, v := range c.vars {
		if ns == nil {
			b.vars[i] = &variable{name: v.name} // without the value that it has in its module
		} else {
			b.vars[i] = ns.variable(v.name)
		}
	}
	b.codes = make([]*code, len(c.codes))
	for i, inner := range c.codes {
		b.codes[i] = inner.bound(ns)
	}
	return &b
}

// argCell is a parameter that lives in a cell.
type argCell struct{ local, cell int }

// instr is one step of the machine. What a is depends on op.
type instr struct {
	op opcode
	a  int32
}

// place is where in the text an instruction comes from.
type place struct{ line, col int32 }

//go:noinline
func placeOf(p syntax.Pos) place { return place{p.Line, p.Col} }

// variable is a name of a module, or of the builtins. Compiled code points at
// it.
type variable struct {
	name     string
	v        py.Value  // nil while it has none
	fallback *variable // of a module's: the builtin of the same name
}

type opcode uint8

// The machine has a stack of values; (a b -- c) says what an operation takes
// from it and leaves there.
const (
	opNop opcode = iota

	// Values and names.
	opConst     // ( -- consts[a])
	opPop       // (x -- )
	opDup       // (x -- x x)
	opNull      // ( -- nil)
	opOver      // (x y -- x y x)
	opDup2      // (x y -- x y x y)
	opSwap      // (x y -- y x)
	opRot3      // (x y z -- z x y)
	opRot4      // (w x y z -- z w x y)
	opLocal     // ( -- x)
	opSetLocal  // (x -- )
	opDelLocal  // ( -- )
	opCell      // ( -- x)
	opSetCell   // (x -- )
	opDelCell   // ( -- )
	opGlobal    // ( -- x)
	opSetGlobal // (x -- )
	opDelGlobal // ( -- )
	opName      // ( -- x) of a class body: own, module's or builtin
	opSetName   // (x -- )
	opDelName   // ( -- )
	opClassCell // ( -- x) of a class body: own, else cell a; the next instr has the name
	opAttr      // (x -- x.names[a])
	opSetAttr   // (v x -- )
	opDelAttr   // (x -- )
	opMethod    // (x -- f self) or (x -- f nil): what opCall calls
	opItem      // (x i -- x[i])
	opSetItem   // (v x i -- )
	opDelItem   // (x i -- )
	opUnary     // (x -- y) a: index into unaries
	opBinary    // (x y -- z) a: index into binaries
	opInPlace   // (x y -- z)
	opCompare   // (x y -- z) a: index into comparisons
	opNot       // (x -- not x)

	// Displays.
	opTuple     // (x1 ... xa -- t)
	opList      // (x1 ... xa -- l)
	opSet       // (x1 ... xa -- s)
	opDict      // (k1 v1 ... ka va -- d)
	opSlice     // (lo hi step -- s)
	opString    // (s1 ... sa -- s)
	opFormat    // (x spec? -- s) a: conversion, 256 with a spec
	opAppend    // (l ... x -- l ...) a: depth of the list below x
	opAdd       // (s ... x -- s ...)
	opPut       // (d ... k v -- d ...)
	opExtend    // (l x -- l) l += x of a display
	opUpdate    // (s x -- s)
	opMerge     // (d x -- d) ** of a display
	opListTuple // (l -- t)
	opUnpack    // (x -- xa ... x1)
	opUnpackEx  // (x -- ...) a: before | after << 16

	// Flow.
	opJump      // a: target
	opIfFalse   // (x -- ) jump if false
	opIfTrue    // (x -- )
	opIfFalseOr // (x -- x?) jump and keep if false, else pop
	opIfTrueOr  // (x -- x?)
	opIter      // (x -- iterator) a: 1 async
	opFor       // (iterator -- iterator x) or jump to a with ( -- )
	opReturn    // (x -- )
	opYield     // (x -- sent)
	opYieldFrom // (iterator sent -- result)
	opAwait     // (x -- y)

	// Calls.
	opCall        // (f self x1 ... xa -- y)
	opCallKw      // (f self x1 ... xn -- y) a: index into shapes << 8 | n, the named ones included
	opCallEx      // (f self list dict -- y)
	opKeywordDict // ( -- d) the named arguments of opCallEx
	opKeyword     // (d name x -- d)
	opKeywords    // (d x -- d) ** of a call
	opStarArgs    // (l x -- l) * of a call
	opFunction    // (defaults -- f) a: codes
	opClass       // (body bases kw -- c) a: names
	opDecorator   // (x -- x) that is called next as a decorator
	opComp        // (iterator -- y) runs a comprehension, or makes a generator: codes

	// Exceptions and with.
	opTry       // a: handler
	opTryWith   // (exit entered -- exit entered) a: handler, which finds the exit alone
	opEndTry    // leaves the innermost try
	opCaught    // (exc -- ) it is being handled
	opHandled   // it is not any more
	opMatches   // (types -- bool) whether the one being handled is one of them
	opException // ( -- exc) the one being handled
	opRaise     // (exc? cause? -- ) a: how many
	opReraise   // raises the one being handled
	opAssert    // (message? -- ) a: whether there is one
	opWith      // (context -- exit entered) a: 1 async
	opExit      // (exit -- ) with nothing raised
	opExitWith  // (exit -- bool) with the one being handled: whether it is swallowed

	// Modules and prompts.
	opImport     // ( -- module) a: names
	opTryImport  // the same, where a try is ready for a module that is not there
	opPackage    // (module -- package) a: the first part of the module's name
	opImportFrom // (module -- module x)
	opImportStar // (module -- )
	opShow       // (x -- ) a: showing
	opAnnotate   // ( -- ) of a class body; a: index into names, the next instr has the text

	// Patterns.
	opMatchSeq   // (x -- x bool) a: least | exactly << 24
	opMatchMap   // (x -- x bool)
	opMatchKeys  // (x keys -- x values|None)
	opMatchRest  // (x keys -- x rest)
	opMatchClass // (x class names -- x values|None) a: positional ones
	opSeqItem    // (x -- x item) a: place, negative from the end
	opSeqSlice   // (x -- x list) a: before | after << 16
)

// unaries, binaries and comparisons are the operators by index.
var (
	unaries     = []string{"-", "+", "~"}
	binaries    = []string{"+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@"}
	comparisons = []string{"==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"}
)
