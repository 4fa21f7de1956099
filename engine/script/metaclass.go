package script

import (
	"sort"
	"strings"

	"locmem/engine/py"
)

// A metaclass is a class of the program's that is derived from type: its
// instances are classes. The special methods of one (__call__, __iter__ ...) are
// found by userClass like those of any other object.

// metaOf is the metaclass that a class inherits from its bases: the one that is
// derived furthest. conflict tells that there is no such one.
func metaOf(bases []*Class) (meta *Class, conflict bool) {
	for _, b := range bases {
		switch {
		case b.meta == nil:
		case meta == nil || b.meta.Is(meta):
			meta = b.meta
		case !meta.Is(b.meta):
			conflict = true
		}
	}
	return meta, conflict
}

// metaFor is the metaclass of a class statement, nil for type, and its other
// keywords.
func (in *Interp) metaFor(bases []py.Value, kw []Named) (*Class, []Named, error) {
	var all []*Class
	for _, b := range bases {
		if c, ok := Host(b).(*Class); ok {
			all = append(all, c)
		} else if c := in.baseOf(b); c != nil {
			all = append(all, c)
		}
	}
	meta, conflict := metaOf(all)
	var rest []Named
	for _, p := range kw {
		if p.Name != "metaclass" {
			rest = append(rest, p)
			continue
		}
		m, ok := Host(p.Value).(*Class)
		if !ok || !m.Is(classes["type"]) {
			return nil, nil, TypeError("the playground takes a metaclass that is derived from type, not " + py.Repr(p.Value))
		}
		conflict = conflict || m.user && meta != nil && !m.Is(meta) && !meta.Is(m)
		if m.user && (meta == nil || m.Is(meta)) {
			meta = m
		}
	}
	if conflict {
		return nil, nil, TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
	}
	return meta, rest, nil
}

// newType is type(name, bases, names) and what type.__new__ does for a
// metaclass.
func (in *Interp) newType(meta *Class, pos []py.Value, kw []Named) (py.Value, error) {
	if len(pos) != 3 {
		return nil, TypeError("type.__new__() takes exactly 3 arguments (" + itoa(len(pos)) + " given)")
	}
	name, ok := plain(pos[0]).(py.Str)
	bases, ok2 := pos[1].(*py.Tuple)
	names, ok3 := plain(pos[2]).(*py.Dict)
	for i, fits := range []bool{ok, ok2, ok3} {
		if !fits {
			return nil, TypeError("type.__new__() argument " + itoa(i+1) + " must be " + []string{"str", "tuple", "dict"}[i] + ", not " + py.FullName(pos[i]))
		}
	}
	attrs := py.MakeDict(names.Len())
	for k, v := range names.All() {
		if err := attrs.Set(k, v); err != nil {
			return nil, err
		}
	}
	if meta == nil {
		if meta, kw, _ = in.metaFor(bases.Items, kw); meta != nil {
			return in.CallNamed(meta.object, pos, kw)
		}
	}
	bind := in.binding
	in.binding = nil
	return in.classFrom(meta, string(name), bases.Items, attrs, kw, bind)
}

// classFrom makes a class of what its body named. bind, if any, is told of it
// before the bases are.
func (in *Interp) classFrom(meta *Class, name string, bases []py.Value, attrs *py.Dict, kw []Named, bind func(py.Value)) (py.Value, error) {
	text := func(key, missing string) string {
		if s, ok := attrs.GetStr(key); ok {
			return py.Text(s)
		}
		return missing
	}
	if err := in.Work(20 + attrs.Len()); err != nil {
		return nil, err
	}
	module := in.module.name
	if in.frame != nil {
		module = in.frame.code.module
	}
	if err := attrs.Set(py.Str("__module__"), py.Str(text("__module__", module))); err != nil {
		return nil, err
	}
	if _, ok := attrs.GetStr("__doc__"); !ok {
		if err := attrs.Set(py.Str("__doc__"), py.None); err != nil {
			return nil, err
		}
	}
	c, err := in.newUserClass(name, text("__qualname__", name), text("__module__", module), bases, attrs)
	if err != nil {
		return nil, err
	}
	if meta != nil {
		c.meta = meta
	}
	if bind != nil {
		bind(c.object)
	}
	return c.object, in.finishClass(c, kw)
}

// metaAttr is k.name of a class k with a metaclass.
func (in *Interp) metaAttr(k, meta *Class, name string) (py.Value, error) {
	x, found := meta.lookUp(name)
	if p, ok := Host(x).(*property); ok {
		return p.get(in, k.object)
	}
	if v, err := k.classAttr(in, name); v != nil || err != nil {
		return v, err
	}
	if found && name != "__module__" && name != "__qualname__" {
		return in.bindAttr(x, k.object, meta)
	}
	if v, err := k.Attr(in, name); v != nil || err != nil {
		return v, err
	}
	return in.missing(k.object, name)(nil, in.noAttribute(k.object, name))
}

// unfinished names the abstract methods of a class, as the error of making an
// instance of it does; "" if there are none.
func (c *Class) unfinished() string {
	if c.meta == nil {
		return ""
	}
	v, _ := c.attrs.GetStr("__abstractmethods__")
	set, ok := v.(*py.FrozenSet)
	if !ok || set.Len() == 0 {
		return ""
	}
	var names []string
	for n := range set.All() {
		names = append(names, py.Text(n))
	}
	sort.Strings(names)
	if len(names) == 1 {
		return " " + names[0]
	}
	return "s " + strings.Join(names, ", ")
}

// Show is the repr of a class: that of its metaclass, if it has one.
func (c *Class) Show(bool) string {
	if c.meta != nil {
		if _, ok := c.meta.lookUp("__repr__"); ok {
			r, _, err := c.in.callSpecial(c.object, "__repr__")
			if err != nil {
				c.in.keepError(err)
				return ""
			}
			return py.Text(r)
		}
	}
	return c.object.Text
}
