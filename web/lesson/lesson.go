// Package lesson is an open scenario as the page knows it: what its author
// wrote, what the learner made of it, how far it was run and what came out. It
// plays on processes that this tab hosts; their state is a [model.Model] of its
// own, so cards, memory and log draw them as they draw tabs.
//
//	handlers ──► Lesson ──► host.Client ──► processes
//	components ◄── OnChange
//
// A Lesson may be used from any goroutine; what its getters return is not
// changed afterwards.
package lesson

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"locmem/engine/explain"
	"locmem/engine/host"
	"locmem/engine/rack"
	"locmem/engine/scenario"
	"locmem/web/class"
	"locmem/web/model"
	"locmem/web/prose"
)

// Kind is the sort of a Block.
type Kind int

const (
	Prose    Kind = iota
	Settings      // settings.py
	Environ       // the environment of settings.py
	Views         // views.py
	Run           // a transcript
	Predict       // a question
	Try           // a transcript of the learner's own, with a check
	Hint          // of a Try, in prose
	Solution      // of a Try, a transcript
	Plain         // code that is not run
	Hidden        // what only the check and the runner need
)

// Block is one part of the document.
type Block struct {
	N      int // its place, from 0: what handlers name it by
	Kind   Kind
	Name   string // of a Try, and of what belongs to one
	Prose  []prose.Block
	Author string // as the author wrote it
	Text   string // as it stands

	Steps   []Step   // of a Run, of a Try that was run, and the one of a Predict
	Answers []string // of a Predict
	Right   int      // of a Predict
	Chosen  int      // of a Predict; -1: not yet
	Done    bool     // of a Run: it came to what it should, at least once
	Above   []Step   // of a Try that is settings or views: what it makes of steps above it
	Verdict *Verdict // of a Try; nil: not checked since the last change
	Passed  bool     // of a Try: it was, when it was checked last
	Solved  string   // of a Try that was passed: the text that is a part of the story
	Tries   int      // of a Try: how many checks have failed
	Set     bool     // of a Try: the setup was changed by hand while the learner was at it
	Open    bool     // of a Hint or Solution: it is shown
	Helped  bool     // of a Hint or Solution: it was shown
	Problem *Problem // why the text cannot be used; nil if it can
	// Notes are what else there is to say about the settings of a Settings or a Try,
	// which are run for it in the background.
	Notes []Problem

	at   int  // line of the document that was started, at which the text begins
	told bool // of a Try: Steps are of the story
}

// Step is a call or an action of a transcript.
type Step struct {
	Line  int // of the block, from 1
	Who   string
	Code  string // "!+30s" for an action
	Want  []string
	Got   []string
	State StepState
	Call  explain.Ask // the call of the cache that explains Got; zero: there was none
	// Cached counts the answers in Got that say "from the database" and came from a
	// cache.
	Cached int
}

// StepState is how far a Step is.
type StepState int

const (
	Waiting StepState = iota
	Now               // it runs
	Fine              // as expected, or nothing was expected
	Differs
)

// Verdict is what a check says of a Try.
type Verdict struct {
	Good    bool
	Expect  string // the first line that does not hold
	Got     string // what is there instead
	Because string
	Praise  string
	Failed  []string // what the text itself fails with; nothing is checked then
	Trouble string   // why it could not be checked
}

// Problem is a mistake in a text: where, what, and what to do.
type Problem struct {
	Line, From, To int // from 1 in the block's text; 0: unknown
	Message, Hint  string

	// Of a remark about settings: its code and its facts, for other languages.
	Code    string
	Args    []string
	Fix     string // what could replace From to To; may be empty
	Missing string // the variable of the environment that has no value; may be empty
}

// Info is what stands above a lesson.
type Info struct {
	ID            string // of one that ships; "" for a link
	Title         string
	Lang          string
	Level         string
	Minutes       int
	Misconception string
	Teaches       string
	Shows         string // what there is to see, in a line
}

// Offer is what to do with work that was kept.
type Offer int

const (
	NoOffer  Offer = iota
	Restored       // the kept work is back; it can be dropped
	Kept           // the author's state is shown; the kept work can be had
	Begun          // it was begun again; what stood before can be had back
)

// Lesson is an open scenario. Use Open.
type Lesson struct {
	env    Env
	serial atomic.Uint64
	source string // the author's, with an empty fence where one was added
	given  string // the author's as it came
	added  []int  // the parts that were added, in that order: n an environ, -1-n a run
	info   Info
	model  *model.Model
	class  class.Class // whose lesson it is; set before others have the lesson

	started chan struct{} // closed when the processes have started, or could not

	mu       sync.Mutex
	blocks   []Block
	whole    *scenario.Scenario // the document as it was read last,
	wholeOf  []string           // and the texts that it was read from
	problems []Problem          // of the whole document
	offer    Offer
	saved    *work
	past     *past    // what Undo puts back; nil: nothing
	playing  bool     // the processes have started
	stale    bool     // a text has changed since
	failed   string   // why there are none
	blame    *Problem // the mistake that failed is about, nil if that is unknown,
	blamed   Kind     // and what it is in
	said     Saying   // why what was asked for last has not gone on
	busy     bool
	acting   bool     // by hand
	queued   []string // what is to be done by hand next
	starting bool     // what runs is a start of the processes
	then     func()   // what is done afterwards; nil: nothing
	stop     func()
	change   func()
	rev      int
	pending  bool
	looks    map[int]func() // ends a look at the settings of a block
	host     *host.Client   // nil while prerendering
	keep     saver

	resized map[string]string // what was changed of the setup
	size    *sized            // the last change of it; nil: something came after
	began   string            // the document that the processes were started with
	pair    *beside           // what it is side by side with; nil: nothing

	at    int           // the block that the learner is at: see Here
	upto  int           // up to where the processes are to be started
	sight Sight         // what is to be brought into view
	plays int           // how many times the learner had something played
	hurry chan struct{} // closed to have what runs at a pace finish; nil: nothing does
	score
	stars int // that were earned, see earned

	dids  []did  // what was done by hand, by the line of events
	now   int    // the one of dids that the processes are on
	stood uint64 // the moment that they went to last; 0: the end

	penned []penned // the lines that hands have written into tries

	granted Granted // what came of the link's wish,
	atStep  int     // after so many steps
}

var opened atomic.Uint64 // how many scenarios

// Env is what a Lesson stands on.
type Env struct {
	Dial    host.Dial    // starts what the processes run in; nil: none are started, as while prerendering
	Journal rack.Journal // nil keeps nothing
	// Pace is from one step to the next of what runs because its link says so; nil: none.
	Pace func() time.Duration

	hears func(rack.SiteEvent) // gets all events from the start; nil: nobody does
	book  string               // the book that the lesson is of; "" for the site's
	own   *work                // what was kept of the visitor's own site; nil: it is another document
	wish  Wish                 // what the link asks for
}

// Model is the state of the processes that the lesson runs on.
func (l *Lesson) Model() *model.Model { return l.model }

// Serial tells this scenario from every other that was open before or will be.
func (l *Lesson) Serial() uint64 { return l.serial.Load() }

// Info tells what stands above the lesson.
func (l *Lesson) Info() Info { return l.info }

// Blocks lists the parts of the document in order.
func (l *Lesson) Blocks() []Block {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]Block(nil), l.blocks...)
}

// Problems lists what is wrong with the document as a whole, by its lines.
func (l *Lesson) Problems() []Problem {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]Problem(nil), l.problems...)
}

// Busy tells whether something runs.
func (l *Lesson) Busy() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.busy
}

// Starting tells whether what runs is the start of the processes.
func (l *Lesson) Starting() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.busy && !l.playing
}

// Offer tells what there is to do about kept work.
func (l *Lesson) Offer() Offer {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.offer
}

// Progress counts what there is to do and what was done: runs, predictions and
// tries.
func (l *Lesson) Progress() (done, of int) { return progressOf(l.Blocks()) }

func progressOf(blocks []Block) (done, of int) {
	for _, b := range blocks {
		switch b.Kind {
		case Run:
			of++
			if b.Done {
				done++
			}
		case Predict:
			of++
			if b.Chosen >= 0 {
				done++
			}
		case Try:
			of++
			if b.Passed {
				done++
			}
		}
	}
	return done, of
}

// Done tells whether the step was run.
func (s Step) Done() bool { return s.State == Fine || s.State == Differs }

// Parts tells whether the same step came to something else on another side.
func (s Step) Parts(other Step) bool {
	return s.Done() && other.Done() && (!slices.Equal(s.Got, other.Got) || s.Cached != other.Cached)
}

// ran tells whether every step of a block was run.
func (b *Block) ran() bool {
	for _, s := range b.Steps {
		if !s.Done() {
			return false
		}
	}
	return len(b.Steps) > 0
}

// differs tells whether a step of a block came to something else than it should.
func (b *Block) differs() bool {
	for _, s := range b.Steps {
		if s.State == Differs {
			return true
		}
	}
	return false
}

// Ran tells whether every step of a block was run.
func (b *Block) Ran() bool { return b.ran() }

// OnChange calls f after a change, once until Rev is read.
func (l *Lesson) OnChange(f func()) {
	l.mu.Lock()
	l.change = f
	l.mu.Unlock()
}

// Rev counts the changes, those of Beside included, and asks to be told of the next
// one.
func (l *Lesson) Rev() int {
	l.mu.Lock()
	l.pending = false
	rev, pair := l.rev, l.pair
	l.mu.Unlock()
	if pair != nil { // afterwards: what it tells from now on is told on
		rev += pair.l.Rev()
	}
	return rev
}

// touch tells of a change. The caller must not hold the lock.
func (l *Lesson) touch() {
	l.mu.Lock()
	l.rev++
	l.mu.Unlock()
	l.tell()
}

// tell has what is drawn looked at again.
func (l *Lesson) tell() {
	l.mu.Lock()
	f := l.change
	tell := f != nil && !l.pending
	l.pending = l.pending || tell
	l.mu.Unlock()
	if tell {
		f()
	}
}
