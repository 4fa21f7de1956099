package script

import "locmem/engine/py"

// sliceObject is slice(start, stop, step), and what x[a:b] is subscripted with.
type sliceObject struct{ start, stop, step py.Value }

func newSlice(start, stop, step py.Value) py.Value {
	return NewObject("slice", "", &sliceObject{start, stop, step})
}

// Show is the repr.
func (s *sliceObject) Show(bool) string {
	return "slice(" + reprOf(s.start) + ", " + reprOf(s.stop) + ", " + reprOf(s.step) + ")"
}

// Key says that a slice has no hash.
func (*sliceObject) Key() (py.Value, error) { return nil, TypeError("unhashable type: 'slice'") }

func (s *sliceObject) Attr(_ *Interp, name string) (py.Value, error) {
	switch name {
	case "start":
		return s.start, nil
	case "stop":
		return s.stop, nil
	case "step":
		return s.step, nil
	}
	return nil, nil
}
