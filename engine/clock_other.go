//go:build !(linux && amd64) && !js

package engine

func wallTime() float64 { return otherWallTime() }
