// Package model is what the page knows, outside its components: processes,
// their memory, the console, the form, the log, the notices. It speaks to the
// processes through a [rack.Rack] and keeps the learner's work in a journal.
// It knows no language and no browser: facts in, facts out; package ui finds
// the words.
//
//	handlers ──► Model ──► rack.Rack ──► processes
//	                ▲           │
//	                └─ notices ─┘
//	components ◄── OnChange, once a burst; Revs tell which parts changed
//
// A Model may be used from any goroutine. What its getters return is not
// changed afterwards.
package model

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"locmem/engine/rack"
)

// Missing names a browser feature that is absent or denied. The page works
// without it and says what does not.
type Missing string

const (
	NoLocks         Missing = "locks"
	NoChannel       Missing = "channel"
	NoIndexedDB     Missing = "indexeddb"
	BlockedDB       Missing = "indexeddb-blocked"
	BrokenDB        Missing = "indexeddb-broken" // it is there and cannot be used
	FullQuota       Missing = "quota"
	NoLocalStorage  Missing = "localstorage"
	Insecure        Missing = "insecure" // plain http on a host that is not loopback
	NoServiceWorker Missing = "serviceworker"
)

// Env is what a Model stands on. The zero value is prerendering: no process.
type Env struct {
	Rack    Rack
	Journal rack.Journal // keeps the learner's work; nil keeps nothing
	Sharing Sharing      // nil: no shared cache beside the processes can be had by hand
	Missing []Missing
	Notices []string
	// Hosts tells that the processes are to be those of a scenario; a Rack tells it
	// by itself.
	Hosts bool
	// Visible tells whether somebody looks; nil is always. Other processes'
	// memory is only read while somebody does.
	Visible func() bool
}

// Area is a part of the page that changes by itself.
type Area int

const (
	AreaProcesses Area = iota // who is there, and what the cards show
	AreaMemory                // the table
	AreaConsole               // the transcript, and whether something runs
	AreaForm                  // errors and the chosen process
	AreaLog
	AreaBanners
	AreaClock
	AreaStory
	AreaTick // a second has passed
	AreaTalk // what is told to who cannot see
	AreaInspect
	areas
)

// Revs counts the changes of each area.
type Revs [areas]int

// Model is the page's state. Use New.
type Model struct {
	id   string
	env  Env
	rack Rack
	self rack.Info // name, pid and start of this tab's process; zero while prerendering

	mu      sync.Mutex
	revs    Revs
	pending bool // OnChange was told and has not read yet
	change  func()

	memory     map[string]*memory
	losses     map[string]rack.Loss // by name: what the last process of that name lost
	returns    map[string]int       // by name: the pid of a process that was asked to restart and has not come back
	target     string               // "" is this tab's process
	form       form
	console    console
	log        log
	banners    banners
	story      story
	speech     speech
	flashes    map[string]Flash
	flashMax   int // how many there may be before old ones are looked for
	inspection *Inspection
	beside     beside
	keep       keeper
	undo       []func()
}

// made counts the models.
var made atomic.Uint64

// ID tells this model from every other of the program.
func (m *Model) ID() string { return m.id }

// New returns the state of a page and starts to listen to the rack.
func New(env Env) *Model {
	m := &Model{
		id: strconv.FormatUint(made.Add(1), 36), env: env, rack: env.Rack, memory: map[string]*memory{},
		losses: map[string]rack.Loss{}, flashes: map[string]Flash{}, returns: map[string]int{},
	}
	if m.env.Visible == nil {
		m.env.Visible = func() bool { return true }
	}
	m.form = newForm()
	m.announceStart()
	if m.rack == nil {
		return m
	}
	m.self = m.rack.Self().Info()
	if lost := m.rack.Lost(); lost != nil {
		m.losses[lost.Name] = *lost
	}
	m.undo = append(m.undo, m.rack.On(m.notice))
	for _, i := range m.rack.Processes() {
		m.stale(i.Name)
	}
	m.staleBeside()
	return m
}

// Close ends the listening.
func (m *Model) Close() {
	for _, f := range m.undo {
		f()
	}
}

// OnChange calls f after a change, once until Revs is read: a burst is one call.
func (m *Model) OnChange(f func()) {
	m.mu.Lock()
	m.change = f
	m.mu.Unlock()
}

// Revs returns the counts of changes and asks to be told of the next one.
func (m *Model) Revs() Revs {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.pending = false
	return m.revs
}

// touch marks areas as changed. The caller must not hold the lock.
func (m *Model) touch(changed ...Area) {
	m.mu.Lock()
	for _, a := range changed {
		m.revs[a]++
	}
	f := m.change
	tell := f != nil && !m.pending
	m.pending = m.pending || tell
	m.mu.Unlock()
	if tell {
		f()
	}
}

// Started tells whether this tab has its process yet.
func (m *Model) Started() bool { return m.rack != nil }

// Self is this tab's process as now known; zero before it has started.
func (m *Model) Self() rack.Info {
	if m.rack == nil {
		return rack.Info{}
	}
	return m.rack.Self().Info()
}

// Hosts tells whether the processes are those of a scenario, hosted in this tab,
// and not tabs.
func (m *Model) Hosts() bool { return m.env.Hosts || m.rack != nil && m.self.Name == "" }

// home is the process that is meant where none is named: this tab's, or the
// first that a scenario hosts. It is the same one while that is away: what was
// meant for it does not reach another one.
func (m *Model) home() string {
	if m.self.Name != "" || m.rack == nil {
		return m.self.Name
	}
	if infos := m.Infos(); len(infos) > 0 {
		return infos[0].Name
	}
	return ""
}

// Renew forgets what was seen of processes that others have taken the place of.
// What was typed stays.
func (m *Model) Renew() {
	m.mu.Lock()
	m.memory, m.flashes, m.losses = map[string]*memory{}, map[string]Flash{}, map[string]rack.Loss{}
	m.log.items, m.console.entries = nil, nil
	m.speech.heard = Speech{}
	m.inspection = &Inspection{N: m.inspecting().N + 1}
	m.mu.Unlock()
	for _, i := range m.Infos() {
		m.stale(i.Name)
	}
	m.touch(AreaProcesses, AreaMemory, AreaConsole, AreaForm, AreaLog, AreaClock, AreaTick, AreaInspect)
}

// Infos lists all processes, ended ones included, by name.
func (m *Model) Infos() []rack.Info {
	if m.rack == nil {
		return nil
	}
	return m.rack.Processes()
}

// Info finds a process by name.
func (m *Model) Info(name string) (rack.Info, bool) {
	for _, i := range m.Infos() {
		if i.Name == name {
			return i, true
		}
	}
	return rack.Info{}, false
}

// Now is the time of the rack, in seconds since the epoch; 0 without a process.
func (m *Model) Now() float64 {
	if m.rack == nil {
		return 0
	}
	return m.rack.Clock().Now()
}

// Wall is the wall time in seconds since the epoch; 0 without a process.
func (m *Model) Wall() float64 {
	if m.rack == nil {
		return 0
	}
	if m.Hosts() { // a virtual clock is no way from the wall's
		return float64(time.Now().UnixMilli()) / 1000
	}
	return m.rack.Clock().Now() - m.rack.Clock().Offset()
}

// Second tells the page that a second has passed.
func (m *Model) Second() { m.touch(AreaTick) }

// Look tells that somebody looks again: what was not read meanwhile is read now.
func (m *Model) Look() {
	for _, i := range m.Infos() {
		m.stale(i.Name)
	}
	m.staleBeside()
	m.touch(AreaTick)
	m.hearStory()
}

// Go runs f on its own and turns a panic of it into a banner.
func (m *Model) Go(f func()) {
	go func() {
		defer m.Recover()
		f()
	}()
}

// Recover, deferred, turns a panic into a banner: the page goes on, and says so.
func (m *Model) Recover() {
	if r := recover(); r != nil {
		m.Broken(fmt.Sprint(r))
	}
}

// callTime bounds what a person waits for: after it, a call on another process
// is answered by an error.
const callTime = 10 * time.Second

func callContext() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), callTime)
}
