package host

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"locmem/engine/explain"
	"locmem/engine/rack"
	"locmem/engine/scenario"
)

// Server runs sites as orders say, and tells what happens in the one that is shown:
// that of the play, or of the attempt after it. Use NewServer.
type Server struct {
	send  func(message []byte)
	pause func()

	one sync.Mutex // held by what moves the play

	mu       sync.Mutex
	closed   bool
	running  map[uint64]context.CancelFunc // by the order's ID
	play     *scenario.Play
	next     *place     // of the play; nil: it is over, or there is none
	now      *line      // of the play; nil without one, and once an attempt is shown
	kept     *line      // at a moment of which the play stands; nil: at its end
	lines    []*line    // which it has branched from
	logs     uint64     // counts them
	site     *rack.Site // the one that is shown; nil before the first
	shownLog uint64     // the number of its log, where it is of no line
	begun    float64    // where its clock began
	undo     func()     // ends the listening to it
	fresh    bool       // nothing was told of it yet
	pending  []notice
	lately   time.Time // when news were told
	hears    bool
	heard    map[*rack.Site]uint64 // Seq of the last event of a site that was told under hears

	telling sync.Mutex // held while news are gathered and sent: they have an order
}

// sitesHeard bounds how many sites are remembered: that of the play, and those of
// the last attempts.
const sitesHeard = 8

// NewServer returns a Server that tells its news by send. pause lets its host
// breathe during a run, about every 10 ms, and is what lets orders come in; nil:
// never.
func NewServer(send func(message []byte), pause func()) *Server {
	s := &Server{send: send, running: map[uint64]context.CancelFunc{}, heard: map[*rack.Site]uint64{}}
	s.pause = func() {
		if pause != nil {
			pause()
		}
		s.report()
	}
	return s
}

// Close ends what runs. Nothing is told any more.
func (s *Server) Close() {
	s.mu.Lock()
	s.closed = true
	undo := s.undo
	for _, end := range s.running {
		end()
	}
	s.mu.Unlock()
	if undo != nil {
		undo()
	}
}

// Receive takes a message of a Client. It does not wait: an order that runs code is
// carried out on a goroutine of its own.
func (s *Server) Receive(raw []byte) {
	var o order
	if err := json.Unmarshal(raw, &o); err != nil {
		return
	}
	switch o.Verb {
	case cancel:
		s.mu.Lock()
		end := s.running[o.ID]
		s.mu.Unlock()
		if end != nil {
			end()
		}
		return
	case hear:
		s.mu.Lock()
		s.hears = o.On
		if s.site != nil {
			s.heard[s.site] = s.site.Seq()
		}
		s.mu.Unlock()
		return
	}
	ctx, end := context.WithCancel(context.Background())
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		end()
		return
	}
	s.running[o.ID] = end
	s.mu.Unlock()
	go func() {
		a := &answer{}
		defer func() {
			if p := recover(); p != nil {
				a = &answer{Failure: &failure{Text: fmt.Sprintf("the playground itself failed: %v", p)}}
			}
			end()
			s.mu.Lock()
			delete(s.running, o.ID)
			s.mu.Unlock()
			s.tell(message{ID: o.ID, Answer: a}, !o.Verb.looks() || s.due()) // a look changes nothing
		}()
		if err := s.carry(ctx, o, a); err != nil {
			a.Failure = failureOf(err)
		}
	}()
}

// RemarksTime bounds a look at settings: what takes longer is told when they are
// used.
const RemarksTime = 5 * time.Second

// FillTime bounds how long a document is played for what comes out: the rest stays open.
const FillTime = 10 * time.Second

// VerifyTime bounds the verification of a document, which says so when it is over.
const VerifyTime = 60 * time.Second

// errNothing is the error of an order for processes before there are any.
var errNothing = errors.New("no processes have started")

// carry carries out an order.
func (s *Server) carry(ctx context.Context, o order, a *answer) (err error) {
	switch o.Verb {
	case start, step, attempt, back, forward, returns, undo, branch:
		s.one.Lock()
		defer s.one.Unlock()
		return s.plays(ctx, o, a)
	case pack:
		a.Text, err = scenario.Encode(o.Source)
		return err
	case unpack:
		link, err := scenario.Decode(o.Text)
		a.Text = link.Source
		return err
	case verify:
		bounded, end := context.WithTimeout(ctx, VerifyTime)
		defer end()
		a.Verdicts = scenario.VerifyPausing(bounded, o.Source, s.pause)
		return ctx.Err()
	case fill:
		bounded, end := context.WithTimeout(ctx, FillTime)
		defer end()
		a.Text = scenario.Fill(bounded, o.Source, s.pause)
		return ctx.Err()
	case remarks:
		doc, _ := scenario.Parse(o.Source)
		if o.Part >= 0 && o.Part < len(doc.Parts) {
			bounded, end := context.WithTimeout(ctx, RemarksTime)
			defer end()
			if a.Remarks = doc.Remarks(bounded, o.Part, s.pause); bounded.Err() != nil {
				a.Remarks = nil
			}
			return bounded.Err()
		}
		return nil
	}
	site := s.shown()
	if site == nil {
		return errNothing
	}
	switch o.Verb {
	case memory, inspect:
		h, err := site.Handle(o.Name)
		if err != nil {
			return err
		}
		unsettled := site.Settled(ctx, func() { err = look(ctx, h, o, a) })
		if unsettled != nil {
			return unsettled
		}
		return err
	case complete:
		c := site.Complete(o.Name, o.Text, o.Cursor)
		a.Complete = &c
		return nil
	case tells:
		log, _ := s.read()
		return log.Settled(ctx, func() {
			events, _ := log.Log()
			a.Told = explain.Tell(events, nil, *o.Ask)
		})
	case history:
		log, _ := s.read()
		return log.Settled(ctx, func() { a.History = historyOf(log, o.Since, o.Count) })
	}
	s.goesOn()
	defer func() { s.notes(site, o, ctx.Err() != nil) }()
	return carryOn(ctx, site, o, a, func(r scenario.Result) { s.tell(message{ID: o.ID, Part: &result{r}}, true) })
}

// look reads a process, or an entry of it.
func look(ctx context.Context, h rack.Handle, o order, a *answer) error {
	if o.Entry != nil {
		i, err := h.Inspect(ctx, *o.Entry)
		a.Entry = &i
		return err
	}
	m, err := h.Snapshot(ctx)
	a.Memory = &m
	return err
}

// carryOn carries out an order that changes the processes of a site.
func carryOn(ctx context.Context, site *rack.Site, o order, a *answer, told func(scenario.Result)) (err error) {
	switch o.Verb {
	case perform:
		return scenario.Perform(ctx, site, o.Transcript, told)
	case exec:
		who := o.Name
		if o.Thread != "" {
			who += "." + o.Thread
		}
		reply, err := site.Exec(ctx, who, o.Text)
		a.Reply = &reply
		if err != nil && ctx.Err() != nil && reply.Error != nil {
			return nil // the reply says that it was stopped
		}
		return err
	case restart:
		return site.Restart(ctx, o.Name)
	case advance:
		return site.Advance(o.Seconds)
	case request:
		a.Served, err = site.Request(ctx, rack.Traffic{Path: o.Text, Count: o.Count})
		return err
	}
	return fmt.Errorf("there is no order %q", o.Verb)
}

// plays carries out an order that makes or moves a play.
func (s *Server) plays(ctx context.Context, o order, a *answer) error {
	switch o.Verb {
	case start:
		s.mu.Lock()
		s.play, s.next, s.now, s.kept, s.lines = nil, nil, nil, nil, nil
		s.mu.Unlock()
		doc, _ := scenario.Parse(o.Source)
		doc.Solve(o.Solved)
		p, err := scenario.NewPlay(ctx, doc, s.pause)
		if err != nil {
			return err
		}
		s.mu.Lock()
		s.play, s.now = p, s.begins(p)
		s.mu.Unlock()
		for {
			part, _, more := p.Next()
			if !more || part >= o.Part || err != nil {
				break
			}
			var results []scenario.Result
			before := p.Site()
			results, _, err = p.Step(ctx)
			s.notes(before, order{Verb: step}, ctx.Err() != nil)
			a.Results = append(a.Results, results...)
		}
		before := p.Site()
		if err == nil {
			err = p.Reach(ctx, o.Part)
		}
		s.mu.Lock()
		if p.Site() != before {
			s.now = s.begins(p)
		}
		s.next = nextOf(p)
		if len(a.Results) > 0 && p.Site() != nil {
			s.heard[p.Site()] = p.Site().Seq() // what is done again is no news
		}
		s.mu.Unlock()
		s.show(p.Site())
		return err
	case step:
		s.mu.Lock()
		p := s.play
		s.mu.Unlock()
		if p == nil {
			return errNothing
		}
		before := p.Site()
		s.show(before) // an attempt has others
		s.goesOn()
		results, _, err := p.Step(ctx)
		s.notes(before, o, ctx.Err() != nil)
		s.mu.Lock()
		s.next = nextOf(p)
		s.mu.Unlock()
		s.show(p.Site())
		a.Results = results
		return err
	case back:
		return s.back(ctx, o.Since, a)
	case forward:
		return s.forward(ctx, a)
	case returns:
		return s.returns(ctx, a)
	case undo:
		return s.undoes(ctx, a)
	case branch:
		s.goesOn()
	case attempt:
		doc, _ := scenario.Parse(o.Source)
		doc.Solve(o.Solved)
		out, err := doc.Attempt(ctx, o.Name, o.Text, s.pause)
		if err != nil {
			return err
		}
		a.Attempt = out
		s.show(out.Site)
	}
	return nil
}

func (s *Server) shown() *rack.Site {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.site
}

// show has another site told of.
func (s *Server) show(site *rack.Site) {
	s.mu.Lock()
	if site == nil || site == s.site || s.closed {
		s.mu.Unlock()
		return
	}
	undo := s.undo
	s.logs++
	s.site, s.shownLog, s.begun, s.undo = site, s.logs, startOf(site), nil
	s.fresh, s.pending = true, lately(site)
	if len(s.heard) > sitesHeard {
		s.heard = map[*rack.Site]uint64{site: s.heard[site]}
	}
	s.mu.Unlock()
	if undo != nil {
		undo()
	}
	undo = site.On(func(n rack.Notice) { s.note(site, n) })
	s.mu.Lock()
	s.undo = undo
	s.mu.Unlock()
	s.report()
}

// note keeps a notice until the next news.
func (s *Server) note(site *rack.Site, n rack.Notice) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if site == s.site {
		s.pending = append(s.pending, noticeOf(n))
	}
}

// reportEvery is how often a long run tells its news.
const reportEvery = 100 * time.Millisecond

// due reports whether there is news, and whether it is time for it.
func (s *Server) due() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return time.Since(s.lately) >= reportEvery && (len(s.pending) > 0 || s.fresh)
}

// report tells the news of a run that goes on, now and then.
func (s *Server) report() {
	if s.due() {
		s.tell(message{}, true)
	}
}

// tell sends a message, with the news if there are to be any: what an order came to is
// the last of them.
func (s *Server) tell(m message, withNews bool) {
	s.telling.Lock()
	defer s.telling.Unlock()
	site := s.shown()
	var n *news
	if withNews && site != nil && !site.Steady(func() { n = s.newsOf(site) }) {
		n = nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	if n != nil && site == s.site {
		n.Fresh, n.Notices = s.fresh, s.pending
		s.fresh, s.pending, s.lately = false, nil, time.Now()
		if k := len(n.Heard); k > 0 {
			s.heard[site] = n.Heard[k-1].Seq
		}
		m.News = n
	}
	s.send(encode(m))
}

// newsOf reads how a site stands.
func (s *Server) newsOf(site *rack.Site) *news {
	s.mu.Lock()
	n := &news{Start: s.begun, Moment: s.moment(), Next: s.next}
	hears, heard := s.hears, s.heard[site]
	s.mu.Unlock()
	if hears {
		n.Heard, _ = site.LogSince(heard)
	}
	for _, i := range site.Processes() {
		n.Infos = append(n.Infos, infoOf(i))
	}
	_, n.Log = s.read()
	n.Now, n.StandIns = site.Now(), site.StandIns()
	n.Glance = glanceOf(site)
	n.Expiry, n.Expires = site.NextExpiry()
	return n
}

// nextOf is the next step of a play, which nothing moves meanwhile.
func nextOf(p *scenario.Play) *place {
	if part, step, ok := p.Next(); ok {
		return &place{part, step}
	}
	return nil
}
