// Command table measures all contenders side by side and prints Markdown.
//
//	go run ./table [-rounds 100] [-time 4ms] [-cpu] [-works REGEXP] [-caches REGEXP]
//
// Every round runs every contender on a work for a short time, in turn, so that
// a busy machine disturbs all alike. What counts is the lower quartile of a
// contender's rounds, or with -cpu the sum of the processor time, which a busy
// machine disturbs less but which says nothing about waiting (work E). Ours is in nanoseconds a call, the others as multiples of
// ours: above 1 is slower than ours.
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
	rounds := flag.Int("rounds", 100, "rounds of each work")
	least := flag.Duration("time", 4*time.Millisecond, "time a contender gets in a round")
	cpu := flag.Bool("cpu", false, "measure processor time")
	works := flag.String("works", ".", "works to run")
	caches := flag.String("caches", ".", "contenders to run beside ours")
	flag.Parse()
	if *cpu {
		now, typical = cpuTime, mean
	}
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
	for n := batch; ; n *= 2 {
		if t := timed(f, n) * float64(n); t >= float64(least.Nanoseconds())*0.7 {
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
