package script

import (
	"strings"

	"locmem/engine/py"
)

// GetItem is v[i].
func (in *Interp) GetItem(v, i py.Value) (py.Value, error) {
	if userClass(v) != nil {
		r, ok, err := in.callSpecial(v, "__getitem__", i)
		if ok {
			return r, err
		}
		if d, isDict := plain(v).(*py.Dict); isDict {
			if x, found, err := d.Get(i); found || err != nil {
				return x, err
			}
			if r, ok, err := in.callSpecial(v, "__missing__", i); ok {
				return r, err
			}
			return nil, KeyError(i)
		}
		v = plain(v)
	}
	if b, ok := Host(i).(*sliceObject); ok {
		if _, isDict := v.(*py.Dict); !isDict {
			return in.slice(v, b.start, b.stop, b.step)
		}
	}
	i = plain(i)
	if err := in.workOn(v, i); err != nil {
		return nil, err
	}
	switch x := v.(type) {
	case *py.Dict:
		item, ok, err := x.Get(i)
		if err == nil && !ok {
			err = KeyError(i)
		}
		return item, err
	case *py.List:
		n, err := listIndex(x, i, "list index out of range")
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
		if c, ok := x.Host.(*Class); ok {
			return in.classItem(c, i)
		}
		if h, ok := x.Host.(indexed); ok {
			return h.Item(in, i)
		}
	}
	if c, ok := Host(v).(*Class); ok {
		return nil, TypeError("type '" + c.Name + "' is not subscriptable")
	}
	return nil, TypeError("'" + py.FullName(v) + "' object is not subscriptable")
}

// index is i as a place among n items.
func index(i py.Value, n int, wrongType, outOfRange string) (int, error) {
	i, err := asIndex(i)
	if err != nil {
		return 0, err
	}
	if !isInt(i) {
		quoted := py.FullName(i)
		if strings.HasPrefix(wrongType, "string") {
			quoted = "'" + quoted + "'"
		}
		return 0, TypeError(wrongType + quoted)
	}
	big, _ := py.Big(i)
	if !big.IsInt64() {
		return 0, Raise("IndexError", "cannot fit 'int' into an index-sized integer")
	}
	k := big.Int64()
	if k < 0 {
		k += int64(n)
	}
	if k < 0 || k >= int64(n) {
		return 0, Raise("IndexError", outOfRange)
	}
	return int(k), nil
}

// listIndex is index for a list, which an __index__ of the program's may change.
func listIndex(l *py.List, i py.Value, outOfRange string) (int, error) {
	i, err := asIndex(i)
	if err != nil {
		return 0, err
	}
	return index(i, len(l.Items), "list indices must be integers or slices, not ", outOfRange)
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

func isASCII[T ~string | ~[]byte](s T) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// offset is the byte at which code point n starts.
func offset(s string, n int) int {
	for at := range len(s) {
		if s[at]&0xc0 == 0x80 {
			continue // within a character
		}
		if n == 0 {
			return at
		}
		n--
	}
	return len(s)
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
	if userClass(v) != nil {
		if _, ok, err := in.callSpecial(v, "__setitem__", i, x); ok {
			return err
		}
		if plain(v) == v && userClass(v).has("__delitem__") {
			return Raise("AttributeError", "__setitem__")
		}
		v = plain(v)
	}
	if b, ok := Host(i).(*sliceObject); ok {
		if _, isDict := v.(*py.Dict); !isDict {
			return in.setSlice(v, b.start, b.stop, b.step, x)
		}
	}
	switch o := v.(type) {
	case *py.Dict:
		return in.put(o, i, x)
	case *py.List:
		n, err := listIndex(o, i, "list assignment index out of range")
		if err != nil {
			return err
		}
		o.Items[n] = x
		return nil
	case *py.ByteArray:
		i, err := asIndex(i)
		if err != nil {
			return err
		}
		n, err := index(i, len(o.Data), "bytearray indices must be integers or slices, not ", "bytearray index out of range")
		if err != nil {
			return err
		}
		b, ok := x.(py.Int)
		if !ok || b < 0 || b > 255 {
			return ValueError("byte must be in range(0, 256)")
		}
		o.Data[n] = byte(b)
		return nil
	}
	if h, ok := Host(v).(interface{ setItem(key, x py.Value) error }); ok {
		return h.setItem(i, x)
	}
	if h, ok := Host(v).(*cacheObject); ok {
		return TypeError("'" + h.class.Name + "' object does not support item assignment")
	}
	return TypeError("'" + py.FullName(v) + "' object does not support item assignment")
}

// deleteItem is del v[i].
func (in *Interp) deleteItem(v, i py.Value) error {
	if userClass(v) != nil {
		if _, ok, err := in.callSpecial(v, "__delitem__", i); ok {
			return err
		}
		if plain(v) == v && userClass(v).has("__setitem__") {
			return Raise("AttributeError", "__delitem__")
		}
		v = plain(v)
	}
	if b, ok := Host(i).(*sliceObject); ok {
		if _, isDict := v.(*py.Dict); !isDict {
			return in.deleteSlice(v, b.start, b.stop, b.step)
		}
	}
	switch o := v.(type) {
	case *py.Dict:
		ok, err := o.Delete(i)
		if err == nil && !ok {
			err = KeyError(i)
		}
		return err
	case *py.List:
		n, err := listIndex(o, i, "list assignment index out of range")
		if err != nil {
			return err
		}
		o.Items = append(o.Items[:n], o.Items[n+1:]...)
		return in.Work((len(o.Items) - n) / 64)
	}
	if h, ok := Host(v).(interface{ deleteItem(key py.Value) error }); ok {
		return h.deleteItem(i)
	}
	return noDeletion(v, i)
}

// contains is x in v.
func (in *Interp) contains(v, x py.Value) (bool, error) {
	if userClass(v) != nil {
		if r, ok, err := in.callSpecial(v, "__contains__", x); ok {
			if err != nil {
				return false, err
			}
			return in.Truth(r)
		}
		v = plain(v)
	}
	if err := in.workOn(v, x); err != nil {
		return false, err
	}
	if s, ok := x.(*py.Set); ok && isSet(v) {
		x = s.Freeze() // a set is looked for as the frozenset that it equals
	}
	switch o := v.(type) {
	case *py.Dict:
		_, ok, err := o.Get(x)
		return ok, in.takeError(err)
	case *py.Set:
		ok, err := o.Has(x)
		return ok, in.takeError(err)
	case *py.FrozenSet:
		ok, err := o.Has(x)
		return ok, in.takeError(err)
	case py.Str:
		sub, ok := plain(x).(py.Str)
		if !ok {
			return false, TypeError("'in <string>' requires string as left operand, not " + py.FullName(x))
		}
		return strings.Contains(string(o), string(sub)), nil
	case py.Bytes:
		return bytesContain(string(o), x)
	case *py.ByteArray:
		return bytesContain(string(o.Data), x)
	case *py.Object:
		if h, ok := o.Host.(container); ok {
			return h.Has(in, x)
		}
	}
	if _, err := in.Iterate(v); err != nil && in.caught(err).class == classes["TypeError"] {
		return false, TypeError("argument of type '" + py.FullName(v) + "' is not iterable")
	}
	found := false
	err := in.Each(v, func(item py.Value) error {
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
			return false, ValueError("byte must be in range(0, 256)")
		}
		return strings.IndexByte(s, byte(x)) >= 0, nil
	}
	return false, TypeError("a bytes-like object is required, not '" + py.FullName(x) + "'")
}

// noDeletion is the error of del v[i]; sequences, when i is a number, and
// objects of other classes put it in other words.
func noDeletion(v, i py.Value) error {
	not := " object does not"
	if _, err := Integer(i); err == nil {
		switch v.(type) {
		case *py.Tuple, py.Str, py.Bytes, *py.Set:
			not = " object doesn't"
		}
	}
	if _, ok := v.(*py.Object); ok {
		not = " object doesn't"
	}
	return TypeError("'" + py.FullName(v) + "'" + not + " support item deletion")
}
