// Command memory tells the resident memory of a process that holds the 100,000
// entries of work D: this one, and with -django a Python with real Django.
//
//	go run ./memory [-django PYTHONPATH]
//
// It reads /proc, so it needs Linux.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"locmem/tests/bench/anchor"
	"locmem/tests/bench/django"
	"locmem/tests/bench/ours"
)

const entries = 100000

func main() {
	python := flag.String("django", "", "PYTHONPATH that brings Django; none leaves it out")
	flag.Parse()
	c := ours.Contender.New(2 * entries)
	for i := range entries {
		c.Set(fmt.Sprint("key:", i), ours.Contender.Value(anchor.ValA(i)), anchor.TTL)
	}
	fmt.Printf("ours, %d entries: %s KiB\n", c.Len(), resident())
	if *python == "" {
		return
	}
	p, err := django.Start(*python)
	if err == nil {
		err = p.Run("D set", entries)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	kib, err := p.RSS()
	fmt.Printf("Django, %d entries: %s KiB (%v)\n", entries, kib, err)
}

// resident is VmRSS.
func resident() string {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return err.Error()
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return "unknown"
	}
	return fields[0]
}
