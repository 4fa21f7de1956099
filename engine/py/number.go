package py

import (
	"math"
	"math/big"
	"strconv"
)

// IntOf is n as an Int if it fits in 64 bits, else as a *BigInt. It copies n.
func IntOf(n *big.Int) Value {
	if n.IsInt64() {
		return Int(n.Int64())
	}
	b := &BigInt{}
	b.Set(n)
	return b
}

// Big is v as a number of any size, and whether v is a Bool, Int or *BigInt at
// all. The number must not be changed.
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

// Float64 is v, an int, bool, float or Decimal, as a float. Other values give
// `TypeError: must be real number, not str`, ints beyond the range
// `OverflowError: int too large to convert to float`.
func Float64(v Value) (float64, error) {
	switch v := v.(type) {
	case Float:
		return float64(v), nil
	case Int:
		return float64(v), nil
	case Bool:
		if v {
			return 1, nil
		}
		return 0, nil
	case *BigInt:
		f, _ := new(big.Float).SetInt(&v.Int).Float64()
		if math.IsInf(f, 0) {
			return 0, &Error{"OverflowError", "int too large to convert to float"}
		}
		return f, nil
	case *Decimal:
		f, err := strconv.ParseFloat(v.Text, 64)
		if err != nil && !math.IsInf(f, 0) {
			return math.NaN(), nil
		}
		return f, nil
	}
	return 0, &Error{"TypeError", "must be real number, not " + FullName(v)}
}

// FullName is the type's name as TypeErrors of the interpreter write it: as
// [Value.Type], but "decimal.Decimal", "datetime.date" and so on.
func FullName(v Value) string {
	switch v.(type) {
	case *Decimal:
		return "decimal.Decimal"
	case Date, DateTime, TimeDelta:
		return "datetime." + v.Type()
	}
	return v.Type()
}

// Truth is Python's bool(v).
func Truth(v Value) bool {
	switch v := v.(type) {
	case NoneType:
		return false
	case Bool:
		return bool(v)
	case Int:
		return v != 0
	case Float:
		return v != 0
	case Complex:
		return v != 0
	case *Decimal:
		d, ok := parseDecimal(v.Text)
		return !ok || d.special != 0 || d.digits != "0"
	case TimeDelta:
		return v != TimeDelta{}
	}
	n, err := Len(v)
	return err != nil || n != 0
}

// Len is Python's len(v): code points of a str. The error is the TypeError of
// a value without a length.
func Len(v Value) (int, error) {
	switch v := v.(type) {
	case Str:
		return RuneCount(string(v)), nil
	case Bytes:
		return len(v), nil
	case *ByteArray:
		return len(v.Data), nil
	case *List:
		return len(v.Items), nil
	case *Tuple:
		return len(v.Items), nil
	case *Dict:
		return v.Len(), nil
	case *Set:
		return v.Len(), nil
	case *FrozenSet:
		return v.Len(), nil
	}
	return 0, &Error{"TypeError", "object of type '" + FullName(v) + "' has no len()"}
}
