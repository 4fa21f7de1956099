package host

import "locmem/engine/library/embedded"

// Code in the processes of this package's tests may import what a program may.
func init() { embedded.Use() }
