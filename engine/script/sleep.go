package script

import (
	"math"

	"locmem/engine/py"
)

// maxSleep bounds one sleep, in seconds: some thirty years.
const maxSleep = 1e9

// slept is time.sleep.
func slept(a *Args) (py.Value, error) {
	seconds, err := sleepLength(a.Pos[0])
	if err != nil {
		return nil, err
	}
	return a.In.sleep(seconds)
}

// asleep is asyncio.sleep, which takes what is below zero, or no number, for
// "at once".
func asleep(a *Args) (py.Value, error) {
	seconds, err := py.Float64(a.Pos[0])
	if err != nil {
		return nil, err
	}
	if !(seconds > 0) {
		seconds = 0
	}
	return a.In.sleep(seconds)
}

// sleepLength is the argument of time.sleep in seconds, refused as CPython
// refuses it, which counts in nanoseconds of 64 bits.
func sleepLength(v py.Value) (float64, error) {
	_, float := v.(py.Float)
	if !float && !isInt(v) {
		return 0, TypeError("'" + py.FullName(v) + "' object cannot be interpreted as an integer")
	}
	seconds, err := py.Float64(v)
	switch {
	case err != nil || math.Abs(seconds) > math.MaxInt64/1e9:
		return 0, Raise("OverflowError", "timestamp too large to convert to C _PyTime_t")
	case math.IsNaN(seconds):
		return 0, ValueError("Invalid value NaN (not a number)")
	case seconds < 0:
		return 0, ValueError("sleep length must be non-negative")
	}
	return seconds, nil
}

// sleep lets time pass where there is a clock to move, and else says why not.
func (in *Interp) sleep(seconds float64) (py.Value, error) {
	if in.world.Sleep == nil {
		return nil, &exception{class: classes["RuntimeError"],
			message: "sleep() lets no time pass in the playground",
			hint:    "Move the clock with its buttons: +10 s, +60 s, or to the next expiry."}
	}
	if seconds >= maxSleep {
		return nil, &exception{class: classes["RuntimeError"],
			message: "one sleep() of the playground takes less than 1,000,000,000 seconds",
			hint:    "Sleep for less."}
	}
	in.step("sleep")
	in.world.Sleep(seconds)
	in.spend(0, seconds*1000)
	return py.None, nil
}
