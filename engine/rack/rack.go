package rack

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"sort"
	"sync"
	"time"

	"locmem/engine"
	"locmem/engine/script"
	"locmem/engine/shared"
)

// Config is what a rack stands on. The zero value is a process of its own,
// alone and without a journal.
type Config struct {
	Bus     Bus     // nil: NopBus
	Roster  Roster  // nil: NopRoster
	Journal Journal // nil: none; pids are random then
	// Shared keeps what a shared cache beside the tabs holds, the same for all of
	// them. nil: there can be none.
	Shared shared.Store
	// Wall is the wall time in seconds since the epoch; nil is the machine's.
	Wall  func() float64
	Hint  Hint
	Kind  Kind          // zero: Tab
	NewID func() string // nil: random
	// Restart ends this process and starts it anew; nil does nothing.
	Restart func()
	// Pause lets the host breathe, about every 10 ms of a run; nil sleeps for a
	// millisecond.
	Pause func()
	// Visible tells whether somebody looks: only then are the others pinged.
	// nil is always.
	Visible func() bool
}

// Hint is what this tab was before it was loaded anew. The zero value is a tab
// that was nothing.
type Hint struct {
	Name    string
	LastPID int
	// Held is what it held when it left: see [Rack.Last]. nil: it had no time to say so,
	// and the journal knows what was written down in time.
	Held *Loss
}

// Rack is all processes in view, as one of them sees it.
type Rack struct {
	cfg   Config
	id    string
	clock *Clock
	self  *local
	lost  *Loss
	sure  bool     // the roster knows who is there
	leave []func() // undone backwards

	greetings chan struct{} // gets one when somebody has answered the hello

	mu      sync.Mutex
	info    Info
	peers   map[string]*peer // by id
	sites   []*Site          // hosted here; replaced as a whole
	dead    map[string]Info  // by name: ended, and nobody took the name since
	ended   map[string]bool  // ids that will not come back, though an older list may have them
	calls   map[uint64]*call
	seq     uint64
	left    bool
	unsaved bool
	saving  bool
	mute    bool // see Saving
	asks    bool // a newcomer: greetings set its clock even where nobody knows who sent them

	early          []envelope // messages of those that the roster is being asked about
	settling       string     // the id of whose early messages are being handled
	looking, again bool       // the roster is being asked, and is to be asked once more
	strangers      credit     // of those that are not known
	offers         offers
	righting       bool // false messages are about to be put right

	telling   sync.Mutex     // keeps lastCalls in the order of the messages
	lastCalls []engine.Event // the last calls that the others were told of, at most burst

	beside  beside
	notices notices
}

const (
	hintWait  = 500 * time.Millisecond // how long the hinted name is waited for
	hereWait  = 500 * time.Millisecond // how long the others' clock is waited for
	maxNames  = 200
	firstPID  = 4021
	pingEvery = 3 * time.Second
	silence   = 7 // seconds without a word until a pinged process counts as silent
)

// Join makes this a process of the rack: it takes a name and a pid, starts the
// process empty, greets the others and takes over their clock; those that do
// not answer within half a second are met later. It fails only if no name can
// be had; ctx bounds the waiting. A Journal that fails costs the pid's order and the
// memory of what was lost, no more.
func Join(ctx context.Context, c Config) (*Rack, error) {
	c.fill()
	r := &Rack{
		cfg: c, id: c.NewID(), clock: &Clock{Wall: c.Wall}, greetings: make(chan struct{}, 1),
		sure: c.Roster.Sure(), asks: true, peers: map[string]*peer{}, dead: map[string]Info{}, ended: map[string]bool{}, calls: map[uint64]*call{},
		seq: rand.Uint64() >> 1, // who guesses replies has no number to begin with
	}
	name, err := r.claim(ctx)
	if err != nil {
		return nil, err
	}
	pid := r.nextPID(ctx)
	r.lost = r.previous(ctx, name)
	r.info = Info{ID: r.id, Name: name, PID: pid, Kind: c.Kind, StartedAt: c.Wall(), Self: true, Alive: true, Answering: true}
	release, err := c.Roster.Hold(ctx, memberOf(r.info))
	if err != nil {
		r.leave[0]() // the name
		return nil, fmt.Errorf("cannot join the other processes: %w", err)
	}
	r.leave = append(r.leave, release)
	r.self = newLocal(engine.NewProcess(name, pid, r.clock), c.Pause, r.ownState)
	r.self.moved = r.moved
	r.self.world = func(_ string, w *script.World) {
		w.Sleep = r.sleep
		r.beside.reaches(w)
	}
	r.beside.of(r.self, c.Shared)
	r.self.logged = func(l LogRecord) { r.notices.add(Notice{Logged: &l}) }
	r.leave = append(r.leave, r.self.close)
	r.notices.add(Notice{Process: &ProcessNotice{Change: Started, Info: r.info, Replaces: r.lost, Time: c.Wall()}})
	r.save()
	others := r.first(ctx)
	r.leave = append(r.leave, c.Bus.Listen(r.receive))
	r.readBeside(ctx) // after that no word of a change is missed
	r.greet(msgHello, "")
	time.AfterFunc(hereWait, func() {
		r.mu.Lock()
		r.asks = false
		r.mu.Unlock()
	})
	if others {
		r.awaitClock(ctx)
	}
	r.clock.settle()
	stop := make(chan struct{})
	r.leave = append(r.leave, func() { close(stop) })
	go r.pingLoop(stop)
	return r, nil
}

// first meets those that are there already, and tells whether somebody may be.
func (r *Rack) first(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, lookTime)
	defer cancel()
	others, err := r.cfg.Roster.Members(ctx)
	if err != nil {
		r.look()
		return true
	}
	if r.sure {
		for _, i := range infosOf(others) {
			r.meet(i)
		}
	}
	return len(others) > 0
}

// awaitClock waits for an answer to the hello: an entry that is set before the
// clock is known would expire at another time.
func (r *Rack) awaitClock(ctx context.Context) {
	select {
	case <-r.greetings:
	case <-time.After(hereWait): // all of them sleep or loop
	case <-ctx.Done():
	}
}

func (c *Config) fill() {
	if c.Bus == nil {
		c.Bus = NopBus{}
	}
	if c.Roster == nil {
		c.Roster = NopRoster{}
	}
	if c.Wall == nil {
		c.Wall = engine.SystemClock{}.Now
	}
	if c.Kind == "" {
		c.Kind = Tab
	}
	if c.NewID == nil {
		c.NewID = NewID
	}
	if c.Restart == nil {
		c.Restart = func() {}
	}
	if c.Pause == nil {
		c.Pause = func() { time.Sleep(time.Millisecond) }
	}
	if c.Visible == nil {
		c.Visible = func() bool { return true }
	}
}

// Self is the handle of the process hosted here.
func (r *Rack) Self() Handle { return &selfHandle{r} }

// Lost is what this tab's previous process took with it at the reload; nil if
// there was none.
func (r *Rack) Lost() *Loss { return r.lost }

// Clock is the clock of all processes.
func (r *Rack) Clock() *Clock { return r.clock }

// Processes lists all processes by name (t2 before t10), those that have ended
// with Alive false until their name is taken again or they are dismissed; then
// those of the sites that are hosted here, in their order.
func (r *Rack) Processes() []Info {
	list := r.tabs()
	for _, s := range r.hosts() {
		list = append(list, s.Processes()...)
	}
	return list
}

func (r *Rack) tabs() []Info {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := []Info{r.info}
	for _, p := range r.peers {
		list = append(list, p.info)
	}
	for _, i := range r.dead {
		list = append(list, i)
	}
	sort.Slice(list, func(a, b int) bool {
		x, y := slot(list[a].Name), slot(list[b].Name)
		return x < y || x == y && list[a].Name < list[b].Name
	})
	return list
}

// Process finds a live process by name; "self" is this one. The error is an
// *Unreachable.
func (r *Rack) Process(name string) (Handle, error) {
	h, err := r.tab(name)
	if u, is := err.(*Unreachable); is && u.Why == Unknown {
		if h, ok, err := r.hosted(name); ok {
			if err != nil {
				return nil, err
			}
			return h, nil
		}
	}
	return h, err
}

func (r *Rack) tab(name string) (Handle, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if name == "self" || name == r.info.Name {
		return &selfHandle{r}, nil
	}
	for _, p := range r.peers {
		if p.info.Name == name {
			return &remote{r, p.info.ID, name}, nil
		}
	}
	if _, ok := r.dead[name]; ok {
		return nil, &Unreachable{name, Gone}
	}
	return nil, &Unreachable{name, Unknown}
}

// Dismiss forgets a process that has ended.
func (r *Rack) Dismiss(name string) {
	r.mu.Lock()
	info, ok := r.dead[name]
	delete(r.dead, name)
	r.mu.Unlock()
	if ok {
		r.notices.add(Notice{Process: &ProcessNotice{Change: Changed, Info: info, Time: r.cfg.Wall()}})
	}
}

// On calls f with every notice from now on, one at a time and in order; the
// first listener of all also gets what it missed since Join. f may call the rack.
func (r *Rack) On(f func(Notice)) (undo func()) { return r.notices.on(f) }

// Advance moves the clock of all processes by seconds and returns the new
// offset from the wall time. It refuses what is not a finite number, and more than a
// billion at a time.
func (r *Rack) Advance(seconds float64) (offset float64, err error) {
	if err := r.canMove(seconds); err != nil {
		return r.clock.Offset(), err
	}
	if seconds == 0 {
		return r.clock.Offset(), nil
	}
	s := r.clock.move(seconds, r.id)
	r.moved(seconds)
	r.self.flush(true) // the next expiry may be another one now
	return s.Offset, nil
}

func (r *Rack) canMove(seconds float64) error {
	if math.IsNaN(seconds) || math.Abs(seconds) > 1e9 {
		return fmt.Errorf("the clock moves by a number of seconds, at most a billion, not by %v", seconds)
	}
	if far := r.clock.Offset() + seconds; math.Abs(far) > maxAhead {
		return fmt.Errorf("the clock goes at most %.0f seconds ahead of the time of day, not %.0f: move it by less, or back", maxAhead, far)
	}
	return nil
}

// moved tells that the clock has been moved here.
func (r *Rack) moved(seconds float64) {
	s, name := r.clock.state(), r.Self().Info().Name
	r.post(envelope{Type: msgClock}, clockMove{s, seconds, name})
	r.notices.add(Notice{Clock: &ClockNotice{Offset: s.Offset, By: seconds, From: name, Time: r.cfg.Wall()}})
}

// sleep is time.sleep() in this tab: it moves the clock of all.
func (r *Rack) sleep(seconds float64) error {
	if err := r.canMove(seconds); err != nil {
		return err
	}
	r.clock.move(seconds, r.id)
	r.self.sleeps(seconds)
	return nil
}

// NextExpiry is the earliest time at which a live entry of any process
// expires, by the rack's clock; ok is false if none will.
func (r *Rack) NextExpiry() (at float64, ok bool) {
	now := r.clock.Now()
	for _, i := range r.tabs() {
		if i.Self { // others tell theirs now and then
			i.NextExpiry = 0
			r.self.count(&i)
		}
		if i.Alive && i.NextExpiry > now && (!ok || i.NextExpiry < at) {
			at, ok = i.NextExpiry, true
		}
	}
	for _, s := range r.hosts() {
		if s.virtual != nil { // its clock is another one
			continue
		}
		if x, some := s.NextExpiry(); some && (!ok || x < at) {
			at, ok = x, true
		}
	}
	return at, ok
}

// Complete proposes what may follow in the console of a process. Names are
// known of processes in this tab only, and not while they run; keys of every one.
func (r *Rack) Complete(_ context.Context, name, text string, cursor int) script.Completion {
	var keys []string
	for _, i := range r.Processes() {
		if i.Name == name || name == "self" && i.Self {
			keys = i.Keys
		}
	}
	h, err := r.Process(name)
	if w, is := h.(*hosted); is {
		return w.complete(text, cursor, keys)
	}
	if err != nil || !h.Info().Self {
		return noNames().Complete(text, cursor, keys)
	}
	return r.self.complete(text, cursor, keys)
}

// Leave says bye and frees everything. The rack must not be used afterwards.
func (r *Rack) Leave() {
	r.mu.Lock()
	if r.left {
		r.mu.Unlock()
		return
	}
	info := r.info
	r.mu.Unlock()
	r.post(envelope{Type: msgBye}, state{Info: info})
	r.mu.Lock()
	r.left = true
	var unwatch []func()
	for _, p := range r.peers {
		unwatch = append(unwatch, p.unwatch)
	}
	r.peers = map[string]*peer{}
	r.mu.Unlock()
	for _, f := range unwatch {
		f()
	}
	for i := len(r.leave) - 1; i >= 0; i-- {
		r.leave[i]()
	}
}

// ownState takes what the process hosted here tells about itself.
func (r *Rack) ownState(s state) {
	r.mu.Lock()
	i := r.info
	i.Hits, i.Misses, i.Entries, i.Bytes = s.Info.Hits, s.Info.Misses, s.Info.Entries, s.Info.Bytes
	i.Keys, i.NextExpiry, i.Running = s.Info.Keys, s.Info.NextExpiry, s.Info.Running
	r.info, s.Info = i, i
	r.mu.Unlock()
	r.save()
	r.telling.Lock()
	r.lastCalls = append(r.lastCalls, s.Events...)
	r.lastCalls = fitting(last(r.lastCalls, burst))
	r.post(envelope{Type: msgState}, s)
	r.telling.Unlock()
	r.notices.tell(s, r.cfg.Wall(), r.clock.Offset())
}
