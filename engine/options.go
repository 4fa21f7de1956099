package engine

import (
	"math"

	"locmem/engine/py"
)

// Options configures a cache. The zero value is Django's default: LocMemCache,
// LOCATION "", 300 seconds, 300 entries, a cull frequency of 3, no prefix,
// version 1.
type Options struct {
	// Location names the store inside the process; nil is "". Caches with
	// equal locations share data and lock (rule S3). It must be hashable.
	Location py.Value
	// Timeout is the default timeout of the cache; the zero value is 300
	// seconds, Never is never. Other values go through Python's int(), and
	// what int() refuses gives 300 (rule P1).
	Timeout Timeout
	// MaxEntries and CullFrequency go through int() too; nil gives 300 and 3
	// (rules P2, P3, P5).
	MaxEntries, CullFrequency py.Value
	// KeyPrefix nil is "", Version nil is 1; any type is kept as given (rule P7).
	KeyPrefix, Version py.Value
	// KeyFunction nil is Django's prefix:version:key (rule K1).
	KeyFunction KeyFunction
	// Codec nil is pickle, as in Django (rule V1).
	Codec Codec
	// Dummy makes a DummyCache, which stores nothing (section 12).
	Dummy bool
}

// parsed is what Options mean once int() has run over them.
type parsed struct {
	timeout            py.Value // None or an int
	usual              span     // the same, read
	usualText          string   // its repr
	maxEntries, cull   py.Value // ints
	maxEntriesN, cullN int      // the same, cut to the range of int
	prefix, version    py.Value
	keyFunction        KeyFunction
	codec              Codec
	lead               string // "prefix:version:" for the default version
	dummy              bool
}

func (o Options) parse() (*parsed, error) {
	p := &parsed{timeout: o.Timeout.Value(), prefix: o.KeyPrefix, version: o.Version, keyFunction: o.KeyFunction, codec: o.Codec, dummy: o.Dummy}
	var err error
	if p.timeout == nil {
		p.timeout = py.Int(300)
	} else if p.timeout != py.None {
		if p.timeout, err = intOr(p.timeout, 300); err != nil {
			return nil, err
		}
	}
	p.usual, p.usualText = spanOf(p.timeout), py.Repr(p.timeout)
	if p.maxEntries, err = intOr(o.MaxEntries, 300); err != nil {
		return nil, err
	}
	if p.cull, err = intOr(o.CullFrequency, 3); err != nil {
		return nil, err
	}
	p.maxEntriesN, p.cullN = clamp(p.maxEntries), clamp(p.cull)
	if p.prefix == nil {
		p.prefix = py.Str("")
	}
	if p.version == nil {
		p.version = py.Int(1)
	}
	p.lead = py.Text(p.prefix) + ":" + py.Text(p.version) + ":"
	return p, nil
}

// intOr is Python's int(v), or fallback where that raises ValueError or
// TypeError; anything else, such as infinity's OverflowError, is passed on
// (rule P4).
func intOr(v py.Value, fallback py.Int) (py.Value, error) {
	if v == nil {
		return fallback, nil
	}
	n, err := py.ParseInt(v)
	if err == nil {
		return n, nil
	}
	if e, ok := err.(*py.Error); ok && e.Type != "ValueError" && e.Type != "TypeError" {
		return nil, err
	}
	return fallback, nil
}

// clamp cuts an int of any size to the range of Go's int.
func clamp(v py.Value) int {
	if n, ok := v.(py.Int); ok {
		return int(n)
	}
	if b, ok := v.(*py.BigInt); ok && b.Sign() < 0 {
		return math.MinInt
	}
	return math.MaxInt
}
