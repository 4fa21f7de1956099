// Package shared is the shared cache: what Django's Redis, Memcached, database
// and file backends do, for the contrast with local memory. Servers are outside
// every process; a Cache is one process's client of a server and has the
// methods of engine.Cache.
//
// What is promised is what Django 5.2 returns with these servers behind it:
// tests/shared plays one transcript on both. The class of django-redis does what
// its version 7 does; tests/conformance plays it. Not modelled are the memory limits
// of Redis and Memcached, replicas, and Django's own OPTIONS for the clients.
package shared
