package script

import "locmem/engine/py"

// staticMethod, classMethod and property are what their decorators make.
type (
	staticMethod struct{ fn py.Value }
	classMethod  struct{ fn py.Value }
	property     struct {
		fget, fset, fdel py.Value // nil where there is none
		name             string
		in               *Interp
		addr             address
	}
)

func (s *staticMethod) Call(in *Interp, pos []py.Value, kw []Named) (py.Value, error) {
	return in.CallNamed(s.fn, pos, kw)
}

func (s *staticMethod) Attr(in *Interp, name string) (py.Value, error) {
	return wrapped(in, s.fn, name)
}
func (c *classMethod) Attr(in *Interp, name string) (py.Value, error) { return wrapped(in, c.fn, name) }

// wrapped is an attribute of the function in a decorator.
func wrapped(in *Interp, fn py.Value, name string) (py.Value, error) {
	if name == "__func__" || name == "__wrapped__" {
		return fn, nil
	}
	if h, ok := Host(fn).(hasAttr); ok {
		return h.Attr(in, name)
	}
	return nil, nil
}

func (p *property) get(in *Interp, v py.Value) (py.Value, error) {
	if p.fget == nil {
		return nil, Raise("AttributeError", "property '"+p.name+"' of '"+py.FullName(v)+"' object has no getter")
	}
	return in.CallNamed(p.fget, []py.Value{v}, nil)
}

// Show is the repr.
func (p *property) Show(bool) string { return "<property object at " + p.addr.text(p.in) + ">" }

func (p *property) setName(_ *Class, name string) { p.name = name }

func (p *property) Attr(in *Interp, name string) (py.Value, error) {
	value := func(v py.Value) (py.Value, error) {
		if v == nil {
			return py.None, nil
		}
		return v, nil
	}
	switch name {
	case "fget":
		return value(p.fget)
	case "fset":
		return value(p.fset)
	case "fdel":
		return value(p.fdel)
	case "__doc__", "__isabstractmethod__":
		if p.fget != nil {
			return in.GetAttr(p.fget, name)
		}
	case "getter", "setter", "deleter":
		b := newBuiltin(name+" 1 1", func(a *Args) (py.Value, error) {
			q := *p
			q.addr = 0
			switch name {
			case "getter":
				q.fget = a.Pos[0]
			case "setter":
				q.fset = a.Pos[0]
			case "deleter":
				q.fdel = a.Pos[0]
			}
			return NewObject("property", "", &q), nil
		})
		return b.of(in, nil), nil
	}
	return nil, nil
}

// descriptorConstructors are property, staticmethod, classmethod and super.
func descriptorConstructors() {
	constructor("staticmethod", "staticmethod 1 1", func(a *Args) (py.Value, error) {
		return NewObject("staticmethod", "", &staticMethod{a.Pos[0]}), nil
	})
	constructor("classmethod", "classmethod 1 1", func(a *Args) (py.Value, error) {
		return NewObject("classmethod", "", &classMethod{a.Pos[0]}), nil
	})
	constructor("property", "property 0 4 fget fset fdel doc", func(a *Args) (py.Value, error) {
		p := &property{in: a.In}
		for i, to := range []*py.Value{&p.fget, &p.fset, &p.fdel} {
			if v := a.Get(i, py.None); v != py.None {
				*to = v
			}
		}
		return NewObject("property", "", p), nil
	})
	constructor("super", "super 0 2", newSuper)
	constructor("method", "method 2 2", func(a *Args) (py.Value, error) {
		if !IsCallable(a.Pos[0]) {
			return nil, TypeError("first argument must be callable")
		}
		return a.In.bindMethod(a.Pos[0], a.Pos[1]), nil
	})
}

// superObject is super(): the attributes of the classes behind one.
type superObject struct {
	after *Class   // the class that super() is written in
	self  py.Value // the object, or the class in a class method
	of    *Class   // whose order of classes is followed
}

func newSuper(a *Args) (py.Value, error) {
	s := &superObject{}
	if a.Has(0) {
		c, ok := Host(a.Pos[0]).(*Class)
		if !ok || !a.Has(1) {
			return nil, TypeError("super() argument 1 must be a type, not " + py.FullName(a.Pos[0]))
		}
		s.after, s.self = c, a.Pos[1]
	} else if err := s.fromFrame(a.In.frame); err != nil {
		return nil, err
	}
	if c, ok := Host(s.self).(*Class); ok && c.Is(s.after) {
		s.of = c
	} else {
		s.of = ClassOf(s.self)
	}
	if !s.of.Is(s.after) {
		return nil, TypeError("super(type, obj): obj must be an instance or subtype of type")
	}
	return NewObject("super", "<super: <class '"+s.after.Name+"'>, <"+s.of.Name+" object>>", s), nil
}

// fromFrame finds the class and the first argument of the method that runs.
func (s *superObject) fromFrame(f *frame) error {
	if f == nil || f.code.sig == nil || len(f.code.sig.params) == 0 {
		return Raise("RuntimeError", "super(): no arguments")
	}
	for i, name := range f.code.cells {
		if name == "__class__" && f.cells[i].v != nil {
			s.after, _ = Host(f.cells[i].v).(*Class)
		}
	}
	if s.after == nil {
		return Raise("RuntimeError", "super(): __class__ cell not found")
	}
	s.self = f.s[0]
	for _, a := range f.code.argCells {
		if a.local == 0 {
			s.self = f.cells[a.cell].v
		}
	}
	if s.self == nil {
		return Raise("RuntimeError", "super(): arg[0] deleted")
	}
	return nil
}

func (s *superObject) Attr(in *Interp, name string) (py.Value, error) {
	found := false
	for _, m := range s.of.order() {
		if !found {
			found = m == s.after
			continue
		}
		if m.attrs != nil {
			if v, ok := m.attrs.GetStr(name); ok {
				if Host(s.self) == any(s.of) { // in a class method
					if c, ok := Host(v).(*classMethod); ok {
						return in.bindMethod(c.fn, s.self), nil
					}
					if st, ok := Host(v).(*staticMethod); ok {
						return st.fn, nil
					}
					return v, nil
				}
				return in.bindAttr(v, s.self, s.of)
			}
			continue
		}
		if b := m.methods[name]; b != nil {
			return b.of(in, plain(s.self)), nil
		}
	}
	if v := in.slot(s.self, name); v != nil {
		return v, nil
	}
	if s.of.unknown {
		if v, err := in.notHere(s.of.order(), name); v != nil || err != nil {
			return v, err
		}
	}
	return nil, Raise("AttributeError", "'super' object has no attribute '"+name+"'")
}
