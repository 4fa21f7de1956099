package pickle

import (
	"iter"

	"locmem/engine/py"
)

var errTooDeep = &py.Error{Type: "RecursionError", Message: "maximum recursion depth exceeded while pickling an object"}

// saveContainer writes a list, dict, tuple, set or frozenset, or a reference to
// the same one before it.
func (e *encoder) saveContainer(v py.Value) error {
	if id, ok := e.memo.object(v); ok {
		e.recall(id)
		return nil
	}
	cost := 1
	switch v.(type) {
	case *py.List, *py.Dict:
		cost = 2 // CPython counts the batch function too
	}
	if e.depth += cost; e.depth > maxDepth {
		return errTooDeep
	}
	var err error
	switch v := v.(type) {
	case *py.List:
		err = e.saveList(v)
	case *py.Dict:
		err = e.saveDict(v)
	case *py.Tuple:
		err = e.saveTuple(v)
	case *py.Set:
		err = e.saveSet(v)
	case *py.FrozenSet:
		err = e.saveFrozenSet(v)
	}
	e.depth -= cost
	return err
}

func (e *encoder) saveList(l *py.List) error {
	e.out = append(e.out, opEmptyList)
	e.memoize(l)
	return e.listItems(l.Items)
}

// listItems adds items to the list, or the like, that was written last.
func (e *encoder) listItems(items []py.Value) error {
	if len(items) == 1 {
		if err := e.save(items[0]); err != nil {
			return err
		}
		e.write(opAppend)
		return nil
	}
	for at := 0; at < len(items); at += batchSize {
		e.write(opMark)
		if err := e.items(items[at:min(at+batchSize, len(items))]); err != nil {
			return err
		}
		e.write(opAppends)
	}
	return nil
}

func (e *encoder) saveDict(d *py.Dict) error {
	e.out = append(e.out, opEmptyDict)
	e.memoize(d)
	return e.dictItems(d.Flat())
}

// dictItems adds pairs to the dict, or the like, that was written last.
func (e *encoder) dictItems(flat []py.Value) error {
	if len(flat) == 0 {
		return nil
	}
	if len(flat) == 2 {
		if err := e.items(flat); err != nil {
			return err
		}
		e.write(opSetItem)
		return nil
	}
	for {
		e.write(opMark)
		n := min(2*batchSize, len(flat))
		if err := e.items(flat[:n]); err != nil {
			return err
		}
		e.write(opSetItems)
		if n < 2*batchSize { // a full batch is always followed by another, if empty
			return nil
		}
		flat = flat[n:]
	}
}

func (e *encoder) saveTuple(t *py.Tuple) error {
	n := len(t.Items)
	if n == 0 {
		e.out = append(e.out, opEmptyTuple)
		return nil
	}
	if n > 3 {
		e.write(opMark)
	}
	if err := e.items(t.Items); err != nil {
		return err
	}
	if id, ok := e.memo.object(t); ok { // one of its items contains it
		if n > 3 {
			e.write(opPopMark)
		} else {
			for range n {
				e.write(opPop)
			}
		}
		e.recall(id)
		return nil
	}
	e.write([...]byte{opTuple1, opTuple2, opTuple3, opTuple}[min(n, 4)-1])
	e.memoize(t)
	return nil
}

func (e *encoder) saveSet(s *py.Set) error {
	e.out = append(e.out, opEmptySet)
	e.memoize(s)
	if s.Len() == 0 {
		return nil
	}
	e.write(opMark)
	if err := e.saveItems(s.All(), true); err != nil {
		return err
	}
	e.write(opAddItems)
	return nil
}

func (e *encoder) saveFrozenSet(s *py.FrozenSet) error {
	e.write(opMark)
	if err := e.saveItems(s.All(), false); err != nil {
		return err
	}
	if id, ok := e.memo.object(s); ok { // one of its items contains it
		e.write(opPopMark)
		e.recall(id)
		return nil
	}
	e.write(opFrozenSet)
	e.memoize(s)
	return nil
}

// saveItems writes the items of a set, in batches or not.
func (e *encoder) saveItems(items iter.Seq[py.Value], batches bool) error {
	written := 0
	for item := range items {
		if err := e.save(item); err != nil {
			return err
		}
		if written++; batches && written%batchSize == 0 {
			e.out = append(e.out, opAddItems, opMark)
		}
	}
	return nil
}
