package rack

import (
	"context"
	"sync"
	"time"
)

// Bus carries messages between the processes of one origin.
type Bus interface {
	// Post sends a message to everybody else who listens.
	Post(message []byte) error
	// Listen calls f with each message of others, one at a time.
	Listen(f func(message []byte)) (undo func())
}

// Member is a process as a Roster knows it. No message changes any of it.
type Member struct {
	ID        string  // random, new at every start
	Name      string  // a name that it has claimed
	PID       int     //
	StartedAt float64 // wall time, seconds since the epoch, to the millisecond
}

// Roster knows who is alive and who holds which name. What a process holds is
// let go when the process ends, in whatever way.
type Roster interface {
	// Hold marks a process as alive until release.
	Hold(ctx context.Context, m Member) (release func(), err error)
	// Claim takes a name that nobody holds. It waits at most wait for one that
	// is being let go; ok is false if it stays taken.
	Claim(ctx context.Context, name string, wait time.Duration) (release func(), ok bool, err error)
	// Watch calls gone once when the process is no longer held.
	Watch(m Member, gone func()) (cancel func())
	// Sure tells whether the roster knows who is there. If it has no way to know,
	// messages tell who they are, and an end that Watch tells of may be none.
	Sure() bool
	// Members lists the others that are alive. It may be asked again after an error.
	// A roster that is not sure lists some of those that were heard, perhaps by
	// their ids alone; none means that nobody was.
	Members(ctx context.Context) (others []Member, err error)
}

// Journal is the observer's notebook: it outlives processes. The keys are text
// with parts divided by "/"; the values are up to the writer.
type Journal interface {
	Get(ctx context.Context, key string) (value []byte, ok bool, err error)
	// Put keeps value; nil deletes the key.
	Put(ctx context.Context, key string, value []byte) error
	// Next adds one to a counter and returns it; it is never below first, where a
	// new one starts. No two callers get the same number.
	Next(ctx context.Context, key string, first int) (int, error)
	// Forget deletes every value. Counters go on: they say nothing about anybody,
	// and no two processes may get one number.
	Forget(ctx context.Context) error
}

// NopBus reaches nobody: a browser without BroadcastChannel, or prerendering.
type NopBus struct{}

func (NopBus) Post([]byte) error          { return nil }
func (NopBus) Listen(func([]byte)) func() { return func() {} }

// NopRoster is alone: every name is free and nobody else ends.
type NopRoster struct{}

func (NopRoster) Hold(context.Context, Member) (func(), error) { return func() {}, nil }
func (NopRoster) Claim(context.Context, string, time.Duration) (func(), bool, error) {
	return func() {}, true, nil
}
func (NopRoster) Watch(Member, func()) func()               { return func() {} }
func (NopRoster) Sure() bool                                { return false }
func (NopRoster) Members(context.Context) ([]Member, error) { return nil, nil }

// MemJournal is a Journal in memory. Its zero value is empty and ready.
type MemJournal struct {
	mu       sync.Mutex
	values   map[string][]byte
	counters map[string]int
}

// Get returns the value of key.
func (j *MemJournal) Get(_ context.Context, key string) ([]byte, bool, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	v, ok := j.values[key]
	return v, ok, nil
}

// Put keeps value under key.
func (j *MemJournal) Put(_ context.Context, key string, value []byte) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.values == nil {
		j.values = map[string][]byte{}
	}
	if value == nil {
		delete(j.values, key)
	} else {
		j.values[key] = value
	}
	return nil
}

// Next counts.
func (j *MemJournal) Next(_ context.Context, key string, first int) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.counters == nil {
		j.counters = map[string]int{}
	}
	n := max(j.counters[key]+1, first)
	j.counters[key] = n
	return n, nil
}

// Forget deletes every value.
func (j *MemJournal) Forget(context.Context) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.values = nil
	return nil
}

var (
	_ Bus     = NopBus{}
	_ Roster  = NopRoster{}
	_ Journal = (*MemJournal)(nil)
)
