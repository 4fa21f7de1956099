package script

import (
	"bytes"
	"math"
	"math/bits"
	"strings"

	"locmem/engine/py"
)

// repeat is sequence * n; ok is false if v is no sequence.
func (in *Interp) repeat(v, times py.Value) (out py.Value, ok bool, err error) {
	length, size := 0, 1
	switch x := v.(type) {
	case py.Str:
		length = len(x)
	case py.Bytes:
		length = len(x)
	case *py.ByteArray:
		length = len(x.Data)
	case *py.List:
		length, size = len(x.Items), itemSize
	case *py.Tuple:
		length, size = len(x.Items), itemSize
	default:
		return nil, false, nil
	}
	if times, err = asIndex(times); err != nil {
		return nil, true, err
	}
	if !isInt(times) {
		return nil, true, TypeError("can't multiply sequence by non-int of type '" + py.FullName(times) + "'")
	}
	big, _ := py.Big(times)
	n := 0
	if big.Sign() > 0 && length > 0 {
		n = math.MaxInt32
		if big.IsInt64() && big.Int64() < math.MaxInt32 {
			n = int(big.Int64())
		}
		if n > maxSize/(length*size) {
			return nil, true, in.tooMuch()
		}
	}
	if err := in.Fits(n*length, size); err != nil {
		return nil, true, err
	}
	switch x := v.(type) {
	case py.Str:
		return py.Str(strings.Repeat(string(x), n)), true, nil
	case py.Bytes:
		return py.Bytes(strings.Repeat(string(x), n)), true, nil
	case *py.ByteArray:
		return &py.ByteArray{Data: bytes.Repeat(x.Data, n)}, true, nil
	case *py.List:
		return &py.List{Items: repeatItems(x.Items, n)}, true, nil
	case *py.Tuple:
		return &py.Tuple{Items: repeatItems(x.Items, n)}, true, nil
	}
	return nil, false, nil
}

func repeatItems(items []py.Value, n int) []py.Value {
	out := make([]py.Value, 0, len(items)*n)
	for range n {
		out = append(out, items...)
	}
	return out
}

// inPlace is a op= b: lists, sets and dicts are changed, others give a new
// value.
func (in *Interp) inPlace(op string, a, b py.Value) (py.Value, error) {
	if userClass(a) != nil {
		if v, ok, err := in.callSpecial(a, reflected[op][2], b); err != nil || ok && v != notImplemented {
			return v, err
		}
		if p := plain(a); p != a {
			if l, ok := p.(*py.List); ok && op == "+" {
				_, err := in.inPlace(op, l, b)
				return a, err
			}
		}
	}
	switch x := a.(type) {
	case *py.List:
		switch op {
		case "+":
			items, err := in.Collect(b)
			if err != nil {
				return nil, err
			}
			before := len(x.Items)
			x.Items = append(x.Items, items...)
			if n := len(x.Items); n <= maxSize/itemSize && bits.Len(uint(before)) == bits.Len(uint(n)) {
				return x, nil // it has grown before for as many: Collect counted what is added
			}
			return x, in.Fits(len(x.Items), itemSize)
		case "*":
			v, _, err := in.repeat(x, b)
			if err != nil {
				return nil, err
			}
			x.Items = v.(*py.List).Items
			return x, nil
		}
	case *py.ByteArray:
		switch b.(type) {
		case py.Bytes, *py.ByteArray:
			if op == "+" {
				end := py.Int(len(x.Data))
				return x, in.setBytes(x, end, end, py.None, b)
			}
		}
	case *py.Set:
		if isSet(b) && (op == "|" || op == "&" || op == "-" || op == "^") {
			v, err := in.setOp(op, x, b)
			if err != nil {
				return nil, err
			}
			*x = *(v.(*py.Set))
			return x, nil
		}
	case *py.Dict:
		if op == "|" {
			return x, in.update(x, b)
		}
	}
	v, err := in.binary(op, a, b)
	if e, ok := err.(*py.Error); ok && e.Type == "TypeError" && strings.HasPrefix(e.Message, "unsupported operand type(s) for "+op+":") {
		e.Message = "unsupported operand type(s) for " + op + "=:" + strings.TrimPrefix(e.Message, "unsupported operand type(s) for "+op+":")
	}
	return v, err
}
