// Package idbshared keeps a shared cache in IndexedDB, so that the tabs of one
// browser reach the same items: shared.Store with the guard of idbstore. Each
// place has a database of its own.
package idbshared
