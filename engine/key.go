package engine

import (
	"encoding/binary"

	"locmem/engine/py"
)

// Key names an entry as the caller does: a key and, if the cache's own is not
// meant, a version. The zero value is the key "" in the cache's version.
type Key struct {
	text    string   // the key when value is nil
	value   py.Value // the key when it is not a plain text
	version py.Value // nil or None: the cache's VERSION (rule K2)
}

// K is a key that is a text.
func K(text string) Key { return Key{text: text} }

// KeyOf is a key of any type; its str() counts (rule K3).
func KeyOf(v py.Value) Key {
	if s, ok := v.(py.Str); ok {
		return Key{text: string(s)}
	}
	return Key{value: v}
}

// At is the key in another version; nil and None are the cache's own.
func (k Key) At(version py.Value) Key {
	k.version = version
	return k
}

// Value is the caller's key.
func (k Key) Value() py.Value {
	if k.value == nil {
		return py.Str(k.text)
	}
	return k.value
}

// shown is the text of the caller's key.
func (k *Key) shown() string {
	if k.value == nil {
		return k.text
	}
	return py.Text(k.value)
}

// Version is the version that At named; nil or None: the cache's own.
func (k Key) Version() py.Value { return k.version }

// KeyFunction makes the full key out of the caller's key, the cache's prefix
// and the version, which is never the "left out" None (rule K4). It is called
// without any lock.
type KeyFunction func(key, prefix, version py.Value) (py.Value, error)

// Warning is a CacheKeyWarning: the call goes on (rule K6).
type Warning struct {
	Category string // "CacheKeyWarning"
	Message  string
}

// String is the warning as the playground shows it.
func (w Warning) String() string { return w.Category + ": " + w.Message }

// defaultKey appends Django's prefix:version:key to buf. It allocates nothing
// when the key is a text and the version the cache's own.
func (c *Cache) defaultKey(buf []byte, k Key) []byte {
	if k.version == nil || k.version == py.None {
		buf = append(buf, c.opts.lead...)
	} else {
		buf = append(buf, py.Text(c.opts.prefix)...)
		buf = append(buf, ':')
		buf = append(buf, py.Text(k.version)...)
		buf = append(buf, ':')
	}
	if k.value == nil {
		return append(buf, k.text...)
	}
	return append(buf, py.Text(k.value)...)
}

// failed is why the text of a key or a version could not be had: the Pause hook says.
func (c *Cache) failed() error {
	if c.hooks.Pause == nil {
		return nil
	}
	return c.hooks.Pause()
}

// customKey is what the key function returns, whatever type that has.
func (c *Cache) customKey(k Key) (py.Value, error) {
	version := k.version
	if version == nil || version == py.None {
		version = c.opts.version
	}
	return c.opts.keyFunction(k.Value(), c.opts.prefix, version)
}

// notText is how validation fails over a full key that is no text; one of more
// than 250 items gets its warning first (rules K4, K6).
func (c *Cache) notText(full py.Value) error {
	n, err := py.Len(full)
	if err != nil {
		return err
	}
	if n > maxKeyLength {
		if err := c.warnLong(full); err != nil {
			return err
		}
	}
	switch full.(type) {
	case py.Bytes, *py.ByteArray:
		return &py.Error{Type: "TypeError", Message: "cannot use a string pattern on a bytes-like object"}
	}
	return &py.Error{Type: "TypeError", Message: "expected string or bytes-like object, got '" + py.FullName(full) + "'"}
}

// makeKey appends the full key to buf and warns about it (rule K5). A key
// function must return a text, as validation would fail (rule K4). A warning
// that the observer turns into an error ends the call (rule K8).
func (c *Cache) makeKey(buf []byte, k *Key) ([]byte, error) {
	switch {
	case c.opts.keyFunction == nil && k.version == nil && k.value == nil: // nearly always
		buf = append(append(buf, c.opts.lead...), k.text...)
	case c.opts.keyFunction == nil:
		buf = c.defaultKey(buf, *k)
		if err := c.failed(); err != nil {
			return buf, err
		}
	default:
		v, err := c.customKey(*k)
		if err != nil {
			return buf, err
		}
		s, ok := v.(py.Str)
		if !ok {
			return buf, c.notText(v)
		}
		buf = append(buf, s...)
	}
	if c.hooks.Warn == nil {
		return buf, nil
	}
	return buf, c.validate(buf)
}

// maxKeyLength is memcached's limit, counted here in code points (rule K6).
const maxKeyLength = 250

func (c *Cache) validate(full []byte) error {
	if len(full) > maxKeyLength && py.RuneCount(string(full)) > maxKeyLength {
		if err := c.warnLong(py.Str(full)); err != nil {
			return err
		}
	}
	if hasOdd(full) {
		return c.warn("Cache key contains characters that will cause errors if used with memcached: " + py.Repr(py.Str(full)))
	}
	return nil
}

// hasOdd looks for U+0000 to U+0020 and U+007F, eight bytes at a time: a byte's
// top bit in the sum is set if the byte is below 0x21, or 0x7f.
func hasOdd(b []byte) bool {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	for ; len(b) >= 8; b = b[8:] {
		x := binary.LittleEndian.Uint64(b)
		low, del := (x-0x21*ones)&^x, (x^0x7f*ones-ones)&^(x^0x7f*ones)
		if (low|del)&tops != 0 {
			return true
		}
	}
	for _, c := range b {
		if c <= ' ' || c == 0x7f {
			return true
		}
	}
	return false
}

func (c *Cache) warnLong(full py.Value) error {
	return c.warn("Cache key will cause errors if used with memcached: " + py.Repr(full) + " (longer than 250)")
}

func (c *Cache) warn(message string) error {
	if c.hooks.Warn == nil {
		return nil
	}
	return c.hooks.Warn(Warning{Category: "CacheKeyWarning", Message: message})
}
