package script

import (
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/syntax"
)

// World is what a script can reach.
type World struct {
	// Cache returns caches[alias] with these hooks; its errors are Django's.
	// nil: no caches.
	Cache func(alias string, h engine.Hooks) (Cache, error)
	// Make makes a cache of settings that stand under no alias. nil: code cannot.
	Make func(settings *py.Dict, h engine.Hooks) (Cache, error)
	// Caches is CACHES. nil: Django's default.
	Caches *py.Dict
	// Aliases are the aliases of the settings, in their order.
	Aliases []string
	// Thread is the name that events of the cache carry; may be empty.
	Thread string
	// Now is time.time() in seconds since the epoch. nil: it stands at 0.
	Now func() float64
	// Sleep lets so many seconds pass, at least 0. nil: time.sleep is refused. Its
	// error becomes a RuntimeError.
	Sleep func(seconds float64) error
	// Step is called before each operation of a cache, of the database and of
	// time.sleep, with its name: other threads may run meanwhile. nil: nothing.
	Step func(op string)
	// Wait lets other threads run until one of them has done a step, and returns
	// false at once if all of them are done or wait themselves. nil: there is no
	// other thread.
	Wait func() bool
	// DB is what db reaches in views.py and at the prompt. nil: there is no db.
	DB *DB
	// Asked is told of each db.query ("query") and db.save ("save") that found
	// its table. nil: nobody is.
	Asked func(op, table string, millis float64)
	// Setting returns a literal setting such as SESSION_ENGINE. nil: none is set.
	Setting func(name string) (py.Value, bool)
	// Modules returns the libraries that code can import. They may have to be
	// fetched: with wait it returns when they are there, or an error that says why
	// not; without it returns nil at once if they are not there. nil: code can
	// import nothing, and a request gets an error.
	Modules func(wait bool) (Library, error)
	// StandIn makes a module that takes the place of one that is not in Modules;
	// nil, or a nil result: the import fails.
	StandIn func(name string) *Module
	// PID is the number of the process. 0: it has none.
	PID int
	// Environ are the variables of the process's environment. nil: there are none.
	Environ map[string]string
	// Logged is told of each record of the logging module, with its level ("INFO"),
	// its logger's name and its text. nil: nobody is.
	Logged func(level, logger, text string)
	// Random returns a number from 0 to n-1, for session keys. nil: always 0.
	Random func(n int) int
}

// Interp is a process: the names that its code made live here until it is
// dropped. Its methods run code in the thread that is in charge ([Thread.Do]);
// a process that has only one needs none. Exec may be called by one goroutine at
// a time, Stop by any.
type Interp struct {
	thread // in charge

	module   *Space // what the code named
	builtins map[string]*variable
	keys     map[py.Int][]py.Value // objects of the program's that are keys, by their hash

	addresses   uint64
	ids         map[py.Value]int64
	library     Library            // World.Modules, once they are there
	loaded      map[string]*module // modules that were imported, by name
	standIns    []StandIn
	kept        map[string][]py.Value // what libraries keep, by their names
	cache       *py.Object            // django.core.cache.cache
	caches      *py.Object            // django.core.cache.caches
	filters     []WarningFilter
	showWarning py.Value // is called with a warning instead of writing it; nil or None: write
	tasks       []*task  // that have not ended, in the order in which they let others run
	closed      bool
	overriding  *py.Dict // CACHES of override_settings, nil outside of one
	views       string   // the path of views.py
	runs        int
}

// thread is what each thread of a process has for itself.
type thread struct {
	world   *World
	task    *task                 // nil where the run itself is at work
	opened  map[string]*py.Object // caches[alias]
	decimal py.DecimalContext     // zero until something asks for it
	signals *signals

	// The run in progress.
	steps     uint64
	frame     *frame         // that runs
	binding   func(py.Value) // tells the body of the class in the making what __class__ is
	spare     []*frame       // done with, for the next calls
	path      string
	depth     int // calls of the code's functions within each other
	levels    int // calls of the machine within each other
	output    *strings.Builder
	print     func(string)
	pause     func()
	lastCall  any        // the function or builtin that returned last
	spareArgs *boundArgs // of a call that is over, for the next one
	shown     *shownValue
	pending   error      // of a special method that was called where no error can be returned
	ended     *exception // the run is over, whatever the code does
	limits    limits

	// What the request in progress, or the run, has cost.
	queries int
	millis  float64
}

// signals are what other goroutines say to a thread.
type signals struct{ stop, running atomic.Bool }

func newThread(w World) thread {
	return thread{world: &w, opened: map[string]*py.Object{}, signals: &signals{}}
}

// New makes a process without names, and the thread that is in charge at first.
func New(w World) *Interp {
	in := &Interp{thread: newThread(w), ids: map[py.Value]int64{},
		builtins: map[string]*variable{}, loaded: map[string]*module{}}
	in.defineBuiltins()
	in.module = in.newSpace("__main__")
	// A prompt that is there for the cache has it, imported or not.
	in.Define("cache", in.cacheProxy())
	in.Define("caches", in.cacheHandler())
	if w.DB != nil {
		in.Define("db", in.dbValue())
	}
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
	// always returns None, such as cache.set or print.
	Quiet bool
	// Err is what ended the run, nil if nothing did.
	Err *Error
	// StandIns are what the run imported first in its process and what cannot be
	// here: what it shows may depend on them.
	StandIns []StandIn
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
	signals := in.signals
	signals.stop.Store(false) // before running: a Stop from then on counts
	signals.running.Store(true)
	defer signals.running.Store(false)
	in.begin(r)
	before := len(in.standIns)
	defer func() {
		if p := recover(); p != nil {
			result = Result{Err: &Error{Type: "SystemError", Message: "the playground made a mistake", Hint: panicText(p)}}
		}
		result.Output = in.output.String()
		result.Steps, result.Exhausted = in.steps, in.limits.exhausted
		result.StandIns = slices.Clone(in.standIns[before:])
	}()
	if _ = in.goOnAll(); in.ended != nil { // one that has waited since an earlier run ended this one
		return Result{Err: in.ended.report()}
	}
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
	in.steps, in.frame = 0, nil
	in.output, in.print, in.pause = &strings.Builder{}, r.Output, r.Pause
	in.depth, in.levels, in.lastCall, in.shown = 0, 0, nil, nil
	in.pending, in.ended = nil, nil
	in.startLimits(r)
}

// run reads, compiles and executes. A pasted session goes on after an error, as
// a shell does.
func (in *Interp) run(code string) *Error {
	cells, _ := syntax.Session(code)
	for i, cell := range cells {
		err := in.runCell(cell)
		last := i == len(cells)-1
		if err != nil && (last || in.ended != nil) {
			return err
		}
		switch {
		case err != nil:
			in.shown = nil
			in.write(err.Error() + "\n")
		case !last && in.shown != nil:
			if !in.shown.quiet {
				in.write(in.shown.text + "\n")
			}
			in.shown = nil
		}
		if in.ended != nil {
			return in.ended.report()
		}
	}
	return nil
}

func (in *Interp) runCell(cell syntax.Cell) *Error {
	if magic, i := cell.Magic(); magic != "" {
		in.write("the playground leaves out " + magic + ": it is IPython's, not Python's\n")
		cell.Src = cell.Src[:i] + "#" + cell.Src[i+1:]
	}
	body, err := cell.Parse()
	if err != nil || len(body) == 0 {
		return err
	}
	c, err := in.compile(body, in.module, in.path, true)
	if err != nil {
		return err
	}
	if _, failure := in.runModule(c); failure != nil {
		return in.caught(failure).report()
	}
	if in.ended != nil {
		return in.ended.report()
	}
	return nil
}

// Stop ends the run in progress of the thread in charge with a
// KeyboardInterrupt. It may be called from any goroutine where there is one
// thread only, and does nothing when nothing runs.
func (in *Interp) Stop() { in.signals.ask() }

func (s *signals) ask() {
	if s.running.Load() {
		s.stop.Store(true)
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

// show is opShow: an expression statement of the module. None is shown of the
// statements of the module alone: a loop of cache.set would bury the rest.
func (in *Interp) show(v py.Value, how int32) error {
	if how&showInner != 0 && v == py.None {
		return nil
	}
	quiet := how&showCall != 0 && v == py.None && in.returnsNone()
	text, err := in.Repr(v)
	if err != nil {
		return err
	}
	if v != py.None {
		in.builtin("_").v = v // as at Python's prompt
	}
	switch {
	case how&showLast != 0:
		in.shown = &shownValue{text, quiet}
	case !quiet:
		in.write(text + "\n")
	}
	if c, ok := Host(v).(*coroutine); ok {
		c.warn(in)
	}
	return nil
}

// returnsNone tells whether the last call was of something that never returns
// anything but None.
func (in *Interp) returnsNone() bool {
	switch f := in.lastCall.(type) {
	case *builtin:
		return f.quiet
	case *function:
		return f != nil && !f.code.sig.returns
	}
	return false
}
