package main

import (
	"fmt"
	"runtime"
	"slices"
	"time"

	"locmem/tests/bench/anchor"
)

// row measures one work.
func row(o options, w anchor.Work, columns []column) string {
	times := make([][]float64, len(columns))
	runs := make([]func(int), len(columns))
	calls := make([]int, len(columns))
	for i, c := range columns {
		f, end := c.start(w)
		defer end()
		runs[i], calls[i] = f, fit(f, max(w.Batch, 1), o.time)
	}
	for range o.rounds {
		for i, f := range runs {
			runtime.GC() // nobody pays for another one's garbage
			times[i] = append(times[i], timed(f, calls[i]))
		}
	}
	first := typical(times[0])
	out := fmt.Sprintf("| %s | %.0f |", w.Name, first)
	for _, t := range times[1:] {
		out += fmt.Sprintf(" %.2f |", typical(t)/first)
	}
	return out
}

// fit finds how many calls, in whole batches, take about the time given.
func fit(f func(int), batch int, least time.Duration) int {
	if batch == 1 {
		batch = 1024
	}
	f(batch) // makes ready
	for n := batch; ; n *= 2 {
		start := time.Now()
		f(n)
		if time.Since(start) >= least*7/10 {
			return n
		}
	}
}

var (
	began   = time.Now()
	now     = func() time.Duration { return time.Since(began) }
	typical = quartile
)

func timed(f func(int), n int) float64 {
	start := now()
	f(n)
	return float64((now() - start).Nanoseconds()) / float64(n)
}

func mean(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(len(v))
}

func quartile(v []float64) float64 { return slices.Sorted(slices.Values(v))[len(v)/4] }
