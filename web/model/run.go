package model

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"locmem/engine/explain"
	"locmem/engine/rack"
	"locmem/engine/script"
	"locmem/engine/shared"
)

// Run runs code in a process ("" is the chosen one), after what waits there
// already, and shows it in the console. It answers at once; done, if not nil,
// is called when the answer is there. Code that begins with a prompt such as
// "w2>>>" or with an action such as "!+30s" is a transcript: it runs where it
// says, and done is not called. A prompt with nothing behind it chooses the
// process.
func (m *Model) Run(name, code string, done func(rack.Reply)) {
	code = strings.TrimRight(code, " \t\n")
	if m.rack == nil || strings.TrimSpace(code) == "" {
		return
	}
	if who, bare := strings.CutSuffix(strings.TrimSpace(code), ">>>"); bare {
		if i, ok := m.Info(who); ok && i.Alive {
			m.remember(code)
			m.Aim(who)
			return
		}
	}
	if t, problems, ok := transcript(code); ok {
		m.runTranscript(code, t, problems)
		return
	}
	if name == "" {
		name = m.Target()
	}
	name = m.nameOf(name)
	m.mu.Lock()
	id := m.console.add(Entry{Who: name, Other: name != m.self.Name, Code: code, State: Running})
	m.mu.Unlock()
	m.remember(code)
	m.touch(AreaConsole, AreaProcesses)
	m.save()
	m.Go(func() {
		reply, err := m.runIn(id, name, code)
		if err != nil {
			return
		}
		m.Go(func() { m.note(id, name, reply) })
		if done != nil {
			done(reply)
		}
	})
}

// runIn runs code and writes the answer into its entry; meanwhile the process
// is busy.
func (m *Model) runIn(id int, name, code string) (rack.Reply, error) {
	defer m.busy(name)()
	reply, err := m.exec(name, code)
	m.changeEntry(id, func(e *Entry) {
		e.State = Done
		fill(e, reply, err)
	})
	m.sayAnswer(name, reply, err)
	return reply, err
}

// note tells in an entry why its answer is a miss. That may take longer than
// the run: other processes are asked.
func (m *Model) note(id int, name string, reply rack.Reply) {
	m.stale(name)
	if n := len(reply.Events); n > 0 && shared.At(reply.Events[n-1].Location) {
		return // what is said below is of the memory of processes
	}
	if note := m.explain(name, reply); note != nil {
		m.changeEntry(id, func(e *Entry) { e.Note = note })
		m.sayNote(note)
		m.save()
	}
}

func (m *Model) exec(name, code string) (rack.Reply, error) {
	h, err := m.rack.Process(name)
	if err != nil {
		return rack.Reply{}, err
	}
	return h.Exec(context.Background(), rack.Request{Code: code})
}

// aWhile is how long a run goes before it is shown as one: most are over at
// once, and a button that comes and goes is in the way.
const aWhile = 300 * time.Millisecond

// busy marks a process as busy if the run takes a while; over ends that.
func (m *Model) busy(name string) (over func()) {
	own := 0
	if name == m.self.Name {
		own = 1
	}
	m.mu.Lock()
	m.console.runs += own
	m.mu.Unlock()
	marked, done := false, false
	mark := func(n int) {
		if m.console.busy == nil {
			m.console.busy = map[string]int{}
		}
		m.console.busy[name] += n
	}
	t := time.AfterFunc(aWhile, func() {
		m.mu.Lock()
		if !done {
			marked = true
			mark(1)
		}
		m.mu.Unlock()
		m.touch(AreaConsole, AreaProcesses)
	})
	return func() {
		t.Stop()
		m.mu.Lock()
		done = true
		m.console.runs -= own
		if marked {
			mark(-1)
		}
		m.mu.Unlock()
		m.touch(AreaConsole, AreaProcesses)
		m.save()
	}
}

// fill turns a reply into what a prompt shows.
func fill(e *Entry, reply rack.Reply, err error) {
	var u *rack.Unreachable
	if errors.As(err, &u) {
		e.Why, e.Error = u.Why, u.Error()
		return
	}
	if err != nil {
		e.Error = err.Error()
		return
	}
	e.PID, e.StandIns, e.Slept = reply.PID, reply.StandIns, reply.Slept
	e.Call = explain.Of(reply.Events)
	e.Output, e.Hidden = limit(strings.TrimSuffix(reply.Output, "\n"))
	if reply.Repr != nil && !reply.Quiet {
		more := 0
		e.Repr, more = limit(*reply.Repr)
		e.Hidden += more
	}
	if r := reply.Error; r != nil {
		e.Error, e.Line, e.Hint = r.Error(), r.Line, r.Hint
	}
	e.advise()
}

// advise says of code that worked what it does not do.
func (e *Entry) advise() {
	if e.Error == "" && script.AsksForSettings(e.Code) {
		e.Hint = script.AtStart
	}
}

// shownText is how much of an output or a repr the console draws, in bytes: a
// page with a megabyte of text in it is slow.
const shownText = 20_000

// limit cuts a text and returns how many characters it left out.
func limit(s string) (shown string, hidden int) {
	shown = cut(s, shownText)
	return shown, utf8.RuneCountInString(s[len(shown):])
}

// cut returns at most the first n bytes of a text, and no half characters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// Stop ends the run in progress in a process; "" is the chosen one.
func (m *Model) Stop(name string) {
	if m.rack == nil {
		return
	}
	if name == "" {
		name = m.Target()
	}
	name = m.nameOf(name)
	m.Go(func() {
		ctx, cancel := callContext()
		defer cancel()
		if err := m.rack.Stop(ctx, name); err != nil {
			m.trouble(name, err)
		}
	})
}

// Restart ends a process and starts it anew, empty. One that is on its way
// already is let be.
func (m *Model) Restart(name string) {
	if m.rack == nil {
		return
	}
	name = m.nameOf(name)
	i, _ := m.Info(name)
	m.mu.Lock()
	away := m.returns[name] != 0
	m.returns[name] = i.PID
	m.mu.Unlock()
	if away {
		return
	}
	m.touch(AreaProcesses, AreaStory)
	m.flush()
	m.Go(func() {
		ctx, cancel := callContext()
		defer cancel()
		err := m.rack.Restart(ctx, name)
		if err != nil {
			m.trouble(name, err)
		}
		if now, _ := m.Info(name); err != nil || now.Alive && now.PID != i.PID {
			m.returned(name, i.PID)
			return
		}
		time.AfterFunc(returnTime, func() { m.returned(name, i.PID) })
	})
}

// returnTime is how long a process that has ended may take to start anew; past it
// it counts as one that ended.
const returnTime = 10 * time.Second

// Returning tells whether a process was asked to restart and is not back yet: what
// acts on it has nothing to act on meanwhile, and will again.
func (m *Model) Returning(name string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.returns[name] != 0
}

// returned ends the waiting for the successor of a pid.
func (m *Model) returned(name string, pid int) {
	m.mu.Lock()
	waited := m.returns[name] == pid && pid != 0
	if waited {
		delete(m.returns, name)
	}
	m.mu.Unlock()
	if waited {
		m.storyFacts()
		m.touch(AreaProcesses, AreaStory)
	}
}

// trouble shows that a process could not be reached.
func (m *Model) trouble(name string, err error) {
	var u *rack.Unreachable
	why := rack.Silent
	if errors.As(err, &u) {
		why = u.Why
	}
	m.Banner(Banner{Kind: CannotReach, Name: name, Text: string(why)})
}

// Advance moves the clock of all processes.
func (m *Model) Advance(seconds float64) {
	if m.rack == nil {
		return
	}
	if _, err := m.rack.Advance(seconds); err != nil {
		m.Broken(err.Error())
	}
}

// OnTime sets the clock of all processes back to the wall time.
func (m *Model) OnTime() {
	if m.rack != nil && !m.Hosts() {
		m.Advance(-m.Offset())
	}
}

// past lets the clock land behind an expiry, not on it: two floats may differ
// by their last bit.
const past = 0.001

// AdvanceToExpiry moves the clock to where the next entry expires, in whatever
// process; without one it does nothing.
func (m *Model) AdvanceToExpiry() {
	if at, ok := m.NextExpiry(); ok {
		m.Advance(at - m.Now() + past)
	}
}

// NextExpiry is the earliest time at which an entry of any process, or of the shared
// cache beside them, expires.
func (m *Model) NextExpiry() (at float64, ok bool) {
	if m.rack == nil {
		return 0, false
	}
	at, ok = m.rack.NextExpiry()
	if g := m.Beside(); g != nil && g.Ends > m.Now() && (!ok || g.Ends < at) {
		return g.Ends, true
	}
	return at, ok
}

// Offset is how far the clock is ahead of the wall time, in seconds; of a
// virtual clock, how far it was moved.
func (m *Model) Offset() float64 {
	if m.rack == nil {
		return 0
	}
	if virtual, ok := m.rack.(interface{ Moved() float64 }); ok {
		return virtual.Moved()
	}
	return m.rack.Clock().Offset()
}

// Target is the process that the form and the console act on.
func (m *Model) Target() string {
	m.mu.Lock()
	name := m.target
	m.mu.Unlock()
	if name == "" {
		return m.home()
	}
	return name
}

// Aim chooses the process that the form and the console act on; "" is this
// tab's own.
func (m *Model) Aim(name string) {
	home := m.home()
	m.mu.Lock()
	if name == home {
		name = ""
	}
	m.target = name
	m.mu.Unlock()
	m.stale(m.nameOf(name))
	m.touch(AreaForm, AreaConsole, AreaMemory, AreaProcesses)
	m.save()
}

// Dismiss forgets a process that has ended, and what was said about its end.
func (m *Model) Dismiss(name string) {
	if m.rack == nil {
		return
	}
	m.mu.Lock()
	delete(m.losses, name)
	if m.target == name {
		if i, ok := m.Info(name); !ok || !i.Alive {
			m.target = ""
		}
	}
	m.mu.Unlock()
	m.rack.Dismiss(name)
	m.touch(AreaProcesses, AreaForm, AreaConsole, AreaMemory)
}
