package trace

import (
	"bytes"
	"fmt"
	"unicode"

	"locmem/engine"
	"locmem/engine/py"
)

// keyFunctions are the six that KEY_FUNCTION names in the traces.
var keyFunctions = map[string]engine.KeyFunction{
	"oracle_keyfuncs.dash": func(key, prefix, version py.Value) (py.Value, error) {
		return py.Str("CUSTOM-" + py.Text(prefix) + "-" + py.Text(version) + "-" + py.Text(key)), nil
	},
	"oracle_keyfuncs.bare": func(key, _, _ py.Value) (py.Value, error) { return py.Str(py.Text(key)), nil },
	"oracle_keyfuncs.upper": func(key, prefix, version py.Value) (py.Value, error) {
		key, err := upper(key)
		return py.Str(usualKey(key, prefix, version)), err
	},
	"oracle_keyfuncs.as_bytes": func(key, prefix, version py.Value) (py.Value, error) {
		return encode(usualKey(key, prefix, version))
	},
	"oracle_keyfuncs.as_int": func(_, _, _ py.Value) (py.Value, error) { return py.Int(7), nil },
	"oracle_keyfuncs.failing": func(key, _, _ py.Value) (py.Value, error) {
		return nil, &py.Error{Type: "ValueError", Message: "oracle: key function failed for " + py.Repr(key)}
	},
}

// usualKey is what Django's own key function makes.
func usualKey(key, prefix, version py.Value) string {
	return py.Text(prefix) + ":" + py.Text(version) + ":" + py.Text(key)
}

// upper is Python's v.upper().
func upper(v py.Value) (py.Value, error) {
	switch v := v.(type) {
	case py.Str:
		return py.Str(upperText(string(v))), nil
	case py.Bytes:
		return py.Bytes(upperASCII([]byte(v))), nil
	case *py.ByteArray:
		return &py.ByteArray{Data: upperASCII(v.Data)}, nil
	}
	return py.None, &py.Error{Type: "AttributeError", Message: "'" + py.FullName(v) + "' object has no attribute 'upper'"}
}

// upperASCII is a copy of b; only letters of ASCII have an upper case in bytes.
func upperASCII(b []byte) []byte {
	out := bytes.Clone(b)
	for i, c := range out {
		if c >= 'a' && c <= 'z' {
			out[i] = c - 'a' + 'A'
		}
	}
	return out
}

// upperText is Python's str.upper(), by which some characters become several.
func upperText(s string) string {
	out := make([]byte, 0, len(s))
	for len(s) > 0 {
		r, n := py.DecodeRune(s)
		if several := uppers()[r]; several != "" {
			out = append(out, several...)
		} else {
			out = py.AppendRune(out, unicode.ToUpper(r))
		}
		s = s[n:]
	}
	return string(out)
}

// encode is Python's s.encode(): lone surrogates are refused.
func encode(s string) (py.Value, error) {
	from, to, char, at := -1, -1, rune(0), 0 // the first run of surrogates
	for rest := s; rest != "" && (from < 0 || to == at); at++ {
		r, n := py.DecodeRune(rest)
		if r >= 0xd800 && r <= 0xdfff {
			if from < 0 {
				from, char = at, r
			}
			to = at + 1
		}
		rest = rest[n:]
	}
	where := fmt.Sprintf("characters in position %d-%d", from, to-1)
	switch to - from {
	case 0:
		return py.Bytes(s), nil
	case 1:
		where = fmt.Sprintf(`character '\u%x' in position %d`, char, from)
	}
	return nil, &py.Error{Type: "UnicodeEncodeError", Message: "'utf-8' codec can't encode " + where + ": surrogates not allowed"}
}
