package lesson

import "context"

// How runs of a scenario take turns.

// Close ends what runs. The lesson must not be used afterwards.
func (l *Lesson) Close() {
	l.Compare("")
	l.Stop()
	l.OnChange(nil)
	l.model.OnChange(nil)
	l.model.Close()
	if l.host != nil {
		l.host.Close()
	}
}

// Stop ends what runs, as soon as the program under way comes to a pause, and drops
// what was to be done afterwards.
func (l *Lesson) Stop() {
	l.mu.Lock()
	stop := l.stop
	l.then, l.queued = nil, nil
	l.mu.Unlock()
	if stop != nil {
		stop()
	}
}

// work does something that takes a while, unless something else does: a second
// click on Run is no second run. Only a start of the processes is waited for.
func (l *Lesson) work(f func(ctx context.Context)) { l.do(f, false) }

// start is work that starts the processes; what is asked for meanwhile is done
// afterwards, the last of it.
func (l *Lesson) start(f func(ctx context.Context)) { l.do(f, true) }

func (l *Lesson) do(f func(ctx context.Context), starts bool) {
	ctx, cancel := context.WithCancel(context.Background())
	now := l.model.Wall()
	l.mu.Lock()
	if l.busy || l.host == nil {
		if l.starting {
			l.then = func() { l.do(f, starts) }
		}
		l.mu.Unlock()
		cancel()
		return
	}
	l.busy, l.stop, l.starting, l.then = true, cancel, starts, nil
	l.works(now)
	l.said = Quiet
	l.mu.Unlock()
	l.touch()
	l.model.Go(func() {
		defer func() {
			cancel()
			l.mu.Lock()
			then := l.then
			if len(l.queued) > 0 && then == nil {
				then = func() { l.work(l.actAll) }
			}
			if then != nil {
				defer then()
			}
			l.busy, l.stop, l.starting, l.then = false, nil, false, nil
			l.acting = len(l.queued) > 0
			for i := range l.blocks {
				for j := range l.blocks[i].Steps {
					if s := &l.blocks[i].Steps[j]; s.State == Now {
						s.State = Waiting
					}
				}
			}
			l.mu.Unlock()
			l.touch()
			l.save()
		}()
		f(ctx)
		l.follow(ctx)
	})
}

// Reset starts the processes anew, after what runs has been stopped, and forgets what
// was reached, Your turn included; the other texts stay, and so does what was earned.
// UndoReset has it back.
func (l *Lesson) Reset() {
	l.watch()
	l.mu.Lock()
	l.remember(false)
	l.mu.Unlock()
	l.restart(func() { l.forget(); l.lookAll() })
}

// restart does something before the processes start anew.
func (l *Lesson) restart(before func()) { l.restarts(before, 0, func(context.Context) {}) }

// restarts is restart that plays what there is before a part, and goes on after that.
func (l *Lesson) restarts(before func(), part int, then func(context.Context)) {
	begin := func() {
		l.start(func(ctx context.Context) {
			before()
			if l.beginAt(ctx, part) {
				then(ctx)
			}
		})
	}
	l.mu.Lock()
	busy, stop := l.busy, l.stop
	if busy {
		l.then = begin
	}
	l.mu.Unlock()
	if busy {
		stop()
		return
	}
	begin()
}
