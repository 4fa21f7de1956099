package host

import (
	"context"
	"encoding/json"
	"time"

	"locmem/engine/rack"
	"locmem/engine/scenario"
)

// waiting is an order on its way.
type waiting struct {
	life int
	part func(scenario.Result) // gets the results before the end; may be nil
	done chan *answer          // holds one
}

// order sends an order and waits for what it comes to. told, if not nil, gets the
// results before that. The answer is never nil. An order that is canceled is waited
// for: it ends soon, or its other end does. A look is not: it may have waited for what
// runs, and who gives up looking ends nothing.
func (c *Client) order(ctx context.Context, o order, told func(scenario.Result)) (*answer, error) {
	if err := ctx.Err(); err != nil {
		return &answer{}, err
	}
	port, w, id, err := c.begin(o, told)
	if err != nil {
		return &answer{}, err
	}
	o.ID = id
	port.Send(encode(o))
	var a *answer
	select {
	case a = <-w.done:
	case <-ctx.Done():
		if o.Verb.looks() {
			c.forget(port, id)
			return &answer{}, ctx.Err()
		}
		a = c.canceled(port, w, id)
	}
	if a == nil {
		a = &answer{Failure: &failure{Text: Unstoppable}}
		return a, errEnded(Unstoppable)
	}
	err = a.Failure.err()
	if a.Failure != nil && a.Failure.Ended != "" {
		err = errEnded(a.Failure.Ended)
	}
	if ctx.Err() != nil && a.Reply == nil && !Ended(err) {
		err = ctx.Err()
	}
	return a, err
}

// begin makes ready for an order.
func (c *Client) begin(o order, told func(scenario.Result)) (Port, *waiting, uint64, error) {
	port, life, err := c.open(o.Verb)
	if err != nil {
		return nil, nil, 0, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.last++
	w := &waiting{life: life, part: told, done: make(chan *answer, 1)}
	c.waiting[c.last] = w
	return port, w, c.last, nil
}

// open returns the other end, and starts it if there is none for an order that needs
// no processes.
func (c *Client) open(v verb) (Port, int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch able := v == start || v == attempt || v == remarks || v == verify || v == fill; {
	case !able && c.ended != "":
		return nil, 0, errEnded(c.ended)
	case c.port != nil:
		return c.port, c.life, nil
	case !able:
		return nil, 0, errNothing
	}
	c.life++
	life := c.life
	port, err := c.dial(func(raw []byte) { c.receive(life, raw) }, func(string) { c.gone(life, Died) })
	if err != nil {
		return nil, 0, err
	}
	c.port = port
	if c.hears != nil {
		port.Send(encode(order{Verb: hear, On: true}))
	}
	return port, life, nil
}

// canceled tells the other end that an order is not wanted any more, and waits for
// its end; nil if the other end had to be ended.
func (c *Client) canceled(port Port, w *waiting, id uint64) *answer {
	port.Send(encode(order{Verb: cancel, ID: id}))
	for ends := false; !ends; {
		ends = port.Ends() // one that has not started yet does not hear
		select {
		case a := <-w.done:
			return a
		case <-time.After(c.grace):
		}
	}
	port.Close()
	c.gone(w.life, Unstoppable)
	return nil
}

// forget waits no longer for an order.
func (c *Client) forget(port Port, id uint64) {
	port.Send(encode(order{Verb: cancel, ID: id}))
	c.mu.Lock()
	delete(c.waiting, id)
	c.mu.Unlock()
}

// gone tells that the other end is not there any more: its processes have ended.
func (c *Client) gone(life int, why string) {
	c.mu.Lock()
	if life != c.life || c.port == nil {
		c.mu.Unlock()
		return
	}
	c.mu.Unlock()
	c.end(why)
}

// end forgets the other end; why says of its processes why they have ended, "" tells
// nobody.
func (c *Client) end(why string) {
	c.mu.Lock()
	port, list := c.port, c.waiting
	c.port, c.waiting, c.state.Next = nil, map[uint64]*waiting{}, nil
	c.life++
	var ended []rack.Notice
	infos := make([]info, len(c.state.Infos))
	for n, i := range c.state.Infos {
		if i.Alive && why != "" {
			i.Alive, i.Answering, i.Ended, i.Running = false, false, why, false
			c.ended = why
			loss := rack.Loss{Name: i.Name, PID: i.PID, Entries: i.Entries, Keys: i.Keys, Known: true}
			ended = append(ended, rack.Notice{Process: &rack.ProcessNotice{Change: rack.Stopped, Info: i.info(), Loss: &loss, Time: c.state.Now}})
		}
		infos[n] = i
	}
	c.state.Infos = infos
	listen := c.listen
	c.mu.Unlock()
	if port != nil {
		port.Close()
	}
	for _, w := range list {
		w.done <- &answer{Failure: &failure{Ended: why}}
	}
	for _, n := range ended {
		tell(listen, n)
	}
}

// receive takes a message of the other end.
func (c *Client) receive(life int, raw []byte) {
	var m message
	if err := json.Unmarshal(raw, &m); err != nil {
		return
	}
	c.mu.Lock()
	if life != c.life {
		c.mu.Unlock()
		return
	}
	w := c.waiting[m.ID]
	if m.Answer != nil {
		delete(c.waiting, m.ID)
	}
	listen, renewed, hears := c.listen, c.renewed, c.hears
	if m.News != nil {
		unending(m.News.Glance)
		c.state, c.ended = *m.News, ""
	}
	c.mu.Unlock()
	if n := m.News; n != nil {
		if n.Fresh && renewed != nil {
			renewed()
		}
		for _, e := range n.Heard {
			if hears != nil {
				hears(e)
			}
		}
		for _, x := range n.Notices {
			tell(listen, x.notice())
		}
	}
	switch {
	case w == nil:
	case m.Answer != nil:
		w.done <- m.Answer
	case m.Part != nil && w.part != nil:
		w.part(m.Part.Result)
	}
}

// stopping returns a context that Stop ends, until over is called.
func (c *Client) stopping(ctx context.Context) (_ context.Context, over func()) {
	ctx, end := context.WithCancel(ctx)
	c.mu.Lock()
	c.runs++
	n := c.runs
	c.console[n] = end
	c.mu.Unlock()
	return ctx, func() {
		end()
		c.mu.Lock()
		delete(c.console, n)
		c.mu.Unlock()
	}
}

// Stop ends the console's runs, in whatever process.
func (c *Client) Stop(context.Context, string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, end := range c.console {
		end()
	}
	return nil
}
