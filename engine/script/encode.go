package script

import (
	"strings"

	"locmem/engine/py"
)

func encode(a *Args) (py.Value, error) {
	encoding, err := codec(a, "encode")
	if err != nil {
		return nil, err
	}
	s := string(a.Self.(py.Str))
	switch encoding {
	case "utf-8":
		if !py.ValidText(s) {
			return nil, Raise("UnicodeEncodeError", "'utf-8' codec can't encode character: surrogates not allowed")
		}
		return py.Bytes(s), nil
	}
	limit := rune(0x80)
	if encoding == "latin-1" {
		limit = 0x100
	}
	out := make([]byte, 0, len(s))
	var refused error
	err = a.In.pieces(s, func(piece string) bool {
		for piece != "" {
			r, n := py.DecodeRune(piece)
			if r >= limit {
				refused = Raise("UnicodeEncodeError", "'"+encoding+"' codec can't encode character '"+strings.Trim(asciiOnly(py.ReprStr(piece[:n])), "'")+
					"' in position "+itoa(len(out))+": ordinal not in range("+itoa(int(limit))+")")
				return false
			}
			out = append(out, byte(r))
			piece = piece[n:]
		}
		return true
	})
	if err == nil {
		err = refused
	}
	if err != nil {
		return nil, err
	}
	return py.Bytes(out), nil
}

// codec reads the arguments of encode and decode.
func codec(a *Args, name string) (string, error) {
	for i, what := range []string{"encoding", "errors"} {
		if _, ok := a.Get(i, py.Str("")).(py.Str); !ok {
			return "", TypeError(name + "() argument '" + what + "' must be str, not " + py.FullName(a.Pos[i]))
		}
	}
	encoding := string(a.Get(0, py.Str("utf-8")).(py.Str))
	switch strings.ReplaceAll(strings.ToLower(encoding), "_", "-") {
	case "utf-8", "utf8":
		return "utf-8", nil
	case "ascii", "us-ascii":
		return "ascii", nil
	case "latin-1", "latin1", "iso-8859-1":
		return "latin-1", nil
	}
	return "", Raise("LookupError", "unknown encoding: "+encoding)
}
