package tagged

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf16"

	"locmem/engine/py"
)

// Text is a JSON text read as Python reads it: a lone surrogate stays one, in
// the bytes that [py.Str] has for it, where encoding/json would replace it.
type Text string

// UnmarshalJSON reads a JSON text.
func (t *Text) UnmarshalJSON(data []byte) error {
	if len(data) == 0 || data[0] != '"' || !bytes.Contains(data, []byte(`\u`)) {
		return json.Unmarshal(data, (*string)(t))
	}
	// encoding/json has seen to it that data is well-formed.
	out := make([]byte, 0, len(data))
	for in := data[1 : len(data)-1]; len(in) > 0; {
		if in[0] != '\\' {
			out, in = append(out, in[0]), in[1:]
			continue
		}
		if in[1] != 'u' {
			out, in = append(out, unescape(in[1])), in[2:]
			continue
		}
		r := hex4(in)
		in = in[6:]
		if utf16.IsSurrogate(r) && bytes.HasPrefix(in, []byte(`\u`)) {
			if both := utf16.DecodeRune(r, hex4(in)); both != '\ufffd' {
				r, in = both, in[6:]
			}
		}
		out = py.AppendRune(out, r)
	}
	*t = Text(out)
	return nil
}

// MarshalJSON writes the text as [AppendText] does.
func (t Text) MarshalJSON() ([]byte, error) { return AppendText(nil, string(t)), nil }

func unescape(c byte) byte {
	switch c {
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return c
}

// hex4 is the number in the \uXXXX at the start of in.
func hex4(in []byte) rune {
	n, _ := strconv.ParseUint(string(in[2:6]), 16, 16)
	return rune(n)
}

// AppendText adds s as a JSON text in ASCII, as Python's json.dumps writes it.
func AppendText(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for len(s) > 0 {
		r, n := py.DecodeRune(s)
		dst, s = appendEscaped(dst, r), s[n:]
	}
	return append(dst, '"')
}

func appendEscaped(dst []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(dst, '\\', byte(r))
	case '\n':
		return append(dst, `\n`...)
	case '\r':
		return append(dst, `\r`...)
	case '\t':
		return append(dst, `\t`...)
	case '\b':
		return append(dst, `\b`...)
	case '\f':
		return append(dst, `\f`...)
	}
	if r >= ' ' && r <= '~' {
		return append(dst, byte(r))
	}
	if r > 0xffff {
		high, low := utf16.EncodeRune(r)
		return appendUnit(appendUnit(dst, high), low)
	}
	return appendUnit(dst, r)
}

func appendUnit(dst []byte, r rune) []byte {
	const digits = "0123456789abcdef"
	return append(dst, '\\', 'u', digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15])
}
