// Package engine is Django's local-memory cache, LocMemCache, in Go: what every
// call returns, what stays in memory in which order, when entries expire and
// which are culled, down to the bytes of the pickles and the words of errors and
// warnings.
//
// A [Process] is one memory space, as a Python process is. [Process.Open] and
// [Caches] open a [Cache] in it: an alias of Django's CACHES setting. A cache
// has Django's methods under Go's names; keys are made by [K] and [KeyOf],
// timeouts by [Seconds] and [Never], values are those of package
// locmem/engine/py.
//
// # Promise
//
// For every sequence of calls the engine gives the results, errors, warnings
// and memory that Django 4.2 to 6.1 give, which agree; async methods have no
// twins here, their behaviour is that of 6.1. Rules are cited by the number that
// they have in SEMANTICS.md (S1 to U4). It was checked on traces that Django
// recorded, on Django's own tests, and on a model of a dict and a list.
//
// Everything exported may be used from any number of goroutines, values within
// the limits of package py. The calls named primitive at [Cache] are atomic and
// happen in one order per LOCATION; composed calls are not, as in Django. Key
// functions, warnings, the default of [Cache.GetOrSet] and observers are called
// without any lock and may use the cache; clocks and codecs may not.
//
// A miss is a value and no error, and allocates nothing. Errors are *py.Error
// with Django's type and message, unless they come from a codec, a hook or a
// key function of the caller's own.
//
// # What differs from Django
//
//   - A process is a value, not the program's globals: a program may hold
//     several, and a new one is the state after a restart.
//   - Opening an alias twice gives two views of it and never an instance per
//     thread; nothing is kept by Django's instance but settings.
//   - KEY_FUNCTION is a Go function, by a name from [Caches].KeyFunctions.
//   - Of Django's backends there are LocMemCache and DummyCache; the others are
//     known by name only.
//   - Values are the kinds of package py. An instance of a class of one's own
//     is none, unless a [Codec] takes care of it.
//   - Equal texts within one value are pickled as one object, where Python goes
//     by identity; see package pickle.
//   - [Cache.Get] has no default argument: it tells whether there was a value.
//     [Cache.SetMany] does not return the list of failed keys, which is always
//     empty here.
//   - Warnings go to [Hooks], each time, and nowhere without them.
//   - A value that a get returned may share memory with the pickle it came
//     from; it can be seen in the memory that a small part of a large value
//     keeps in use, and in nothing else.
//   - There is more to see: [Process.Observe] and [Process.Snapshot], and a
//     [Clock] that may be set.
package engine
