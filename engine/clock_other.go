//go:build !(linux && amd64) && !js

package engine

import "time"

func wallTime() float64 { return seconds(time.Now()) }
