package model

import (
	"context"
	"errors"
	"time"

	"locmem/engine/rack"
)

// Sharing is the shared cache that tabs can have beside them: a *rack.Rack.
type Sharing interface {
	Shares() bool
	Share(ctx context.Context, on bool) error
	Beside() *rack.GlanceShared
}

var _ Sharing = (*rack.Rack)(nil)

// beside is what was last seen of it.
type beside struct {
	seen           *rack.GlanceShared
	stale, looking bool
}

// Shares tells whether there is a shared cache beside the tabs; can, whether one can
// be asked for.
func (m *Model) Shares() (shares, can bool) {
	if m.env.Sharing == nil {
		return false, false
	}
	return m.env.Sharing.Shares(), true
}

// Beside is what was last seen of the shared cache beside the tabs; nil: there is none.
// What was not seen yet is empty.
func (m *Model) Beside() *rack.GlanceShared {
	if shares, _ := m.Shares(); !shares {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.beside.seen == nil {
		return &rack.GlanceShared{}
	}
	return m.beside.seen
}

// Share puts a shared cache beside all tabs, or takes it away. A banner says why that
// is not possible.
func (m *Model) Share(on bool) {
	if m.env.Sharing == nil {
		return
	}
	m.Go(func() {
		err := m.env.Sharing.Share(context.Background(), on)
		switch {
		case errors.Is(err, rack.ErrNoStore):
			m.Banner(Banner{Kind: NotShared})
		case err != nil:
			m.Banner(Banner{Kind: NotShared, Text: err.Error()})
		}
		m.staleBeside()
	})
}

// staleBeside says that the shared cache changed. It is looked at again, while
// somebody looks at the page.
func (m *Model) staleBeside() {
	shares, _ := m.Shares()
	m.mu.Lock()
	b := &m.beside
	b.stale = true
	if !shares {
		b.seen = nil
	}
	start := shares && !b.looking && m.env.Visible()
	b.looking = b.looking || start
	m.mu.Unlock()
	if start {
		m.Go(m.lookBeside)
	} else if !shares {
		m.touch(AreaProcesses)
	}
}

// lookBeside reads the shared cache until nothing has changed meanwhile. One that is
// slow to read, for it is large, is read more seldom.
func (m *Model) lookBeside() {
	for {
		m.mu.Lock()
		again := m.beside.stale
		m.beside.stale, m.beside.looking = false, again
		m.mu.Unlock()
		if !again {
			return
		}
		began := time.Now()
		seen := m.env.Sharing.Beside()
		m.mu.Lock()
		if shares, _ := m.Shares(); seen != nil || !shares { // one that cannot be read stays as it was seen last
			m.beside.seen = seen
		}
		m.mu.Unlock()
		m.touch(AreaProcesses)
		time.Sleep(max(lookRest, 4*time.Since(began)))
	}
}
