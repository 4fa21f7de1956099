package host

import "sync"

// Port is one end of a channel. What is sent arrives at the other end whole and in
// order; Send does not wait and may be called from any goroutine.
type Port interface {
	Send(message []byte)
	// Close ends the channel, and with it the program at the other end if that is a
	// Web Worker's: at once, whatever it does.
	Close()
	// Ends tells whether the other end hears by now, and Close ends what runs there.
	Ends() bool
}

// Dial starts the other end. receive gets its messages, one at a time and in order;
// gone is called once if it ended by itself, with what it said last. The error tells
// that no other end can be had here.
type Dial func(receive func(message []byte), gone func(why string)) (Port, error)

// InProgram is a Dial whose other end is in this program. pause lets the program's
// host breathe during a run, about every 10 ms; nil: never.
func InProgram(pause func()) Dial {
	return func(receive func([]byte), _ func(string)) (Port, error) {
		near, far := pipe()
		s := NewServer(far.Send, pause)
		near.closes = s.Close
		far.own.Listen(s.Receive)
		near.own.Listen(receive)
		return near, nil
	}
}

// end is an end of a channel inside the program.
type end struct {
	in     *Inbox // of the other end
	own    *Inbox
	closes func() // ends what runs at the other end; may be nil
}

func pipe() (a, b *end) {
	x, y := &Inbox{}, &Inbox{}
	return &end{in: y, own: x}, &end{in: x, own: y}
}

func (e *end) Ends() bool          { return false }
func (e *end) Send(message []byte) { e.in.Put(message) }

func (e *end) Close() {
	e.in.Close()
	e.own.Close()
	if e.closes != nil {
		e.closes()
	}
}

// Inbox hands messages over one at a time, in order, on a goroutine of its own. Its
// zero value keeps what comes until Listen is called.
type Inbox struct {
	mu      sync.Mutex
	queue   [][]byte
	receive func([]byte)
	busy    bool
	closed  bool
}

// Put adds a message. It does not wait.
func (b *Inbox) Put(message []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.closed {
		b.queue = append(b.queue, message)
		b.deliver()
	}
}

// Listen has f get the messages.
func (b *Inbox) Listen(f func(message []byte)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.receive = f
	b.deliver()
}

// Close forgets what was not handed over. What is put in later is lost.
func (b *Inbox) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed, b.queue = true, nil
}

// deliver hands over what waits, unless that is under way. The caller holds the lock.
func (b *Inbox) deliver() {
	if b.busy || b.receive == nil || len(b.queue) == 0 {
		return
	}
	b.busy = true
	go func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		for len(b.queue) > 0 {
			message, f := b.queue[0], b.receive
			b.queue = b.queue[1:]
			b.mu.Unlock()
			f(message)
			b.mu.Lock()
		}
		b.busy = false
	}()
}
