package script

import (
	"strings"

	"locmem/engine/py"
)

// member is what a class has for a name of its __slots__.
type member struct {
	of   *Class
	name string
}

func isMember(v py.Value) bool {
	_, ok := Host(v).(*member)
	return ok
}

// bind is o.name. What is stored stands with the other attributes of the object, so
// that it is read before this is asked.
func (m *member) bind(in *Interp, self, v py.Value, _ *Class) (py.Value, error) {
	if h, ok := Host(v).(hasDict); ok {
		if x, ok := h.dict().GetStr(m.name); ok {
			return x, nil
		}
	}
	return nil, in.noAttribute(v, m.name)
}

// Show is the repr.
func (m *member) Show(bool) string {
	return "<member '" + m.name + "' of '" + m.of.Name + "' objects>"
}

// unsized are the builtin classes whose objects have no room for __slots__.
const unsized = " int bool tuple bytes type "

// addMembers gives a new class, whose layout is that of base, what its __slots__ name.
func (in *Interp) addMembers(c, base *Class) error {
	slots, ok := c.attrs.GetStr("__slots__")
	if !ok {
		return nil
	}
	c.dictless = true
	for _, b := range c.bases {
		c.dictless = c.dictless && (b.dictless || !b.user && !b.exceptional())
	}
	names := []py.Value{slots}
	if _, one := slots.(py.Str); !one {
		var err error
		if names, err = in.Collect(slots); err != nil {
			return err
		}
	}
	builtin := c.solid
	if builtin != nil && builtin.user {
		builtin = builtin.layout
	}
	if len(names) > 0 && builtin != nil && strings.Contains(unsized, " "+builtin.Name+" ") {
		return TypeError("nonempty __slots__ not supported for subtype of '" + base.Name + "'")
	}
	for _, v := range names {
		s, ok := v.(py.Str)
		if !ok {
			return TypeError("__slots__ items must be strings, not '" + py.FullName(v) + "'")
		}
		name := string(s)
		if name == "__dict__" || name == "__weakref__" {
			c.dictless = c.dictless && name == "__weakref__"
			continue
		}
		name = private(c.Name, name)
		if _, taken := c.attrs.GetStr(name); taken {
			return ValueError(py.Repr(s) + " in __slots__ conflicts with class variable")
		}
		if err := c.attrs.Set(py.Str(name), NewObject("member_descriptor", "", &member{c, name})); err != nil {
			return err
		}
		c.solid = c
	}
	return nil
}

// layOut finds which of the bases gives the objects of a new class their layout: all
// others must be derived from one another with it.
func (c *Class) layOut() (*Class, error) {
	best := c.base
	for _, b := range c.bases {
		s := b.solid
		if !b.user && b.make != nil && b != classes["object"] && !b.exceptional() {
			s = b
		}
		switch {
		case s == nil || c.solid != nil && c.solid.Is(s):
		case c.solid == nil || s.Is(c.solid):
			c.solid, best = s, b
		default:
			return nil, TypeError("multiple bases have instance lay-out conflict")
		}
	}
	return best, nil
}
