package script

// maxSleep bounds one sleep, in seconds: some thirty years.
const maxSleep = 1e9

// Sleep lets time pass, at least 0 seconds, and other tasks run meanwhile; where
// there is no clock to move it says why not.
func (in *Interp) Sleep(seconds float64) error {
	if in.world.Sleep == nil {
		return &exception{class: classes["RuntimeError"],
			message: "sleep() lets no time pass in the playground",
			hint:    "Move the clock with its buttons: +10 s, +60 s, or to the next expiry."}
	}
	if seconds >= maxSleep {
		return &exception{class: classes["RuntimeError"],
			message: "one sleep() of the playground takes less than 1,000,000,000 seconds",
			hint:    "Sleep for less."}
	}
	in.step("sleep")
	if seconds == 0 {
		return in.Share()
	}
	if in.task == nil && len(in.tasks) == 0 {
		return in.letPass(seconds)
	}
	_, _, err := in.WaitFor(nil, seconds)
	return err
}

// letPass has the world's time pass, if seconds is above 0 and there is a clock to move.
func (in *Interp) letPass(seconds float64) error {
	if !(seconds > 0) || in.world.Sleep == nil { // NaN is none
		return nil
	}
	if err := in.world.Sleep(seconds); err != nil {
		return &exception{class: classes["RuntimeError"], message: err.Error()}
	}
	in.spend(0, seconds*1000)
	return nil
}
