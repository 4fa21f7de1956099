package scenario

import (
	"sync"

	"locmem/engine/django"
	"locmem/engine/rack"
	"locmem/engine/script"
	"locmem/engine/stdlib"
)

// The scenarios of this package's tests may import what a program may.
func init() {
	rack.Libraries.Modules = sync.OnceValue(func() script.Library { return script.Join(django.Modules(), stdlib.Modules()) })
	rack.Libraries.StandIn = django.StandIn
}
