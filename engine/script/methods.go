package script

import (
	"strings"

	"locmem/engine/py"
)

// def describes one method: "name min max word word ..." with the names by
// which arguments may be given; max * is any number, a leading ! means that it
// always answers None.
func (c *class) def(spec string, do func(a *args) (py.Value, error)) {
	if c.methods == nil {
		c.methods = map[string]*builtin{}
	}
	b := newBuiltin(spec, do)
	b.owner = c.name
	c.methods[b.name] = b
}

func newBuiltin(spec string, do func(a *args) (py.Value, error)) *builtin {
	words := strings.Fields(spec)
	b := &builtin{do: do}
	b.name, b.quiet = strings.CutPrefix(words[0], "!")
	b.min = int(words[1][0] - '0')
	b.max = int(words[2][0] - '0')
	if words[2] == "*" {
		b.max = -1
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
	bytesMethods(classes["bytes"])
	listMethods(classes["list"])
	tupleMethods(classes["list"])
	tupleMethods(classes["tuple"])
	dictMethods(classes["dict"])
	setMethods(classes["set"])
	commonSetMethods(classes["set"])
	commonSetMethods(classes["frozenset"])
	numberMethods()
	timeMethods()
	cacheMethods()
}

// integer is an argument that must be an int.
func integer(v py.Value) (int, error) {
	if !isInt(v) {
		return 0, typeError("'" + py.FullName(v) + "' object cannot be interpreted as an integer")
	}
	n, _ := py.Big(v)
	if !n.IsInt64() {
		return 0, raiseError("OverflowError", "Python int too large to convert to C ssize_t")
	}
	return int(n.Int64()), nil
}

func listMethods(c *class) {
	c.def("!append 1 1", func(a *args) (py.Value, error) {
		l := a.self.(*py.List)
		l.Items = append(l.Items, a.pos[0])
		if n := len(l.Items); n&(n-1) == 0 {
			return py.None, a.in.fits(n, itemSize)
		}
		return py.None, nil
	})
	c.def("!extend 1 1", func(a *args) (py.Value, error) {
		_, err := a.in.inPlace("+", a.self, a.pos[0])
		return py.None, err
	})
	c.def("!insert 2 2", func(a *args) (py.Value, error) {
		l := a.self.(*py.List)
		i, err := integer(a.pos[0])
		if err != nil {
			return nil, err
		}
		if i < 0 {
			i = max(i+len(l.Items), 0)
		}
		i = min(i, len(l.Items))
		l.Items = append(l.Items, nil)
		copy(l.Items[i+1:], l.Items[i:])
		l.Items[i] = a.pos[1]
		return py.None, a.in.work(len(l.Items) / 64)
	})
	c.def("pop 0 1", func(a *args) (py.Value, error) {
		l := a.self.(*py.List)
		if len(l.Items) == 0 {
			return nil, raiseError("IndexError", "pop from empty list")
		}
		i, err := index(a.get(0, py.Int(-1)), len(l.Items), "list indices must be integers or slices, not ", "pop index out of range")
		if err != nil {
			return nil, err
		}
		v := l.Items[i]
		l.Items = append(l.Items[:i], l.Items[i+1:]...)
		return v, nil
	})
	c.def("!remove 1 1", func(a *args) (py.Value, error) {
		l := a.self.(*py.List)
		i, err := a.in.find(l.Items, a.pos[0])
		if err == nil && i < 0 {
			err = valueError("list.remove(x): x not in list")
		}
		if err != nil {
			return nil, err
		}
		l.Items = append(l.Items[:i], l.Items[i+1:]...)
		return py.None, nil
	})
	orderMethods(c)
}

// orderMethods change or copy a list as a whole.
func orderMethods(c *class) {
	c.def("!clear 0 0", func(a *args) (py.Value, error) {
		a.self.(*py.List).Items = nil
		return py.None, nil
	})
	c.def("!reverse 0 0", func(a *args) (py.Value, error) {
		reverse(a.self.(*py.List).Items)
		return py.None, nil
	})
	c.def("copy 0 0", func(a *args) (py.Value, error) {
		items, err := a.in.collect(a.self)
		return &py.List{Items: items}, err
	})
	c.def("!sort 0 *", func(a *args) (py.Value, error) {
		if len(a.pos) > 0 {
			return nil, typeError("sort() takes no positional arguments")
		}
		l := a.self.(*py.List)
		items, err := a.in.sorted(l.Items, a.kw, "sort")
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
			err = in.work(1)
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
func tupleMethods(c *class) {
	c.def("index 1 3", func(a *args) (py.Value, error) {
		items := itemsOf(a.self)
		b, err := sliceBounds(len(items), a.get(1, py.None), a.get(2, py.None), py.None)
		if err != nil {
			return nil, err
		}
		i, err := a.in.find(items[b.start:b.start+b.count()], a.pos[0])
		if err != nil {
			return nil, err
		}
		if i < 0 {
			if a.self.Type() == "tuple" {
				return nil, valueError("tuple.index(x): x not in tuple")
			}
			s, err := a.in.repr(a.pos[0])
			if err != nil {
				return nil, err
			}
			return nil, valueError(s + " is not in list")
		}
		return py.Int(b.start + i), nil
	})
	c.def("count 1 1", func(a *args) (py.Value, error) {
		n := 0
		for _, item := range itemsOf(a.self) {
			same, err := a.in.same(item, a.pos[0])
			if err == nil {
				err = a.in.work(1)
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
