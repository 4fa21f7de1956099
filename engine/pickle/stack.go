package pickle

import "locmem/engine/py"

// source is what values are made from. It is apart from decoder because values
// point into it: what they point into has to be on the heap, and the compiler
// would put all that is in one struct with it there.
type source struct {
	in   string
	pos  int
	slab slab
}

// loadsRoom is room for the stacks of a small value. It lies on the goroutine's
// stack, where it costs next to nothing.
type loadsRoom struct {
	stack, memo [16]py.Value
	marks       [4]int
}

// stackOf is a stack: the first n of all. It does what append would do, but in a
// way in which the compiler sees that loadsRoom is not kept.
type stackOf[T any] struct {
	all []T
	n   int
}

func (s *stackOf[T]) push(v T) {
	if s.n == len(s.all) {
		s.grow()
	}
	s.all[s.n] = v
	s.n++
}

func (s *stackOf[T]) grow() {
	larger := make([]T, 2*len(s.all))
	copy(larger, s.all)
	s.all = larger
}
