package script

import "locmem/engine/py"

// What code does with request.session: a dict with a few methods of its own.

func (s *session) Item(_ *Interp, key py.Value) (py.Value, error) {
	d, err := s.get()
	if err != nil {
		return nil, err
	}
	v, ok, err := d.Get(key)
	if err == nil && !ok {
		err = KeyError(key)
	}
	return v, err
}

func (s *session) setItem(key, v py.Value) error {
	d, err := s.get()
	if err != nil {
		return err
	}
	s.modified = true
	return d.Set(key, v)
}

func (s *session) deleteItem(key py.Value) error {
	d, err := s.get()
	if err != nil {
		return err
	}
	there, err := d.Delete(key)
	if err == nil && !there {
		return KeyError(key)
	}
	s.modified = true
	return err
}

func (s *session) Has(_ *Interp, key py.Value) (bool, error) {
	d, err := s.get()
	if err != nil {
		return false, err
	}
	_, ok, err := d.Get(key)
	return ok, err
}

func (s *session) Attr(_ *Interp, name string) (py.Value, error) {
	switch name {
	case "session_key":
		if s.key == "" {
			return py.None, nil
		}
		return py.Str(s.key), nil
	case "modified":
		return py.Bool(s.modified), nil
	case "accessed":
		return py.Bool(s.accessed), nil
	}
	return nil, nil
}

func (s *session) names() []string { return []string{"accessed", "modified", "session_key"} }

func sessionMethods(c *Class) {
	of := func(a *Args) *session { return Host(a.Self).(*session) }
	// The methods of dict that change nothing, and those that may.
	for _, m := range []struct {
		spec    string
		changes func(d *py.Dict, a *Args) bool
	}{
		{"get 1 2", nil}, {"keys 0 0", nil}, {"values 0 0", nil}, {"items 0 0", nil},
		{"pop 1 2", func(d *py.Dict, a *Args) bool { _, there, _ := d.Get(a.Pos[0]); return there }},
		{"setdefault 1 2", func(d *py.Dict, a *Args) bool { _, there, _ := d.Get(a.Pos[0]); return !there }},
		{"!update 1 1", func(*py.Dict, *Args) bool { return true }},
	} {
		c.Def(m.spec, func(a *Args) (py.Value, error) {
			s := of(a)
			d, err := s.get()
			if err != nil {
				return nil, err
			}
			if m.changes != nil && m.changes(d, a) {
				s.modified = true
			}
			return a.In.getDictMethod(d, newBuiltin(m.spec, nil).name, a.Pos)
		})
	}
	c.Def("!flush 0 0", func(a *Args) (py.Value, error) { return py.None, of(a).flush() })
	c.Def("!cycle_key 0 0", func(a *Args) (py.Value, error) { return py.None, of(a).cycleKey() })
	c.Def("!clear 0 0", func(a *Args) (py.Value, error) { of(a).clear(); return py.None, nil })
	c.Def("has_key 1 1", func(a *Args) (py.Value, error) {
		there, err := of(a).Has(a.In, a.Pos[0])
		return py.Bool(there), err
	})
	c.Def("is_empty 0 0", func(a *Args) (py.Value, error) { return py.Bool(of(a).isEmpty()), nil })
	c.Def("get_expiry_age 0 0", func(a *Args) (py.Value, error) {
		s := of(a)
		if _, err := s.get(); err != nil {
			return nil, err
		}
		return s.age(), nil
	})
	c.Def("!set_expiry 1 1", func(a *Args) (py.Value, error) {
		s := of(a)
		switch a.Pos[0].(type) {
		case py.TimeDelta, py.DateTime:
			return nil, &exception{class: classes["TypeError"], message: "the playground's set_expiry() takes seconds", hint: "Write set_expiry(3600)."}
		case py.NoneType:
		default:
			return py.None, s.setItem(py.Str(expiryKey), a.Pos[0])
		}
		d, err := s.get()
		if err != nil {
			return nil, err
		}
		s.modified = true
		_, err = d.Delete(py.Str(expiryKey))
		return py.None, err
	})
	c.Def("!create 0 0", func(a *Args) (py.Value, error) {
		s := of(a)
		if !s.loaded {
			s.data, s.loaded = &py.Dict{}, true
		}
		return py.None, s.create()
	})
	c.Def("exists 1 1", func(a *Args) (py.Value, error) {
		other := *of(a)
		other.key = py.Text(a.Pos[0])
		there, err := other.exists()
		return py.Bool(there), err
	})
	c.Def("!delete 0 1", func(a *Args) (py.Value, error) {
		s := of(a)
		return py.None, s.remove(py.Text(a.Get(0, py.Str(s.key))))
	})
	c.Def("load 0 0", func(a *Args) (py.Value, error) { return got(of(a).load()) })
	c.Def("!save 0 0", func(a *Args) (py.Value, error) {
		s := of(a)
		_, err := s.get()
		if err == nil {
			_, err = s.save(false)
		}
		return py.None, err
	})
}

// SessionClass is django.contrib.sessions.backends.ENGINE.SessionStore, for
// "cache", "cached_db" and "db": SessionStore(session_key=None).
func SessionClass(engine string) *Class {
	c := NewClass("SessionStore", "django.contrib.sessions.backends."+engine, classes["SessionStore"])
	c.Construct("SessionStore 0 1 session_key", func(a *Args) (py.Value, error) {
		s := &session{in: a.In, engine: engine}
		if key := a.Get(0, py.None); key != py.None && len(py.Text(key)) >= 8 { // Django takes no shorter key
			s.key = py.Text(key)
		}
		return NewObject("SessionStore", "<SessionStore>", s), nil
	})
	return c
}

// getDictMethod calls a method of dict, without the arguments that were left
// out.
func (in *Interp) getDictMethod(d *py.Dict, name string, pos []py.Value) (py.Value, error) {
	for len(pos) > 0 && pos[len(pos)-1] == nil {
		pos = pos[:len(pos)-1]
	}
	return classes["dict"].method(name).run(in, d, pos, nil)
}
