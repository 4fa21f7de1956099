// Package rack brings processes together: a process hosted here, its peers in
// other tabs, the clock they share and the messages between them.
//
//	          Exec, Snapshot, Subscribe
//	UI, page API ────────► Handle ─┬─► local: engine.Process + script, first in, first out
//	     ▲                         └─► remote: request and reply over the Bus
//	     │ Notice
//	    Rack ◄── hello, here, bye, state, events, clock ──► Bus (everybody else)
//	     ▲
//	     └── who is there, gone ── Roster (who is alive, its name and pid)
//
// The browser's Bus, Roster and Journal live in wasm/; [Hub] is all three in
// memory, and [BusRoster] is a Roster for browsers without Web Locks.
//
// Anybody of the origin can write on the Bus. presence.go believes the Roster
// about who is there, credit.go bounds what is heard, and confirm.go asks the
// sender of a request whether it is its own.
//
// A Site is processes without tabs: the workers of some servers behind a
// balancer, hosted in this program, with a virtual clock, chance from a seed, and
// one log of everything. Its processes are handles, too, and [Rack.Host] shows
// them beside the tabs.
//
//	site.go      what a site is; code runs in it        worker.go   its processes as handles
//	life.go      start, kill, restart, deploy, fork     sitelog.go  the log
//	balance.go   who answers a request                  traffic.go  streams of requests
//	together.go  threads, step by step                  explore.go  all their interleavings
//	views.go     views.py in it                         host.go     beside tabs
//	glance.go    what stands around the processes       until.go    up to a moment
//
// A Rack
// may be used from any goroutine; notices are delivered one at a time, in
// order, and a listener may call back into the Rack.
package rack
