// Command mutate plants faults, one at a time, in a copy of the tree and tells
// which of them no test notices.
//
//	go run ./tests/mutate [-v] [-j N] [WORD...]
//
// With words only the faults whose file or sentence holds one of them. Each
// survivor is printed, with -v each fault as it is done and the test that noticed
// it; the last lines are the score and "N passed, N failed".
// Exit status: 0 all well, 1 fewer than 95 % are noticed or a survivor has no
// reason, 2 a fault does not fit the code any more or the tests fail without one.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"

	"locmem/serve/tree"
)

func main() {
	verbose := flag.Bool("v", false, "print each fault as it is done")
	workers := flag.Int("j", min(2, runtime.NumCPU()), "how many at the same time")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	status, err := run(ctx, chosen(faults(), flag.Args()), max(1, *workers), *verbose)
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
	}
	if status != 0 {
		stop()
		os.Exit(status)
	}
}

// chosen are the faults that a word speaks of; all without words.
func chosen(all []fault, words []string) []fault {
	if len(words) == 0 {
		return all
	}
	var list []fault
	for _, f := range all {
		for _, w := range words {
			if strings.Contains(f.file+" "+f.what, w) {
				list = append(list, f)
				break
			}
		}
	}
	return list
}

// run does all faults and returns the exit status.
func run(ctx context.Context, list []fault, workers int, verbose bool) (int, error) {
	root, err := tree.Root()
	if err != nil {
		return 2, err
	}
	if err := fit(root, list); err != nil {
		return 2, err
	}
	start := time.Now()
	copies := make([]string, min(workers, len(list)))
	for i := range copies {
		if copies[i], err = copyOf(root); err != nil {
			return 2, err
		}
		defer os.RemoveAll(copies[i])
	}
	if len(list) == 0 {
		return 2, fmt.Errorf("no fault is named so")
	}
	if err := sound(ctx, copies[0], list); err != nil {
		return 2, err
	}
	results := make([]result, len(list))
	next := make(chan int)
	var all sync.WaitGroup
	for _, dir := range copies {
		all.Go(func() {
			for i := range next {
				results[i] = try(ctx, dir, list[i])
				if verbose && ctx.Err() == nil {
					fmt.Println(results[i].line(list[i]))
				}
			}
		})
	}
	for i := range list {
		next <- i
	}
	close(next)
	all.Wait()
	if ctx.Err() != nil {
		return 2, ctx.Err()
	}
	status := report(os.Stdout, list, results)
	fmt.Printf("in %s\n", time.Since(start).Round(time.Second))
	return status, nil
}
