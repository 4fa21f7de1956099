package engine

import (
	"locmem/engine/pickle"
	"locmem/engine/py"
)

// Codec turns a value into the bytes that a store keeps, and back. A store
// knows only bytes, so that caches of one LOCATION may differ in their codec;
// what one of them stores another one must be able to load.
//
// Why an interface: a caller whose values are already pickled (Django itself, when
// it runs on this engine) must get the same bytes back, of classes that Go has
// never heard of. A py.Value that carries raw bytes would turn up wherever
// values do, and methods for raw bytes would double every operation.
//
// Both methods may be called from any goroutine, by Incr and Decr under the
// lock of the store: they must not use a cache themselves (rule L3).
type Codec interface {
	// Marshal returns the bytes of v; the store keeps a copy. Its error ends
	// the call before the store is touched (rule V2).
	Marshal(v py.Value) ([]byte, error)
	// Unmarshal returns a value of its own for each call; data may become part
	// of it. After its error the entry stays stored (rule V3).
	Unmarshal(data []byte) (py.Value, error)
}

// pack is the blob of an entry: the full key and behind it the value's bytes.
func (c *Cache) pack(full []byte, v py.Value) (string, error) {
	if len(full) > maxKeyBytes {
		return "", &py.Error{Type: "MemoryError"}
	}
	if c.opts.codec == nil {
		return pickle.DumpsAfter(full, v, c.hooks.Pause)
	}
	data, err := c.opts.codec.Marshal(v)
	if err != nil {
		return "", err
	}
	return string(full) + string(data), nil
}

// unpack is a fresh value of an entry's data.
func (c *Cache) unpack(data string) (py.Value, error) {
	if c.opts.codec == nil {
		return pickle.LoadsPausing(data, c.hooks.Pause)
	}
	return c.opts.codec.Unmarshal([]byte(data))
}
