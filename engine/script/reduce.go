package script

import (
	"iter"
	"slices"
	"strings"

	"locmem/engine/pickle"
	"locmem/engine/py"
)

// What objects of classes are pickled as, and how they are made again from what
// a pickle has of them ([pickle.Reduced], [pickle.Read]).

// Reduce is object().
func (o *bareObject) Reduce() (*pickle.Reduced, error) {
	return &pickle.Reduced{Of: classes["object"].object}, nil
}

// Reduce is a class, which is pickled by its name.
func (c *Class) Reduce() (*pickle.Reduced, error) {
	name, module := c.qualname, c.module
	if name == "" {
		name = c.Name
	}
	if module == "" {
		module = "builtins"
	}
	r := &pickle.Reduced{Module: module, Name: name}
	if !c.user {
		return r, nil
	}
	if strings.Contains(name, "<locals>") {
		return nil, Raise("AttributeError", "Can't pickle local object '"+name+"'")
	}
	switch found, err := c.in.named(module, name); {
	case err != nil:
		return nil, Raise("PicklingError", "Can't pickle "+c.object.Text+": attribute lookup "+name+" on "+module+" failed")
	case found != py.Value(c.object):
		return nil, Raise("PicklingError", "Can't pickle "+c.object.Text+": it's not the same object as "+module+"."+name)
	}
	return r, nil
}

// Reduce is an exception: a call of its class with its arguments.
func (e *exception) Reduce() (*pickle.Reduced, error) {
	r := &pickle.Reduced{Of: e.class.object, Call: true, Args: e.arguments()}
	if e.attrs != nil && e.attrs.Len() > 0 {
		r.State = e.attrs
	}
	return r, nil
}

// Reduce is what copyreg makes of an object of a class of the program's, or what
// the class says itself.
func (i *instance) Reduce() (*pickle.Reduced, error) {
	for _, name := range []string{"__reduce_ex__", "__reduce__"} {
		if _, own := i.class.lookUp(name); own {
			var args []py.Value
			if name == "__reduce_ex__" {
				args = []py.Value{py.Int(5)}
			}
			v, _, err := i.in.callSpecial(&i.object, name, args...)
			if err != nil {
				return nil, err
			}
			return i.in.reducedBy(v)
		}
	}
	r := &pickle.Reduced{Of: i.class.object}
	switch b := i.base.(type) {
	case nil:
	case *py.List:
		r.Items = b.Items
	case *py.Dict:
		r.Pairs = b.Flat()
	case py.Str, py.Int, py.Float, py.Bytes, *py.BigInt, *py.Tuple:
		r.Args = []py.Value{b}
	case *py.Set:
		items := &py.List{}
		for v := range b.All() {
			items.Items = append(items.Items, v)
		}
		r.Call, r.Args = true, []py.Value{items}
	default:
		return nil, nil
	}
	return r, i.addState(r)
}

// addState asks the object for its state and for the arguments of __new__.
func (i *instance) addState(r *pickle.Reduced) error {
	args, ok, err := i.in.callSpecial(&i.object, "__getnewargs__")
	if t, isTuple := args.(*py.Tuple); err == nil && ok && isTuple {
		r.Args = t.Items
	}
	if err != nil {
		return err
	}
	state, ok, err := i.in.callSpecial(&i.object, "__getstate__")
	switch {
	case err != nil:
		return err
	case ok && state != py.None:
		r.State = state
	case !ok && i.attrs != nil && i.attrs.Len() > 0:
		r.State = i.attrs
	}
	return nil
}

// reducedBy reads what __reduce__ returned: (callable, args, state, items, pairs).
func (in *Interp) reducedBy(v py.Value) (*pickle.Reduced, error) {
	t, ok := v.(*py.Tuple)
	if !ok || len(t.Items) < 2 || len(t.Items) > 5 {
		return nil, Raise("PicklingError", "__reduce__ must return a string or tuple")
	}
	args, ok := t.Items[1].(*py.Tuple)
	if _, isObject := t.Items[0].(*py.Object); !ok || !isObject {
		return nil, Raise("PicklingError", "second item of the tuple returned by __reduce__ must be a tuple")
	}
	r := &pickle.Reduced{Of: t.Items[0], Call: true, Args: args.Items}
	if len(t.Items) > 2 && t.Items[2] != py.None {
		r.State = t.Items[2]
	}
	if len(t.Items) > 3 && t.Items[3] != py.None {
		items, err := in.Collect(t.Items[3])
		if err != nil {
			return nil, err
		}
		r.Items = items
	}
	if len(t.Items) > 4 && t.Items[4] != py.None {
		if err := in.Each(t.Items[4], func(v py.Value) error {
			pair, ok := v.(*py.Tuple)
			if !ok || len(pair.Items) != 2 {
				return Raise("PicklingError", "fifth item of the tuple returned by __reduce__ must be an iterator of pairs")
			}
			r.Pairs = append(r.Pairs, pair.Items...)
			return nil
		}); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// named is the value that a module has under a name such as "Outer.Inner".
func (in *Interp) named(module, name string) (v py.Value, err error) {
	missing := func() error {
		return Raise("AttributeError", "Can't get attribute '"+name+"' on <module '"+module+"' (built-in)>")
	}
	for i, part := range strings.Split(name, ".") {
		switch {
		case i > 0:
			v, err = in.GetAttr(v, part)
		case module == "builtins":
			if c := classes[part]; c != nil {
				v = c.object
			}
		case module == in.module.name || module == viewsModule:
			v, _ = in.own(part)
		default:
			m, err := in.load(module)
			if err != nil {
				return nil, err
			}
			if m == nil {
				return nil, Raise("ModuleNotFoundError", "No module named '"+module+"'")
			}
			if v, err = m.Attr(in, part); err != nil {
				return nil, err
			}
		}
		if err != nil || v == nil {
			return nil, missing()
		}
	}
	return v, nil
}

// Revive makes the objects of a value that came out of a pickle: each [pickle.Read]
// in it becomes an object of its class.
func (in *Interp) Revive(v py.Value) (py.Value, error) {
	seen := map[py.Value]bool{}
	if !holdsRead(v, seen) {
		return v, nil
	}
	r := reviver{in: in, made: map[py.Value]py.Value{}}
	return r.value(v)
}

// holdsRead tells whether there is anything to revive.
func holdsRead(v py.Value, seen map[py.Value]bool) (found bool) {
	look := func(item py.Value) bool { found = holdsRead(item, seen); return !found }
	switch v := v.(type) {
	case *py.Object:
		_, found = v.Host.(*pickle.Read)
		return found
	case *py.List, *py.Tuple, *py.Dict, *py.Set, *py.FrozenSet:
		if seen[v] {
			return false
		}
		seen[v] = true
		eachItem(v, look)
	}
	return found
}

// eachItem calls look with the items of a container until it returns false.
func eachItem(v py.Value, look func(py.Value) bool) {
	switch v := v.(type) {
	case *py.List:
		for _, item := range v.Items {
			if !look(item) {
				return
			}
		}
	case *py.Tuple:
		for _, item := range v.Items {
			if !look(item) {
				return
			}
		}
	case *py.Dict:
		for k, item := range v.All() {
			if !look(k) || !look(item) {
				return
			}
		}
	case *py.Set:
		v.All()(look)
	case *py.FrozenSet:
		v.All()(look)
	}
}

type reviver struct {
	in   *Interp
	made map[py.Value]py.Value
}

// value is v with its objects made. Containers are changed in place: they came
// out of a pickle and are nobody else's yet.
func (r *reviver) value(v py.Value) (py.Value, error) {
	if done, ok := r.made[v]; ok {
		return done, nil
	}
	if err := r.in.Work(16); err != nil {
		return nil, err
	}
	switch v := v.(type) {
	case *py.List:
		r.made[v] = v
		return v, r.list(v.Items)
	case *py.Tuple:
		r.made[v] = v
		return v, r.list(v.Items)
	case *py.Dict:
		r.made[v] = v
		flat := append([]py.Value(nil), v.Flat()...)
		if err := r.list(flat); err != nil {
			return nil, err
		}
		*v = py.Dict{} // keys may have become others
		for i := 0; i < len(flat); i += 2 {
			if err := r.in.put(v, flat[i], flat[i+1]); err != nil {
				return nil, err
			}
		}
		return v, nil
	case *py.Set:
		r.made[v] = v
		made, err := r.set(v.All())
		if err == nil {
			*v = *made
		}
		return v, err
	case *py.FrozenSet:
		made, err := r.set(v.All())
		if err != nil {
			return nil, err
		}
		frozen := made.Freeze()
		r.made[v] = frozen
		return frozen, nil
	case *py.Object:
		if read, ok := v.Host.(*pickle.Read); ok {
			return r.object(v, read)
		}
	}
	return v, nil
}

// set is a set of members with their objects made.
func (r *reviver) set(members iter.Seq[py.Value]) (*py.Set, error) {
	items := slices.Collect(members)
	if err := r.list(items); err != nil {
		return nil, err
	}
	return r.in.newSet(items)
}

func (r *reviver) list(items []py.Value) (err error) {
	for i, v := range items {
		switch v.(type) {
		case *py.List, *py.Tuple, *py.Dict, *py.Set, *py.FrozenSet, *py.Object:
			if items[i], err = r.value(v); err != nil {
				return err
			}
		}
	}
	return nil
}

// object makes one object.
func (r *reviver) object(o *py.Object, read *pickle.Read) (py.Value, error) {
	if read.Of == nil {
		v, err := r.in.named(read.Module, read.Name)
		r.made[o] = v
		return v, err
	}
	of, err := r.value(read.Of)
	if err != nil {
		return nil, err
	}
	if err := r.list(read.Args); err != nil {
		return nil, err
	}
	var v py.Value
	if c, ok := Host(of).(*Class); ok && !read.Call {
		v, err = c.bare(r.in, read.Args)
	} else {
		v, err = r.in.CallNamed(of, read.Args, nil)
	}
	if err != nil {
		return nil, err
	}
	r.made[o] = v
	return v, r.fill(v, read)
}

// fill gives a new object its items and its state.
func (r *reviver) fill(v py.Value, read *pickle.Read) error {
	if err := r.list(read.Items); err != nil {
		return err
	}
	if err := r.list(read.Pairs); err != nil {
		return err
	}
	if l, ok := plain(v).(*py.List); ok {
		l.Items = append(l.Items, read.Items...)
	}
	for i := 0; i+1 < len(read.Pairs); i += 2 {
		if err := r.in.setItem(v, read.Pairs[i], read.Pairs[i+1]); err != nil {
			return err
		}
	}
	if read.State == nil {
		return nil
	}
	state, err := r.value(read.State)
	if err != nil {
		return err
	}
	if _, ok, err := r.in.callSpecial(v, "__setstate__", state); ok || err != nil {
		return err
	}
	h, ok := Host(v).(hasDict)
	d, isDict := state.(*py.Dict)
	if !ok || !isDict {
		return Raise("UnpicklingError", "state is not a dictionary")
	}
	for k, x := range d.All() {
		if err := h.dict().Set(k, x); err != nil {
			return err
		}
	}
	return nil
}

// bare is C.__new__(C, *args): an object whose __init__ did not run.
func (c *Class) bare(in *Interp, args []py.Value) (py.Value, error) {
	if !c.user {
		return c.Call(in, args, nil)
	}
	if create, own := c.lookUp("__new__"); own {
		if s, ok := Host(create).(*staticMethod); ok {
			create = s.fn
		}
		return in.CallNamed(create, append([]py.Value{c.object}, args...), nil)
	}
	return c.create(in, args, nil, true)
}
