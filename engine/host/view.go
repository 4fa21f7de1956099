package host

import (
	"context"
	"fmt"
	"math"

	"locmem/engine"
	"locmem/engine/rack"
	"locmem/engine/script"
)

// What a Client knows of the processes, and how it reaches one.

// Processes lists all processes in order, those that have ended with Alive false.
func (c *Client) Processes() []rack.Info {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := make([]rack.Info, len(c.state.Infos))
	for n, i := range c.state.Infos {
		list[n] = i.info()
	}
	return list
}

// Process reaches a live process by name.
func (c *Client) Process(name string) (rack.Handle, error) {
	why := rack.Unknown
	for _, i := range c.Processes() {
		if i.Name == name {
			if i.Alive {
				return &handle{c, name}, nil
			}
			why = rack.Gone
		}
	}
	return nil, &rack.Unreachable{Name: name, Why: why}
}

// StandIns are the modules that the code imported so far and that cannot be there,
// each once.
func (c *Client) StandIns() []script.StandIn {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.state.StandIns
}

// Glance is what stands around the processes, as told last; ok is false before they
// have started.
func (c *Client) Glance() (g rack.Glance, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.state.Glance == nil {
		return g, false
	}
	return *c.state.Glance, true
}

// Moment is where in time the processes stand, as told last.
func (c *Client) Moment() Moment {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.state.Moment == nil {
		return Moment{}
	}
	return *c.state.Moment
}

// Log tells the log that Past reads from those before: it is another one after a start,
// in the next act and on another branch.
func (c *Client) Log() uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.state.Log
}

// Clock is the virtual clock: it has no wall time that it could be ahead of.
func (c *Client) Clock() *rack.Clock {
	return &rack.Clock{Wall: func() float64 {
		c.mu.Lock()
		defer c.mu.Unlock()
		return c.state.Now
	}}
}

// Moved is how far the clock was moved, in seconds.
func (c *Client) Moved() float64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.state.Now - c.state.Start
}

// Advance has the clock moved by seconds, at most a billion, and returns how far it
// will have been moved in all: it does not wait.
func (c *Client) Advance(seconds float64) (float64, error) {
	if math.IsNaN(seconds) || math.Abs(seconds) > 1e9 {
		return c.Moved(), fmt.Errorf("the clock moves by a number of seconds, at most a billion, not by %v", seconds)
	}
	moved := c.Moved() + seconds
	go func() { _, _ = c.Move(context.Background(), seconds) }()
	return moved, nil
}

// NextExpiry is when the next live entry expires; ok is false if none will.
func (c *Client) NextExpiry() (at float64, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.state.Expiry, c.state.Expires
}

// Self is nobody: none of the processes is the page's.
func (c *Client) Self() rack.Handle { return nobody{} }

// Lost is nil: the page did not end one either.
func (c *Client) Lost() *rack.Loss { return nil }

// Saving does nothing, for nothing of them is saved.
func (c *Client) Saving(bool) {}

// Dismiss does nothing: a process that has ended has its place and can be started.
func (c *Client) Dismiss(string) {}

// handle reaches a process; it stays with the name.
type handle struct {
	c    *Client
	name string
}

func (h *handle) Info() rack.Info {
	for _, i := range h.c.Processes() {
		if i.Name == h.name {
			return i
		}
	}
	return rack.Info{Name: h.name}
}

func (h *handle) Exec(ctx context.Context, r rack.Request) (rack.Reply, error) {
	return h.c.exec(ctx, h.name, r)
}

func (h *handle) Snapshot(ctx context.Context) (rack.Memory, error) {
	a, err := h.c.order(ctx, order{Verb: memory, Name: h.name}, nil)
	if a.Memory == nil {
		return rack.Memory{}, err
	}
	return *a.Memory, err
}

func (h *handle) Inspect(ctx context.Context, id rack.EntryID) (rack.Inspected, error) {
	a, err := h.c.order(ctx, order{Verb: inspect, Name: h.name, Entry: &id}, nil)
	if a.Entry == nil {
		return rack.Inspected{}, err
	}
	return *a.Entry, err
}

// Subscribe calls f with the events of the process that are told.
func (h *handle) Subscribe(f func(engine.Event)) (undo func()) {
	return h.c.On(func(n rack.Notice) {
		if n.Event != nil && n.Event.Process == h.name {
			f(*n.Event)
		}
	})
}

// nobody stands for this page's process where there is none.
type nobody struct{}

func (nobody) Info() rack.Info { return rack.Info{} }
func (nobody) Exec(context.Context, rack.Request) (rack.Reply, error) {
	return rack.Reply{}, &rack.Unreachable{Why: rack.Unknown}
}
func (nobody) Snapshot(context.Context) (rack.Memory, error) {
	return rack.Memory{}, &rack.Unreachable{Why: rack.Unknown}
}
func (nobody) Inspect(context.Context, rack.EntryID) (rack.Inspected, error) {
	return rack.Inspected{}, &rack.Unreachable{Why: rack.Unknown}
}
func (nobody) Subscribe(func(engine.Event)) (undo func()) { return func() {} }
