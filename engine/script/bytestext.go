package script

import (
	"strings"

	"locmem/engine/py"
)

// Most methods of bytes do what those of str do, for bytes in the place of
// characters: they run on the text that has a character for each byte.

// textLike are these methods.
const textLike = "split rsplit join strip lstrip rstrip replace startswith endswith find rfind index rindex count partition rpartition ljust rjust center zfill splitlines removeprefix removesuffix"

// likeText gives bytes the methods of str that it lacks.
func likeText(bytes, str *Class) {
	for name := range wordSet(textLike) {
		b := str.methods[name]
		if b == nil || bytes.methods[name] != nil {
			continue
		}
		own := *b
		own.owner = bytes.Name
		own.do = func(a *Args) (py.Value, error) {
			if err := a.In.Work(len(a.Self.(py.Bytes)) >> 3); err != nil {
				return nil, err
			}
			in := *a
			in.Self, in.Pos = latin(a.Self), make([]py.Value, len(a.Pos))
			seeks := name == "count" || strings.HasSuffix(name, "find") || strings.HasSuffix(name, "index")
			if seeks {
				sub, err := soughtBytes(a.Pos[0])
				if err != nil {
					return nil, err
				}
				a.Pos[0] = sub
			}
			for i, v := range a.Pos {
				if _, isText := v.(py.Str); isText {
					return nil, TypeError("a bytes-like object is required, not 'str'")
				}
				if v != nil {
					in.Pos[i] = latin(v)
				}
			}
			if name == "join" {
				items, err := a.In.sequence(a.Pos[0], "can only join an iterable")
				if err != nil {
					return nil, err
				}
				texts := &py.List{}
				if err := a.In.Each(items, func(v py.Value) error {
					if _, ok := v.(py.Bytes); !ok {
						return TypeError("sequence item " + itoa(len(texts.Items)) + ": expected a bytes-like object, " + py.FullName(v) + " found")
					}
					return a.In.grow(&texts.Items, latin(v))
				}); err != nil {
					return nil, err
				}
				in.Pos[0] = texts
			}
			v, err := b.do(&in)
			if err != nil && strings.HasSuffix(name, "index") && err.Error() == "ValueError: substring not found" {
				err = ValueError("subsection not found")
			}
			return unlatin(v), err
		}
		own.object = &py.Object{Name: "method_descriptor", Host: &own}
		bytes.methods[name] = &own
	}
}

// soughtBytes is what find and its like look for: bytes, or a byte by its number.
func soughtBytes(v py.Value) (py.Value, error) {
	switch x := plain(v).(type) {
	case py.Bytes, *py.ByteArray:
		return v, nil
	case py.Bool, py.Int, *py.BigInt:
		n, _ := py.Big(x)
		if !n.IsInt64() || n.Int64() < 0 || n.Int64() > 255 {
			return nil, ValueError("byte must be in range(0, 256)")
		}
		return py.Bytes([]byte{byte(n.Int64())}), nil
	}
	return nil, TypeError("argument should be integer or bytes-like object, not '" + py.FullName(v) + "'")
}

// latin is a text with a character for each byte.
func latin(v py.Value) py.Value {
	var data []byte
	switch v := v.(type) {
	case py.Bytes:
		data = []byte(v)
	case *py.ByteArray:
		data = v.Data
	case *py.Tuple:
		t := &py.Tuple{Items: make([]py.Value, len(v.Items))}
		for i, item := range v.Items {
			t.Items[i] = latin(item)
		}
		return t
	default:
		return v
	}
	return py.Latin1(data)
}

// unlatin undoes latin, also within a list or tuple.
func unlatin(v py.Value) py.Value {
	switch v := v.(type) {
	case py.Str:
		if isASCII(v) {
			return py.Bytes(v)
		}
		return py.FromLatin1(v)
	case *py.List:
		for i, item := range v.Items {
			v.Items[i] = unlatin(item)
		}
	case *py.Tuple:
		t := &py.Tuple{Items: make([]py.Value, len(v.Items))}
		for i, item := range v.Items {
			t.Items[i] = unlatin(item)
		}
		return t
	}
	return v
}
