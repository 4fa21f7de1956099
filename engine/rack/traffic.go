package rack

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sort"
	"strconv"
	"strings"

	"locmem/engine"
	"locmem/engine/script"
)

// Traffic is a stream of requests. The zero value of a field is the usual.
type Traffic struct {
	Path    string  // {key} in it is replaced by a key
	Count   int     // how many; 0 is 1
	From    string  // the client that asks; each name has a cookie jar and an address of its own
	Clients int     // so many clients ask in turn, c1, c2 ...; 0: From alone
	Rate    float64 // requests a second: the clock moves on after each; 0: it stands still
	Keys    Keys    // what {key} becomes
	To      string  // the process that answers; "": the balancer picks
}

// Keys is how keys are drawn. The zero value is the number of the request.
type Keys struct {
	Zipf bool // key k is drawn in proportion to 1/(k+1); else all alike
	N    int  // keys 0 to N-1
}

// Served is the record of one request.
type Served struct {
	Time    float64 `json:"time"` // by the clock, when it came
	Client  string  `json:"client,omitempty"`
	Process string  `json:"process"` // "" if no worker was there to answer
	PID     int     `json:"pid"`
	Thread  string  `json:"thread,omitempty"`
	View    string  `json:"view,omitempty"` // the function that answered
	Path    string  `json:"path"`
	Status  int     `json:"status"`
	Body    string  `json:"body"` // at most BodyShown code points
	Hits    int     `json:"hits"`
	Misses  int     `json:"misses"`
	Queries int     `json:"queries"`
	// Uncounted counts the calls that found nothing and are neither hits nor misses,
	// as has_key.
	Uncounted int `json:"uncounted,omitempty"`
	// Millis is what queries and time.sleep took. Only time.sleep moved the clock.
	Millis        float64 `json:"millis"`
	CookieDeleted bool    `json:"cookieDeleted,omitempty"` // the answer took the session cookie away
	Output        string  `json:"output,omitempty"`        // printed text and warnings
	Error         *Raised `json:"error,omitempty"`         // what ended the view
	Begun         uint64  `json:"-"`                       // the Seq of the site's last event before it
}

// BodyShown bounds Served.Body and Served.Output.
const BodyShown = 2000

// MostRequests bounds a stream.
const MostRequests = 100_000

// Other bounds of a stream.
const (
	maxClients = 10_000
	maxKeys    = 100_000
	maxRate    = 1e6
	minRate    = 1e-6
)

// client is somebody who asks.
type client struct {
	name    string
	addr    string
	cookies map[string]string
	worker  *worker // whom a sticky balancer sends it to
}

func (t *Traffic) check() error {
	if t.Count == 0 {
		t.Count = 1
	}
	switch {
	case t.Count < 0 || t.Count > MostRequests:
		return fmt.Errorf("a stream has 1 to %d requests, not %d", MostRequests, t.Count)
	case t.Clients < 0 || t.Clients > maxClients:
		return fmt.Errorf("a stream has 1 to %d clients, not %d", maxClients, t.Clients)
	case t.Keys.N < 0 || t.Keys.N > maxKeys:
		return fmt.Errorf("a stream draws from 1 to %d keys, not %d", maxKeys, t.Keys.N)
	case t.Rate != 0 && !(t.Rate >= minRate && t.Rate <= maxRate):
		return fmt.Errorf("a rate is a number of requests a second, at most a million, not %v", t.Rate)
	case !strings.HasPrefix(t.Path, "/"):
		return fmt.Errorf("a path begins with /, not %q", cut(t.Path, 40))
	}
	return nil
}

// Request sends requests, one after the other, and returns what came of each.
// The error tells what is wrong with the stream, that a budget is used up, or is
// ctx's; the requests until then are answered.
func (s *Site) Request(ctx context.Context, t Traffic) ([]Served, error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	end, err := s.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	s.mu.Lock()
	s.log.before = [3]int{s.log.requests, s.log.found, s.log.lacked}
	s.mu.Unlock()
	draw := t.Keys.drawer(s.random.traffic)
	list := make([]Served, 0, min(t.Count, 1000))
	for i := range t.Count {
		if err := ctx.Err(); err != nil {
			return list, err
		}
		if !s.take(requestSteps) {
			return list, errBudget
		}
		c := s.client(t.From)
		if t.Clients > 0 {
			c = s.client("c" + strconv.Itoa(i%t.Clients+1))
		}
		path := t.Path
		if strings.Contains(path, "{key}") {
			path = strings.ReplaceAll(path, "{key}", strconv.Itoa(draw(i)))
		}
		w := (*worker)(nil)
		thread := ""
		if t.To == "" {
			w = s.pick(c)
		} else if w, thread, err = s.find(t.To); err != nil {
			return list, err
		}
		served, err := s.serve(ctx, w, thread, c, path)
		if err != nil {
			return list, err
		}
		list = append(list, served)
		s.breathe(ctx, nil)
		if t.Rate > 0 {
			s.moveTo(s.clock.Now() + 1/t.Rate)
		}
	}
	return list, nil
}

// drawer returns the key of the i-th request.
func (k Keys) drawer(r *rand.Rand) func(i int) int {
	if k.N == 0 {
		return func(i int) int { return i }
	}
	if !k.Zipf {
		return func(int) int { return r.IntN(k.N) }
	}
	sums, sum := make([]uint64, k.N), uint64(0) // whole numbers are the same everywhere
	for i := range sums {
		sum += 1 << 40 / uint64(i+1)
		sums[i] = sum
	}
	return func(int) int {
		x := r.Uint64N(sum)
		return sort.Search(k.N, func(i int) bool { return sums[i] > x })
	}
}

// client finds or makes the client of a name.
func (s *Site) client(name string) *client {
	if c := s.clients[name]; c != nil {
		return c
	}
	n := len(s.clients) + 1
	addr := "203.0.113." + strconv.Itoa(n)
	if n > 254 {
		addr = fmt.Sprintf("10.%d.%d.%d", n>>16, n>>8&255, n&255)
	}
	c := &client{name: name, addr: addr, cookies: map[string]string{}}
	if s.clients == nil {
		s.clients = map[string]*client{}
	}
	s.clients[name] = c
	return c
}

// errBudget is what everything returns when nothing is left.
var errBudget = errors.New("the playground's budget for this scenario is used up: make it shorter, or reset it")

// requestSteps is what a request takes of the budget beside the view's own steps:
// one that nobody answers costs time and a record, too.
const requestSteps = 500

// take takes steps off the budget of the site, if some are left.
func (s *Site) take(steps uint64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	left := s.steps
	s.steps -= min(left, steps)
	return left > 0
}

// serve lets a worker answer one request; w is nil if there is none.
func (s *Site) serve(ctx context.Context, w *worker, thread string, c *client, path string) (Served, error) {
	one := Served{Time: s.clock.Now(), Client: c.name, Path: path, Begun: s.Seq()}
	if w == nil {
		one.Status, one.Body = 502, errNoWorker.Error()
		s.record(SiteEvent{Kind: Answered, Served: &one})
		return one, nil
	}
	b := w.body
	if thread == "" && s.cfg.Threads > 1 {
		thread = string(rune('a' + w.thread%s.cfg.Threads))
		w.thread++
	}
	one.Process, one.PID, one.Thread = w.name, b.proc.PID(), thread
	hits, misses, uncounted := s.counts()
	var answer script.Response
	err := s.spend(ctx, w, func(run script.Run) (uint64, bool) {
		b.do(thread, func(in *script.Interp) {
			answer = in.Serve(script.Request{Path: path, Addr: c.addr, Cookies: c.cookies}, run)
		})
		return answer.Steps, answer.Exhausted
	})
	if err != nil {
		return one, err
	}
	if s.stands() { // in the middle of the request
		return one, ErrMoment
	}
	nowHits, nowMisses, now := s.counts()
	one.Hits, one.Misses, one.Uncounted = nowHits-hits, nowMisses-misses, now-uncounted
	one.View, one.Status, one.Body = answer.View, answer.Status, cut(answer.Body, BodyShown)
	one.Queries, one.Millis, one.Output = answer.Queries, answer.Millis, cut(answer.Output, BodyShown)
	if answer.Err != nil {
		one.Error = raised(answer.Err)
	}
	if answer.Exhausted {
		one.Status = 502 // nobody is there to finish the answer
	}
	if answer.Cookie != "" {
		c.cookies["sessionid"] = answer.Cookie
	}
	for _, cookie := range answer.Cookies {
		if c.cookies[cookie.Name] = cookie.Value; cookie.Value == "" {
			delete(c.cookies, cookie.Name)
		}
	}
	who := engine.Event{Process: w.name, PID: one.PID, Thread: thread}
	if answer.Forget {
		delete(c.cookies, "sessionid")
		one.CookieDeleted = true
		s.record(SiteEvent{Kind: CookieDeleted, Event: who, Text: c.name})
	}
	s.record(SiteEvent{Kind: Answered, Event: who, Served: &one})
	w.until = max(w.until, one.Time) + one.Millis/1000
	w.requests++
	w.ever++
	if s.cfg.MaxRequests > 0 && w.requests >= s.cfg.MaxRequests && w.server > 0 && w.alive {
		s.end(w, "max_requests")
		return one, s.start(ctx, w, nil)
	}
	return one, nil
}

// counts returns how many look-ups of all caches hit and missed so far, and how
// many other calls found nothing.
func (s *Site) counts() (hits, misses, uncounted int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.log.hits, s.log.misses, s.log.uncounted
}
