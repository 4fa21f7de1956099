package script

import (
	"go.starlark.net/starlark"

	"locmem/engine/py"
)

// privateNames are the builtins that lowered code calls. Their names cannot be
// written in the language.
func (in *Interp) privateNames() starlark.StringDict {
	env := starlark.StringDict{"%G": in.module}
	for name, f := range map[string]func(starlark.Tuple) (starlark.Value, error){
		"%show":      in.privateShow,
		"%iter":      in.iter,
		"%unpack":    in.privateUnpack,
		"%list":      in.privateList,
		"%tuple":     in.privateTuple,
		"%set_of":    in.privateSet,
		"%dict":      in.privateDict,
		"%generator": in.privateGenerator,
		"%star":      func(a starlark.Tuple) (starlark.Value, error) { return &star{v: unbox(a[0])}, nil },
		"%args":      in.privateArgs,
		"%kwargs":    in.privateKwargs,
		"%in_place": func(a starlark.Tuple) (starlark.Value, error) {
			return &inPlace{op: a[0].(raw).v.(string), v: unbox(a[1])}, nil
		},
		"%is": func(a starlark.Tuple) (starlark.Value, error) {
			return starlark.Bool(is(unbox(a[0]), unbox(a[1]))), nil
		},
		"%set":       in.privateSetName,
		"%def":       in.makeFunction,
		"%try":       in.privateTry,
		"%with":      in.privateWith,
		"%raise":     in.privateRaise,
		"%assert":    in.privateAssert,
		"%import":    in.privateImport,
		"%fstring":   in.privateFString,
		"%del_name":  in.privateDelName,
		"%await":     in.valued(func(a []py.Value) (py.Value, error) { return in.await(a[0]) }),
		"%pow":       in.valued(func(a []py.Value) (py.Value, error) { return in.power(a[0], a[1], nil) }),
		"%slice":     in.valued(func(a []py.Value) (py.Value, error) { return in.slice(a[0], a[1], a[2], a[3]) }),
		"%set_slice": in.valued(func(a []py.Value) (py.Value, error) { return py.None, in.setSlice(a[0], a[1], a[2], a[3], a[4]) }),
		"%del_slice": in.valued(func(a []py.Value) (py.Value, error) { return py.None, in.deleteSlice(a[0], a[1], a[2], a[3]) }),
		"%del_item":  in.valued(func(a []py.Value) (py.Value, error) { return py.None, in.deleteItem(a[0], a[1]) }),
		"%del_attr":  in.privateDelAttr,
	} {
		env[name] = starlark.NewBuiltin(name, func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return f(args)
		})
	}
	return env
}

// valued makes a private builtin of a function of Python values.
func (in *Interp) valued(f func([]py.Value) (py.Value, error)) func(starlark.Tuple) (starlark.Value, error) {
	return func(args starlark.Tuple) (starlark.Value, error) {
		values := make([]py.Value, len(args))
		for i, a := range args {
			values[i] = unbox(a)
		}
		v, err := f(values)
		if err != nil {
			return nil, err
		}
		return in.box(v), nil
	}
}

func (in *Interp) privateShow(args starlark.Tuple) (starlark.Value, error) {
	return starlark.None, in.show(unbox(args[0]), args[1].(raw).v.(showing))
}

// items are those of a display or a comprehension; starred ones are spread.
func (in *Interp) items(v starlark.Value) ([]py.Value, error) {
	seq := v.(starlark.Indexable)
	items := make([]py.Value, 0, seq.Len())
	for i := range seq.Len() {
		s, ok := seq.Index(i).(*star)
		if !ok {
			items = append(items, unbox(seq.Index(i)))
			continue
		}
		if _, err := in.iterator(s.v); err != nil {
			return nil, typeError("Value after * must be an iterable, not " + py.FullName(s.v))
		}
		more, err := in.collect(s.v)
		if err != nil {
			return nil, err
		}
		items = append(items, more...)
	}
	return items, in.fits(len(items), itemSize)
}

func (in *Interp) privateList(args starlark.Tuple) (starlark.Value, error) {
	items, err := in.items(args[0])
	if err != nil {
		return nil, err
	}
	return in.box(&py.List{Items: items}), nil
}

func (in *Interp) privateTuple(args starlark.Tuple) (starlark.Value, error) {
	items, err := in.items(args[0])
	if err != nil {
		return nil, err
	}
	return in.box(&py.Tuple{Items: items}), nil
}

func (in *Interp) privateSet(args starlark.Tuple) (starlark.Value, error) {
	items, err := in.items(args[0])
	if err != nil {
		return nil, err
	}
	v, err := newSet(items)
	if err != nil {
		return nil, err
	}
	return in.box(v), nil
}

func (in *Interp) privateGenerator(args starlark.Tuple) (starlark.Value, error) {
	items, err := in.items(args[0])
	if err != nil {
		return nil, err
	}
	return in.box(newOneShot(in, "generator", items)), nil
}

// privateDict takes pairs, and mappings to spread.
func (in *Interp) privateDict(args starlark.Tuple) (starlark.Value, error) {
	seq := args[0].(starlark.Indexable)
	d := py.MakeDict(seq.Len())
	for i := range seq.Len() {
		switch item := seq.Index(i).(type) {
		case starlark.Tuple:
			if err := d.Set(unbox(item[0]), unbox(item[1])); err != nil {
				return nil, err
			}
		case *star:
			from, ok := item.v.(*py.Dict)
			if !ok {
				return nil, typeError("'" + py.FullName(item.v) + "' object is not a mapping")
			}
			if err := in.update(d, from); err != nil {
				return nil, err
			}
		}
	}
	return in.box(d), nil
}

// privateArgs spreads the arguments from the first * on.
func (in *Interp) privateArgs(args starlark.Tuple) (starlark.Value, error) {
	var out []starlark.Value
	for _, a := range args[0].(starlark.Tuple) {
		s, ok := a.(*star)
		if !ok {
			out = append(out, a)
			continue
		}
		items, err := in.collect(s.v)
		if err != nil {
			if _, bad := in.iterator(s.v); bad != nil {
				err = typeError(args[1].(raw).v.(string) + "argument after * must be an iterable, not " + py.FullName(s.v))
			}
			return nil, err
		}
		for _, item := range items {
			out = append(out, in.box(item))
		}
	}
	return starlark.Tuple(out), nil
}

// keywordArgs are name=value and **mapping of one call, in order. A name may
// come twice: whoever is called complains.
type keywordArgs struct {
	hidden
	pairs []starlark.Tuple
}

func (k *keywordArgs) Items() []starlark.Tuple                          { return k.pairs }
func (k *keywordArgs) Iterate() starlark.Iterator                       { return nil }
func (k *keywordArgs) Get(starlark.Value) (starlark.Value, bool, error) { return nil, false, nil }

// privateKwargs gathers name=value and **mapping.
func (in *Interp) privateKwargs(args starlark.Tuple) (starlark.Value, error) {
	out := &keywordArgs{}
	put := func(name string, v starlark.Value) {
		out.pairs = append(out.pairs, starlark.Tuple{starlark.String(name), v})
	}
	for _, a := range args[0].(starlark.Tuple) {
		if pair, ok := a.(starlark.Tuple); ok {
			put(pair[0].(raw).v.(string), pair[1])
			continue
		}
		d, ok := a.(*star).v.(*py.Dict)
		if !ok {
			return nil, typeError(args[1].(raw).v.(string) + "argument after ** must be a mapping, not " + py.FullName(a.(*star).v))
		}
		for k, v := range d.All() {
			name, ok := k.(py.Str)
			if !ok {
				return nil, typeError("keywords must be strings")
			}
			put(string(name), in.box(v))
		}
	}
	return out, nil
}

func (in *Interp) privateSetName(args starlark.Tuple) (starlark.Value, error) {
	return args[2], args[0].(*names).SetField(args[1].(raw).v.(string), args[2])
}

func (in *Interp) privateDelName(args starlark.Tuple) (starlark.Value, error) {
	return starlark.None, args[0].(*names).delete(args[1].(raw).v.(string))
}

func (in *Interp) privateDelAttr(args starlark.Tuple) (starlark.Value, error) {
	v, name := unbox(args[0]), args[1].(raw).v.(string)
	if f, ok := host(v).(*function); ok && f.attrs[name] != nil {
		delete(f.attrs, name)
		return starlark.None, nil
	}
	return nil, in.noAttribute(v, name)
}
