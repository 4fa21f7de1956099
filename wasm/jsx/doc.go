// Package jsx is the project's way to JavaScript: calls that return an error
// where syscall/js panics, promises that can be awaited, listeners that can be
// undone and a yield that a hidden tab does not slow down.
//
// Goroutines: Go code that JavaScript calls runs to its end, and every other
// goroutine until it waits, before JavaScript goes on. A function that
// JavaScript calls must not wait for a later event itself (that is a deadlock,
// which ends the program), so [Func] runs what must return at once and
// [Listen] gives every event a goroutine of its own, which may wait.
//
// A panic in either reaches [OnPanic] instead of ending the program silently.
package jsx
