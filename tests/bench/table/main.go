// Command table measures all contenders side by side and prints Markdown.
//
//	go run ./table [-rounds 40] [-time 10ms] [-cpu] [-works REGEXP] [-caches REGEXP] [-django PYTHONPATH]
//
// Every round runs every contender on a work for a short time, in turn, so that
// a busy machine disturbs all alike. What counts is the lower quartile of a
// contender's rounds, or with -cpu the sum of the processor time, which a busy
// machine disturbs less but which says nothing about waiting (work E). Ours is
// in nanoseconds a call, the others as multiples of ours: above 1 is slower than
// ours. With -django real Django takes part, in a Python process of its own.
package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strings"
	"time"

	"locmem/tests/bench/anchor"
	"locmem/tests/bench/django"
	"locmem/tests/bench/ours"
	"locmem/tests/bench/rivals"
)

func main() {
	var o options
	flag.IntVar(&o.rounds, "rounds", 40, "rounds of each work")
	flag.DurationVar(&o.time, "time", 10*time.Millisecond, "time a contender gets in a round")
	cpu := flag.Bool("cpu", false, "measure processor time")
	works := flag.String("works", ".", "works to run")
	caches := flag.String("caches", ".", "contenders to run beside ours")
	python := flag.String("django", "", "PYTHONPATH that brings Django; none leaves it out")
	flag.Parse()
	if *cpu {
		now, typical = cpuTime, mean
	}
	if err := run(o, regexp.MustCompile(*works), regexp.MustCompile(*caches), *python); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

type options struct {
	rounds int
	time   time.Duration
}

// column is what one column of the table measures: it makes the work ready and
// returns what runs n calls of it.
type column struct {
	name  string
	start func(w anchor.Work) (run func(n int), end func())
}

func run(o options, works, caches *regexp.Regexp, python string) error {
	contenders := []anchor.Contender{ours.Contender}
	for _, ct := range append(anchor.Floors(), rivals.Contenders()...) {
		if caches.MatchString(ct.Name) {
			contenders = append(contenders, ct)
		}
	}
	var columns []column
	for _, ct := range contenders {
		columns = append(columns, column{ct.Name, func(w anchor.Work) (func(int), func()) { return w.Start(ct) }})
	}
	if python != "" {
		c, err := djangoColumn(python)
		if err != nil {
			return err
		}
		columns = append(columns, c)
	}
	fmt.Printf("%s/%s, %s, %d CPUs, %d rounds of %v\n\n", runtime.GOOS, runtime.GOARCH, runtime.Version(), runtime.NumCPU(), o.rounds, o.time)
	head, line := "| work | ours, ns |", "|---|---|"
	for _, c := range columns[1:] {
		head, line = head+" "+c.name+" |", line+"---|"
	}
	fmt.Println(head + "\n" + line)
	for _, w := range anchor.Works() {
		if works.MatchString(w.Name) {
			fmt.Println(row(o, w, columns))
		}
	}
	if works.MatchString("D bytes") {
		fmt.Println(bytesRow(contenders))
	}
	return nil
}

func djangoColumn(path string) (column, error) {
	p, err := django.Start(path)
	return column{"Django", func(w anchor.Work) (func(int), func()) {
		return func(n int) {
			if err := p.Run(w.Name, n); err != nil {
				panic(err)
			}
		}, func() {}
	}}, err
}

// bytesRow is the heap that an entry of work D takes.
func bytesRow(contenders []anchor.Contender) string {
	var cells []string
	first := 0.0
	for i, ct := range contenders {
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
