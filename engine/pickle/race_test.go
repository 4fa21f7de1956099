//go:build race

package pickle

const raceDetector = true
