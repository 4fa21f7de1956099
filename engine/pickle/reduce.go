package pickle

import "locmem/engine/py"

// Reduced is what an object is pickled as: the parts of Python's __reduce_ex__.
//
// An object without Of is a class or function, named Module and Name. Any other
// is made of the class Of by its __new__, or by a call of Of, with Args; it then
// gets list items, dict pairs and a state, as far as there are any.
type Reduced struct {
	Module, Name string
	Of           py.Value
	Call         bool
	Args         []py.Value
	Items        []py.Value
	Pairs        []py.Value // key, value, key, value ...
	State        py.Value   // nil: none
}

// Reducer is what the Host of a [py.Object] implements if the object can be
// pickled. nil without an error: it cannot, and its Refusal says why.
type Reducer interface{ Reduce() (*Reduced, error) }

// Read is the Host of each object that was read from a pickle and is of no
// class that this package knows. Its parts are as the pickle has them: whoever
// knows the class makes the object of them. Written again, it gives the same
// bytes.
type Read struct{ Reduced }

// Reduce gives the parts.
func (r *Read) Reduce() (*Reduced, error) { return &r.Reduced, nil }

// readObject is the object of parts that were read.
func readObject(r Reduced) *py.Object {
	if r.Of == nil {
		return &py.Object{Name: "type", Text: "<class '" + r.Module + "." + r.Name + "'>", Host: &Read{r}}
	}
	of := r.Of.(*py.Object).Host.(*Read)
	return &py.Object{Name: of.Name, Text: "<" + of.Module + "." + of.Name + " object>", Host: &Read{r}}
}

// saveObject writes an object, or a reference to the same one before it.
func (e *encoder) saveObject(o *py.Object) error {
	if id, ok := e.memo.object(o); ok {
		e.recall(id)
		return nil
	}
	h, ok := o.Host.(Reducer)
	if !ok {
		return refusal(o)
	}
	r, err := h.Reduce()
	if err != nil {
		return err
	}
	if r == nil {
		return refusal(o)
	}
	if e.depth += 2; e.depth > maxDepth {
		return errTooDeep
	}
	defer func() { e.depth -= 2 }()
	if r.Of == nil {
		e.saveText(r.Module, opShortUnicode, opBinUnicode)
		e.boundary()
		e.saveText(r.Name, opShortUnicode, opBinUnicode)
		e.write(opStackGlobal)
		e.memoize(o)
		return nil
	}
	return e.saveParts(o, r)
}

// saveParts writes what an object is made of.
func (e *encoder) saveParts(o *py.Object, r *Reduced) error {
	for _, part := range []py.Value{r.Of, &py.Tuple{Items: r.Args}} {
		if err := e.save(part); err != nil {
			return err
		}
	}
	if r.Call {
		e.write(opReduce)
	} else {
		e.write(opNewObj)
	}
	if id, ok := e.memo.object(o); ok { // its arguments contain it
		e.write(opPop)
		e.recall(id)
	} else {
		e.memoize(o)
	}
	if len(r.Items) > 0 {
		if err := e.listItems(r.Items); err != nil {
			return err
		}
	}
	if len(r.Pairs) > 0 {
		if err := e.dictItems(r.Pairs); err != nil {
			return err
		}
	}
	if r.State == nil {
		return nil
	}
	err := e.save(r.State)
	e.write(opBuild)
	return err
}

// fillRead adds items to an object that was read.
func fillRead(r *Read, op byte, items []py.Value) error {
	switch {
	case op == opAppends:
		r.Items = append(r.Items, items...)
	case op == opSetItems && len(items)%2 == 0:
		r.Pairs = append(r.Pairs, items...)
	default:
		return unpicklingError("cannot add items to a " + r.Name)
	}
	return nil
}

// parts are all values of an object that was read.
func (r *Read) parts(look func(py.Value) bool) {
	for _, list := range [][]py.Value{r.Args, r.Items, r.Pairs, {r.State}} {
		for _, v := range list {
			if v != nil && !look(v) {
				return
			}
		}
	}
}
