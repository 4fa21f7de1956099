package stdlib

import (
	"sync"

	"locmem/engine/script"
)

// sharedClass is a class that is made when it is first asked for; all threads
// share it.
func sharedClass(make func() *script.Class) func() *script.Class { return sync.OnceValue(make) }
