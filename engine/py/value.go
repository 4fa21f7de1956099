// Package py holds Python values as Go values: the kinds that a Django cache
// stores, with Python's text (str, repr, % and format), Python's + and int(),
// and Python literals.
//
// Values are plain Go types behind the interface [Value]. Text, bytes, numbers
// and None are immutable; *List, *Dict, *Set and *ByteArray may be changed by
// those that hold them, and one goroutine at a time may do so.
package py

import "math/big"

// Value is a Python value. A nil Value is not one; Python's None is [None].
// The implementations are the types of this package and nothing else.
type Value interface {
	// Type is Python's type(x).__name__, such as "str", "NoneType" or "datetime".
	Type() string
}

// NoneType has the one value [None].
type NoneType struct{}

// None is Python's None.
var None = NoneType{}

type (
	// Bool is Python's True and False.
	Bool bool
	// Int is an int that fits in 64 bits. Ints beyond that are [*BigInt].
	Int int64
	// Float is Python's float.
	Float float64
	// Complex is Python's complex.
	Complex complex128
	// Str is Python's str, encoded as UTF-8; a lone surrogate stands as the
	// three bytes that UTF-8's scheme would give it ("surrogatepass").
	Str string
	// Bytes is Python's bytes.
	Bytes string
	// UUID is uuid.UUID.
	UUID [16]byte
)

// BigInt is an int that does not fit in an [Int]; [IntOf] keeps the two apart.
// The number must not be changed.
type BigInt struct{ big.Int }

// List is Python's list. Two references to one *List are one list.
type List struct{ Items []Value }

// Tuple is Python's tuple. Its items must not be changed once it is shared.
type Tuple struct{ Items []Value }

// ByteArray is Python's bytearray.
type ByteArray struct{ Data []byte }

// Decimal is decimal.Decimal, kept as its text, such as "1.10" or "NaN".
type Decimal struct{ Text string }

// Date is datetime.date.
type Date struct{ Year, Month, Day int }

// DateTime is datetime.datetime without a time zone, or with UTC set in one of a
// fixed offset: datetime.timezone.utc, or what Zone says.
type DateTime struct {
	Date
	Hour, Minute, Second, Microsecond int
	UTC                               bool
	Zone                              Zone
}

// Zone is datetime.timezone(timedelta(seconds=Offset), Name); Name is "" where it
// was left out. The zero value is datetime.timezone.utc.
type Zone struct {
	Offset int
	Name   string
}

// TimeDelta is datetime.timedelta, normalised as Python does:
// 0 <= Seconds < 86400 and 0 <= Microseconds < 1000000.
type TimeDelta struct{ Days, Seconds, Microseconds int }

// Object is a value that Python could not pickle: a function, a generator, a
// lock. Name is its type's name, Text its repr, and Refusal the error that
// pickling it raises.
type Object struct {
	Name, Text string
	Refusal    *Error
	// Host is the script's own value behind it, if any.
	Host any
}

func (NoneType) Type() string   { return "NoneType" }
func (Bool) Type() string       { return "bool" }
func (Int) Type() string        { return "int" }
func (*BigInt) Type() string    { return "int" }
func (Float) Type() string      { return "float" }
func (Complex) Type() string    { return "complex" }
func (Str) Type() string        { return "str" }
func (Bytes) Type() string      { return "bytes" }
func (*ByteArray) Type() string { return "bytearray" }
func (*List) Type() string      { return "list" }
func (*Tuple) Type() string     { return "tuple" }
func (*Dict) Type() string      { return "dict" }
func (*Set) Type() string       { return "set" }
func (*FrozenSet) Type() string { return "frozenset" }
func (*Decimal) Type() string   { return "Decimal" }
func (Date) Type() string       { return "date" }
func (DateTime) Type() string   { return "datetime" }
func (TimeDelta) Type() string  { return "timedelta" }
func (UUID) Type() string       { return "UUID" }
func (o *Object) Type() string  { return o.Name }
