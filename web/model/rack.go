package model

import (
	"context"

	"locmem/engine/rack"
	"locmem/engine/script"
)

// Rack is what a Model knows processes through: a *rack.Rack, whose processes
// are tabs, or the workers that a scenario hosts. Among those none is this
// tab's: Self then returns an Info without a name.
type Rack interface {
	people
	clock
	Lost() *rack.Loss
	Saving(on bool)
}

// people are the processes.
type people interface {
	Self() rack.Handle
	Processes() []rack.Info
	Process(name string) (rack.Handle, error)
	On(func(rack.Notice)) (undo func())
	Complete(ctx context.Context, name, text string, cursor int) script.Completion
	Restart(ctx context.Context, name string) error
	Stop(ctx context.Context, name string) error
	Dismiss(name string)
}

// clock is the clock of all processes.
type clock interface {
	Clock() *rack.Clock
	Advance(seconds float64) (offset float64, err error)
	NextExpiry() (at float64, ok bool)
}

var _ Rack = (*rack.Rack)(nil)
