package script

import (
	"strings"

	"locmem/engine/py"
)

// genericAlias is list[int] and the like: the class, with what stood in the
// brackets. Nothing checks the types.
type genericAlias struct {
	origin py.Value
	args   []py.Value
}

// unionType is int | None.
type unionType struct{ types []py.Value }

// generics are the builtin classes that take types in brackets.
var generics = wordSet("list dict set frozenset tuple type enumerate zip map filter")

// classItem is C[i].
func (in *Interp) classItem(c *Class, i py.Value) (py.Value, error) {
	if _, ok := c.lookUp("__class_getitem__"); ok {
		f, err := in.GetAttr(c.object, "__class_getitem__")
		if err != nil {
			return nil, err
		}
		if b, ok := Host(f).(*boundMethod); !ok || b.self != py.Value(c.object) { // a class method without being told
			return in.Call(f, c.object, i)
		}
		return in.Call(f, i)
	}
	for _, m := range c.order() {
		if generics[m.Name] && !m.user {
			return newAlias(c.object, i), nil
		}
	}
	return nil, TypeError("type '" + c.Name + "' is not subscriptable")
}

func newAlias(origin, i py.Value) py.Value {
	a := &genericAlias{origin: origin, args: []py.Value{i}}
	if t, ok := i.(*py.Tuple); ok {
		a.args = t.Items
	}
	return NewObject("GenericAlias", "", a)
}

func (g *genericAlias) asBase() *Class {
	c, _ := Host(g.origin).(*Class)
	return c
}

func (g *genericAlias) Call(in *Interp, pos []py.Value, kw []Named) (py.Value, error) {
	return in.CallNamed(g.origin, pos, kw)
}

// Item is list[T][int].
func (g *genericAlias) Item(_ *Interp, i py.Value) (py.Value, error) {
	return newAlias(g.origin, i), nil
}

func (g *genericAlias) Attr(in *Interp, name string) (py.Value, error) {
	switch name {
	case "__origin__":
		return g.origin, nil
	case "__args__":
		return &py.Tuple{Items: g.args}, nil
	}
	return in.GetAttr(g.origin, name)
}

func (g *genericAlias) EqualTo(other py.Value) (same, known bool) {
	o, ok := Host(other).(*genericAlias)
	return ok && py.Equal(g.origin, o.origin) && py.Equal(&py.Tuple{Items: g.args}, &py.Tuple{Items: o.args}), ok
}

// Key makes equal aliases one key.
func (g *genericAlias) Key() (py.Value, error) {
	return &py.Tuple{Items: append([]py.Value{g.origin}, g.args...)}, nil
}

// Show is the repr.
func (g *genericAlias) Show(bool) string {
	return typeText(g.origin) + "[" + typeTexts(g.args, ", ") + "]"
}

func typeTexts(list []py.Value, sep string) string {
	var texts []string
	for _, t := range list {
		texts = append(texts, typeText(t))
	}
	return strings.Join(texts, sep)
}

// typeText is how a type stands within a longer one.
func typeText(v py.Value) string {
	switch h := Host(v).(type) {
	case *Class:
		if h.module == "" || h.module == "builtins" {
			return h.Name
		}
		if h.user {
			return h.module + "." + h.qualname
		}
		return h.module + "." + h.Name
	}
	switch v := v.(type) {
	case *py.List:
		return "[" + typeTexts(v.Items, ", ") + "]"
	case py.NoneType:
		return "None"
	case *py.Object:
		if v.Text == "Ellipsis" {
			return "..."
		}
	}
	return reprOf(v)
}

// isType tells whether v can stand in a union.
func isType(v py.Value) bool {
	switch Host(v).(type) {
	case *Class, *genericAlias, *unionType:
		return true
	}
	return v == py.None
}

// operate is |, the only operator of types.
func (c *Class) operate(_ *Interp, op string, a, b py.Value) (py.Value, bool, error) {
	return uniteTypes(op, a, b)
}
func (g *genericAlias) operate(_ *Interp, op string, a, b py.Value) (py.Value, bool, error) {
	return uniteTypes(op, a, b)
}
func (u *unionType) operate(_ *Interp, op string, a, b py.Value) (py.Value, bool, error) {
	return uniteTypes(op, a, b)
}

func uniteTypes(op string, a, b py.Value) (py.Value, bool, error) {
	if op != "|" || !isType(a) || !isType(b) {
		return nil, false, nil
	}
	u := &unionType{}
	for _, v := range []py.Value{a, b} {
		list := []py.Value{v}
		if other, ok := Host(v).(*unionType); ok {
			list = other.types
		}
		if v == py.None {
			list = []py.Value{classes["NoneType"].object}
		}
	next:
		for _, t := range list {
			for _, had := range u.types {
				if py.Equal(had, t) {
					continue next
				}
			}
			u.types = append(u.types, t)
		}
	}
	if len(u.types) == 1 {
		return u.types[0], true, nil
	}
	return NewObject("UnionType", "", u), true, nil
}

func (u *unionType) Attr(_ *Interp, name string) (py.Value, error) {
	if name == "__args__" {
		return &py.Tuple{Items: u.types}, nil
	}
	return nil, nil
}

// EqualTo compares the types, in any order.
func (u *unionType) EqualTo(other py.Value) (same, known bool) {
	o, ok := Host(other).(*unionType)
	if !ok {
		return false, false
	}
	a, err := py.NewFrozenSet(u.types...)
	b, err2 := py.NewFrozenSet(o.types...)
	return err == nil && err2 == nil && py.Equal(a, b), true
}

// Show is the repr.
func (u *unionType) Show(bool) string {
	return strings.ReplaceAll(typeTexts(u.types, " | "), "NoneType", "None")
}

// GenericAlias is the class of list[int].
func genericClass() *Class {
	c := newClass("GenericAlias", "types", classes["object"])
	c.Construct("GenericAlias 2 2", func(a *Args) (py.Value, error) { return newAlias(a.Pos[0], a.Pos[1]), nil })
	newClass("UnionType", "types", classes["object"])
	return c
}
