package py

import (
	"encoding/binary"
	"hash/maphash"
	"math"
	"math/big"
	"slices"
	"strings"
	"unsafe"
)

// The forms of a key for which no type of this package will do.
type (
	bigKey  string // a whole number beyond 64 bits, in decimal
	fracKey string // a Decimal that is neither whole nor a float
	nanKey  uint64 // the bits of a NaN: each NaN is one key, as one object is in Python
	// The items of a tuple and of a frozenset, written out, or their digest.
	tupleKey string
	setKey   string
)

// canonical is a comparable form of k, equal for keys that Python holds for
// equal and for no others. The error is the TypeError of an unhashable value.
func canonical(k Value) (any, error) {
	switch v := k.(type) {
	case Str, Int, Bytes, NoneType, Date, TimeDelta, UUID:
		return k, nil
	case DateTime:
		if v.Zone != (Zone{}) {
			if utc, err := v.In(Zone{}); err == nil {
				return utc, nil
			}
		}
		return k, nil
	case *Object:
		return keyOf(v)
	case Bool:
		return Int(boolInt(bool(v))), nil
	case *BigInt:
		return bigKey(v.String()), nil
	case Float:
		return canonicalFloat(v), nil
	case Complex:
		if imag(v) == 0 {
			return canonicalFloat(Float(real(v))), nil
		}
		return k, nil
	case *Decimal:
		return canonicalDecimal(v)
	case *Tuple:
		form, err := new(keyForm).append(nil, v, 0)
		return tupleKey(digest(form)), err
	case *FrozenSet:
		form, err := new(keyForm).append(nil, v, 0)
		return setKey(digest(form)), err
	}
	return nil, &Error{"TypeError", "unhashable type: '" + FullName(k) + "'"}
}

func canonicalFloat(f Float) any {
	switch {
	case f != f:
		return nanKey(math.Float64bits(float64(f)))
	case f != Float(math.Trunc(float64(f))) || math.IsInf(float64(f), 0):
		return f
	case math.Abs(float64(f)) < 1<<63:
		return Int(f)
	}
	n, _ := big.NewFloat(float64(f)).Int(nil)
	if n.IsInt64() {
		return Int(n.Int64())
	}
	return bigKey(n.String())
}

func canonicalDecimal(v *Decimal) (any, error) {
	d, _ := parseDecimal(v.Text)
	switch d.special {
	case 'S':
		return nil, &Error{"TypeError", "Cannot hash a signaling NaN value"}
	case 'N':
		return v, nil
	case 'I':
		return Float(math.Inf(1 - 2*boolInt(d.neg))), nil
	}
	d = d.trimmed()
	if d.exp >= 0 {
		if n, ok := d.whole(); ok {
			if n.IsInt64() {
				return Int(n.Int64()), nil
			}
			return bigKey(n.String()), nil
		}
	}
	if f, err := Float64(v); err == nil && !math.IsInf(f, 0) {
		if e, _ := toDecimal(Float(f)); e.compare(d) == 0 {
			return Float(f), nil
		}
	}
	return fracKey(d.text()), nil
}

// A key of many parts is written out up to this size and number of parts. Only
// parts that stand in it many times over lead beyond.
const (
	maxKeyForm  = 1 << 24
	maxKeyParts = 1<<20 + 1 // the largest tuple
)

var keySeeds = [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}

// digest is the form itself if it is short, else 128 bits that stand for it: an
// index must not hold a long text again for every key that contains it.
func digest(form []byte) string {
	if len(form) <= 64 {
		return string(form)
	}
	sum := binary.BigEndian.AppendUint64([]byte{'#'}, maphash.Bytes(keySeeds[0], form))
	return string(binary.BigEndian.AppendUint64(sum, maphash.Bytes(keySeeds[1], form)))
}

// keyForm counts the parts of one key.
type keyForm struct{ parts int }

// append adds a form of v that can be told from what follows it.
func (f *keyForm) append(dst []byte, v Value, depth int) ([]byte, error) {
	if depth > maxDepth {
		return nil, &Error{"RecursionError", "maximum recursion depth exceeded"}
	}
	if f.parts++; f.parts > maxKeyParts || len(dst) > maxKeyForm {
		return nil, &Error{"MemoryError", ""}
	}
	var err error
	switch v := v.(type) {
	case *Tuple:
		dst = appendLength(append(dst, 't'), len(v.Items))
		for _, item := range v.Items {
			if dst, err = f.append(dst, item, depth+1); err != nil {
				return nil, err
			}
		}
		return dst, nil
	case *FrozenSet:
		forms := make([]string, 0, v.Len())
		for item := range v.All() {
			form, err := f.append(nil, item, depth+1)
			if err != nil {
				return nil, err
			}
			forms = append(forms, string(form))
		}
		slices.Sort(forms)
		dst = appendLength(append(dst, 'z'), len(forms))
		return append(dst, strings.Join(forms, "")...), nil
	}
	form, err := canonical(v)
	if err != nil {
		return nil, err
	}
	return appendForm(dst, form), nil
}

func appendLength(dst []byte, n int) []byte { return binary.AppendUvarint(dst, uint64(n)) }

func appendString(dst []byte, tag byte, s string) []byte {
	return append(appendLength(append(dst, tag), len(s)), s...)
}

// appendForm writes what canonical gives for a value that is not a container.
func appendForm(dst []byte, form any) []byte {
	switch v := form.(type) {
	case Str:
		return appendString(dst, 's', string(v))
	case Bytes:
		return appendString(dst, 'b', string(v))
	case bigKey:
		return appendString(dst, 'i', string(v))
	case fracKey:
		return appendString(dst, 'd', string(v))
	case Int:
		return binary.AppendVarint(append(dst, 'n'), int64(v))
	case Float:
		return binary.BigEndian.AppendUint64(append(dst, 'f'), math.Float64bits(float64(v)))
	case nanKey:
		return binary.BigEndian.AppendUint64(append(dst, 'a'), uint64(v))
	case *Decimal:
		return binary.AppendUvarint(append(dst, 'D'), uint64(uintptr(unsafe.Pointer(v))))
	case *Object:
		return binary.AppendUvarint(append(dst, 'o'), uint64(uintptr(unsafe.Pointer(v))))
	}
	v := form.(Value) // the rest is told apart by type and text
	return appendString(append(appendString(dst, 'v', v.Type()), 0), 0, Repr(v))
}

// Hashable is nil, or the TypeError that Python's hash(v) raises.
func Hashable(v Value) error {
	_, err := canonical(v)
	return err
}
