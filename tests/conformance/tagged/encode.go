package tagged

import (
	"encoding/hex"
	"fmt"
	"iter"
	"slices"
	"strconv"

	"locmem/engine/py"
)

// Encode is v as a tagged value, spelt as Python's json.dumps(..., sort_keys=True)
// spells it: the order of set members follows from that text. It fails for what
// has no tag.
func Encode(v py.Value) ([]byte, error) { return Append(nil, v) }

// Append adds [Encode]'s text to dst.
func Append(dst []byte, v py.Value) ([]byte, error) {
	switch x := v.(type) {
	case py.NoneType:
		return append(dst, `{"t": "none"}`...), nil
	case py.Bool:
		return fmt.Appendf(dst, `{"t": "bool", "v": %t}`, bool(x)), nil
	case py.Int, *py.BigInt:
		return appendTag(dst, "int", py.Repr(x)), nil
	case py.Float:
		return appendTag(dst, "float", py.Repr(x)), nil
	case py.Str:
		return appendTag(dst, "str", string(x)), nil
	case py.Bytes:
		return appendTag(dst, "bytes", hex.EncodeToString([]byte(x))), nil
	case *py.ByteArray:
		return appendTag(dst, "bytearray", hex.EncodeToString(x.Data)), nil
	case *py.Decimal:
		return appendTag(dst, "decimal", x.Text), nil
	case py.UUID:
		return appendTag(dst, "uuid", py.Text(x)), nil
	case py.DateTime:
		return appendTag(dst, "datetime", x.ISO()), nil
	case py.Date:
		return appendTag(dst, "date", x.ISO()), nil
	case py.Complex:
		return appendTexts(dst, "complex", py.Repr(py.Float(real(x))), py.Repr(py.Float(imag(x)))), nil
	case py.TimeDelta:
		return appendTexts(dst, "timedelta", strconv.Itoa(x.Days), strconv.Itoa(x.Seconds), strconv.Itoa(x.Microseconds)), nil
	}
	return appendContainer(dst, v)
}

func appendTag(dst []byte, tag, text string) []byte {
	return append(AppendText(fmt.Appendf(dst, `{"t": "%s", "v": `, tag), text), '}')
}

func appendTexts(dst []byte, tag string, texts ...string) []byte {
	parts := make([][]byte, len(texts))
	for i, text := range texts {
		parts[i] = AppendText(nil, text)
	}
	return appendArray(dst, tag, parts)
}

func appendArray(dst []byte, tag string, parts [][]byte) []byte {
	dst = append(fmt.Appendf(dst, `{"t": "%s", "v": `, tag), '[')
	for i, part := range parts {
		if i > 0 {
			dst = append(dst, ", "...)
		}
		dst = append(dst, part...)
	}
	return append(dst, "]}"...)
}

func appendContainer(dst []byte, v py.Value) ([]byte, error) {
	switch x := v.(type) {
	case *py.List:
		return appendItems(dst, "list", slices.Values(x.Items))
	case *py.Tuple:
		return appendItems(dst, "tuple", slices.Values(x.Items))
	case *py.Set:
		return appendItems(dst, "set", x.All())
	case *py.FrozenSet:
		return appendItems(dst, "frozenset", x.All())
	case *py.Dict:
		return appendDict(dst, x)
	case nil:
		return nil, fmt.Errorf("no value has no tag")
	}
	return nil, fmt.Errorf("a %s has no tag", v.Type())
}

func appendItems(dst []byte, tag string, items iter.Seq[py.Value]) ([]byte, error) {
	var parts [][]byte
	for item := range items {
		part, err := Encode(item)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	if tag == "set" || tag == "frozenset" {
		slices.SortFunc(parts, slices.Compare)
	}
	return appendArray(dst, tag, parts), nil
}

func appendDict(dst []byte, d *py.Dict) ([]byte, error) {
	var parts [][]byte
	for key, value := range d.All() {
		part, err := Append([]byte{'['}, key)
		if err != nil {
			return nil, err
		}
		if part, err = Append(append(part, ", "...), value); err != nil {
			return nil, err
		}
		parts = append(parts, append(part, ']'))
	}
	return appendArray(dst, "dict", parts), nil
}
