package script

import (
	"fmt"
	"strings"

	"locmem/engine/py"
)

// convert does !r, !s and !a; nil without conversion.
func (in *Interp) convert(v py.Value, conv byte) (*py.Str, error) {
	var s string
	var err error
	switch conv {
	case 'r':
		s, err = in.Repr(v)
	case 's':
		s, err = in.Text(v)
	case 'a':
		if s, err = in.Repr(v); err == nil {
			s = asciiOnly(s)
		}
	default:
		return nil, nil
	}
	t := py.Str(s)
	return &t, err
}

// asciiOnly escapes what is not ASCII in a repr, as ascii() does.
func asciiOnly(s string) string {
	var b strings.Builder
	for s != "" {
		r, n := py.DecodeRune(s)
		s = s[n:]
		switch {
		case r < 0x80:
			b.WriteByte(byte(r))
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	return b.String()
}

// format is format(v, spec).
func (in *Interp) format(v py.Value, spec string) (string, error) {
	if r, ok, err := in.callSpecial(v, "__format__", py.Str(spec)); ok || err != nil {
		s, isText := r.(py.Str)
		if err == nil && !isText {
			err = TypeError("__format__ must return a str, not " + py.FullName(r))
		}
		return string(s), err
	}
	if spec == "" {
		return in.Text(v)
	}
	if err := in.modestWidth(spec); err != nil {
		return "", err
	}
	s, err := py.Format(plain(v), spec)
	if err != nil {
		if strings.HasSuffix(err.Error(), ".__format__") {
			err = TypeError("unsupported format string passed to " + py.FullName(v) + ".__format__")
		}
		return "", err
	}
	return s, in.Fits(len(s), 1)
}

// modestWidth refuses widths that only waste memory.
func (in *Interp) modestWidth(spec string) error {
	digits := 0
	for i := 0; i < len(spec); i++ {
		if spec[i] < '0' || spec[i] > '9' {
			digits = 0
			continue
		}
		if digits++; digits > 7 {
			return in.tooMuch()
		}
	}
	return nil
}

// percent is format % values.
func (in *Interp) percent(format py.Str, values py.Value) (py.Value, error) {
	return in.percentBy(py.Bounds.Percent, format, values)
}

// percentBytes is format % values of bytes or a bytearray.
func (in *Interp) percentBytes(format, values py.Value) (py.Value, error) {
	s, err := in.percentBy(py.Bounds.PercentBytes, latin(format).(py.Str), values)
	if err != nil {
		return nil, err
	}
	data := unlatin(s)
	if _, ok := format.(*py.ByteArray); ok {
		data = &py.ByteArray{Data: []byte(data.(py.Bytes))}
	}
	return data, nil
}

// percentBy fills in the format, within the bounds of a run.
func (in *Interp) percentBy(fill func(py.Bounds, py.Str, py.Value) (py.Str, error), format py.Str, values py.Value) (py.Value, error) {
	if err := in.modestWidth(string(format)); err != nil {
		return nil, err
	}
	if strings.Contains(string(format), "*") {
		if t, ok := values.(*py.Tuple); ok {
			for _, v := range t.Items {
				if n, ok := v.(py.Int); ok && (n > 9_999_999 || n < -9_999_999) {
					return nil, in.tooMuch()
				}
			}
		}
	}
	if isContainer(values) {
		if err := in.modest(values); err != nil {
			return nil, err
		}
	}
	if t, ok := plain(values).(*py.Tuple); ok {
		values = t
	}
	s, err := fill(in.bounds(), format, values)
	err = in.takeError(err)
	if in.ended != nil {
		err = in.ended
	}
	if err != nil {
		return nil, err
	}
	return s, in.Fits(len(s), 1)
}
