//go:build !(linux && amd64)

package engine

func wallTime() float64 { return otherWallTime() }
