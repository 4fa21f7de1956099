package script_test

import (
	"locmem/engine/django"
	"locmem/engine/library"
	"locmem/engine/library/embedded"
	"locmem/engine/script"
)

// The libraries import engine/script: its own tests get them from here.
func init() {
	all := library.Modules(embedded.Texts())
	script.TestModules = func(bool) (script.Library, error) { return all, nil }
	script.TestStandIn = django.StandIn
}
