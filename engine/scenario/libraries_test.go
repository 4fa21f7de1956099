package scenario

import "locmem/engine/library/embedded"

// The scenarios of this package's tests may import what a program may.
func init() { embedded.Use() }
