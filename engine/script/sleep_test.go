package script

import "testing"

// TestSleepSaysWhatIsWrong has CPython's words for what CPython refuses, and
// words of the playground's own for the playground's bound.
func TestSleepSaysWhatIsWrong(t *testing.T) {
	const large = "OverflowError: timestamp too large to convert to C _PyTime_t"
	const bound = "RuntimeError: one sleep() of the playground takes less than 1,000,000,000 seconds"
	for code, want := range map[string]string{
		"time.sleep(-1)":                "ValueError: sleep length must be non-negative",
		"time.sleep(-0.5)":              "ValueError: sleep length must be non-negative",
		"time.sleep(float('nan'))":      "ValueError: Invalid value NaN (not a number)",
		"time.sleep(float('inf'))":      large,
		"time.sleep(-float('inf'))":     large,
		"time.sleep(10**10)":            large,
		"time.sleep(-10**10)":           large,
		"time.sleep(10**30)":            large,
		"time.sleep(10**400)":           large,
		"time.sleep(1e300)":             large,
		"time.sleep(10**9)":             bound,
		"time.sleep(9.2e9)":             bound,
		"time.sleep('1')":               "TypeError: 'str' object cannot be interpreted as an integer",
		"time.sleep(None)":              "TypeError: 'NoneType' object cannot be interpreted as an integer",
		"time.sleep(999999999.5)":       "",
		"time.sleep(True)":              "",
		"time.sleep(0)":                 "",
		"await asyncio.sleep(-1)":       "",
		"await asyncio.sleep(10**9)":    bound,
		"await asyncio.sleep(1e300)":    bound,
		"await asyncio.sleep(0.5, 'a')": "",
	} {
		world, _ := testWorld()
		slept := 0.0
		world.Sleep = func(s float64) error { slept += s; return nil }
		got := ""
		if r := New(world).Exec("import asyncio, time\n"+code, Run{}); r.Err != nil {
			got = r.Err.Error()
		}
		if got != want {
			t.Errorf("%s: %q, not %q", code, got, want)
		}
		if want != "" && slept != 0 {
			t.Errorf("%s lets %v s pass", code, slept)
		}
		world.Sleep = nil
		if r := New(world).Exec("import time\ntime.sleep(-1)", Run{}); r.Err == nil || r.Err.Type != "ValueError" {
			t.Errorf("without a clock: %v", r.Err)
		}
	}
}
