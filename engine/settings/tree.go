package settings

import (
	"strings"

	"locmem/engine/py"
	"locmem/engine/syntax"
)

// tree finds the places of a text that made its values.
type tree struct {
	*text
	body     []syntax.Stmt
	ends     map[syntax.Expr]int
	assigned []assignment // in the order of the text
	byName   map[string][]int
	places   map[string]*pair // what CACHES["a"]["b"] = ... assigns, by path
	imports  map[string]span  // the statements that import, by module
	bare     *syntax.Dict     // a dict that stands alone
	stars    []string         // modules of which all names are imported
	within   assignment       // CACHES in the body of a class, whose name is that of the class
}

// assignment is NAME = value, outside functions and classes; value may be nil.
type assignment struct {
	name    string
	at      span
	value   syntax.Expr
	inBlock bool
}

// node is a place that has a value: an expression, or a word of the text. path
// leads to it from CACHES.
type node struct {
	span
	expr syntax.Expr
	path string
}

// pair is a key and its value.
type pair struct{ key, value *node }

// read makes the tree; a text that is not Python gets the one note that says so.
func (s *Settings) read() bool {
	s.tree = &tree{text: newText(s.src), byName: map[string][]int{}, places: map[string]*pair{}, imports: map[string]span{}}
	body, ends, err := syntax.ParseEnds(s.src)
	if err != nil {
		s.notes = []Diagnostic{s.grammar(err)}
		return false
	}
	s.body, s.ends = body, ends
	s.gather(body, false)
	if len(s.byName["CACHES"]) == 0 {
		for _, st := range body {
			if e, ok := st.(*syntax.ExprStmt); ok {
				s.bare, _ = e.X.(*syntax.Dict)
			}
		}
	}
	return true
}

// gather finds the assignments.
func (t *tree) gather(body []syntax.Stmt, inBlock bool) {
	for _, st := range body {
		switch st := st.(type) {
		case *syntax.Assign:
			for _, target := range st.Targets {
				t.target(target, st.Value, inBlock)
			}
		case *syntax.AnnAssign:
			if st.Value != nil {
				t.target(st.Target, st.Value, inBlock)
			}
		case *syntax.AugAssign:
			t.target(st.Target, nil, inBlock)
		case *syntax.Import:
			t.imports[st.Module] = t.wordAt(st.Pos)
			name, _, _ := strings.Cut(st.Module, ".")
			t.named(max(st.As, name), st.Pos, nil, inBlock)
		case *syntax.ImportFrom:
			t.imports[strings.Repeat(".", st.Level)+st.Module] = t.wordAt(st.Pos)
			for _, n := range st.Names {
				if n.Name == "*" {
					t.stars = append(t.stars, strings.Repeat(".", st.Level)+st.Module)
				}
				t.named(max(n.As, n.Name), n.At, nil, inBlock)
			}
		case *syntax.FunctionDef:
			t.named(st.Name, st.Pos, nil, inBlock)
		case *syntax.ClassDef:
			t.named(st.Name, st.Pos, nil, inBlock)
			for _, inner := range st.Body {
				if a, ok := inner.(*syntax.Assign); ok {
					if n, ok := a.Targets[0].(*syntax.Name); ok && n.ID == "CACHES" {
						t.within = assignment{name: st.Name, at: t.wordAt(n.Pos)}
					}
				}
			}
		default:
			for _, inner := range blocksOf(st) {
				t.gather(inner, true)
			}
		}
	}
}

// blocksOf are the blocks of a statement that has some.
func blocksOf(st syntax.Stmt) [][]syntax.Stmt {
	switch st := st.(type) {
	case *syntax.If:
		return [][]syntax.Stmt{st.Yes, st.No}
	case *syntax.While:
		return [][]syntax.Stmt{st.Body, st.After}
	case *syntax.For:
		return [][]syntax.Stmt{st.Body, st.After}
	case *syntax.With:
		return [][]syntax.Stmt{st.Body}
	case *syntax.Try:
		blocks := [][]syntax.Stmt{st.Body}
		for _, h := range st.Handlers {
			blocks = append(blocks, h.Body)
		}
		return append(blocks, st.After, st.Final)
	case *syntax.Match:
		var blocks [][]syntax.Stmt
		for _, c := range st.Cases {
			blocks = append(blocks, c.Body)
		}
		return blocks
	}
	return nil
}

// target keeps what an assignment sets.
func (t *tree) target(target, value syntax.Expr, inBlock bool) {
	switch x := target.(type) {
	case *syntax.Name:
		t.named(x.ID, x.Pos, value, inBlock)
	case *syntax.Sequence:
		for _, item := range x.Items {
			t.target(item, nil, inBlock)
		}
	case *syntax.Starred:
		t.target(x.X, nil, inBlock)
	case *syntax.Subscript:
		if path, ok := pathOf(x); ok && value != nil {
			at := t.node(x.Index, path)
			t.places[path] = &pair{at, t.node(value, path)}
		}
	}
}

func (t *tree) named(name string, at syntax.Pos, value syntax.Expr, inBlock bool) {
	start := int(at.Offset)
	t.byName[name] = append(t.byName[name], len(t.assigned))
	t.assigned = append(t.assigned, assignment{name, span{start, start + len(name)}, value, inBlock})
}

// pathOf is the path of CACHES["a"]["b"].
func pathOf(x *syntax.Subscript) (string, bool) {
	c, ok := x.Index.(*syntax.Constant)
	if !ok {
		return "", false
	}
	switch inner := x.X.(type) {
	case *syntax.Name:
		return step("", c.Value), inner.ID == "CACHES"
	case *syntax.Subscript:
		path, ok := pathOf(inner)
		return step(path, c.Value), ok
	}
	return "", false
}

func step(path string, key py.Value) string { return path + "\x00" + brief(py.Repr(key)) }

// node is the place of an expression.
func (t *tree) node(x syntax.Expr, path string) *node {
	start := int(x.Place().Offset)
	end, ok := t.ends[x]
	if !ok {
		end = syntax.WordEnd(t.src, start)
	}
	return &node{span{start, end}, x, path}
}

// wordAt is the word at a place.
func (t *text) wordAt(at syntax.Pos) span {
	return span{int(at.Offset), syntax.WordEnd(t.src, int(at.Offset))}
}

// display is the dict display that made a value, as far as the text shows: the
// expression itself, or the assignment to the name that it is.
func (t *tree) display(x syntax.Expr, v py.Value) syntax.Expr {
	if n, ok := x.(*syntax.Name); ok {
		list := t.byName[n.ID]
		for i := len(list) - 1; i >= 0; i-- {
			if value := t.assigned[list[i]].value; value != nil && fits(value, v) {
				return value
			}
		}
	}
	return x
}

// fits tells whether an expression may have made a value: a display has only
// keys and values that are there.
func fits(x syntax.Expr, v py.Value) bool {
	switch x := x.(type) {
	case *syntax.Constant:
		return py.Equal(x.Value, v)
	case *syntax.Dict:
		d, ok := v.(*py.Dict)
		if !ok {
			return false
		}
		for i, key := range x.Keys {
			c, ok := key.(*syntax.Constant)
			if !ok {
				continue
			}
			if inner, there, _ := d.Get(c.Value); !there || !fits(x.Values[i], inner) {
				return false
			}
		}
	}
	return true
}

// pairs are the places of a dict's keys and values, and otherwise, where those
// stand that have none of their own.
func (t *tree) pairs(n *node, v *py.Dict) (known *py.Dict, list []pair, otherwise *node) {
	known, otherwise = &py.Dict{}, n
	add := func(key py.Value, p pair) {
		if known.Set(key, py.Int(len(list))) == nil {
			list = append(list, p)
		}
	}
	switch x := t.display(n.expr, v).(type) {
	case *syntax.Dict:
		for i, key := range x.Keys {
			switch key := key.(type) {
			case nil:
				otherwise = t.node(x.Values[i], n.path)
			case *syntax.Constant:
				path := step(n.path, key.Value)
				add(key.Value, pair{t.node(key, path), t.node(x.Values[i], path)})
			}
		}
	case *syntax.Call:
		if name, ok := x.Func.(*syntax.Name); !ok || name.ID != "dict" {
			break
		}
		for _, a := range x.Args {
			if a.Name == "" {
				continue
			}
			key, start := py.Str(a.Name), int(a.At.Offset)
			path := step(n.path, key)
			add(key, pair{&node{span{start, start + len(a.Name)}, nil, path}, t.node(a.Value, path)})
		}
	}
	for k := range v.All() {
		if p := t.places[step(n.path, k)]; p != nil {
			add(k, *p)
		}
	}
	return known, list, otherwise
}

// entry is a setting: its key and value, and the places that say so.
type entry struct {
	key, value py.Value
	keyNode    *node
	valueNode  *node
}

// table is a dict with its places.
type table struct {
	entries []entry
	index   *py.Dict // key to place in entries
}

// table reads a dict that a place has.
func (t *tree) table(v py.Value, n *node) *table {
	made := &table{index: &py.Dict{}}
	d, ok := v.(*py.Dict)
	if !ok {
		return made
	}
	known, list, otherwise := t.pairs(n, d)
	for k, v := range d.All() {
		p := pair{otherwise, otherwise}
		if at, ok, _ := known.Get(k); ok {
			p = list[at.(py.Int)]
		}
		_ = made.index.Set(k, py.Int(len(made.entries))) // it is a key already
		made.entries = append(made.entries, entry{k, v, p.key, p.value})
	}
	return made
}

// get is the entry of a text key, or nil.
func (t *table) get(key string) *entry {
	if at, ok := t.index.GetStr(key); ok {
		return &t.entries[at.(py.Int)]
	}
	return nil
}
