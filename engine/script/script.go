package script

import (
	"strconv"
	"strings"
	"sync/atomic"

	"go.starlark.net/starlark"

	"locmem/engine"
	"locmem/engine/py"
)

// World is what a script can reach.
type World struct {
	// Cache answers caches[alias] with these hooks; its errors are Django's.
	// nil: no caches.
	Cache func(alias string, h engine.Hooks) (Cache, error)
	// Aliases are the aliases of the settings, in their order.
	Aliases []string
	// Thread is the name that events of the cache carry; may be empty.
	Thread string
	// Now is time.time() in seconds since the epoch. nil: it stands at 0.
	Now func() float64
	// Sleep lets so many seconds pass, at least 0. nil: time.sleep is refused.
	Sleep func(seconds float64)
	// Step is called before each operation of a cache, of the database and of
	// time.sleep, with its name: other threads may run meanwhile. nil: nothing.
	Step func(op string)
	// DB is what db reaches in views.py and at the prompt. nil: there is no db.
	DB *DB
	// Asked is told of each db.query ("query") and db.save ("save") that found
	// its table. nil: nobody is.
	Asked func(op, table string, millis float64)
	// Setting answers a literal setting such as SESSION_ENGINE. nil: none is set.
	Setting func(name string) (py.Value, bool)
	// Random answers a number from 0 to n-1, for session keys. nil: always 0.
	Random func(n int) int
}

// Interp is one thread of a process: the names that its code made live here
// until it is dropped. Exec may be called by one goroutine at a time, Stop by
// any.
type Interp struct {
	world    World
	module   *names
	builtins map[string]starlark.Value
	private  starlark.StringDict

	none, yes, no *box

	addresses uint64
	ids       map[py.Value]int64
	cache     *py.Object            // django.core.cache.cache
	caches    *py.Object            // django.core.cache.caches
	opened    map[string]*py.Object // caches[alias]
	filters   []warningFilter

	// The run in progress.
	thread   threadType
	path     string
	views    string // the path of views.py
	runs     int
	depth    int // calls of the code's functions within each other
	levels   int // calls from Go into Starlark within each other
	output   *strings.Builder
	print    func(string)
	pause    func()
	handling []*exception // being handled by except blocks, innermost last
	lastCall any          // the function or builtin that returned last
	shown    *shownValue
	pending  error      // left by an iterator
	ended    *exception // the run is over, whatever the code does
	limits   limits
	stop     atomic.Bool
	running  atomic.Bool

	// What the request in progress, or the run, has cost.
	queries int
	millis  float64
}

type threadType = *starlark.Thread

// New makes a thread without names.
func New(w World) *Interp {
	in := &Interp{world: w, opened: map[string]*py.Object{}, ids: map[py.Value]int64{}}
	in.none, in.yes, in.no = &box{in, py.None}, &box{in, py.Bool(true)}, &box{in, py.Bool(false)}
	in.module = newNames(in, true)
	in.module.vars["__name__"] = in.box(py.Str("__main__"))
	in.builtins = in.builtinNames()
	// A prompt that is there for the cache has it, imported or not.
	in.builtins["cache"], in.builtins["caches"] = in.box(in.cacheProxy()), in.box(in.cacheHandler())
	if w.DB != nil {
		in.builtins["db"] = in.box(in.dbValue())
	}
	in.private = in.privateNames()
	return in
}

// Run says what a run may use and who hears of it. The zero value is usual.
type Run struct {
	// Steps is the budget in steps of the interpreter; 0 is about 20 million.
	Steps uint64
	// Pause is called after about every 10 ms of work, so that a browser can
	// draw; nil: never.
	Pause func()
	// Output gets each piece of text as it is printed; nil: the Result has it.
	Output func(string)
}

// Result is what a run showed.
type Result struct {
	// Output is printed text and warnings, with line ends. Expressions before
	// the last statement show their repr here, as Python's prompt would.
	Output string
	// Repr is the text of the last expression, "None" included; nil if the last
	// statement is no expression or an error came before.
	Repr *string
	// Quiet tells that a prompt shows no Repr: the expression is a call that
	// always answers None, such as cache.set or print.
	Quiet bool
	// Err is what ended the run, nil if nothing did.
	Err *Error
	// Steps is what the run took of its budget.
	Steps uint64
	// Exhausted tells that the run was ended because it used up its budget or
	// its memory. A server would have ended the process.
	Exhausted bool
}

type shownValue struct {
	text  string
	quiet bool
}

// Exec runs code in the thread. Names, functions and imports stay for the next
// call. Prompts (">>> ") and the output lines of pasted sessions are understood.
func (in *Interp) Exec(code string, r Run) Result {
	result := in.within(r, func() *Error { return in.run(code) })
	if result.Err == nil && in.shown != nil {
		result.Repr, result.Quiet = &in.shown.text, in.shown.quiet
	}
	return result
}

// within does work of the thread's under the limits of a run.
func (in *Interp) within(r Run, work func() *Error) (result Result) {
	in.stop.Store(false) // before running: a Stop from then on counts
	in.running.Store(true)
	defer in.running.Store(false)
	in.begin(r)
	defer func() {
		if p := recover(); p != nil {
			result = Result{Err: &Error{Type: "SystemError", Message: "the playground made a mistake", Hint: panicText(p)}}
		}
		result.Output = in.output.String()
		result.Steps, result.Exhausted = in.thread.Steps, in.limits.exhausted
	}()
	return Result{Err: work()}
}

func panicText(p any) string {
	switch p := p.(type) {
	case error:
		return p.Error()
	case string:
		return p
	}
	return ""
}

// begin resets what belongs to one run.
func (in *Interp) begin(r Run) {
	in.runs++
	in.path = "<code " + strconv.Itoa(in.runs) + ">"
	in.thread = &starlark.Thread{Name: in.path}
	in.output, in.print, in.pause = &strings.Builder{}, r.Output, r.Pause
	in.depth, in.levels, in.handling, in.lastCall, in.shown = 0, 0, nil, nil, nil
	in.pending, in.ended = nil, nil
	in.startLimits(r)
}

// run parses, lowers and executes.
func (in *Interp) run(code string) *Error {
	src, shift := unprompt(code)
	body, err := parse(src, shift)
	if err != nil {
		return err
	}
	if len(body) == 0 {
		return nil
	}
	file, env, err := lower(in, in.path, body)
	if err != nil {
		return err
	}
	program, failure := starlark.FileProgram(file, env.Has)
	if failure != nil {
		return &Error{Type: "SyntaxError", Message: "the playground cannot run this code", Hint: failure.Error()}
	}
	if _, failure := program.Init(in.thread, env); failure != nil {
		return in.caught(failure).report()
	}
	if in.ended != nil {
		return in.ended.report()
	}
	return nil
}

// Stop ends the run in progress with a KeyboardInterrupt. It may be called
// from any goroutine, and does nothing when nothing runs.
func (in *Interp) Stop() {
	if in.running.Load() {
		in.stop.Store(true)
	}
}

// write prints.
func (in *Interp) write(text string) {
	if in.output.Len()+len(text) > maxOutput {
		if in.ended == nil {
			in.output.WriteString("...\n")
		}
		in.end(&exception{class: classes["RuntimeError"], message: "stopped: a run shows no more than a million characters"})
		return
	}
	in.output.WriteString(text)
	if in.print != nil {
		in.print(text)
	}
}

// maxOutput bounds what one run prints, in bytes.
const maxOutput = 1 << 20

// show is %show(value, showing): an expression statement of the module.
func (in *Interp) show(v py.Value, how showing) error {
	quiet := how.call && v == py.None && in.answersNone()
	text, err := in.repr(v)
	if err != nil {
		return err
	}
	if v != py.None {
		in.builtins["_"] = in.box(v) // as at Python's prompt
	}
	switch {
	case how.last:
		in.shown = &shownValue{text, quiet}
	case !quiet:
		in.write(text + "\n")
	}
	if c, ok := host(v).(*coroutine); ok {
		c.warn(in)
	}
	return nil
}

// answersNone tells whether the last call was of something that never answers
// anything but None.
func (in *Interp) answersNone() bool {
	switch f := in.lastCall.(type) {
	case *builtin:
		return f.quiet
	case *function:
		return !f.sig.returns
	}
	return false
}
