package rack

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"time"
)

// What is done about those who write in the name of others: a request is begun
// when it was confirmed in its sender's name, and what was said in the name of
// this process is put right afterwards. Neither helps against those who read the
// Bus and write on it: they can confirm what they forged (RATIONALE.md).

// offers are the requests that wait for their go, oldest first: the last few, so
// that those that are never confirmed cost a bounded amount of memory. A flood of
// them can push out others' requests.
type offers struct {
	waiting []offer
	bytes   int // of their bodies
}

type offer struct {
	n       uint64 // that go repeats
	request envelope
}

const (
	maxOffers     = 1024
	maxOfferBytes = 16 << 20
)

// put keeps a request and returns the number that go repeats.
func (o *offers) put(e envelope) uint64 {
	n := rand.Uint64()
	o.waiting = append(o.waiting, offer{n, e})
	o.bytes += len(e.Body)
	for len(o.waiting) > maxOffers || o.bytes > maxOfferBytes && len(o.waiting) > 1 {
		o.remove(0)
	}
	return n
}

// take returns the request in the name of from with that number, once.
func (o *offers) take(n uint64, from string) (e envelope, ok bool) {
	i := slices.IndexFunc(o.waiting, func(x offer) bool { return x.n == n && x.request.From == from })
	if i < 0 {
		return e, false
	}
	return o.remove(i), true
}

func (o *offers) remove(i int) envelope {
	e := o.waiting[i].request
	o.bytes -= len(e.Body)
	o.waiting = slices.Delete(o.waiting, i, i+1)
	return e
}

// offered asks the sender of a request whether it is its own.
func (r *Rack) offered(e envelope) {
	r.mu.Lock()
	n := r.offers.put(e)
	r.mu.Unlock()
	r.post(envelope{Type: msgAccept, To: e.From, Re: e.Seq, Seq: n}, nil)
}

// confirmed begins the request that a go names.
func (r *Rack) confirmed(e envelope) {
	r.mu.Lock()
	request, ok := r.offers.take(e.Re, e.From)
	r.mu.Unlock()
	if ok {
		r.serve(request)
	}
}

// righted passes on what a process says about its last calls.
func (r *Rack) righted(e envelope) {
	r.mu.Lock()
	var info Info
	p := r.peers[e.From]
	if p != nil {
		info = p.info
	}
	r.mu.Unlock()
	var c lastCalls
	if p == nil || json.Unmarshal(e.Body, &c) != nil {
		return
	}
	s := state{Info: info, Events: c.Events}
	if s.valid(e.From) {
		r.notices.add(Notice{Process: &ProcessNotice{Change: Righted, Info: s.Info, Calls: s.Events, Time: r.cfg.Wall()}})
	}
}

// rightAfter is how long a burst of false messages may go on before the others
// are told what is true.
const rightAfter = 100 * time.Millisecond

// disown hears a message in the name of this process that it did not send, and
// tells the others soon what is true: its counts and the clock, that it is there,
// and its last calls. Until then they may believe the message; the last word is
// the process's own.
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
		r.telling.Lock()
		defer r.telling.Unlock()
		r.post(envelope{Type: msgCalls}, lastCalls{r.lastCalls})
	}()
}
