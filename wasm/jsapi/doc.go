// Package jsapi is window.locmem, the page's interface for scripts, tests and
// teachers. locmem.d.ts beside it types the whole surface:
//
//	ready, version, self
//	exec(process, code), processes(), advance(seconds), restart(process)
//	request(path, n), state(), load(state)
//	on("event" | "process" | "clock", fn)
//
// Results are plain objects. Wrong arguments are a TypeError: a rejection, or
// thrown by on.
package jsapi
