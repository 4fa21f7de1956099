package script

import (
	"hash/fnv"
	"strings"

	"go.starlark.net/starlark"

	"locmem/engine/py"
)

// builtinTypes are the classes that are there without import.
const builtinTypes = "object int float complex bool str bytes bytearray list tuple dict set frozenset range type enumerate zip map filter reversed"

// builtinNames are the names that code finds without import.
func (in *Interp) builtinNames() map[string]starlark.Value {
	all := map[string]starlark.Value{"Ellipsis": in.box(ellipsis)}
	for _, name := range strings.Fields(builtinTypes) {
		all[name] = in.box(classes[name].object)
	}
	for name, c := range classes {
		if c.is(classes["BaseException"]) && c.module == "" {
			all[name] = in.box(c.object)
		}
	}
	for _, b := range builtinFunctions() {
		all[b.name] = in.box(b.of(in, nil))
	}
	return all
}

func builtinFunctions() []*builtin {
	var list []*builtin
	add := func(spec string, do func(a *args) (py.Value, error)) { list = append(list, newBuiltin(spec, do)) }
	add("!print 0 *", printed)
	add("len 1 1", func(a *args) (py.Value, error) {
		n, err := length(a.pos[0])
		return py.Int(n), err
	})
	add("repr 1 1", func(a *args) (py.Value, error) {
		s, err := a.in.repr(a.pos[0])
		return py.Str(s), err
	})
	add("ascii 1 1", func(a *args) (py.Value, error) {
		s, err := a.in.repr(a.pos[0])
		return py.Str(asciiOnly(s)), err
	})
	add("format 1 2", func(a *args) (py.Value, error) {
		spec, ok := a.get(1, py.Str("")).(py.Str)
		if !ok {
			return nil, typeError("format() argument 2 must be str, not " + py.FullName(a.pos[1]))
		}
		s, err := a.in.format(a.pos[0], string(spec))
		return py.Str(s), err
	})
	add("isinstance 2 2", func(a *args) (py.Value, error) {
		ok, err := instance(a.pos[0], a.pos[1], "isinstance() arg 2 must be a type, a tuple of types, or a union")
		return py.Bool(ok), err
	})
	add("issubclass 2 2", func(a *args) (py.Value, error) {
		c, ok := host(a.pos[0]).(*class)
		if !ok {
			return nil, typeError("issubclass() arg 1 must be a class")
		}
		of, ok := host(a.pos[1]).(*class)
		if !ok {
			return nil, typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
		}
		return py.Bool(c.is(of)), nil
	})
	add("callable 1 1", func(a *args) (py.Value, error) { return py.Bool(isCallable(a.pos[0])), nil })
	add("id 1 1", func(a *args) (py.Value, error) { return a.in.id(a.pos[0]), nil })
	add("hash 1 1", hashed)
	add("getattr 2 3", func(a *args) (py.Value, error) {
		name, ok := a.pos[1].(py.Str)
		if !ok {
			return nil, typeError("attribute name must be string, not '" + py.FullName(a.pos[1]) + "'")
		}
		v, err := a.in.getAttr(a.pos[0], string(name))
		if err != nil && a.has(2) && a.in.caught(err).class.is(classes["AttributeError"]) {
			return a.pos[2], nil
		}
		return v, err
	})
	add("hasattr 2 2", func(a *args) (py.Value, error) {
		name, ok := a.pos[1].(py.Str)
		if !ok {
			return nil, typeError("attribute name must be string, not '" + py.FullName(a.pos[1]) + "'")
		}
		_, err := a.in.getAttr(a.pos[0], string(name))
		return py.Bool(err == nil), nil
	})
	list = append(list, foldFunctions()...)
	return append(list, numberFunctions()...)
}

func isCallable(v py.Value) bool {
	_, ok := host(v).(callable)
	if _, f := host(v).(*function); f {
		ok = true
	}
	return ok
}

// callValue is v(...).
func (in *Interp) callValue(v py.Value, pos []py.Value, kw []named[py.Value]) (py.Value, error) {
	h, ok := host(v).(callable)
	if !ok {
		return nil, typeError("'" + py.FullName(v) + "' object is not callable")
	}
	in.lastCall = nil
	return h.call(in, pos, kw)
}

func printed(a *args) (py.Value, error) {
	sep, end := " ", "\n"
	for _, k := range a.kw {
		switch k.name {
		case "sep", "end":
			s, ok := k.value.(py.Str)
			if !ok && k.value != py.None {
				return nil, typeError(k.name + " must be None or a string, not " + py.FullName(k.value))
			}
			if ok && k.name == "sep" {
				sep = string(s)
			} else if ok {
				end = string(s)
			}
		case "flush", "file":
		default:
			return nil, typeError("'" + k.name + "' is an invalid keyword argument for print()")
		}
	}
	var b strings.Builder
	for i, v := range a.pos {
		if i > 0 {
			b.WriteString(sep)
		}
		s, err := a.in.text(v)
		if err != nil {
			return nil, err
		}
		b.WriteString(s)
	}
	a.in.write(b.String() + end)
	return py.None, a.in.work(1 + b.Len()/64)
}

// id is a made-up address, the same for the same object.
func (in *Interp) id(v py.Value) py.Value {
	if _, ok := v.(*py.BigInt); ok {
		v = py.Str(py.Repr(v))
	}
	if in.ids[v] == 0 {
		in.addresses++
		in.ids[v] = int64(0x7f3c9a2e4000 + in.addresses*0x30)
	}
	return py.Int(in.ids[v])
}

// hashed is hash(v): ints as in Python, others by their text, the same on every
// machine.
func hashed(a *args) (py.Value, error) {
	v := a.pos[0]
	if err := py.Hashable(v); err != nil {
		return nil, err
	}
	if f, ok := v.(py.Float); ok && f == py.Float(int64(f)) {
		v = py.Int(f)
	}
	if n, ok := v.(py.Int); ok && n > -1<<60 && n < 1<<60 {
		if n == -1 {
			return py.Int(-2), nil
		}
		return n, nil
	}
	if b, ok := v.(py.Bool); ok {
		return py.IntOf(must(py.Big(b))), nil
	}
	s, err := a.in.repr(v)
	if err != nil {
		return nil, err
	}
	h := fnv.New64a()
	h.Write([]byte(s))
	return py.Int(h.Sum64() >> 3), nil
}

func must[T any](v T, _ bool) T { return v }
