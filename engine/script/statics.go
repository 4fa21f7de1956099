package script

import (
	"encoding/hex"
	"strings"

	"locmem/engine/py"
)

// statics are what classes carry besides methods, such as datetime.now.
func statics(c *class, name string) py.Value {
	if c.name == "timezone" && name == "utc" {
		return utc
	}
	for ; c != nil; c = c.base {
		if f := staticFunctions[c.name+"."+name]; f != nil {
			return f.of(nil, nil)
		}
	}
	return nil
}

var staticFunctions = map[string]*builtin{}

func static(class, spec string, do func(a *args) (py.Value, error)) {
	b := newBuiltin(spec, do)
	staticFunctions[class+"."+b.name] = b
}

func init() {
	static("datetime", "now 0 1 tz", func(a *args) (py.Value, error) {
		tz := a.get(0, py.None)
		if tz != py.None && tz != py.Value(utc) {
			return nil, typeError("the playground knows the time zones None and timezone.utc")
		}
		return dateTimeOf(a.in.now(), tz != py.None)
	})
	static("datetime", "utcnow 0 0", func(a *args) (py.Value, error) { return dateTimeOf(a.in.now(), false) })
	static("datetime", "today 0 0", func(a *args) (py.Value, error) { return dateTimeOf(a.in.now(), false) })
	static("datetime", "fromtimestamp 1 2 timestamp tz", func(a *args) (py.Value, error) {
		f, err := py.Float64(a.pos[0])
		if err != nil {
			return nil, err
		}
		return dateTimeOf(f, a.get(1, py.None) != py.None)
	})
	static("date", "today 0 0", func(a *args) (py.Value, error) {
		t, err := dateTimeOf(a.in.now(), false)
		if err != nil {
			return nil, err
		}
		return dateOf(t), nil
	})
	static("dict", "fromkeys 1 2", func(a *args) (py.Value, error) {
		keys, err := a.in.collect(a.pos[0])
		if err != nil {
			return nil, err
		}
		d := py.MakeDict(len(keys))
		for _, k := range keys {
			if err := d.Set(k, a.get(1, py.None)); err != nil {
				return nil, err
			}
		}
		return d, nil
	})
	static("bytes", "fromhex 1 1", func(a *args) (py.Value, error) {
		s, err := text(a.pos[0], "fromhex() argument must be str, not ")
		if err != nil {
			return nil, err
		}
		data, bad := hex.DecodeString(strings.ReplaceAll(s, " ", ""))
		if bad != nil {
			return nil, valueError("non-hexadecimal number found in fromhex() arg")
		}
		return py.Bytes(data), nil
	})
}
