package script

import (
	"runtime"
	"time"
)

// What one run may use.
const (
	defaultSteps = 20_000_000
	sliceSteps   = 8_000                 // steps between two looks at clock, Stop and memory
	pauseEvery   = 10 * time.Millisecond // of work, then the page may breathe
	maxSize      = 16 << 20              // bytes of one value
	itemSize     = 16                    // bytes that an item of a list takes
	maxIntBits   = 1 << 20
	heapGrowth   = 256 << 20 // bytes that a run may add to the memory in use
	heapMost     = 1 << 30   // bytes in use, by whatever: a run that comes upon them ends, too
	heapLook     = 32 << 20  // bytes made, after which to look at the memory in use
	heapSteps    = 1_000_000 // steps, the same
)

// now is the clock by which the page gets to breathe; tests have their own.
var now = time.Now

// limits is what a run has used and when to look again.
type limits struct {
	budget    uint64
	made      int    // bytes of big values since the last look at the heap
	nextHeap  uint64 // steps at which to look at the heap
	nextTick  uint64 // steps at which to tick
	heapStart uint64
	paused    time.Time
	exhausted bool // budget or memory is used up
}

// startLimits sets the limits of a new run.
func (in *Interp) startLimits(r Run) {
	in.limits = limits{budget: r.Steps, nextHeap: heapSteps, heapStart: heap(), paused: now()}
	if in.limits.budget == 0 {
		in.limits.budget = defaultSteps
	}
	in.setTick(min(sliceSteps, in.limits.budget))
	if in.limits.heapStart >= heapLimit { // what earlier runs kept adds up: this one may only make room
		in.limits.made, in.limits.nextHeap = heapLook, sliceSteps
	}
}

func (in *Interp) setTick(steps uint64) {
	in.limits.nextTick = steps
}

// tick runs every few thousand steps.
func (in *Interp) tick() {
	steps := in.steps
	switch {
	case in.ended != nil:
	case in.signals.stop.Load():
		in.end(&exception{class: classes["KeyboardInterrupt"], hint: "Stopped."})
	case steps >= in.limits.budget:
		in.limits.exhausted = true
		in.end(&exception{class: classes["RuntimeError"],
			message: "stopped after " + grouped(in.limits.budget) + " steps: the playground's budget for one run",
			hint:    "Is there a loop without an end?"})
	default:
		in.breathe()
	}
	in.setTick(min(steps+sliceSteps, max(in.limits.budget, steps+1)))
}

// breathe lets the page draw and looks at the memory from time to time.
func (in *Interp) breathe() {
	if in.pause != nil && now().Sub(in.limits.paused) >= pauseEvery {
		in.pause()
		in.limits.paused = now()
		if in.signals.stop.Load() {
			in.end(&exception{class: classes["KeyboardInterrupt"], hint: "Stopped."})
			return
		}
	}
	if in.steps >= in.limits.nextHeap {
		in.limits.nextHeap = in.steps + heapSteps
		in.lookAtHeap()
	}
}

// rest is breathe for work that counts its steps elsewhere. The error is that the
// run has ended.
func (in *Interp) rest() error {
	in.breathe()
	if in.ended != nil {
		return in.ended
	}
	return nil
}

// end stops the run for good: no except and no finally runs any more.
func (in *Interp) end(e *exception) {
	if in.ended == nil {
		in.ended = e
	}
}

// Work counts steps of a builtin. The error is that the run has ended.
func (in *Interp) Work(n int) error {
	in.steps += uint64(n)
	if in.steps >= in.limits.nextTick {
		in.tick()
	}
	if in.ended != nil {
		return in.ended
	}
	return nil
}

// Fits says whether a value of n items of size bytes may be made, and counts
// it.
func (in *Interp) Fits(n, size int) error {
	if n < 0 || n > maxSize/size {
		return in.tooMuch()
	}
	if bytes := n * size; bytes > 1<<10 {
		in.limits.made += bytes
		in.steps += uint64(bytes >> 8)
		if in.limits.made > heapLook {
			in.lookAtHeap()
			if in.ended != nil {
				return in.ended
			}
		}
	}
	return nil
}

// FitsInt says whether a number of so many bits may be made, and counts it.
func (in *Interp) FitsInt(bits int) error {
	if bits < 0 || bits > maxIntBits {
		return in.tooBig()
	}
	return in.Fits(bits/8, 1)
}

//go:noinline
func (in *Interp) tooMuch() error {
	return Raise("MemoryError", "the playground makes no value beyond 16 MB")
}

func (in *Interp) tooBig() error {
	return Raise("MemoryError", "the playground makes no number beyond 300,000 digits")
}

// lookAtHeap ends the run when it holds too much, or all together do.
func (in *Interp) lookAtHeap() {
	in.limits.made = 0
	most := min(in.limits.heapStart+heapGrowth, heapLimit)
	if heap() < most {
		return
	}
	runtime.GC()
	if h := heap(); h >= most {
		in.limits.exhausted = true
		e := &exception{class: classes["MemoryError"], message: "the playground gives one run 256 MB"}
		if h >= heapLimit {
			e.message = "the playground's memory of 1 GB is used up"
		}
		in.end(e)
	}
}

// heapLimit is heapMost, but for tests.
var heapLimit uint64 = heapMost

// heap is the memory in use, in bytes.
func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// grouped writes a number with commas.
func grouped(n uint64) string {
	s := ""
	for ; n >= 1000; n /= 1000 {
		s = "," + itoa(int(n%1000) + 1000)[1:] + s
	}
	return itoa(int(n)) + s
}
