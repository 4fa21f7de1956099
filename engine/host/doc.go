// Package host puts a scenario's site at the other end of a channel of messages,
// so that it may run where nobody can be kept waiting by it: in a Web Worker of
// its own, which can be ended.
//
//	page: Client ◄── Port ──► Server: scenario.Play ──► rack.Site
//
// The page's side, [Client], knows the processes as the messages told them last
// and reaches each through a [rack.Handle]. Where there is no Web Worker both sides
// are in one program, see [InProgram]: there is one way to run a site. The Server
// remembers what was ordered, so that the Client can go back to any moment of the log.
package host
