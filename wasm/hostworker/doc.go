// Package hostworker runs the processes of a scenario in a Web Worker: the page's end
// is a host.Dial, the other end the same program, started a second time by host.js
// from the module that the page has compiled.
package hostworker
