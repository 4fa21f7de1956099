// Package idbstore is the journal in IndexedDB: a thin guard over go-indexeddb.
//
// One database with one key/value store, and that for ever: an upgrade would
// have to wait for every old tab. What the guard takes care of:
//
//   - idb.Global panics where indexedDB is missing: it is asked for first, and wrapped.
//   - With a context that ends, its Await returns a broken database, undefined
//     without an error, or never: it gets the background context, and the
//     waiting is bounded outside.
//   - Await on something finished never returns: it is called in the same
//     turn of the event loop as the request.
//   - A full disk shows only when the transaction ends: always awaited.
//   - Errors come in two kinds: told apart by name, see jsx.Name.
//   - The browser may close the database (site data cleared, a new version):
//     the next transaction fails with InvalidStateError and it is opened again.
//   - Another tab may delete the database or raise its version: it is opened at
//     whatever version it has, and counters go on in a new one.
package idbstore
