package rack

import (
	"encoding/json"
	"math/rand/v2"
	"time"
)

// What is done about those who write in the name of others: a request is begun
// when its sender has confirmed it, and what was said in the name of this
// process is put right.

// offers are the requests that wait for their go: the last few, so that one who
// never confirms costs nothing.
type offers struct {
	waiting map[uint64]envelope
	order   []uint64
	bytes   int
}

const (
	maxOffers     = 1024
	maxOfferBytes = 16 << 20
)

// put keeps a request and returns the number that go repeats.
func (o *offers) put(e envelope) uint64 {
	if o.waiting == nil {
		o.waiting = map[uint64]envelope{}
	}
	n := rand.Uint64()
	o.waiting[n] = e
	o.order = append(o.order, n)
	o.bytes += len(e.Body)
	for len(o.order) > maxOffers || o.bytes > maxOfferBytes && len(o.order) > 1 {
		o.bytes -= len(o.waiting[o.order[0]].Body)
		delete(o.waiting, o.order[0])
		o.order = o.order[1:]
	}
	return n
}

// take returns the request of from with that number, once.
func (o *offers) take(n uint64, from string) (e envelope, ok bool) {
	e, ok = o.waiting[n]
	if !ok || e.From != from {
		return e, false
	}
	o.bytes -= len(e.Body)
	delete(o.waiting, n)
	return e, true
}

// offered asks the sender of a request whether it is its own.
func (r *Rack) offered(e envelope) {
	r.mu.Lock()
	n := r.offers.put(e)
	r.mu.Unlock()
	r.post(envelope{Type: msgAccept, To: e.From, Re: e.Seq, Seq: n}, nil)
}

// confirmed begins a request.
func (r *Rack) confirmed(e envelope) {
	r.mu.Lock()
	request, ok := r.offers.take(e.Re, e.From)
	r.mu.Unlock()
	if ok {
		r.serve(request)
	}
}

// rightAfter is how long a burst of false messages may go on before the others
// are told what is true.
const rightAfter = 100 * time.Millisecond

// disown hears a message in the name of this process that it did not send, and
// tells the others soon what is true: its counts and the clock, and that it is
// there.
func (r *Rack) disown(e envelope) {
	var m struct{ Clock clockState } // of a move or a greeting
	if len(e.Body) > 0 && json.Unmarshal(e.Body, &m) == nil {
		r.clock.outbid(m.Clock)
	}
	r.mu.Lock()
	start := !r.righting && !r.left
	r.righting = true
	r.mu.Unlock()
	if !start {
		return
	}
	go func() {
		time.Sleep(rightAfter)
		r.mu.Lock()
		r.righting = false
		r.mu.Unlock()
		r.greet(msgHere, "")
	}()
}
