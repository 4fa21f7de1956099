//go:build !js

package pickle

import "sync"

// Encoders are kept for the next value.
var encoders = sync.Pool{New: func() any { return new(encoder) }}

func getEncoder() *encoder  { return encoders.Get().(*encoder) }
func putEncoder(e *encoder) { encoders.Put(e) }
