package rack

import "locmem/engine/script"

// Libraries says what code can import. A main sets it before the first process
// starts, with engine/library; as it stands there is nothing, and views cannot
// run.
var Libraries = struct {
	// Modules returns the libraries, which all threads share; see script.World.
	Modules func(wait bool) (script.Library, error)
	// StandIn makes what takes the place of a module that nobody knows; nil, or a
	// nil result: the import fails.
	StandIn func(name string) *script.Module
}{}
