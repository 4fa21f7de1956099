package script

import (
	"slices"
	"strings"

	"locmem/engine/py"
)

// makeClass is opClass: (body bases keywords -- class). The body runs in a frame
// of its own, whose names become the class's attributes.
func (in *Interp) makeClass(f *frame, name string) error {
	n := len(f.s)
	body, bases, kw := Host(f.s[n-3]).(*function), f.s[n-2].(*py.List).Items, f.s[n-1].(*keywords).pairs
	given := bases
	bases, err := in.mroEntries(given)
	if err != nil {
		return err
	}
	meta, kw, err := in.metaFor(bases, kw)
	if err != nil {
		return err
	}
	attrs := &py.Dict{}
	if len(bases) != len(given) || !slices.Equal(bases, given) {
		if err := attrs.Set(py.Str("__orig_bases__"), &py.Tuple{Items: given}); err != nil {
			return err
		}
	}
	frame := in.newFrame(body.code, body)
	frame.ns, frame.keep = attrs, true
	for _, p := range [][2]string{{"__module__", body.code.module}, {"__qualname__", body.code.sig.qualname}} {
		if err := attrs.Set(py.Str(p[0]), py.Str(p[1])); err != nil {
			return err
		}
	}
	if _, err := in.execute(frame, nil); err != nil {
		return err
	}
	bind := func(class py.Value) {
		for i, cellName := range body.code.cells[:body.code.own] {
			if cellName == "__class__" {
				frame.cells[i].v = class
			}
		}
	}
	var made py.Value
	if meta == nil {
		made, err = in.classFrom(nil, name, bases, attrs, kw, bind)
	} else {
		in.binding = bind
		made, err = in.CallNamed(meta.object, []py.Value{py.Str(name), &py.Tuple{Items: bases}, attrs}, kw)
	}
	if err != nil {
		return err
	}
	bind(made)
	f.s[n-3] = made
	f.s = f.s[:n-2]
	return nil
}

// mroEntries puts in the place of bases that are no classes what their
// __mro_entries__ returns (PEP 560).
func (in *Interp) mroEntries(bases []py.Value) ([]py.Value, error) {
	var list []py.Value
	for _, b := range bases {
		if _, ok := Host(b).(*Class); !ok {
			entries, ok, err := in.callSpecial(b, "__mro_entries__", &py.Tuple{Items: bases})
			if err != nil {
				return nil, err
			}
			if ok {
				t, ok := entries.(*py.Tuple)
				if !ok {
					return nil, TypeError("__mro_entries__ must return a tuple")
				}
				list = append(list, t.Items...)
				continue
			}
		}
		list = append(list, b)
	}
	return list, nil
}

// notHere is the value of a name of a class, or of what super() looks at, whose base
// is a stand-in: what stands for the name. nil: it has no such base.
func (in *Interp) notHere(of []*Class, name string) (py.Value, error) {
	if strings.HasPrefix(name, "__") {
		return nil, nil
	}
	for _, m := range of {
		if m.attrs == nil {
			continue
		}
		if v, ok := m.attrs.GetStr("__not_here__"); ok {
			return in.Call(v, py.Str(name))
		}
	}
	return nil, nil
}

// refuse is the error for a question about the value of what stands for a name that
// cannot be here: no answer is known. Libraries may ask.
func (in *Interp) refuse(v py.Value) error {
	c := userClass(v)
	if c == nil || !c.unknown || in.inLibrary() {
		return nil
	}
	_, _, err := in.callSpecial(v, "__unknown__")
	return err
}

// decorator is opDecorator: what stands for a name that cannot be here leaves what it
// decorates as it is.
func (in *Interp) decorator(v *py.Value) error {
	c := userClass(*v)
	if c == nil || !c.unknown {
		return nil
	}
	f, ok := c.lookUp("__decorate__")
	if !ok {
		return nil
	}
	bound, err := in.bindAttr(f, *v, c)
	if err == nil {
		*v = bound
	}
	return err
}

// newUserClass makes a class of the program's with these bases.
func (in *Interp) newUserClass(name, qualname, module string, bases []py.Value, attrs *py.Dict) (*Class, error) {
	c := &Class{Name: name, qualname: qualname, module: module, attrs: attrs, user: true, in: in}
	for _, b := range bases {
		base, ok := Host(b).(*Class)
		if !ok {
			if made := in.baseOf(b); made != nil {
				base, ok = made, true
			}
		}
		if !ok {
			return nil, TypeError("bases must be types, not " + py.FullName(b))
		}
		if base.final {
			return nil, TypeError("type '" + base.Name + "' is not an acceptable base type")
		}
		c.bases = append(c.bases, base)
		c.unknown = c.unknown || base.unknown
	}
	if _, ok := attrs.GetStr("__not_here__"); ok {
		c.unknown = true
	}
	if len(c.bases) == 0 {
		c.bases = []*Class{classes["object"]}
	}
	c.base = c.bases[0]
	c.meta, _ = metaOf(c.bases)
	base, err := c.layOut()
	if err != nil {
		return nil, err
	}
	if err := in.addMembers(c, base); err != nil {
		return nil, err
	}
	if err := c.linearize(); err != nil {
		return nil, err
	}
	for _, m := range c.mro[1:] {
		if !m.user && m != classes["object"] && c.layout == nil {
			c.layout = m
		}
	}
	c.object = NewObject("type", "<class '"+c.module+"."+qualname+"'>", c)
	c.object.Refusal = &py.Error{Type: "TypeError", Message: "the playground does not store classes"}
	return c, nil
}

// baseOf is the class that stands for a base that is no class itself, such as
// typing.Generic[T]; nil if there is none.
func (in *Interp) baseOf(v py.Value) *Class {
	if h, ok := Host(v).(interface{ asBase() *Class }); ok {
		return h.asBase()
	}
	return nil
}

// linearize computes the order in which attributes are looked up: Python's C3.
func (c *Class) linearize() error {
	var lists [][]*Class
	for i, b := range c.bases {
		for _, other := range c.bases[:i] {
			if other == b {
				return TypeError("duplicate base class " + b.Name)
			}
		}
		lists = append(lists, append([]*Class(nil), b.order()...))
	}
	lists = append(lists, append([]*Class(nil), c.bases...))
	c.mro = []*Class{c}
	for {
		var next *Class
		rest := false
	search:
		for _, l := range lists {
			if len(l) == 0 {
				continue
			}
			rest = true
			for _, other := range lists {
				for _, x := range other[min(1, len(other)):] {
					if x == l[0] {
						continue search
					}
				}
			}
			next = l[0]
			break
		}
		if !rest {
			return nil
		}
		if next == nil {
			names := ""
			for i, b := range c.bases {
				if i > 0 {
					names += ", "
				}
				names += b.Name
			}
			return TypeError("Cannot create a consistent method resolution\norder (MRO) for bases " + names)
		}
		c.mro = append(c.mro, next)
		for i, l := range lists {
			if len(l) > 0 && l[0] == next {
				lists[i] = l[1:]
			}
		}
	}
}

// order is the method resolution order.
func (c *Class) order() []*Class { return c.mro }

// line is the order of a class with one base, which may be nil.
func (c *Class) line() []*Class {
	list := []*Class{c}
	if c.base != nil {
		list = append(list, c.base.mro...)
	}
	return list
}

// finishClass tells the attributes their names, and the bases of their heir.
func (in *Interp) finishClass(c *Class, kw []Named) error {
	for k, v := range c.attrs.All() {
		if set, ok := in.special(v, "__set_name__"); ok {
			if _, err := in.Call(set, c.object, k); err != nil {
				return err
			}
		}
		if h, ok := Host(v).(interface{ setName(*Class, string) }); ok {
			h.setName(c, py.Text(k))
		}
	}
	init, owner := c.lookUpAfter(c, "__init_subclass__")
	if owner == nil {
		if len(kw) > 0 {
			return TypeError(c.Name + ".__init_subclass__() takes no keyword arguments")
		}
		return nil
	}
	if m, ok := Host(init).(*classMethod); ok {
		init = m.fn
	}
	_, err := in.invokeNamed(init, []py.Value{c.object}, kw)
	return err
}

// lookUp finds an attribute that the program gave a class or one of its bases.
func (c *Class) lookUp(name string) (py.Value, bool) {
	for _, m := range c.order() {
		if m.attrs != nil {
			if v, ok := m.attrs.GetStr(name); ok {
				return v, true
			}
		}
	}
	return nil, false
}

// has tells whether the program gave a class or one of its bases an attribute.
func (c *Class) has(name string) bool {
	_, ok := c.lookUp(name)
	return ok
}

// lookUpAfter is lookUp in the bases behind a class.
func (c *Class) lookUpAfter(after *Class, name string) (py.Value, *Class) {
	found := false
	for _, m := range c.order() {
		if found && m.attrs != nil {
			if v, ok := m.attrs.GetStr(name); ok {
				return v, m
			}
		}
		found = found || m == after
	}
	return nil, nil
}

// classAttr is C.name of a class of the program's.
func (c *Class) classAttr(in *Interp, name string) (py.Value, error) {
	if v, ok := c.lookUp(name); ok {
		switch h := Host(v).(type) {
		case *staticMethod:
			return h.fn, nil
		case *classMethod:
			return in.bindMethod(h.fn, c.object), nil
		case *instance:
			if get, ok := in.special(v, "__get__"); ok {
				return in.Call(get, py.None, c.object)
			}
		}
		return v, nil
	}
	return nil, nil
}

// instantiate is C(...).
func (c *Class) instantiate(in *Interp, pos []py.Value, kw []Named) (py.Value, error) {
	if names := c.unfinished(); names != "" {
		return nil, TypeError("Can't instantiate abstract class " + c.Name + " with abstract method" + names)
	}
	var made py.Value
	var err error
	create, own := c.lookUp("__new__")
	init, hasInit := c.lookUp("__init__")
	if own {
		if s, ok := Host(create).(*staticMethod); ok {
			create = s.fn
		}
		made, err = in.CallNamed(create, append([]py.Value{c.object}, pos...), kw)
	} else {
		made, err = c.create(in, pos, kw, hasInit)
	}
	if err != nil || !ClassOf(made).Is(c) {
		return made, err
	}
	if !hasInit {
		if own {
			_, err = initObject(&Args{In: in, Self: made, Pos: pos, Kw: kw})
		}
		return made, err
	}
	v, err := in.CallNamed(init, append([]py.Value{made}, pos...), kw)
	if err == nil && v != py.None {
		err = TypeError("__init__() should return None, not '" + py.FullName(v) + "'")
	}
	return made, err
}

// create is what __new__ of the builtin base makes.
func (c *Class) create(in *Interp, pos []py.Value, kw []Named, hasInit bool) (py.Value, error) {
	if c.Is(classes["type"]) {
		return in.newType(c, pos, kw)
	}
	if c.exceptional() {
		e := &exception{class: c, args: pos}
		if e.args = append([]py.Value{}, pos...); len(kw) > 0 && !hasInit {
			return nil, TypeError(c.Name + "() takes no keyword arguments")
		}
		return e.value(), nil
	}
	if c.layout == nil {
		if !hasInit && len(pos)+len(kw) > 0 {
			if _, own := c.lookUp("__new__"); !own {
				return nil, TypeError(c.Name + "() takes no arguments")
			}
		}
		return in.newInstance(c, nil), nil
	}
	if c.layout.make == nil {
		return in.newInstance(c, nil), nil
	}
	if hasInit {
		switch c.layout.Name {
		case "list", "dict", "set", "bytearray": // their own __init__ fills them
			pos, kw = nil, nil
		}
	}
	base, err := c.layout.make(&Args{In: in, Pos: pos, Kw: kw, Class: c.layout})
	if err != nil {
		return nil, err
	}
	return in.newInstance(c, base), nil
}

// instance is an object of a class of the program's. One of a class that is
// derived from list, dict and the like has such a value inside.
type instance struct {
	in     *Interp
	class  *Class
	base   py.Value // or nil
	attrs  *py.Dict
	object py.Object
	addr   address
}

func (in *Interp) newInstance(c *Class, base py.Value) py.Value {
	i := &instance{in: in, class: c, base: base}
	i.object = py.Object{Name: c.Name, Host: i,
		Refusal: &py.Error{Type: "TypeError", Message: "the playground does not store objects of your own classes"}}
	return &i.object
}

// plain is the list, dict or other value that an object of a class derived from
// those has inside; other values are themselves.
//
//go:noinline
func plain(v py.Value) py.Value {
	if o, ok := v.(*py.Object); ok {
		if i, ok := o.Host.(*instance); ok && i.base != nil {
			return i.base
		}
	}
	return v
}

// dict are the attributes of the object itself.
func (i *instance) dict() *py.Dict {
	if i.attrs == nil {
		i.attrs = &py.Dict{}
	}
	return i.attrs
}

// hasDict is what carries attributes of its own.
type hasDict interface{ dict() *py.Dict }
