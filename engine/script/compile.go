package script

import (
	"strings"

	"locmem/engine/py"
	"locmem/engine/syntax"
)

// maxCode bounds the instructions of one text: a finally within a finally is
// compiled once for every way out of it.
const maxCode = 2_000_000

// compiler makes the code of one scope.
type compiler struct {
	unit  *unit
	scope *scope
	code  *code
	at    place
	flow  []flow // the loops, tries and withs around, innermost last

	constIndex map[py.Value]int32
	nameIndex  map[string]int32
	varIndex   map[*variable]int32
	localIndex map[string]int
	cellIndex  map[string]int
}

// unit is what all scopes of one text share.
type unit struct {
	in     *Interp
	path   string
	ns     *Space
	module string
	scopes map[syntax.Node]*scope
	size   int
	prompt bool // expressions of the module show their value
}

// compile makes the code of a text. With prompt, an expression that is a
// statement of the module, or of a for, an if and the like there, shows its value.
func (in *Interp) compile(body []syntax.Stmt, ns *Space, path string, prompt bool) (c *code, err *Error) {
	module, scopes, err := resolve(body)
	if err != nil {
		return nil, err
	}
	defer func() {
		if p := recover(); p != nil {
			e, ok := p.(*Error)
			if !ok {
				panic(p)
			}
			c, err = nil, e
		}
	}()
	name, _ := ns.get("__name__")
	u := &unit{in: in, path: path, ns: ns, module: py.Text(name), scopes: scopes, prompt: prompt}
	k := u.newCompiler(module)
	k.code.sig = &signature{name: "<module>", qualname: "<module>"}
	k.code.name = "<module>"
	for i, st := range body {
		if x, ok := st.(*syntax.ExprStmt); ok && prompt {
			k.place(x.Pos)
			k.expr(x.X)
			k.emit(opShow, showingOf(x.X, i == len(body)-1))
			continue
		}
		if r, ok := st.(*syntax.Return); ok && len(body) == 1 { // an annotation: the parser lets no text begin so
			k.expr(r.Value)
			k.emit(opReturn, 0)
			continue
		}
		k.stmt(st)
	}
	k.constant(py.None)
	k.emit(opReturn, 0)
	return k.code, nil
}

// How opShow shows a value.
const (
	showCall  = 1 << iota // the expression is a call, awaited or not
	showLast              // it is the last statement
	showInner             // it stands inside another statement, such as a for
)

func showingOf(x syntax.Expr, last bool) int32 {
	how := int32(0)
	if a, ok := x.(*syntax.Await); ok {
		x = a.X
	}
	if _, ok := x.(*syntax.Call); ok {
		how |= showCall
	}
	if last {
		how |= showLast
	}
	return how
}

func (u *unit) newCompiler(s *scope) *compiler {
	k := &compiler{unit: u, scope: s, code: &code{path: u.path, ns: u.ns, module: u.module},
		constIndex: map[py.Value]int32{}, nameIndex: map[string]int32{}, varIndex: map[*variable]int32{},
		localIndex: map[string]int{}, cellIndex: map[string]int{}}
	c := k.code
	if s.kind == functionScope || s.kind == comprehensionScope {
		c.locals, c.nlocals = s.locals, len(s.locals)
		for i, name := range s.locals {
			k.localIndex[name] = i
		}
	}
	c.cells, c.own = append(append([]string(nil), s.cells...), s.frees...), len(s.cells)
	for i, name := range c.cells {
		k.cellIndex[name] = i
		if local, ok := k.localIndex[name]; ok && i < c.own && local < s.nparams {
			c.argCells = append(c.argCells, argCell{local, i})
		}
	}
	c.generator, c.class = s.generator, s.kind == classScope
	return k
}

// place sets where the next instructions come from.
//
//go:noinline
func (k *compiler) place(p syntax.Pos) { k.at = placeOf(p) }

// emit adds an instruction and returns its index.
//
//go:noinline
func (k *compiler) emit(op opcode, a int32) int {
	if k.unit.size++; k.unit.size > maxCode {
		panic(&Error{Type: "MemoryError", Message: "the playground runs no code as long as this", Line: int(k.at.line), Column: int(k.at.col)})
	}
	k.code.instrs = append(k.code.instrs, instr{op, a})
	k.code.places = append(k.code.places, k.at)
	return len(k.code.instrs) - 1
}

// land makes jump i go to here.
//
//go:noinline
func (k *compiler) land(i int) { k.code.instrs[i].a = int32(len(k.code.instrs)) }

func (k *compiler) here() int32 { return int32(len(k.code.instrs)) }

func (k *compiler) constant(v py.Value) { k.emit(opConst, k.constOf(v)) }

func (k *compiler) constOf(v py.Value) int32 {
	switch v.(type) {
	case py.Str, py.Int, py.NoneType, py.Bool:
		if i, ok := k.constIndex[v]; ok {
			return i
		}
	}
	i := int32(len(k.code.consts))
	k.code.consts = append(k.code.consts, v)
	switch v.(type) {
	case py.Str, py.Int, py.NoneType, py.Bool:
		k.constIndex[v] = i
	}
	return i
}

//go:noinline
func (k *compiler) name(name string) int32 {
	i, ok := k.nameIndex[name]
	if !ok {
		i = int32(len(k.code.names))
		k.nameIndex[name] = i
		k.code.names = append(k.code.names, name)
	}
	return i
}

func (k *compiler) variable(name string) int32 {
	v := k.unit.ns.variable(name)
	i, ok := k.varIndex[v]
	if !ok {
		i = int32(len(k.code.vars))
		k.varIndex[v] = i
		k.code.vars = append(k.code.vars, v)
	}
	return i
}

// access says what can be done to a name.
type access uint8

const (
	load access = iota
	store
	remove
)

// mangled is a name as the code at hand means it.
func (k *compiler) mangled(name string) string {
	if len(name) < 3 || name[:2] != "__" {
		return name
	}
	for s := k.scope; s != nil; s = s.parent {
		if s.kind == classScope {
			return private(s.qualname[strings.LastIndexByte(s.qualname, '.')+1:], name)
		}
	}
	return name
}

// private is a class's private name: __x within class C is _C__x.
func private(class, name string) string {
	if class = strings.TrimLeft(class, "_"); class == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") {
		return name
	}
	return "_" + class + name
}

// variableOp reads, sets or deletes a name wherever it lives.
func (k *compiler) variableOp(how access, name string) {
	s := k.scope
	if cell, ok := k.cellIndex[name]; ok && !(s.kind == classScope && (s.bound[name] || how != load)) {
		if s.kind == classScope && how == load {
			k.classCell(cell, name)
			return
		}
		k.emit([...]opcode{opCell, opSetCell, opDelCell}[how], int32(cell))
		return
	}
	_, outer := s.nonlocal[name]
	switch {
	case s.kind == classScope && outer:
		k.emit([...]opcode{opCell, opSetCell, opDelCell}[how], int32(k.cellIndex[name]))
	case s.kind == classScope && !s.global[name]:
		if cell, ok := k.cellIndex[name]; ok && how == load {
			k.classCell(cell, name)
			return
		}
		k.emit([...]opcode{opName, opSetName, opDelName}[how], k.name(name))
	case s.global[name] || s.kind == moduleScope:
		k.emit([...]opcode{opGlobal, opSetGlobal, opDelGlobal}[how], k.variable(name))
	default:
		if local, ok := k.localIndex[name]; ok {
			k.emit([...]opcode{opLocal, opSetLocal, opDelLocal}[how], int32(local))
			return
		}
		k.emit([...]opcode{opGlobal, opSetGlobal, opDelGlobal}[how], k.variable(name))
	}
}

func (k *compiler) classCell(cell int, name string) {
	k.emit(opClassCell, int32(cell))
	k.emit(opNop, k.name(name))
}
