package stdlib

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf16"

	"locmem/engine/py"
	"locmem/engine/script"
)

// jsonReader reads one value. Places are in bytes and become characters in
// errors.
type jsonReader struct {
	in                              *script.Interp
	s                               string
	at                              int
	depth                           int
	hook, pairsHook, floats, wholes py.Value
}

// jsonError is where and why a text is no JSON; Python makes the exception.
type jsonError struct {
	message string
	at      int
}

func (e *jsonError) Error() string { return e.message }

// loads takes s, object_hook, object_pairs_hook, parse_float, parse_int. Its
// result is (value, None) or, for text that is no JSON, (message, place).
func loads(a *script.Args) (py.Value, error) {
	s, ok := script.Plain(a.Pos[0]).(py.Str)
	if !ok {
		return nil, script.TypeError("the JSON object must be str, bytes or bytearray, not " + py.FullName(a.Pos[0]))
	}
	r := &jsonReader{in: a.In, s: string(s), hook: a.Get(1, py.None), pairsHook: a.Get(2, py.None), floats: a.Get(3, py.None), wholes: a.Get(4, py.None)}
	r.blank()
	v, err := r.value()
	if err == nil {
		r.blank()
		if r.at < len(r.s) {
			err = r.bad("Extra data", r.at)
		}
	}
	if e, ok := err.(*jsonError); ok {
		return tuple(py.Str(e.message), py.Int(py.RuneCount(r.s[:min(e.at, len(r.s))]))), nil
	}
	if err != nil {
		return nil, err
	}
	return tuple(v, py.None), nil
}

func (r *jsonReader) bad(message string, at int) error { return &jsonError{message, at} }

func (r *jsonReader) blank() {
	for r.at < len(r.s) && strings.IndexByte(" \t\n\r", r.s[r.at]) >= 0 {
		r.at++
	}
}

func (r *jsonReader) is(c byte) bool { return r.at < len(r.s) && r.s[r.at] == c }

var jsonWords = map[string]py.Value{"null": py.None, "true": py.Bool(true), "false": py.Bool(false),
	"NaN": py.Float(math.NaN()), "Infinity": py.Float(math.Inf(1)), "-Infinity": py.Float(math.Inf(-1))}

func (r *jsonReader) value() (py.Value, error) {
	if err := r.in.Work(2); err != nil {
		return nil, err
	}
	if r.depth > maxNested {
		return nil, script.Raise("RecursionError", "maximum recursion depth exceeded while decoding a JSON array from a unicode string")
	}
	r.depth++
	defer func() { r.depth-- }()
	switch {
	case r.is('"'):
		s, err := r.text()
		return py.Str(s), err
	case r.is('{'):
		return r.object()
	case r.is('['):
		return r.array()
	}
	for word, v := range jsonWords {
		if strings.HasPrefix(r.s[r.at:], word) {
			r.at += len(word)
			return v, nil
		}
	}
	return r.number()
}

func (r *jsonReader) digits(from int) int {
	for from < len(r.s) && r.s[from] >= '0' && r.s[from] <= '9' {
		from++
	}
	return from
}

func (r *jsonReader) number() (py.Value, error) {
	start, i := r.at, r.at
	if i < len(r.s) && r.s[i] == '-' {
		i++
	}
	end := r.digits(i)
	if end == i {
		return nil, r.bad("Expecting value", start)
	}
	if r.s[i] == '0' {
		end = i + 1
	}
	whole := end
	if end+1 < len(r.s) && r.s[end] == '.' && r.digits(end+1) > end+1 {
		end = r.digits(end + 1)
	}
	if end < len(r.s) && r.s[end]|0x20 == 'e' {
		i := end + 1
		if i < len(r.s) && (r.s[i] == '-' || r.s[i] == '+') {
			i++
		}
		if d := r.digits(i); d > i {
			end = d
		}
	}
	r.at = end
	word := r.s[start:end]
	if err := r.in.Work(len(word) >> 2); err != nil {
		return nil, err
	}
	if end > whole {
		if r.floats != py.None {
			return r.in.Call(r.floats, py.Str(word))
		}
		f, _ := strconv.ParseFloat(word, 64)
		return py.Float(f), nil
	}
	if r.wholes != py.None {
		return r.in.Call(r.wholes, py.Str(word))
	}
	if len(word) > 4300 {
		return nil, script.ValueError("Exceeds the limit (4300 digits) for integer string conversion: value has " + itoa(len(word)) + " digits; use sys.set_int_max_str_digits() to increase the limit")
	}
	n, _ := new(big.Int).SetString(word, 10)
	return py.IntOf(n), nil
}

func (r *jsonReader) text() (string, error) {
	start := r.at
	r.at++
	from := r.at
	var b []byte
	for {
		if r.at >= len(r.s) {
			return "", r.bad("Unterminated string starting at", start)
		}
		switch c := r.s[r.at]; {
		case c == '"':
			b = append(b, r.s[from:r.at]...)
			r.at++
			return string(b), r.in.Work(len(b) >> 5)
		case c < 0x20:
			return "", r.bad("Invalid control character at", r.at)
		case c == '\\':
			b = append(b, r.s[from:r.at]...)
			var err error
			if b, err = r.escape(b, start); err != nil {
				return "", err
			}
			from = r.at
		default:
			r.at++
		}
	}
}

func (r *jsonReader) escape(b []byte, start int) ([]byte, error) {
	if r.at+1 >= len(r.s) {
		return nil, r.bad("Unterminated string starting at", start)
	}
	if i := strings.IndexByte("\"\\/bfnrt", r.s[r.at+1]); i >= 0 {
		r.at += 2
		return append(b, "\"\\/\b\f\n\r\t"[i]), nil
	}
	if r.s[r.at+1] != 'u' {
		return nil, r.bad("Invalid \\escape", r.at)
	}
	u, ok := r.unit(r.at)
	if !ok {
		return nil, r.bad("Invalid \\uXXXX escape", r.at+1)
	}
	r.at += 6
	if u >= 0xd800 && u < 0xdc00 && strings.HasPrefix(r.s[r.at:], `\u`) {
		if low, ok := r.unit(r.at); ok && low >= 0xdc00 && low < 0xe000 {
			u = utf16.DecodeRune(u, low)
			r.at += 6
		}
	}
	if u >= 0xd800 && u < 0xe000 { // a lone surrogate
		return append(b, 0xe0|byte(u>>12), 0x80|byte(u>>6)&0x3f, 0x80|byte(u)&0x3f), nil
	}
	return append(b, string(u)...), nil
}

// unit is the number in \uXXXX.
func (r *jsonReader) unit(at int) (rune, bool) {
	if at+6 > len(r.s) {
		return 0, false
	}
	n, err := strconv.ParseUint(r.s[at+2:at+6], 16, 32)
	return rune(n), err == nil && r.s[at+2] != '+'
}

func (r *jsonReader) array() (py.Value, error) {
	l := &py.List{}
	r.at++
	r.blank()
	if r.is(']') {
		r.at++
		return l, nil
	}
	for {
		v, err := r.value()
		if err != nil {
			return nil, err
		}
		l.Items = append(l.Items, v)
		r.blank()
		switch {
		case r.is(','):
			r.at++
			r.blank()
		case r.is(']'):
			r.at++
			return l, r.in.Fits(len(l.Items), 16)
		default:
			return nil, r.bad("Expecting ',' delimiter", r.at)
		}
	}
}

func (r *jsonReader) object() (py.Value, error) {
	d, pairs := &py.Dict{}, &py.List{}
	r.at++
	r.blank()
	if r.is('}') {
		r.at++
		return r.hooked(d, pairs)
	}
	for {
		if !r.is('"') {
			return nil, r.bad("Expecting property name enclosed in double quotes", r.at)
		}
		key, err := r.text()
		if err != nil {
			return nil, err
		}
		r.blank()
		if !r.is(':') {
			return nil, r.bad("Expecting ':' delimiter", r.at)
		}
		r.at++
		r.blank()
		v, err := r.value()
		if err != nil {
			return nil, err
		}
		if r.pairsHook != py.None {
			pairs.Items = append(pairs.Items, tuple(py.Str(key), v))
		} else if err := r.in.Put(d, py.Str(key), v); err != nil {
			return nil, err
		}
		r.blank()
		switch {
		case r.is(','):
			r.at++
			r.blank()
		case r.is('}'):
			r.at++
			return r.hooked(d, pairs)
		default:
			return nil, r.bad("Expecting ',' delimiter", r.at)
		}
	}
}

// hooked is an object after the hooks of the program.
func (r *jsonReader) hooked(d *py.Dict, pairs *py.List) (py.Value, error) {
	switch {
	case r.pairsHook != py.None:
		return r.in.Call(r.pairsHook, pairs)
	case r.hook != py.None:
		return r.in.Call(r.hook, d)
	}
	return d, nil
}
