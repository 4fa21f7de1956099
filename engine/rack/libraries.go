package rack

import "locmem/engine/script"

// Libraries says what code can import beyond the few modules of engine/script. A
// main sets it before the first process starts, with engine/django and
// engine/stdlib; as it stands there is nothing more. The page does not set it
// yet: with their text in the program its download is over the budget.
var Libraries = struct {
	// Modules are the libraries, shared by all threads.
	Modules func() script.Library
	// StandIn makes what takes the place of a module that nobody knows; nil, or a
	// nil result: the import fails.
	StandIn func(name string) *script.Module
}{Modules: func() script.Library { return nil }}
