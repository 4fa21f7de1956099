package engine

// Number gives an event of a cache outside the process its place among the
// process's own events: seq, time, name and pid.
func (p *Process) Number(e *Event) {
	e.Seq, e.Time, e.Process, e.PID = p.seq.Add(1), p.clock.Now(), p.name, p.pid
}

// Emit tells the observers of an event of a cache outside the process.
func (p *Process) Emit(e Event) { p.emit(&e) }
