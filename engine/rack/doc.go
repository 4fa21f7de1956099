// Package rack brings processes together: a process hosted here, its peers in
// other tabs, the clock they share and the messages between them.
//
//	          Exec, Snapshot, Subscribe
//	UI, page API ────────► Handle ─┬─► local: engine.Process + script, first in, first out
//	     ▲                         └─► remote: request and reply over the Bus
//	     │ Notice
//	    Rack ◄── hello, here, bye, state, events, clock ──► Bus (everybody else)
//	     ▲
//	     └──── gone ── Roster (who is alive; who holds which name)
//
// The browser's Bus, Roster and Journal live in wasm/; [Hub] is all three in
// memory, and [BusRoster] is a Roster for browsers without Web Locks. A Rack
// may be used from any goroutine; notices are delivered one at a time, in
// order, and a listener may call back into the Rack.
package rack
