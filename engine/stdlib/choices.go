package stdlib

import (
	"locmem/engine/py"
	"locmem/engine/script"
)

// itertools.product, permutations and combinations.

func multiplying(a *script.Args) (next, error) {
	times := 1
	for _, k := range a.Kw {
		if k.Name != "repeat" {
			return nil, script.TypeError("product() got an unexpected keyword argument '" + k.Name + "'")
		}
		n, err := script.Integer(k.Value)
		if err != nil {
			return nil, err
		}
		if n < 0 {
			return nil, script.ValueError("repeat argument cannot be negative")
		}
		times = n
	}
	var pools [][]py.Value
	empty := false
	for _, v := range a.Pos {
		items, err := a.In.Collect(v)
		if err != nil {
			return nil, err
		}
		pools = append(pools, items)
		empty = empty || len(items) == 0
	}
	if len(pools) == 0 {
		times = 0
	}
	if err := a.In.Fits(times, 16); err != nil { // before it is multiplied
		return nil, err
	}
	if err := a.In.Fits(len(pools)*times, 16); err != nil {
		return nil, err
	}
	n := len(pools) * times
	at := make([]int, n)
	ended := empty && times > 0
	return func(in *script.Interp) (py.Value, bool, error) {
		if ended {
			return nil, false, nil
		}
		items := make([]py.Value, n)
		for i, k := range at {
			items[i] = pools[i%len(pools)][k]
		}
		ended = true
		for i := n - 1; i >= 0; i-- {
			if at[i]++; at[i] < len(pools[i%len(pools)]) {
				ended = false
				break
			}
			at[i] = 0
		}
		return tuple(items...), true, in.Work(n)
	}, nil
}

// arranging yields the choices of r items: step moves the places to the next
// choice among n, or returns false.
func arranging(a *script.Args, step func(at []int, n int) bool) (next, error) {
	pool, err := a.In.Collect(a.Pos[0])
	if err != nil {
		return nil, err
	}
	n, r := len(pool), len(pool)
	if v := a.Get(1, py.None); v != py.None {
		if r, err = script.Integer(v); err != nil {
			return nil, err
		}
		if r < 0 {
			return nil, script.ValueError("r must be non-negative")
		}
	}
	if err := a.In.Fits(r, 16); err != nil {
		return nil, err
	}
	at := make([]int, r)
	again := step(nil, 0)
	for i := range at {
		if !again {
			at[i] = i
		}
	}
	ended := r > n && !again || n == 0 && r > 0
	cost := r + 1 + n/8 // permutations look for what is free
	return func(in *script.Interp) (py.Value, bool, error) {
		if ended {
			return nil, false, nil
		}
		items := make([]py.Value, r)
		for i, k := range at {
			items[i] = pool[k]
		}
		ended = !step(at, n)
		return tuple(items...), true, in.Work(cost)
	}, nil
}

func combined(at []int, n int) bool {
	for i := len(at) - 1; i >= 0; i-- {
		if at[i] < n-len(at)+i {
			at[i]++
			for j := i + 1; j < len(at); j++ {
				at[j] = at[j-1] + 1
			}
			return true
		}
	}
	return false
}

// combinedAgain is for combinations_with_replacement; at nil asks whether the
// first choice repeats an item.
func combinedAgain(at []int, n int) bool {
	if at == nil {
		return true
	}
	for i := len(at) - 1; i >= 0; i-- {
		if at[i] < n-1 {
			k := at[i] + 1
			for j := i; j < len(at); j++ {
				at[j] = k
			}
			return true
		}
	}
	return false
}

func permuted(at []int, n int) bool {
	used := make([]bool, n)
	for _, k := range at {
		used[k] = true
	}
	for i := len(at) - 1; i >= 0; i-- {
		used[at[i]] = false
		for k := at[i] + 1; k < n; k++ {
			if used[k] {
				continue
			}
			at[i], used[k] = k, true
			free := 0
			for j := i + 1; j < len(at); j++ {
				for used[free] {
					free++
				}
				at[j], used[free] = free, true
			}
			return true
		}
	}
	return false
}
