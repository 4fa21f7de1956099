package engine

import (
	"locmem/engine/py"
)

// Timeout is the timeout argument of a call. Its zero value is the argument
// left out: the cache's default timeout counts (rule T1).
type Timeout struct{ value py.Value }

// Never is timeout=None: the entry does not expire.
var Never = Timeout{py.None}

// Seconds is a timeout of n seconds. 0 and less store an entry that has
// expired on arrival (rules T3, T4); NaN and +Inf never expire (rule T5).
func Seconds(n float64) Timeout { return Timeout{py.Float(n)} }

// TimeoutOf is any Python value as a timeout. What cannot be added to a float
// fails when the call has already stored the value (rule T7). A nil v is the
// argument left out.
func TimeoutOf(v py.Value) Timeout { return Timeout{v} }

// LeftOut tells that the call did not name a timeout.
func (t Timeout) LeftOut() bool { return t.value == nil }

// Value is the argument as Python sees it; nil when it was left out.
func (t Timeout) Value() py.Value { return t.value }

// Expiry is when an entry ends.
type Expiry struct {
	// At is the time in seconds since the epoch; an entry is expired when
	// At <= now (rule E1). Meaningful only if Kind is ExpiresAt.
	At   float64
	Kind ExpiryKind
}

// ExpiryKind tells how to read an [Expiry].
type ExpiryKind uint8

const (
	ExpiresAt ExpiryKind = iota // at a time
	NoExpiry                    // never: None in Django
	NoRecord                    // the entry has no expiry record and counts as expired (rule T7)
)

// Expired tells whether an entry with this expiry is expired at now.
func (e Expiry) Expired(now float64) bool {
	switch e.Kind {
	case NoExpiry:
		return false
	case NoRecord:
		return -1 <= now // rule E2
	}
	return e.At <= now
}

// expiry is Django's get_backend_timeout: rules T1 to T5 and T7.
func (o *parsed) expiry(t Timeout, now float64) (Expiry, error) {
	v := t.value
	if v == nil {
		v = o.timeout
	} else if isZero(v) {
		v = py.Int(-1)
	}
	switch x := v.(type) {
	case py.NoneType:
		return Expiry{Kind: NoExpiry}, nil
	case py.Int:
		return Expiry{At: now + float64(x)}, nil
	case py.Float:
		return Expiry{At: now + float64(x)}, nil
	}
	sum, err := py.Add(py.Float(now), v)
	if err != nil {
		return Expiry{}, err
	}
	at, ok := sum.(py.Float)
	if !ok {
		return Expiry{}, &py.Error{Type: "TypeError", Message: "'<=' not supported between instances of '" + sum.Type() + "' and 'float'"}
	}
	return Expiry{At: float64(at)}, nil
}

func isZero(v py.Value) bool {
	switch x := v.(type) {
	case py.Int:
		return x == 0
	case py.Float:
		return x == 0
	case py.NoneType, py.Str:
		return false
	}
	return py.Equal(v, py.Int(0))
}
