package script

import (
	"slices"
	"strings"

	"locmem/engine/py"
)

// other runs the instructions that are not worth a place in the loop.
func (in *Interp) other(f *frame, i instr) error {
	s := f.s
	n := len(s)
	c := f.code
	switch i.op {
	case opName:
		return in.loadName(f, c.names[i.a])
	case opSetName:
		f.s = s[:n-1]
		return f.ns.Set(py.Str(c.names[i.a]), s[n-1])
	case opDelName:
		ok, err := f.ns.Delete(py.Str(c.names[i.a]))
		if err == nil && !ok {
			err = in.nameError(c.names[i.a])
		}
		return err
	case opClassCell:
		name := c.names[c.instrs[f.pc].a]
		f.pc++
		v, ok := f.ns.GetStr(name)
		if !ok {
			if v = f.cells[i.a].v; v == nil {
				return f.unboundCell(int(i.a))
			}
		}
		f.s = append(s, v)
		return nil
	case opAnnotate:
		return in.annotate(f, c.names[i.a])
	case opAttr:
		v, err := in.GetAttr(s[n-1], c.names[i.a])
		s[n-1] = v
		return err
	case opSetAttr:
		f.s = s[:n-2]
		return in.SetAttr(s[n-1], c.names[i.a], s[n-2])
	case opDelAttr:
		f.s = s[:n-1]
		return in.deleteAttr(s[n-1], c.names[i.a])
	case opItem:
		v, err := in.GetItem(s[n-2], s[n-1])
		s[n-2] = v
		f.s = s[:n-1]
		return err
	case opSetItem:
		f.s = s[:n-3]
		return in.setItem(s[n-2], s[n-1], s[n-3])
	case opDelItem:
		f.s = s[:n-2]
		return in.deleteItem(s[n-2], s[n-1])
	case opTuple, opList, opSet, opDict, opListTuple, opSlice, opString, opFormat:
		return in.build(f, i)
	case opAppend, opAdd, opPut, opExtend, opUpdate, opMerge, opStarArgs, opKeywordDict, opKeyword, opKeywords:
		return in.extendDisplay(f, i)
	case opUnpack, opUnpackEx:
		return in.unpack(f, i)
	case opAwait:
		v, err := in.Await(s[n-1])
		s[n-1] = v
		return err
	case opCallKw, opCallEx:
		return in.callNamed(f, i)
	case opFunction:
		in.makeFunction(f, c.codes[i.a])
		return nil
	case opClass:
		return in.makeClass(f, c.names[i.a])
	case opDecorator:
		return in.decorator(&s[n-1])
	case opComp:
		return in.comprehend(f, c.codes[i.a])
	case opTry:
		f.blocks = append(f.blocks, block{int(i.a), n, len(f.handling)})
		return nil
	case opTryWith:
		f.blocks = append(f.blocks, block{int(i.a), n - 1, len(f.handling)})
		return nil
	case opEndTry:
		f.blocks = f.blocks[:len(f.blocks)-1]
		return nil
	case opCaught, opHandled, opMatches, opException, opRaise, opReraise, opAssert:
		return in.except(f, i)
	case opWith, opExit, opExitWith:
		return in.with(f, i)
	case opImport, opTryImport, opPackage, opImportFrom, opImportStar:
		return in.importing(f, i)
	case opShow:
		f.s = s[:n-1]
		return in.show(s[n-1], i.a)
	}
	return in.matching(f, i)
}

// loadName reads a name of a class body.
func (in *Interp) loadName(f *frame, name string) error {
	v, ok := f.ns.GetStr(name)
	if !ok {
		if v, ok = f.code.ns.lookUp(name); !ok {
			var err error
			if v, err = in.elsewhere(f.code.ns, name); err != nil {
				return err
			}
		}
	}
	f.s = append(f.s, v)
	return nil
}

// annotate keeps the annotation of a class's name.
func (in *Interp) annotate(f *frame, name string) error {
	text := f.code.consts[f.code.instrs[f.pc].a]
	f.pc++
	all, ok := f.ns.GetStr("__annotations__")
	if !ok {
		all = &py.Dict{}
		if err := f.ns.Set(py.Str("__annotations__"), all); err != nil {
			return err
		}
	}
	if d, ok := all.(*py.Dict); ok {
		return d.Set(py.Str(name), text)
	}
	return nil
}

// build makes a display of what is on the stack.
func (in *Interp) build(f *frame, i instr) error {
	s, n := f.s, int(i.a)
	switch i.op {
	case opDict:
		d := py.MakeDict(n)
		pairs := s[len(s)-2*n:]
		for at := 0; at < len(pairs); at += 2 {
			if err := in.put(d, pairs[at], pairs[at+1]); err != nil {
				return err
			}
		}
		f.s = append(s[:len(s)-2*n], d)
		return nil
	case opListTuple:
		s[len(s)-1] = &py.Tuple{Items: s[len(s)-1].(*py.List).Items}
		return nil
	case opSlice:
		f.s = append(s[:len(s)-3], newSlice(s[len(s)-3], s[len(s)-2], s[len(s)-1]))
		return nil
	case opFormat:
		return in.formatField(f, int(i.a))
	}
	items := append(make([]py.Value, 0, n), s[len(s)-n:]...)
	var v py.Value
	var err error
	switch i.op {
	case opTuple:
		v = &py.Tuple{Items: items}
	case opList:
		v = &py.List{Items: items}
	case opSet:
		v, err = in.newSet(items)
	case opString:
		size := 0
		for _, item := range items {
			size += len(item.(py.Str))
		}
		if err = in.Fits(size, 1); err != nil {
			return err
		}
		var b strings.Builder
		b.Grow(size)
		for _, item := range items {
			b.WriteString(string(item.(py.Str)))
		}
		v = py.Str(b.String())
	}
	f.s = append(s[:len(s)-n], v)
	return err
}

// formatField is one {...} of an f-string.
func (in *Interp) formatField(f *frame, how int) error {
	s, spec := f.s, ""
	if how&256 != 0 {
		spec = string(s[len(s)-1].(py.Str))
		s = s[:len(s)-1]
		f.s = s
	}
	v := s[len(s)-1]
	text, err := in.convert(v, byte(how))
	if err != nil {
		return err
	}
	if text != nil {
		v = *text
	}
	if spec != "" || text == nil {
		shown, err := in.format(v, spec)
		if err != nil {
			return err
		}
		v = py.Str(shown)
	}
	s[len(s)-1] = v
	return nil
}

// extendDisplay adds to a display, or to the arguments of a call.
func (in *Interp) extendDisplay(f *frame, i instr) error {
	s, n := f.s, len(f.s)
	if i.op == opKeywordDict {
		f.s = append(s, &keywords{})
		return nil
	}
	x := s[n-1]
	switch i.op {
	case opAppend:
		f.s = s[:n-1]
		l := s[n-2-int(i.a)].(*py.List)
		l.Items = append(l.Items, x)
		if n := len(l.Items); n&(n-1) == 0 {
			return in.Fits(n, itemSize)
		}
	case opAdd:
		f.s = s[:n-1]
		return in.addTo(s[n-2-int(i.a)].(*py.Set), x)
	case opPut:
		f.s = s[:n-2]
		return in.put(s[n-3-int(i.a)].(*py.Dict), s[n-2], x)
	case opExtend, opUpdate:
		f.s = s[:n-1]
		if set, ok := s[n-2].(*py.Set); ok {
			return in.Each(x, func(item py.Value) error { return in.addTo(set, item) })
		}
		it, err := in.spread(x, func() string { return "Value after * must be an iterable, not " + py.FullName(x) })
		if err != nil {
			return err
		}
		return in.collect(it, x, &s[n-2].(*py.List).Items)
	case opMerge:
		f.s = s[:n-1]
		return in.merge(s[n-2].(*py.Dict), x)
	case opStarArgs:
		f.s = s[:n-1]
		l := s[n-3].(*py.List)
		it, err := in.spread(x, func() string {
			return in.callee(s, n-2) + "argument after * must be an iterable, not " + py.FullName(x)
		})
		if err != nil {
			return err
		}
		return in.collect(it, x, &l.Items)
	case opKeyword:
		f.s = s[:n-2]
		return s[n-3].(*keywords).add(in, string(s[n-2].(py.Str)), x, s, n-3)
	case opKeywords:
		f.s = s[:n-1]
		return in.spreadKeywords(s, x)
	}
	return nil
}

// keywords are the named arguments of a call under way.
type keywords struct{ pairs []Named }

// Type is that of every value.
func (*keywords) Type() string { return "dict" }

func (k *keywords) add(in *Interp, name string, v py.Value, s []py.Value, at int) error {
	for _, p := range k.pairs {
		if p.Name == name {
			return TypeError(in.callee(s, at) + "got multiple values for keyword argument '" + name + "'")
		}
	}
	k.pairs = append(k.pairs, Named{name, v})
	return nil
}

// callee names what is called with the arguments at place at, for errors:
// "f() ".
func (in *Interp) callee(s []py.Value, at int) string {
	if at < 3 || s[at-3] == nil {
		return ""
	}
	fn := s[at-3]
	text := func(name string) string {
		v, err := in.GetAttr(fn, name)
		s, ok := v.(py.Str)
		if err != nil || !ok {
			return ""
		}
		return string(s)
	}
	name, module := text("__qualname__"), text("__module__")
	if name == "" {
		name = calledName(fn)
		if _, ok := Host(fn).(*instance); ok {
			name, _ = in.Text(fn)
			return name + " "
		}
	}
	if module != "" && module != "builtins" {
		name = module + "." + name
	}
	return name + "() "
}

func (in *Interp) spreadKeywords(s []py.Value, x py.Value) error {
	at := len(s) - 2
	d, err := in.mapping(x)
	if err != nil {
		return TypeError(in.callee(s, at) + "argument after ** must be a mapping, not " + py.FullName(x))
	}
	for k, v := range d.All() {
		name, ok := k.(py.Str)
		if !ok {
			return TypeError("keywords must be strings")
		}
		if err := s[at].(*keywords).add(in, string(name), v, s, at); err != nil {
			return err
		}
	}
	return in.Work(d.Len())
}

// callNamed is a call with named arguments, or with * and **.
func (in *Interp) callNamed(f *frame, i instr) error {
	s := f.s
	var at int
	var pos []py.Value
	var kw []Named
	if i.op == opCallEx {
		at = len(s) - 4
		pos, kw = s[at+2].(*py.List).Items, s[at+3].(*keywords).pairs
		if s[at+1] != nil {
			pos = append([]py.Value{s[at+1]}, pos...)
		}
	} else {
		names, n := f.code.shapes[i.a>>8], int(i.a&255)
		at = len(s) - n - 2
		first := len(s) - len(names)
		for j, name := range names {
			kw = append(kw, Named{name, s[first+j]})
		}
		pos = s[at+2 : first]
		if s[at+1] != nil {
			pos = s[at+1 : first]
		}
	}
	v, err := in.callStack(s[at], s[at+1], pos, kw)
	s[at] = v
	f.s = s[:at+1]
	return err
}

// callStack calls what opMethod left on the stack: pos begins with self, if
// there is one.
func (in *Interp) callStack(fn, self py.Value, pos []py.Value, kw []Named) (py.Value, error) {
	if b, ok := Host(fn).(*builtin); ok {
		if self != nil {
			pos = pos[1:]
		}
		if b.max < 0 && b.sig == nil {
			pos = slices.Clone(pos) // it may keep them, and the stack is used again
		}
		return b.run(in, self, pos, kw)
	}
	return in.CallNamed(fn, slices.Clone(pos), kw)
}
