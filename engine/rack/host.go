package rack

import "locmem/engine/script"

// Host shows a site's processes beside the tabs: they are listed, reached by
// name and heard of like these, in this tab only. They are told as started now,
// and as stopped when undo is called. A tab keeps a name that it has.
func (r *Rack) Host(s *Site) (undo func()) {
	tell := func(change Change) {
		for _, i := range s.Processes() {
			if !i.Alive {
				continue
			}
			n := &ProcessNotice{Change: change, Info: i, Time: r.cfg.Wall()}
			if change == Stopped {
				n.Info.Alive, n.Info.Answering, n.Loss = false, false, lossOf(i)
			}
			r.notices.add(Notice{Process: n})
		}
	}
	r.mu.Lock()
	r.sites = append(append([]*Site(nil), r.sites...), s)
	r.mu.Unlock()
	tell(Started)
	unhear := s.On(func(n Notice) {
		if n.Clock == nil { // the site's own
			r.notices.add(n)
		}
	})
	return func() {
		unhear()
		r.mu.Lock()
		var rest []*Site
		for _, other := range r.sites {
			if other != s {
				rest = append(rest, other)
			}
		}
		r.sites = rest
		r.mu.Unlock()
		tell(Stopped)
	}
}

func (r *Rack) hosts() []*Site {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.sites
}

// hosted finds a process of the sites that are hosted here; ok is false if no
// site has that name.
func (r *Rack) hosted(name string) (h *hosted, ok bool, err error) {
	for _, s := range r.hosts() {
		if s.named(name) == nil {
			continue
		}
		w, _, err := s.find(name)
		return &hosted{s, w}, true, err
	}
	return nil, false, nil
}

func (h *hosted) complete(text string, cursor int, keys []string) script.Completion {
	h.s.mu.Lock()
	b := h.w.body
	h.s.mu.Unlock()
	return b.complete(text, cursor, keys)
}

// Complete proposes what may follow in the console of a process: what stands from a
// byte of the text up to the cursor may be replaced by one of the items.
func (s *Site) Complete(name, text string, cursor int) script.Completion {
	w, _, err := s.find(name)
	if err != nil {
		return noNames().Complete(text, cursor, nil)
	}
	return (&hosted{s, w}).complete(text, cursor, s.infoOf(w).Keys)
}

// Stop ends the run in progress in a process; without one it does nothing.
func (s *Site) Stop(name string) error {
	w, _, err := s.find(name)
	if err == nil {
		s.mu.Lock()
		b := w.body
		s.mu.Unlock()
		b.stop()
	}
	return err
}
