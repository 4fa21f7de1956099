package script

import (
	"locmem/engine/py"
	"locmem/engine/syntax"
)

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
		if p.Type != nil {
			sig.notes = append(sig.notes, note{p.Name, p.Type})
		}
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
