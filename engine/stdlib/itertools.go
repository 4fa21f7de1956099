package stdlib

import (
	"locmem/engine/py"
	"locmem/engine/script"
)

func init() { native["itertools"] = itertools }

// chainClass is itertools.chain, whose from_iterable is called on the class.
var chainClass = sharedClass(func() *script.Class {
	c := script.NewClass("chain", "itertools", nil)
	c.Construct("chain 0 *", func(a *script.Args) (py.Value, error) {
		return chained(a.In, &py.Tuple{Items: a.Pos})
	})
	c.Static("from_iterable 1 1", func(a *script.Args) (py.Value, error) { return chained(a.In, a.Pos[0]) })
	return c
})

func itertools(*script.Interp) map[string]py.Value {
	iter := func(spec string, make func(a *script.Args) (next, error)) py.Value {
		return script.Func(spec, func(a *script.Args) (py.Value, error) {
			n, err := make(a)
			if err != nil {
				return nil, err
			}
			name := spec
			for i := range spec {
				if spec[i] == ' ' {
					name = spec[:i]
					break
				}
			}
			return script.NewIterator(a.In, "itertools."+name, n), nil
		})
	}
	names := script.Funcs(
		iter("count 0 2 start step", counting),
		iter("cycle 1 1", cycling),
		iter("repeat 1 2 object times", repeating),
		iter("accumulate 1 3 iterable func initial", accumulating),
		iter("compress 2 2 data selectors", compressing),
		iter("dropwhile 2 2", func(a *script.Args) (next, error) { return dropping(a) }),
		iter("takewhile 2 2", taking),
		iter("filterfalse 2 2", filtering),
		iter("groupby 1 2 iterable key", grouping),
		iter("islice 2 4", slicing),
		iter("pairwise 1 1", pairing),
		iter("starmap 2 2", starring),
		iter("zip_longest 0 *", zipping),
		iter("product 0 *", multiplying),
		iter("permutations 1 2 iterable r", func(a *script.Args) (next, error) { return arranging(a, permuted) }),
		iter("combinations 2 2 iterable r", func(a *script.Args) (next, error) { return arranging(a, combined) }),
		iter("combinations_with_replacement 2 2 iterable r", func(a *script.Args) (next, error) { return arranging(a, combinedAgain) }),
		script.Func("tee 1 2", teeing))
	names["chain"] = chainClass().Value()
	return names
}

func chained(in *script.Interp, v py.Value) (py.Value, error) {
	outer, err := in.Iterate(v)
	if err != nil {
		return nil, err
	}
	var inner script.Iterator
	return script.NewIterator(in, "itertools.chain", next(func(in *script.Interp) (py.Value, bool, error) {
		for {
			if inner != nil {
				if v, ok, err := inner.Next(in); ok || err != nil {
					return v, ok, err
				}
			}
			v, ok, err := outer.Next(in)
			if err == nil {
				err = in.Work(1)
			}
			if err != nil || !ok {
				inner = nil
				return nil, false, err
			}
			if inner, err = in.Iterate(v); err != nil {
				return nil, false, err
			}
		}
	})), nil
}

func counting(a *script.Args) (next, error) {
	at, step := a.Get(0, py.Int(0)), a.Get(1, py.Int(1))
	for _, v := range []py.Value{at, step} {
		switch v.(type) {
		case py.Int, py.Bool, *py.BigInt, py.Float, *py.Decimal, py.Complex:
		default:
			return nil, script.TypeError("a number is required")
		}
	}
	return func(in *script.Interp) (py.Value, bool, error) {
		v := at
		var err error
		at, err = in.Binary("+", at, step)
		return v, err == nil, err
	}, nil
}

func cycling(a *script.Args) (next, error) {
	it, err := a.In.Iterate(a.Pos[0])
	var saved []py.Value
	at, full := 0, false
	return func(in *script.Interp) (py.Value, bool, error) {
		if !full {
			v, ok, err := it.Next(in)
			if err != nil {
				return nil, false, err
			}
			if ok {
				saved = append(saved, v)
				return v, true, nil
			}
			full = true
		}
		if len(saved) == 0 {
			return nil, false, nil
		}
		at++
		return saved[(at-1)%len(saved)], true, nil
	}, err
}

func repeating(a *script.Args) (next, error) {
	left := -1
	if a.Has(1) {
		n, err := script.Integer(a.Pos[1])
		if err != nil {
			return nil, err
		}
		left = max(n, 0)
	}
	return func(*script.Interp) (py.Value, bool, error) {
		if left == 0 {
			return nil, false, nil
		}
		left--
		left = max(left, -1)
		return a.Pos[0], true, nil
	}, nil
}

func accumulating(a *script.Args) (next, error) {
	it, err := a.In.Iterate(a.Pos[0])
	total, started := a.Get(2, py.None), false
	fn := a.Get(1, py.None)
	return func(in *script.Interp) (py.Value, bool, error) {
		if !started && total != py.None {
			started = true
			return total, true, nil
		}
		v, ok, err := it.Next(in)
		if err != nil || !ok {
			return nil, false, err
		}
		switch {
		case !started:
			started, total = true, v
			return v, true, nil
		case fn == py.None:
			total, err = in.Binary("+", total, v)
		default:
			total, err = in.Call(fn, total, v)
		}
		return total, err == nil, err
	}, err
}

func compressing(a *script.Args) (next, error) {
	items, err := a.In.Iterate(a.Pos[0])
	if err != nil {
		return nil, err
	}
	selectors, err := a.In.Iterate(a.Pos[1])
	return func(in *script.Interp) (py.Value, bool, error) {
		for {
			v, ok, err := items.Next(in)
			if err != nil || !ok {
				return nil, false, err
			}
			s, ok, err := selectors.Next(in)
			if err != nil || !ok {
				return nil, false, err
			}
			if yes, err := in.Truth(s); yes || err != nil {
				return v, err == nil, err
			}
			if err := in.Work(1); err != nil {
				return nil, false, err
			}
		}
	}, err
}

// holds is bool(fn(v)); a fn of None is bool(v).
func holds(in *script.Interp, fn, v py.Value) (bool, error) {
	if fn == py.None {
		if err := in.Work(1); err != nil {
			return false, err
		}
		return in.Truth(v)
	}
	r, err := in.Call(fn, v)
	if err != nil {
		return false, err
	}
	return in.Truth(r)
}

func dropping(a *script.Args) (next, error) {
	it, err := a.In.Iterate(a.Pos[1])
	started := false
	return func(in *script.Interp) (py.Value, bool, error) {
		for {
			v, ok, err := it.Next(in)
			if err != nil || !ok || started {
				return v, ok, err
			}
			yes, err := holds(in, a.Pos[0], v)
			if err != nil {
				return nil, false, err
			}
			if !yes {
				started = true
				return v, true, nil
			}
		}
	}, err
}

func taking(a *script.Args) (next, error) {
	it, err := a.In.Iterate(a.Pos[1])
	ended := false
	return func(in *script.Interp) (py.Value, bool, error) {
		if ended {
			return nil, false, nil
		}
		v, ok, err := it.Next(in)
		if err != nil || !ok {
			return nil, false, err
		}
		yes, err := holds(in, a.Pos[0], v)
		ended = !yes
		return v, yes, err
	}, err
}

func filtering(a *script.Args) (next, error) {
	it, err := a.In.Iterate(a.Pos[1])
	return func(in *script.Interp) (py.Value, bool, error) {
		for {
			v, ok, err := it.Next(in)
			if err != nil || !ok {
				return nil, false, err
			}
			if yes, err := holds(in, a.Pos[0], v); !yes || err != nil {
				return v, err == nil, err
			}
		}
	}, err
}

func grouping(a *script.Args) (next, error) {
	it, err := a.In.Iterate(a.Pos[0])
	if err != nil {
		return nil, err
	}
	fn := a.Get(1, py.None)
	var item, key, target py.Value
	ended := false
	advance := func(in *script.Interp) (bool, error) {
		v, ok, err := it.Next(in)
		if err != nil || !ok {
			ended = true
			return false, err
		}
		k := v
		if fn != py.None {
			if k, err = in.Call(fn, v); err != nil {
				return false, err
			}
		}
		item, key = v, k
		return true, in.Work(1)
	}
	return func(in *script.Interp) (py.Value, bool, error) {
		for !ended {
			same := false
			if key != nil && target != nil {
				if same, err = in.Equals(key, target); err != nil {
					return nil, false, err
				}
			}
			if key != nil && !same {
				break
			}
			if ok, err := advance(in); !ok || err != nil {
				return nil, false, err
			}
		}
		if ended {
			return nil, false, nil
		}
		target = key
		mine, done := key, false
		group := next(func(in *script.Interp) (py.Value, bool, error) {
			if done || ended || target != mine {
				return nil, false, nil
			}
			if same, err := in.Equals(key, mine); !same || err != nil {
				done = true
				return nil, false, err
			}
			v := item
			if _, err := advance(in); err != nil {
				return nil, false, err
			}
			return v, true, nil
		})
		return tuple(key, script.NewIterator(in, "itertools._grouper", group)), true, nil
	}, nil
}

func slicing(a *script.Args) (next, error) {
	it, err := a.In.Iterate(a.Pos[0])
	if err != nil {
		return nil, err
	}
	bounds := []int{0, -1, 1}
	given := []py.Value{py.None, a.Pos[1], py.None}
	if a.Has(2) {
		given = []py.Value{a.Pos[1], a.Pos[2], a.Get(3, py.None)}
	}
	for i, v := range given {
		if v == py.None {
			continue
		}
		n, err := script.Integer(v)
		if err != nil || n < 0 || i == 2 && n == 0 {
			switch {
			case i == 2:
				return nil, script.ValueError("Step for islice() must be a positive integer or None.")
			case i == 1 && !a.Has(2):
				return nil, script.ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
			}
			return nil, script.ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		}
		bounds[i] = n
	}
	at, want := 0, bounds[0]
	return func(in *script.Interp) (py.Value, bool, error) {
		for bounds[1] < 0 || want < bounds[1] {
			v, ok, err := it.Next(in)
			if err == nil {
				err = in.Work(1)
			}
			if err != nil || !ok {
				bounds[1] = 0
				return nil, false, err
			}
			at++
			if at-1 == want {
				want += bounds[2]
				return v, true, nil
			}
		}
		for at < bounds[1] && at < want && bounds[1] >= 0 { // what CPython reads up to stop
			if _, ok, err := it.Next(in); err != nil || !ok {
				break
			}
			if err := in.Work(1); err != nil {
				return nil, false, err
			}
			at++
		}
		return nil, false, nil
	}, nil
}

func pairing(a *script.Args) (next, error) {
	it, err := a.In.Iterate(a.Pos[0])
	var old py.Value
	return func(in *script.Interp) (py.Value, bool, error) {
		if old == nil {
			v, ok, err := it.Next(in)
			if err != nil || !ok {
				return nil, false, err
			}
			old = v
		}
		v, ok, err := it.Next(in)
		if err != nil || !ok {
			return nil, false, err
		}
		pair := tuple(old, v)
		old = v
		return pair, true, nil
	}, err
}

func starring(a *script.Args) (next, error) {
	it, err := a.In.Iterate(a.Pos[1])
	return func(in *script.Interp) (py.Value, bool, error) {
		v, ok, err := it.Next(in)
		if err != nil || !ok {
			return nil, false, err
		}
		args, err := in.Collect(v)
		if err == nil {
			v, err = in.Call(a.Pos[0], args...)
		}
		return v, err == nil, err
	}, err
}

func zipping(a *script.Args) (next, error) {
	fill := py.Value(py.None)
	for _, k := range a.Kw {
		if k.Name != "fillvalue" {
			return nil, script.TypeError("zip_longest() got an unexpected keyword argument")
		}
		fill = k.Value
	}
	var its []script.Iterator
	for _, v := range a.Pos {
		it, err := a.In.Iterate(v)
		if err != nil {
			return nil, err
		}
		its = append(its, it)
	}
	return func(in *script.Interp) (py.Value, bool, error) {
		items, any := make([]py.Value, len(its)), false
		for i, it := range its {
			items[i] = fill
			if it == nil {
				continue
			}
			v, ok, err := it.Next(in)
			if err != nil {
				return nil, false, err
			}
			if !ok {
				its[i] = nil
				continue
			}
			items[i], any = v, true
		}
		return tuple(items...), any, in.Work(len(its))
	}, nil
}

func teeing(a *script.Args) (py.Value, error) {
	n, err := script.Integer(a.Get(1, py.Int(2)))
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, script.ValueError("n must be >= 0")
	}
	if err := a.In.Fits(n, 64); err != nil {
		return nil, err
	}
	it, err := a.In.Iterate(a.Pos[0])
	if err != nil {
		return nil, err
	}
	var read []py.Value
	items := make([]py.Value, n)
	for i := range items {
		at := 0
		items[i] = script.NewIterator(a.In, "itertools._tee", next(func(in *script.Interp) (py.Value, bool, error) {
			if at == len(read) {
				v, ok, err := it.Next(in)
				if err != nil || !ok {
					return nil, false, err
				}
				read = append(read, v)
			}
			at++
			return read[at-1], true, nil
		}))
	}
	return tuple(items...), nil
}
