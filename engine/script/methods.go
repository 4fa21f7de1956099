package script

import (
	"strings"

	"locmem/engine/py"
)

// Def describes one method: "name min max word word ..." with the names by
// which arguments may be given; max * is any number, a leading ! means that it
// always returns None.
func (c *Class) Def(spec string, do func(a *Args) (py.Value, error)) {
	if c.methods == nil {
		c.methods = map[string]*builtin{}
	}
	b := newBuiltin(spec, do)
	b.owner = c.Name
	c.methods[b.name] = b
}

// constant marks methods whose work does not grow with the object.
func (c *Class) constant(names ...string) {
	for _, name := range names {
		c.methods[name].constant = true
	}
}

func newBuiltin(spec string, do func(a *Args) (py.Value, error)) *builtin {
	words := strings.Fields(spec)
	b := &builtin{do: do}
	b.object = &py.Object{Name: "method_descriptor", Host: b}
	b.name, b.quiet = strings.CutPrefix(words[0], "!")
	b.min = int(words[1][0] - '0')
	b.max = int(words[2][0] - '0')
	if words[2] == "*" {
		b.max = -1
	}
	if b.max >= 0 && len(words)-3 > b.max {
		panic("script: " + spec + " has more names than arguments")
	}
	for _, w := range words[3:] {
		if w == "_" {
			w = ""
		}
		b.words = append(b.words, w)
	}
	return b
}

// initMethods fills the tables of methods.
func initMethods() {
	textMethods(classes["str"])
	caseMethods(classes["str"])
	translateMethods(classes["str"])
	bytesMethods(classes["bytes"])
	likeText(classes["bytes"], classes["str"])
	listMethods(classes["list"])
	classes["list"].constant("append", "extend", "insert", "pop")
	tupleMethods(classes["list"])
	tupleMethods(classes["tuple"])
	dictMethods(classes["dict"])
	classes["dict"].constant("get", "setdefault", "pop", "keys", "values", "items", "update")
	setMethods(classes["set"])
	commonSetMethods(classes["set"])
	commonSetMethods(classes["frozenset"])
	numberMethods()
	cacheMethods()
}

// Integer is an argument that must be an int.
func Integer(v py.Value) (int, error) {
	v, err := asIndex(v)
	if err != nil {
		return 0, err
	}
	if !isInt(v) {
		return 0, TypeError("'" + py.FullName(v) + "' object cannot be interpreted as an integer")
	}
	n, _ := py.Big(v)
	if !n.IsInt64() {
		return 0, Raise("OverflowError", "Python int too large to convert to C ssize_t")
	}
	return int(n.Int64()), nil
}

// asIndex is what v.__index__() returns of an object of the program's that has it;
// other values are themselves.
func asIndex(v py.Value) (py.Value, error) {
	i, ok := Host(v).(*instance)
	if !ok {
		return v, nil
	}
	if isInt(plain(v)) {
		return plain(v), nil
	}
	n, ok, err := i.in.callSpecial(v, "__index__")
	switch {
	case !ok:
		return v, nil
	case err == nil && !isInt(n):
		err = TypeError("__index__ returned non-int (type " + py.FullName(n) + ")")
	}
	return n, err
}

func listMethods(c *Class) {
	c.Def("!append 1 1", func(a *Args) (py.Value, error) {
		l := a.Self.(*py.List)
		l.Items = append(l.Items, a.Pos[0])
		if n := len(l.Items); n&(n-1) == 0 {
			return py.None, a.In.Fits(n, itemSize)
		}
		return py.None, nil
	})
	c.Def("!extend 1 1", func(a *Args) (py.Value, error) {
		if err := a.In.Work(weight(a.Pos[0])); err != nil {
			return nil, err
		}
		_, err := a.In.inPlace("+", a.Self, a.Pos[0])
		return py.None, err
	})
	c.Def("!insert 2 2", func(a *Args) (py.Value, error) {
		l := a.Self.(*py.List)
		i, err := Integer(a.Pos[0])
		if err != nil {
			return nil, err
		}
		if i < 0 {
			i = max(i+len(l.Items), 0)
		}
		i = min(i, len(l.Items))
		l.Items = append(l.Items, nil)
		copy(l.Items[i+1:], l.Items[i:])
		l.Items[i] = a.Pos[1]
		return py.None, a.In.Work(len(l.Items) / 64)
	})
	c.Def("pop 0 1", func(a *Args) (py.Value, error) {
		l := a.Self.(*py.List)
		at, err := asIndex(a.Get(0, py.Int(-1))) // which may change the list
		if err == nil && !isInt(at) {
			_, err = Integer(at)
		}
		if err != nil {
			return nil, err
		}
		if len(l.Items) == 0 {
			return nil, Raise("IndexError", "pop from empty list")
		}
		i, err := listIndex(l, at, "pop index out of range")
		if err != nil {
			return nil, err
		}
		v := l.Items[i]
		l.Items = append(l.Items[:i], l.Items[i+1:]...)
		return v, a.In.Work((len(l.Items) - i) / 64)
	})
	c.Def("!remove 1 1", func(a *Args) (py.Value, error) {
		l := a.Self.(*py.List)
		i, err := a.In.find(l.Items, a.Pos[0])
		if err == nil && (i < 0 || i >= len(l.Items)) { // an __eq__ may have shortened the list
			err = ValueError("list.remove(x): x not in list")
		}
		if err != nil {
			return nil, err
		}
		l.Items = append(l.Items[:i], l.Items[i+1:]...)
		return py.None, a.In.Work((len(l.Items) - i) / 64)
	})
	orderMethods(c)
}

// orderMethods change or copy a list as a whole.
func orderMethods(c *Class) {
	c.Def("!clear 0 0", func(a *Args) (py.Value, error) {
		a.Self.(*py.List).Items = nil
		return py.None, nil
	})
	c.Def("!reverse 0 0", func(a *Args) (py.Value, error) {
		reverse(a.Self.(*py.List).Items)
		return py.None, nil
	})
	c.Def("copy 0 0", func(a *Args) (py.Value, error) {
		items, err := a.In.Collect(a.Self)
		return &py.List{Items: items}, err
	})
	c.Def("!sort 0 *", func(a *Args) (py.Value, error) {
		if len(a.Pos) > 0 {
			return nil, TypeError("sort() takes no positional arguments")
		}
		l := a.Self.(*py.List)
		items, err := a.In.sorted(l.Items, a.Kw, "sort")
		if err != nil {
			return nil, err
		}
		l.Items = items
		return py.None, nil
	})
}

func reverse(items []py.Value) {
	for i, j := 0, len(items)-1; i < j; i, j = i+1, j-1 {
		items[i], items[j] = items[j], items[i]
	}
}

// find is the place of an item, or -1.
func (in *Interp) find(items []py.Value, v py.Value) (int, error) {
	for i, item := range items {
		same, err := in.same(item, v)
		if err == nil {
			err = in.Work(1)
		}
		if err != nil {
			return 0, err
		}
		if same {
			return i, nil
		}
	}
	return -1, nil
}

func itemsOf(v py.Value) []py.Value {
	if l, ok := v.(*py.List); ok {
		return l.Items
	}
	return v.(*py.Tuple).Items
}

// tupleMethods are those that lists have too.
func tupleMethods(c *Class) {
	c.Def("index 1 3", func(a *Args) (py.Value, error) {
		items := itemsOf(a.Self)
		b, err := sliceBounds(len(items), a.Get(1, py.None), a.Get(2, py.None), py.None)
		if err != nil {
			return nil, err
		}
		i, err := a.In.find(items[b.start:b.start+b.count()], a.Pos[0])
		if err != nil {
			return nil, err
		}
		if i < 0 {
			if a.Self.Type() == "tuple" {
				return nil, ValueError("tuple.index(x): x not in tuple")
			}
			s, err := a.In.Repr(a.Pos[0])
			if err != nil {
				return nil, err
			}
			return nil, ValueError(s + " is not in list")
		}
		return py.Int(b.start + i), nil
	})
	c.Def("count 1 1", func(a *Args) (py.Value, error) {
		n := 0
		for _, item := range itemsOf(a.Self) {
			same, err := a.In.same(item, a.Pos[0])
			if err == nil {
				err = a.In.Work(1)
			}
			if err != nil {
				return nil, err
			}
			if same {
				n++
			}
		}
		return py.Int(n), nil
	})
}
