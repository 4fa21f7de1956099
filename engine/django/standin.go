package django

import "locmem/engine/script"

// standsIn says what modules of lib do in the place of packages that cannot be
// here.
var standsIn = map[string]string{}

// StandIn makes a module for an import that nobody knows.
func StandIn(name string) *script.Module { return nil }
