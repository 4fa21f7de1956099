package script

import "locmem/engine/py"

// deleteAttr is del v.name.
func (in *Interp) deleteAttr(v py.Value, name string) error {
	if c := userClass(v); c != nil {
		if _, ok := c.lookUp("__delattr__"); ok {
			_, _, err := in.callSpecial(v, "__delattr__", py.Str(name))
			return err
		}
	}
	return in.dropAttr(v, name)
}

// dropAttr is object.__delattr__.
func (in *Interp) dropAttr(v py.Value, name string) error {
	if c := userClass(v); c != nil {
		if d, ok := c.lookUp(name); ok {
			if p, ok := Host(d).(*property); ok {
				if p.fdel == nil {
					return Raise("AttributeError", "property '"+p.name+"' of '"+py.FullName(v)+"' object has no deleter")
				}
				_, err := in.CallNamed(p.fdel, []py.Value{v}, nil)
				return err
			}
			switch h, ok := Host(v).(hasDict); {
			case ok && isMember(d):
				if _, set := h.dict().GetStr(name); !set {
					return Raise("AttributeError", name)
				}
			case c.dictless:
				return Raise("AttributeError", "'"+py.FullName(v)+"' object attribute '"+name+"' is read-only")
			}
		}
	}
	var d *py.Dict
	switch h := Host(v).(type) {
	case *Class:
		if !h.user { // all processes have the same one
			return TypeError("cannot set '" + name + "' attribute of immutable type '" + h.Name + "'")
		}
		d = h.attrs
	case hasDict:
		d = h.dict()
	}
	if d != nil {
		if ok, err := d.Delete(py.Str(name)); ok || err != nil {
			return err
		}
	}
	return in.noAttribute(v, name)
}

// SetAttr is v.name = x.
func (in *Interp) SetAttr(v py.Value, name string, x py.Value) error {
	if c := userClass(v); c != nil {
		if _, ok := c.lookUp("__setattr__"); ok {
			_, _, err := in.callSpecial(v, "__setattr__", py.Str(name), x)
			return err
		}
	}
	return in.storeAttr(v, name, x)
}

// storeAttr is object.__setattr__.
func (in *Interp) storeAttr(v py.Value, name string, x py.Value) error {
	if c := userClass(v); c != nil {
		if d, ok := c.lookUp(name); ok {
			if p, ok := Host(d).(*property); ok {
				if p.fset == nil {
					return Raise("AttributeError", "property '"+p.name+"' of '"+py.FullName(v)+"' object has no setter")
				}
				_, err := in.CallNamed(p.fset, []py.Value{v, x}, nil)
				return err
			}
			if set, ok := in.special(d, "__set__"); ok {
				_, err := in.Call(set, v, x)
				return err
			}
			if c.dictless && !isMember(d) {
				return Raise("AttributeError", "'"+py.FullName(v)+"' object attribute '"+name+"' is read-only")
			}
		} else if c.dictless {
			return Raise("AttributeError", "'"+py.FullName(v)+"' object has no attribute '"+name+"'")
		}
	}
	switch h := Host(v).(type) {
	case *Class:
		if h.user {
			return h.attrs.Set(py.Str(name), x)
		}
		return TypeError("cannot set '" + name + "' attribute of immutable type '" + h.Name + "'")
	case *instance:
		if d, ok := x.(*py.Dict); ok && name == "__dict__" {
			h.attrs = d
			return nil
		}
	case *exception:
		if name == "args" {
			items, err := in.Collect(x)
			h.args, h.message = items, ""
			return err
		}
		if c, ok := Host(x).(*exception); ok && name == "__cause__" {
			h.cause = c
			return nil
		}
	}
	if h, ok := Host(v).(hasDict); ok {
		return h.dict().Set(py.Str(name), x)
	}
	switch h := Host(v).(type) {
	case *session:
		if name == "modified" {
			h.modified = truth(x)
			return nil
		}
	case *proxy, *cacheObject:
		return &exception{class: classes["AttributeError"],
			args: []py.Value{py.Str("the playground does not change a cache's attribute '" + name + "'")},
			hint: "A lesson's settings.py can be changed; every other page runs with Django's defaults."}
	case settable:
		return h.SetAttr(in, name, x)
	}
	if _, err := in.GetAttr(v, name); err == nil {
		return Raise("AttributeError", "'"+py.FullName(v)+"' object attribute '"+name+"' is read-only")
	}
	return Raise("AttributeError", "'"+py.FullName(v)+"' object has no attribute '"+name+"'")
}
