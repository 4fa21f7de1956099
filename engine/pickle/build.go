package pickle

import "locmem/engine/py"

// container carries out the opcodes that make and fill containers.
func (d *decoder) container(op byte) error {
	switch op {
	case opEmptySet:
		d.made(&py.Set{})
	case opEmptyTuple:
		d.made(&py.Tuple{})
	case opTuple1, opTuple2, opTuple3:
		return d.shortTuple(int(op) - opTuple1 + 1)
	case opAppend:
		return d.fillOne(1)
	case opSetItem:
		return d.fillOne(2)
	case opTuple, opFrozenSet:
		items, err := d.cut()
		if err != nil {
			return err
		}
		frozen, err := d.freeze(op, items)
		if err == nil {
			d.made(frozen)
		}
		return err
	case opAddItems:
		items, err := d.cut()
		if err != nil {
			return err
		}
		return d.fill(op, items)
	default:
		return unpicklingError("invalid load key, '" + loadKey(op) + "'.")
	}
	return nil
}

func loadKey(op byte) string {
	if op >= ' ' && op < 0x7f {
		return string(rune(op))
	}
	const hex = "0123456789abcdef"
	return `\x` + hex[op>>4:op>>4+1] + hex[op&15:op&15+1]
}

func (d *decoder) made(v py.Value) {
	d.containers++
	d.push(v)
}

func (d *decoder) shortTuple(n int) error {
	from := d.stack.n - n
	if from < d.floor() {
		return errUnderflow
	}
	t := &py.Tuple{Items: d.slab.copy(d.stack.all[from:d.stack.n], d.left())}
	d.stack.n = from
	d.made(t)
	return nil
}

func (d *decoder) freeze(op byte, items []py.Value) (py.Value, error) {
	if op == opTuple {
		return &py.Tuple{Items: d.slab.copy(items, d.left())}, nil
	}
	return py.NewFrozenSet(items...)
}

// fillOne is APPEND (n 1) and SETITEM (n 2): fill without a mark.
func (d *decoder) fillOne(n int) error {
	from := d.stack.n - n
	if from < d.floor() {
		return errUnderflow
	}
	items := d.stack.all[from:d.stack.n]
	d.stack.n = from
	op := byte(opAppends)
	if n == 2 {
		op = opSetItems
	}
	return d.fill(op, items)
}

// fill adds items to the container on top of the stack. items is the stack's
// own memory, so it is copied.
func (d *decoder) fill(op byte, items []py.Value) error {
	if d.stack.n == d.floor() {
		return errUnderflow
	}
	top := d.stack.all[d.stack.n-1]
	switch c := top.(type) {
	case *py.List:
		if op != opAppends {
			break
		}
		if c.Items == nil {
			c.Items = d.slab.copy(items, d.left())
		} else {
			c.Items = append(c.Items, items...)
		}
		return nil
	case *py.Dict:
		if op != opSetItems {
			break
		}
		if len(items)%2 != 0 {
			return unpicklingError("odd number of items for SETITEMS")
		}
		return c.Adopt(d.slab.copy(items, d.left()))
	case *py.Set:
		if op != opAddItems {
			break
		}
		for _, item := range items {
			if err := c.Add(item); err != nil {
				return err
			}
		}
		return nil
	case *py.Object:
		if r, ok := c.Host.(*Read); ok && r.Of != nil {
			return fillRead(r, op, items)
		}
	}
	return unpicklingError("cannot add items to a " + top.Type())
}
