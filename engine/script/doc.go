// Package script evaluates Python: what a console, a scenario, a views.py or a
// settings.py of the playground runs.
//
// # How it works
//
// [locmem/engine/syntax] reads a text and makes its tree. Then, each stage in
// files named after it:
//
//	resolve*.go   where each name lives: local, cell, module, class
//	compile*.go   tree -> code: instructions for a stack machine (code.go lists them)
//	vm*.go        runs the code of a frame (frame.go); calls of the program's
//	              functions go on in the same loop, so that a thousand of them
//	              need no stack of Go's
//
// Values are engine/py's, never wrapped: what a cache stores needs no conversion.
// What engine/py does not know, such as functions, classes and iterators, is a
// *py.Object whose Host implements the interfaces of object.go that apply.
//
// A generator is a frame that is kept (generator.go). A block of a try or with is
// an entry on the frame's list of blocks; finally is compiled once for each way
// out (compileflow.go). Classes of the program's are *Class values with a method
// resolution order (userclass.go); operators, iteration, text and so on ask for
// its special methods first (special.go) and do what the builtin type does
// otherwise. slots.go lets programs call those of the builtin types by name.
//
// # Libraries
//
// A [Module] is made of Go, of Python, or of both; [World.Modules] returns which
// there are. api.go and library.go are what a package of libraries needs.
//
// # views.py
//
// Interp.Load runs the text of a views.py, Interp.Serve answers a request by one
// of its views: a function whose first parameter is request. engine/django/VIEWS.md is the
// guide for those who write them; views.go finds the view and does what Django's
// middleware does around it, handle.go hands the request to the
// handlers of the library (engine/django/lib), request.go is what they read of it,
// db.go the database, session*.go what Django's three session engines do, call
// by call (testdata/sessions has Django's own answers).
//
// A process runs views.py once. All its threads have the same names (thread.go);
// only one of them runs at a time, and they change places at operations of a
// cache, queries, sleeps and locks.
//
// # Errors
//
// An exception is a Go error of type *exception, a *py.Error of another part of
// the engine becomes one when it is caught or shown (exception.go). Nothing of Go
// shows.
//
// # Limits
//
// The machine counts an instruction as a step; an operation that touches much
// counts as more, before it begins (cost.go, limits.go). Every few thousand steps
// the run looks at the budget, at Stop, at the clock (to let a browser draw) and
// now and then at the memory. What ends a run there passes every except and
// finally.
//
// # What differs from CPython
//
// CPython counts references: a generator that nothing refers to any more is closed
// there at once, and its finally blocks run; here they never do. Addresses, in a repr,
// in id and in the hash of an object, are made up. The hash of a str is the same in
// every process, and sets of texts have an order of their own. Where an object has
// both __slots__ and a __dict__, that holds what is in the slots as well. In all else
// the measure is CPython 3.11: testdata/random compares thousands of programs with it.
//
// Small helpers that are called from hundreds of places are marked go:noinline:
// that makes the program that browsers download 50 KB smaller.
package script
