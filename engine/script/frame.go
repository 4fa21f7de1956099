package script

import (
	"runtime"

	"locmem/engine/py"
)

// maxRecursion is CPython's default limit.
const maxRecursion = 1000

// frame is one call of a function, or a module or class body that runs.
type frame struct {
	code     *code
	fn       *function
	s        []py.Value // the locals, then the stack
	cells    []*cell
	ns       *py.Dict // the names of a class body
	pc       int
	blocks   []block
	handling []*exception // being handled by except blocks, innermost last
	back     *frame       // who called
	yielded  bool         // it ended by a yield and goes on later
	keep     bool         // a generator or class still needs it
}

// cell is a local that inner functions share.
type cell struct{ v py.Value }

// block is an open try or with.
type block struct {
	target          int
	stack, handling int
}

// stackRoom is the room for the stack that a frame starts with.
const stackRoom = 12

// newFrame makes a frame for code; its locals are unset.
func (in *Interp) newFrame(c *code, fn *function) *frame {
	var f *frame
	if n := len(in.spare); n > 0 {
		f = in.spare[n-1]
		in.spare = in.spare[:n-1]
	} else {
		f = &frame{}
	}
	if cap(f.s) < c.nlocals+stackRoom {
		f.s = make([]py.Value, c.nlocals, c.nlocals+stackRoom)
	} else {
		f.s = f.s[:c.nlocals]
	}
	f.code, f.fn, f.pc = c, fn, 0
	if len(c.cells) > 0 {
		f.cells = make([]*cell, len(c.cells))
		for i := range c.own {
			f.cells[i] = &cell{}
		}
		if fn != nil {
			copy(f.cells[c.own:], fn.closure)
		}
	}
	return f
}

// release keeps a frame that is done with for the next call.
func (in *Interp) release(f *frame) {
	if f.keep || len(in.spare) >= 64 || cap(f.s) > 256 {
		return
	}
	s := f.s[:cap(f.s)]
	clear(s)
	*f = frame{s: s[:0], blocks: f.blocks[:0], handling: f.handling[:0]}
	in.spare = append(in.spare, f)
}

// settle moves the parameters that live in cells there.
func (f *frame) settle() {
	for _, a := range f.code.argCells {
		f.cells[a.cell].v = f.s[a.local]
	}
}

// goDeeper counts a level of calls. The error is Python's.
func (in *Interp) goDeeper() error {
	if in.depth >= maxRecursion {
		return Raise("RecursionError", "maximum recursion depth exceeded")
	}
	in.depth++
	return nil
}

// levelsAtOnce are the calls of the machine within each other that a browser's
// stack surely has room for.
const levelsAtOnce = 32

// descend counts the machine's own calls within each other. A browser gives
// WebAssembly a small stack, for which a thousand of them are too many; but Go
// empties that stack whenever it switches to another goroutine, for its own is
// in the heap. So every few levels it gets to switch.
func (in *Interp) descend() {
	if in.levels++; in.levels%levelsAtOnce == 0 {
		runtime.Gosched()
	}
}

// runModule runs the code of a text.
func (in *Interp) runModule(c *code) (py.Value, error) {
	return in.execute(in.newFrame(c, nil), nil)
}

// unbound is the error of a local that has no value.
func (f *frame) unbound(i int) error {
	return unboundLocal(f.code.locals[i])
}

func unboundLocal(name string) error {
	return Raise("UnboundLocalError", "cannot access local variable '"+name+"' where it is not associated with a value")
}

// unboundCell is the error of a cell that has no value.
func (f *frame) unboundCell(i int) error {
	name := f.code.cells[i]
	if i < f.code.own {
		return unboundLocal(name)
	}
	return Raise("NameError", "cannot access free variable '"+name+"' where it is not associated with a value in enclosing scope")
}

// placeNow is the innermost place of the text that runs now.
func (in *Interp) placeNow() place {
	for f := in.frame; f != nil; f = f.back {
		if f.code.path == in.path {
			return f.code.places[max(f.pc-1, 0)]
		}
	}
	return place{}
}

// contextOf is the exception that was being handled when e came up, if any.
func (in *Interp) contextOf(e *exception) *exception {
	h := in.handled()
	for x := h; x != nil; x = x.context {
		if x == e {
			return nil
		}
	}
	return h
}

// unwind looks for a handler of an error, from f outwards to base. It returns
// the frame to go on in, or nil and the exception when there is none.
func (in *Interp) unwind(f, base *frame, err error) (*frame, *exception) {
	e := in.raised(err)
	if e.context == nil {
		e.context = in.contextOf(e)
	}
	for {
		if n := len(f.blocks); n > 0 && in.ended == nil {
			b := f.blocks[n-1]
			f.blocks = f.blocks[:n-1]
			clear(f.s[b.stack:])
			f.s = append(f.s[:b.stack], e.value())
			f.handling = f.handling[:b.handling]
			f.pc = b.target
			return f, nil
		}
		back := f.back
		in.frame = back
		in.depth--
		in.release(f)
		if f == base {
			return nil, e
		}
		f = back
	}
}

// handled is the exception that is being handled now, or nil.
func (in *Interp) handled() *exception {
	for f := in.frame; f != nil; f = f.back {
		if n := len(f.handling); n > 0 {
			return f.handling[n-1]
		}
	}
	return nil
}
