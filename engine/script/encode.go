package script

import (
	"strings"
	"unicode/utf8"

	"locmem/engine/py"
)

// encode is s.encode(). What UTF-8, ASCII or Latin-1 cannot take, and the other
// encodings, are Python.
func encode(a *Args) (py.Value, error) {
	encoding, errors, err := codec(a, "encode")
	if err != nil {
		return nil, err
	}
	s := string(a.Self.(py.Str))
	switch encoding {
	case "utf-8":
		if utf8.ValidString(s) {
			return py.Bytes(s), nil
		}
	case "ascii":
		if isASCII(s) {
			return py.Bytes(s), nil
		}
	case "latin-1":
		out, fits := make([]byte, 0, len(s)), true
		err := a.In.pieces(s, func(piece string) bool {
			for piece != "" {
				r, n := py.DecodeRune(piece)
				if fits = r < 0x100; !fits {
					return false
				}
				out = append(out, byte(r))
				piece = piece[n:]
			}
			return true
		})
		if err != nil || fits {
			return py.Bytes(out), err
		}
	}
	return a.In.python("_encode", a.Self, py.Str(encoding), errors)
}

// decode is b.decode().
func decode(a *Args, name string) (py.Value, error) {
	s := string(a.Self.(py.Bytes))
	encoding, errors, err := codec(a, name)
	if err != nil || s == "" { // Python does not look for the encoding of nothing
		return py.Str(""), err
	}
	switch encoding {
	case "latin-1":
		return py.Latin1([]byte(s)), nil
	case "utf-8":
		if utf8.ValidString(s) {
			return py.Str(s), nil
		}
	case "ascii":
		if isASCII(s) {
			return py.Str(s), nil
		}
	}
	return a.In.python("_decode", a.Self, py.Str(encoding), errors)
}

// codec reads the arguments of encode and decode.
func codec(a *Args, name string) (encoding string, errors py.Value, err error) {
	for i, what := range []string{"encoding", "errors"} {
		if _, ok := a.Get(i, py.Str("")).(py.Str); !ok {
			return "", nil, TypeError(name + "() argument '" + what + "' must be str, not " + py.FullName(a.Pos[i]))
		}
	}
	encoding = string(a.Get(0, py.Str("utf-8")).(py.Str))
	switch strings.ReplaceAll(strings.ToLower(encoding), "_", "-") {
	case "utf-8", "utf8":
		encoding = "utf-8"
	case "ascii", "us-ascii":
		encoding = "ascii"
	case "latin-1", "latin1", "iso-8859-1":
		encoding = "latin-1"
	}
	return encoding, a.Get(1, py.Str("strict")), nil
}
