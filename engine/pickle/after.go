package pickle

import (
	"unsafe"

	"locmem/engine/py"
)

// DumpsAfter is prefix with the pickle of v behind it, in one piece of memory of
// just that size: what a store keeps for an entry. pause is called now and then
// while a long pickle is written, unless it is nil; its error ends the writing.
// Other errors are those of [Marshal].
func DumpsAfter(prefix []byte, v py.Value, pause func() error) (string, error) {
	var out []byte
	switch x := v.(type) {
	case py.Str:
		out = append(make([]byte, 0, len(prefix)+textSize(len(x))), prefix...)
		out = appendTextPickle(out, string(x), opShortUnicode, opBinUnicode)
	case py.Bytes:
		out = append(make([]byte, 0, len(prefix)+textSize(len(x))), prefix...)
		out = appendTextPickle(out, string(x), opShortBinBytes, opBinBytes)
	case py.Int, py.Bool, py.Float, py.NoneType:
		var room [32]byte
		body, _ := appendScalar(room[:0], v)
		out = append(append(make([]byte, 0, len(prefix)+len(body)), prefix...), body...)
	default:
		e := getEncoder()
		e.pause = pause
		var whole string
		err := e.dump(prefix, v)
		if err == nil {
			whole = string(e.out)
		}
		e.release()
		return whole, err
	}
	return unsafe.String(unsafe.SliceData(out), len(out)), nil
}

// textSize is the size of the pickle that appendTextPickle makes of n bytes.
func textSize(n int) int {
	size := 2 + 5 + n + 2
	if n < 256 {
		size -= 3
	}
	if n < frameTarget {
		size += frameHeader
	}
	return size
}
