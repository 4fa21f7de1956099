package model

import "locmem/engine/rack"

// Banner is something to be said at the top of the page until it is dismissed.
type Banner struct {
	ID   int
	Kind BannerKind
	Name string     // the process it is about
	Text string     // of Broke, NotForgotten and NotShared: what went wrong; of FromLoader and Lacks: which; of CannotReach: why
	Loss *rack.Loss // of LostHere
	Kept bool       // of LostHere: the work that was done before is here again
	Late float64    // of LostHere: the clock went back on time, by so many seconds
}

// BannerKind is the sort of a Banner.
type BannerKind string

const (
	LostHere     BannerKind = "losthere"    // this tab was loaded anew: what went
	FromLoader   BannerKind = "notice"      // what the loader saw
	Lacks        BannerKind = "missing"     // what this browser denies
	Broke        BannerKind = "broken"      // a panic, or an error that is nobody's
	CannotReach  BannerKind = "unreachable" // a process does not answer
	NotForgotten BannerKind = "unforgotten" // "forget everything" failed
	NotShared    BannerKind = "unshared"    // a shared cache beside the tabs was refused
	OffersLang   BannerKind = "language"    // the page speaks the visitor's language too
)

type banners struct {
	list   []Banner
	lastID int
}

// maxBanners bounds what is said at once; the oldest go.
const maxBanners = 8

// kept adds to what was lost that the work was not. The model is locked.
func (b *banners) kept() {
	for i := range b.list {
		if b.list[i].Kind == LostHere {
			b.list[i].Kept = true
		}
	}
}

// late adds to what was lost that the clock is on time again. The model is locked.
func (b *banners) late(seconds float64) {
	for i := range b.list {
		if b.list[i].Kind == LostHere {
			b.list[i].Late = seconds
		}
	}
}

// Banners lists what is to be said, oldest first.
func (m *Model) Banners() []Banner {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]Banner(nil), m.banners.list...)
}

// Banner says something. What is said already is not said twice.
func (m *Model) Banner(b Banner) {
	m.mu.Lock()
	for _, old := range m.banners.list {
		if old.Kind == b.Kind && old.Name == b.Name && old.Text == b.Text {
			m.mu.Unlock()
			return
		}
	}
	m.banners.lastID++
	b.ID = m.banners.lastID
	m.banners.list = append(m.banners.list, b)
	if len(m.banners.list) > maxBanners {
		m.banners.list = m.banners.list[1:]
	}
	m.mu.Unlock()
	m.touch(AreaBanners)
}

// Withdraw takes back what is no longer true.
func (m *Model) Withdraw(kind BannerKind, text string) {
	for _, b := range m.Banners() {
		if b.Kind == kind && b.Text == text {
			m.DismissBanner(b.ID)
		}
	}
}

// DismissBanner takes a banner away.
func (m *Model) DismissBanner(id int) {
	m.mu.Lock()
	var rest []Banner
	for _, b := range m.banners.list {
		if b.ID != id {
			rest = append(rest, b)
		}
	}
	m.banners.list = rest
	m.mu.Unlock()
	m.touch(AreaBanners)
}

// Broken says that something in the page went wrong.
func (m *Model) Broken(what string) { m.Banner(Banner{Kind: Broke, Text: what}) }

// announceStart says what there is to say at the start.
func (m *Model) announceStart() {
	if m.rack != nil {
		if lost := m.rack.Lost(); lost != nil {
			m.Banner(Banner{Kind: LostHere, Name: lost.Name, Loss: lost})
		}
	}
	for _, n := range m.env.Notices {
		m.Banner(Banner{Kind: FromLoader, Text: n})
	}
	for _, x := range m.env.Missing {
		if !covered(x, m.env.Missing) {
			m.Banner(Banner{Kind: Lacks, Text: string(x)})
		}
	}
}

// covered tells whether another banner says the same: plain http is why there
// are neither locks nor a service worker.
func covered(x Missing, all []Missing) bool {
	if x != NoLocks && x != NoServiceWorker {
		return false
	}
	for _, y := range all {
		if y == Insecure {
			return true
		}
	}
	return false
}
