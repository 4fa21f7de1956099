//go:build !unix

package main

import "time"

var start = time.Now()

// cpuTime is the wall time here.
func cpuTime() time.Duration { return time.Since(start) }
