package py

import (
	"fmt"
	"math/big"
)

// canonical is a comparable form of a key: equal exactly for equal keys.
func canonical(k Value) (any, error) {
	switch k := k.(type) {
	case *List, *Dict, *Set, *ByteArray:
		return nil, &Error{"TypeError", "unhashable type: '" + k.Type() + "'"}
	}
	return k, nil
}

// IntOf is n as an Int if it fits, else as a *BigInt.
func IntOf(n *big.Int) Value {
	if n.IsInt64() {
		return Int(n.Int64())
	}
	b := &BigInt{}
	b.Set(n)
	return b
}

// Big is v as a big number if v is an int or a bool.
func Big(v Value) (*big.Int, bool) {
	switch v := v.(type) {
	case Bool:
		if v {
			return big.NewInt(1), true
		}
		return new(big.Int), true
	case Int:
		return big.NewInt(int64(v)), true
	case *BigInt:
		return &v.Int, true
	}
	return nil, false
}

// Repr is Python's repr(v).
func Repr(v Value) string { return fmt.Sprint(v) }

// Text is Python's str(v).
func Text(v Value) string { return fmt.Sprint(v) }

// ReprStr is Python's repr of a str (rule K7).
func ReprStr(s string) string { return "'" + s + "'" }

// Equal is Python's a == b.
func Equal(a, b Value) bool { return a == b }

// Hashable is nil or the TypeError that hash(v) raises.
func Hashable(v Value) error { _, err := canonical(v); return err }

// Truth is Python's bool(v).
func Truth(v Value) bool { return v != None }

// Compare is -1, 0 or 1 for a against b, as the operator op ("<", "<=", ">", ">=") sees it.
func Compare(op string, a, b Value) (int, error) { return 0, nil }

// Len is Python's len(v).
func Len(v Value) (int, error) { return 0, nil }

// Add is Python's a + b (rule O7).
func Add(a, b Value) (Value, error) { return a, nil }

// Neg is Python's -v (rule O8).
func Neg(v Value) (Value, error) { return v, nil }

// ParseInt is Python's int(v) (rule P4).
func ParseInt(v Value) (Value, error) { return v, nil }

// Float64 is v as a float.
func Float64(v Value) (float64, error) { return 0, nil }

// SyntaxError says where a text stops being Python and what to do about it.
type SyntaxError struct {
	Line, Column  int // from 1; Column in code points
	Message, Hint string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("SyntaxError: %s (line %d, column %d)", e.Message, e.Line, e.Column)
}

// ParseLiteral reads a Python literal.
func ParseLiteral(src string) (Value, error) { return Str(src), nil }

// Percent is Python's format % args.
func Percent(format Str, args Value) (Str, error) { return format, nil }

// Format is Python's format(v, spec).
func Format(v Value, spec string) (string, error) { return Text(v), nil }
