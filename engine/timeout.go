package engine

import (
	"strings"

	"locmem/engine/py"
)

// Timeout is the timeout argument of a call. Its zero value is the argument
// left out: the cache's default timeout counts (rule T1).
type Timeout struct {
	value   py.Value // nil for the argument left out, and for Seconds
	seconds float64
	plain   bool // made by Seconds
}

// Never is timeout=None: the entry does not expire.
var Never = Timeout{value: py.None}

// Seconds is a timeout of n seconds. 0 and less store an entry that has
// expired on arrival (rules T3, T4); NaN and +Inf never expire (rule T5).
func Seconds(n float64) Timeout { return Timeout{seconds: n, plain: true} }

// TimeoutOf is any Python value as a timeout. What cannot be added to a float
// fails when the call has already stored the value (rule T7). A nil v is the
// argument left out.
func TimeoutOf(v py.Value) Timeout { return Timeout{value: v} }

// LeftOut tells that the call did not name a timeout.
func (t Timeout) LeftOut() bool { return t.value == nil && !t.plain }

// Value is the argument as Python sees it; nil when it was left out.
func (t Timeout) Value() py.Value {
	if t.plain {
		return py.Float(t.seconds)
	}
	return t.value
}

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

// span is a timeout once read: how long from now, or never, or the error that
// adding it to the time raises.
type span struct {
	seconds float64
	never   bool
	err     error
}

// from is the expiry of what is stored at now.
func (s *span) from(now float64) (at float64, kind ExpiryKind) {
	if s.never {
		return 0, NoExpiry
	}
	return now + s.seconds, ExpiresAt
}

// span reads a call's timeout: rules T1 to T5.
func (o *parsed) span(t Timeout) span {
	switch {
	case t.plain && t.seconds != 0:
		return span{seconds: t.seconds}
	case t.LeftOut():
		return o.usual
	case t.plain, isZero(t.value):
		return span{seconds: -1}
	}
	if d, ok := t.value.(*py.Decimal); ok && strings.Contains(d.Text, "sNaN") { // even comparing it with 0 fails
		return span{err: &py.Error{Type: "InvalidOperation", Message: "[<class 'decimal.InvalidOperation'>]"}}
	}
	return spanOf(t.value)
}

// spanOf is what adding v to a time would do (rules T2, T7).
func spanOf(v py.Value) span {
	switch x := v.(type) {
	case py.NoneType:
		return span{never: true}
	case py.Int:
		return span{seconds: float64(x)}
	case py.Float:
		return span{seconds: float64(x)}
	}
	sum, err := py.Add(py.Float(0), v)
	if err != nil {
		return span{err: err}
	}
	at, ok := sum.(py.Float)
	if !ok {
		return span{err: &py.Error{Type: "TypeError", Message: "'<=' not supported between instances of '" + sum.Type() + "' and 'float'"}}
	}
	return span{seconds: float64(at)}
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
