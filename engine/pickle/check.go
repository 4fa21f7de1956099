package pickle

import "locmem/engine/py"

// readDepth is the number of values within each other that are read: more than
// is ever written, and few enough to walk through.
const readDepth = maxDepth + 10

var errDepth = &py.Error{Type: "RecursionError", Message: "maximum recursion depth exceeded while unpickling an object"}

// check refuses a result that is nested too deep to be walked through, or that
// holds what is no value. Most results cannot be either and cost nothing here.
func (d *decoder) check(v py.Value) error {
	if d.containers <= readDepth && !d.library {
		return nil
	}
	c := checker{}
	if d.recalled {
		c.heights = map[py.Value]int{}
	}
	_, err := c.height(v, 0)
	return err
}

type checker struct {
	// heights are those of the containers seen so far, 0 for those being looked
	// at; nil if no container can be seen twice.
	heights map[py.Value]int
}

// height is the number of containers within each other in v, which itself lies
// in depth others.
func (c *checker) height(v py.Value, depth int) (int, error) {
	switch v.(type) {
	case *py.List, *py.Dict, *py.Tuple, *py.Set, *py.FrozenSet, *py.Object:
	case zone, *newUUID, classRef:
		return 0, unpicklingError("a " + v.Type() + " is no value")
	default:
		return 0, nil
	}
	if c.heights != nil {
		if h, ok := c.heights[v]; ok {
			if depth+h > readDepth {
				return 0, errDepth
			}
			return h, nil
		}
		c.heights[v] = 0
	}
	if depth >= readDepth {
		return 0, errDepth
	}
	most, err := c.items(v, depth+1)
	if c.heights != nil {
		c.heights[v] = most + 1
	}
	return most + 1, err
}

// items is the greatest height among the items of v.
func (c *checker) items(v py.Value, depth int) (most int, err error) {
	look := func(item py.Value) bool {
		var h int
		h, err = c.height(item, depth)
		most = max(most, h)
		return err == nil
	}
	switch v := v.(type) {
	case *py.List:
		for _, item := range v.Items {
			if !look(item) {
				break
			}
		}
	case *py.Tuple:
		for _, item := range v.Items {
			if !look(item) {
				break
			}
		}
	case *py.Dict:
		for key, value := range v.All() {
			if !look(key) || !look(value) {
				break
			}
		}
	case *py.Set:
		v.All()(look)
	case *py.FrozenSet:
		v.All()(look)
	case *py.Object:
		if r, ok := v.Host.(*Read); ok {
			r.parts(look)
		}
	}
	return most, err
}
