package host

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"locmem/engine/explain"
	"locmem/engine/rack"
	"locmem/engine/scenario"
	"locmem/engine/script"
	"locmem/engine/settings"
)

// Client runs the site of a document at the other end of a [Port], and knows its
// processes as they were told last. The other end starts with the first order, and
// anew with the first one after its end. Its zero value is not ready: use NewClient.
type Client struct {
	dial  Dial
	grace time.Duration // how long an order that was canceled may go on

	mu      sync.Mutex
	port    Port // nil: there is none
	life    int  // counts them
	last    uint64
	waiting map[uint64]*waiting
	hears   func(rack.SiteEvent) // nil: nobody does
	listen  []*func(rack.Notice)
	renewed func()
	state   news   // as told last
	ended   string // why its processes have; "" while their end is not known
	again   order  // what was started last
	console map[int]func()
	runs    int
}

// Grace is how long an order may go on after it was canceled, where the other end can
// be ended: then that is done, and its processes are gone.
const Grace = time.Second

// NewClient returns a Client whose other end dial starts.
func NewClient(dial Dial) *Client {
	return &Client{dial: dial, grace: Grace, waiting: map[uint64]*waiting{}, console: map[int]func(){}}
}

// Unstoppable is Info.Ended of processes that went on after they were told to stop,
// and so ended with the Web Worker they ran in; Died of those whose Web Worker ended
// by itself.
const (
	Unstoppable = "it did not stop when it was told to"
	Died        = "the Web Worker that it ran in has died"
)

// errEnded is the error of an order whose other end has ended.
type errEnded string

func (e errEnded) Error() string { return string(e) }

// Ended tells whether an order failed because the other end has ended.
func Ended(err error) bool {
	var e errEnded
	return errors.As(err, &e)
}

// OnRenew calls f when the processes are others than before, before anything is told
// of them.
func (c *Client) OnRenew(f func()) {
	c.mu.Lock()
	c.renewed = f
	c.mu.Unlock()
}

// On calls f with every notice from now on, in order, until undo.
func (c *Client) On(f func(rack.Notice)) (undo func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.listen = append(slices.Clone(c.listen), &f)
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.listen = slices.DeleteFunc(slices.Clone(c.listen), func(g *func(rack.Notice)) bool { return g == &f })
	}
}

// tell tells the listeners.
func tell(listeners []*func(rack.Notice), n rack.Notice) {
	for _, f := range listeners {
		(*f)(n)
	}
}

// Hear calls f with every event of the log from now on, in order; nil ends that.
func (c *Client) Hear(f func(rack.SiteEvent)) {
	c.mu.Lock()
	change := (f == nil) != (c.hears == nil)
	c.hears = f
	port := c.port
	c.mu.Unlock()
	if change && port != nil {
		port.Send(encode(order{Verb: hear, On: f != nil}))
	}
}

// Close ends the other end. The Client must not be used afterwards.
func (c *Client) Close() {
	c.mu.Lock()
	c.listen, c.renewed, c.hears = nil, nil, nil
	c.mu.Unlock()
	c.end("")
}

// --- orders ----------------------------------------------------------------

// Start starts the processes of a document: its set-up has run then, and all that there
// is to play before a part. solved are the texts that tries of it were solved with, see
// scenario.Solve. It returns what the steps came to. The error is a scenario.Problem of
// the document, or ctx's.
func (c *Client) Start(ctx context.Context, source string, solved map[int]string, part int) ([]scenario.Result, error) {
	o := order{Verb: start, Source: source, Solved: solved}
	c.mu.Lock()
	c.again = o
	c.mu.Unlock()
	o.Part = part
	a, err := c.order(ctx, o, nil)
	return a.Results, err
}

// Next tells which part of the document comes next, and which of its steps; ok is
// false at the end and before the start.
func (c *Client) Next() (part, step int, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n := c.state.Next; n != nil {
		return n.Part, n.Step, true
	}
	return 0, 0, false
}

// Step plays the next step, see scenario.Play.
func (c *Client) Step(ctx context.Context) ([]scenario.Result, error) {
	a, err := c.order(ctx, order{Verb: step}, nil)
	return a.Results, err
}

// Attempt plays a learner's text for a try of a document, see scenario.Attempt; its
// processes are the ones that are shown then. The Attempt has no Site.
func (c *Client) Attempt(ctx context.Context, source string, solved map[int]string, name, text string) (*scenario.Attempt, error) {
	a, err := c.order(ctx, order{Verb: attempt, Source: source, Solved: solved, Name: name, Text: text}, nil)
	return a.Attempt, err
}

// Remarks are what there is to say of the settings in a part of a document.
func (c *Client) Remarks(ctx context.Context, source string, part int) ([]settings.Diagnostic, error) {
	a, err := c.order(ctx, order{Verb: remarks, Source: source, Part: part}, nil)
	return a.Remarks, err
}

// Verify verifies a document on processes of its own, see scenario.Verify.
func (c *Client) Verify(ctx context.Context, source string) ([]scenario.Verdict, error) {
	a, err := c.order(ctx, order{Verb: verify, Source: source}, nil)
	return a.Verdicts, err
}

// Fill writes what comes out below the calls of a document, see scenario.Fill.
func (c *Client) Fill(ctx context.Context, source string) (string, error) {
	a, err := c.order(ctx, order{Verb: fill, Source: source}, nil)
	return a.Text, err
}

// Perform plays a transcript, see scenario.Perform.
func (c *Client) Perform(ctx context.Context, t *scenario.Transcript, told func(scenario.Result)) error {
	ctx, over := c.stopping(ctx)
	defer over()
	_, err := c.order(ctx, order{Verb: perform, Transcript: t}, told)
	return err
}

// Exec runs code in a process, a thread of one ("w1.a"), or the one that the
// balancer picks ("lb").
func (c *Client) Exec(ctx context.Context, who, code string) (rack.Reply, error) {
	return c.exec(ctx, who, rack.Request{Code: code})
}

func (c *Client) exec(ctx context.Context, who string, r rack.Request) (rack.Reply, error) {
	ctx, over := c.stopping(ctx)
	defer over()
	a, err := c.order(ctx, order{Verb: exec, Name: who, Thread: r.Thread, Text: r.Code}, nil)
	if a.Reply == nil {
		a.Reply = &rack.Reply{}
	}
	return *a.Reply, err
}

// Restart ends a process and starts it anew, empty. Where the other end has ended,
// all processes of the document start again.
func (c *Client) Restart(ctx context.Context, name string) error {
	c.mu.Lock()
	ended, again := c.ended, c.again
	c.mu.Unlock()
	if ended != "" {
		_, err := c.order(ctx, again, nil)
		return err
	}
	_, err := c.order(ctx, order{Verb: restart, Name: name}, nil)
	return err
}

// Request sends n requests through the balancer.
func (c *Client) Request(ctx context.Context, path string, n int) ([]rack.Served, error) {
	a, err := c.order(ctx, order{Verb: request, Text: path, Count: n}, nil)
	return a.Served, err
}

// Move moves the clock by seconds, and returns how far it was moved in all.
func (c *Client) Move(ctx context.Context, seconds float64) (float64, error) {
	_, err := c.order(ctx, order{Verb: advance, Seconds: seconds}, nil)
	return c.Moved(), err
}

// History is what happened in the site after an event of its log; 0 is all.
func (c *Client) History(ctx context.Context, since uint64) (History, error) {
	a, err := c.order(ctx, order{Verb: history, Since: since}, nil)
	if a.History == nil {
		return History{}, err
	}
	return *a.History, err
}

// Explain tells from the site's log why something came out as it did; nil if the log
// does not have it any more.
func (c *Client) Explain(ctx context.Context, ask explain.Ask) (*explain.Told, error) {
	a, err := c.order(ctx, order{Verb: tells, Ask: &ask}, nil)
	return a.Told, err
}

// Past returns at most n events of the site's log after one, oldest first. It is for
// who reads along: a slice is soon sent and read.
func (c *Client) Past(ctx context.Context, after uint64, n int) ([]rack.SiteEvent, error) {
	a, err := c.order(ctx, order{Verb: history, Since: after, Count: max(n, 1)}, nil)
	if a.History == nil {
		return nil, err
	}
	return a.History.Events, err
}

// Back has the processes stand where an event of the log had just happened; what came
// after it stays to be seen, see Moment. What is done then goes on from there. It returns
// what the steps of the play came to that are done at that moment.
func (c *Client) Back(ctx context.Context, seq uint64) ([]scenario.Result, error) {
	a, err := c.order(ctx, order{Verb: back, Since: seq}, nil)
	return a.Results, err
}

// Forward goes from a moment to where the next thing that was ordered is done. At the
// end of the log it does nothing.
func (c *Client) Forward(ctx context.Context) ([]scenario.Result, error) {
	a, err := c.order(ctx, order{Verb: forward}, nil)
	return a.Results, err
}

// Return has the processes stand at the end of the log again. Where they do, it undoes
// what was done since they last went on from another moment.
func (c *Client) Return(ctx context.Context) ([]scenario.Result, error) {
	a, err := c.order(ctx, order{Verb: returns}, nil)
	return a.Results, err
}

// Undo undoes the last thing that was ordered, as if it had not been. The error tells
// that there is none.
func (c *Client) Undo(ctx context.Context) ([]scenario.Result, error) {
	a, err := c.order(ctx, order{Verb: undo}, nil)
	return a.Results, err
}

// Branch has what is done next go on from the moment that the processes stand at, be it
// a step of the play.
func (c *Client) Branch(ctx context.Context) error {
	_, err := c.order(ctx, order{Verb: branch}, nil)
	return err
}

// Complete proposes what may follow in the console of a process.
func (c *Client) Complete(ctx context.Context, name, text string, cursor int) script.Completion {
	a, err := c.order(ctx, order{Verb: complete, Name: name, Text: text, Cursor: cursor}, nil)
	if err != nil || a.Complete == nil {
		return script.Completion{Start: cursor}
	}
	return *a.Complete
}
