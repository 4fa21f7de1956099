// Package script runs the Python of Django's caching documentation: what a
// console, a scenario or a view of the playground executes.
//
// # How it works
//
// Code goes through four stages, each in files named after it:
//
//	prompt.go, scan*.go   text -> tokens: indentation, strings, f-strings, pasted prompts
//	parse*.go, tree.go    tokens -> tree; unknown.go says what is left out and what to write instead
//	scope*.go             where each name lives
//	lower*.go             tree -> Starlark's syntax tree, with positions
//
// Starlark (go.starlark.net) then resolves, compiles and runs it. It is the
// engine for control flow, calls and closures only: every value that the code
// sees is a *box around an engine/py value, and each of Starlark's operations on
// a box (+, <, in, x[i], x.name, a call ...) ends in a method of box (box.go),
// which does what Python does and raises what Python raises. So Python's rules
// hold by construction, values need no conversion on their way into a cache and
// out of it, and what is shared or cyclic stays so. What Starlark has no
// operation for (**, is, slices, f-strings, unpacking, try ...) is lowered to
// calls of private builtins, whose names start with % and so cannot be written
// (private.go).
//
// # Names
//
// Names of the module are fields of one names object (names.go), which lives as
// long as the Interp: a function of yesterday sees what is assigned today.
// Names of functions are Starlark locals, closures included.
//
// # try, with
//
// Starlark has no exceptions: a Go error ends everything. So each block of a try
// becomes a Starlark function, and %try calls them in the right order (try.go).
// Two things need care. A block that is left by break, continue or return
// answers a signal, which the code around it acts upon (lowerblock.go). And a
// name that a block assigns belongs to the function around it: such names are
// boxed, that is they live in a names object made at each call, as do those of
// nonlocal, := and del (scope.go).
//
// # views.py
//
// Interp.Load runs the text of a views.py, Interp.Serve answers a request by one
// of its views: a function whose first parameter is request. VIEWS.md is the
// guide for those who write them; views.go finds the view and does what Django's
// middleware does around it, request.go and response.go are its two objects,
// db.go the database, session*.go what Django's three session engines do, call
// by call (testdata/sessions has Django's own answers).
//
// Each thread of a process runs views.py for itself: module globals that a view
// changes are the thread's own, unlike in Python. The cache is the process's.
//
// # Errors
//
// An exception is a Go error of type *exception, a *py.Error of another part of
// the engine becomes one when it is caught or shown (exception.go). Nothing of
// Go or Starlark shows.
//
// # Limits
//
// Starlark counts steps; builtins that work long or make much count as many
// more (limits.go). Every few thousand steps the interpreter looks at the
// budget, at Stop, at the clock (to let a browser draw) and now and then at the
// memory. What ends a run there passes every except and finally.
//
// Small helpers that are called from hundreds of places are marked go:noinline:
// that makes the program that browsers download 50 KB smaller.
package script
