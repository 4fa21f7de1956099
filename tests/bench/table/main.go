// Command table measures all contenders side by side and prints Markdown.
//
//	go run ./table [-rounds 15] [-time 30ms] [-works REGEXP] [-caches REGEXP]
//
// Every round runs every contender on a work for a short time, in turn; a cell
// is the median over the rounds of its time divided by ours in the same round,
// which a busy machine disturbs least. Ours itself is in nanoseconds a call:
// median, and in brackets the least.
package main

import (
	"flag"
	"fmt"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"time"

	"locmem/tests/bench/anchor"
	"locmem/tests/bench/ours"
	"locmem/tests/bench/rivals"
)

func main() {
	rounds := flag.Int("rounds", 15, "rounds of each work")
	least := flag.Duration("time", 30*time.Millisecond, "time a contender gets in a round")
	works := flag.String("works", ".", "works to run")
	caches := flag.String("caches", ".", "contenders to run beside ours")
	flag.Parse()
	var run []anchor.Contender
	for _, ct := range append(anchor.Floors(), rivals.Contenders()...) {
		if regexp.MustCompile(*caches).MatchString(ct.Name) {
			run = append(run, ct)
		}
	}
	run = append([]anchor.Contender{ours.Contender}, run...)
	fmt.Printf("%s/%s, %s, %d CPUs, %d rounds of %v\n\n", runtime.GOOS, runtime.GOARCH, runtime.Version(), runtime.NumCPU(), *rounds, *least)
	head, line := "| work | ours, ns |", "|---|---|"
	for _, ct := range run[1:] {
		head, line = head+" "+ct.Name+" |", line+"---|"
	}
	fmt.Println(head + "\n" + line)
	for _, w := range anchor.Works() {
		if regexp.MustCompile(*works).MatchString(w.Name) {
			fmt.Println(row(w, run, *rounds, *least))
		}
	}
	if regexp.MustCompile(*works).MatchString("D bytes") {
		fmt.Println(bytesRow(run))
	}
}

// row measures one work.
func row(w anchor.Work, run []anchor.Contender, rounds int, least time.Duration) string {
	times := make([][]float64, len(run))
	runs := make([]func(int), len(run))
	calls := make([]int, len(run))
	for i, ct := range run {
		f, end := w.Start(ct)
		defer end()
		runs[i], calls[i] = f, fit(f, max(w.Batch, 1), least)
	}
	for range rounds {
		for i, f := range runs {
			runtime.GC()
			times[i] = append(times[i], timed(f, calls[i]))
		}
	}
	out := fmt.Sprintf("| %s | %.0f (%.0f) |", w.Name, median(times[0]), slices.Min(times[0]))
	for i := range run[1:] {
		ratios := make([]float64, rounds)
		for r := range ratios {
			ratios[r] = times[i+1][r] / times[0][r]
		}
		out += fmt.Sprintf(" %.2f |", median(ratios))
	}
	return out
}

// fit finds how many calls, in whole batches, take about the time given.
func fit(f func(int), batch int, least time.Duration) int {
	for n := batch; ; n *= 2 {
		if t := timed(f, n) * float64(n); t >= float64(least.Nanoseconds())*0.7 {
			return n
		}
	}
}

func timed(f func(int), n int) float64 {
	start := time.Now()
	f(n)
	return float64(time.Since(start).Nanoseconds()) / float64(n)
}

func median(v []float64) float64 {
	v = slices.Sorted(slices.Values(v))
	return v[len(v)/2]
}

func bytesRow(run []anchor.Contender) string {
	var cells []string
	first := 0.0
	for i, ct := range run {
		n := anchor.HeapPerEntry(ct, 100000)
		if i == 0 {
			first = n
			cells = append(cells, fmt.Sprintf("%.0f bytes", n))
			continue
		}
		cells = append(cells, fmt.Sprintf("%.2f", n/first))
	}
	return "| D heap an entry | " + strings.Join(cells, " | ") + " |"
}
