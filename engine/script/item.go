package script

import (
	"strings"

	"locmem/engine/py"
)

// getItem is v[i].
func (in *Interp) getItem(v, i py.Value) (py.Value, error) {
	switch x := v.(type) {
	case *py.Dict:
		item, ok, err := x.Get(i)
		if err == nil && !ok {
			err = keyError(i)
		}
		return item, err
	case *py.List:
		n, err := index(i, len(x.Items), "list indices must be integers or slices, not ", "list index out of range")
		if err != nil {
			return nil, err
		}
		return x.Items[n], nil
	case *py.Tuple:
		n, err := index(i, len(x.Items), "tuple indices must be integers or slices, not ", "tuple index out of range")
		if err != nil {
			return nil, err
		}
		return x.Items[n], nil
	case py.Str:
		return charAt(x, i)
	case py.Bytes:
		return byteAt(string(x), i, "byte", "index")
	case *py.ByteArray:
		return byteAt(string(x.Data), i, "bytearray", "bytearray index")
	case *py.Object:
		if h, ok := x.Host.(indexed); ok {
			return h.item(in, i)
		}
	}
	return nil, typeError("'" + py.FullName(v) + "' object is not subscriptable")
}

// index is i as a place among n items.
func index(i py.Value, n int, wrongType, outOfRange string) (int, error) {
	if !isInt(i) {
		quoted := py.FullName(i)
		if strings.HasPrefix(wrongType, "string") {
			quoted = "'" + quoted + "'"
		}
		return 0, typeError(wrongType + quoted)
	}
	big, _ := py.Big(i)
	if !big.IsInt64() {
		return 0, raiseError("IndexError", "cannot fit 'int' into an index-sized integer")
	}
	k := big.Int64()
	if k < 0 {
		k += int64(n)
	}
	if k < 0 || k >= int64(n) {
		return 0, raiseError("IndexError", outOfRange)
	}
	return int(k), nil
}

func charAt(s py.Str, i py.Value) (py.Value, error) {
	if isASCII(string(s)) {
		n, err := index(i, len(s), "string indices must be integers, not ", "string index out of range")
		if err != nil {
			return nil, err
		}
		return s[n : n+1], nil
	}
	n, err := index(i, py.RuneCount(string(s)), "string indices must be integers, not ", "string index out of range")
	if err != nil {
		return nil, err
	}
	from := offset(string(s), n)
	_, size := py.DecodeRune(string(s[from:]))
	return s[from : from+size], nil
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// offset is the byte at which code point n starts.
func offset(s string, n int) int {
	at := 0
	for ; n > 0; n-- {
		_, size := py.DecodeRune(s[at:])
		at += size
	}
	return at
}

func byteAt(s string, i py.Value, kind, what string) (py.Value, error) {
	n, err := index(i, len(s), kind+" indices must be integers or slices, not ", what+" out of range")
	if err != nil {
		return nil, err
	}
	return py.Int(s[n]), nil
}

// setItem is v[i] = x.
func (in *Interp) setItem(v, i, x py.Value) error {
	switch o := v.(type) {
	case *py.Dict:
		return o.Set(i, x)
	case *py.List:
		n, err := index(i, len(o.Items), "list indices must be integers or slices, not ", "list assignment index out of range")
		if err != nil {
			return err
		}
		o.Items[n] = x
		return nil
	case *py.ByteArray:
		n, err := index(i, len(o.Data), "bytearray indices must be integers or slices, not ", "bytearray index out of range")
		if err != nil {
			return err
		}
		b, ok := x.(py.Int)
		if !ok || b < 0 || b > 255 {
			return valueError("byte must be in range(0, 256)")
		}
		o.Data[n] = byte(b)
		return nil
	}
	if h, ok := host(v).(interface{ setItem(key, x py.Value) error }); ok {
		return h.setItem(i, x)
	}
	if h, ok := host(v).(*cacheObject); ok {
		return typeError("'" + h.class.name + "' object does not support item assignment")
	}
	return typeError("'" + py.FullName(v) + "' object does not support item assignment")
}

// deleteItem is del v[i].
func (in *Interp) deleteItem(v, i py.Value) error {
	switch o := v.(type) {
	case *py.Dict:
		ok, err := o.Delete(i)
		if err == nil && !ok {
			err = keyError(i)
		}
		return err
	case *py.List:
		n, err := index(i, len(o.Items), "list indices must be integers or slices, not ", "list assignment index out of range")
		if err != nil {
			return err
		}
		o.Items = append(o.Items[:n], o.Items[n+1:]...)
		return nil
	}
	if s, ok := host(v).(*session); ok {
		return s.deleteItem(i)
	}
	return typeError("'" + py.FullName(v) + "' object doesn't support item deletion")
}

// contains is x in v.
func (in *Interp) contains(v, x py.Value) (bool, error) {
	switch o := v.(type) {
	case *py.Dict:
		_, ok, err := o.Get(x)
		return ok, err
	case *py.Set:
		return o.Has(x)
	case *py.FrozenSet:
		return o.Has(x)
	case py.Str:
		sub, ok := x.(py.Str)
		if !ok {
			return false, typeError("'in <string>' requires string as left operand, not " + py.FullName(x))
		}
		return strings.Contains(string(o), string(sub)), nil
	case py.Bytes:
		return bytesContain(string(o), x)
	case *py.ByteArray:
		return bytesContain(string(o.Data), x)
	case *py.Object:
		if h, ok := o.Host.(container); ok {
			return h.has(in, x)
		}
	}
	if _, err := in.iterator(v); err != nil {
		return false, typeError("argument of type '" + py.FullName(v) + "' is not iterable")
	}
	found := false
	err := in.each(v, func(item py.Value) error {
		same, err := in.same(item, x)
		if err == nil && same {
			found = true
			return errStop
		}
		return err
	})
	if err == errStop {
		err = nil
	}
	return found, err
}

func bytesContain(s string, x py.Value) (bool, error) {
	switch x := x.(type) {
	case py.Bytes:
		return strings.Contains(s, string(x)), nil
	case *py.ByteArray:
		return strings.Contains(s, string(x.Data)), nil
	case py.Int:
		if x < 0 || x > 255 {
			return false, valueError("byte must be in range(0, 256)")
		}
		return strings.IndexByte(s, byte(x)) >= 0, nil
	}
	return false, typeError("a bytes-like object is required, not '" + py.FullName(x) + "'")
}
