package engine

import (
	"locmem/engine/pickle"
	"locmem/engine/py"
)

// Codec turns a value into the bytes that a store keeps, and back. A store
// knows only bytes, so that caches of one LOCATION may differ in their codec;
// what one of them stores another one must be able to load.
//
// Why an interface: whoever brings values already pickled (Django itself, when
// it runs on this engine) must get the same bytes back, of classes that Go has
// never heard of. A py.Value that carries raw bytes would turn up wherever
// values do, and methods for raw bytes would double every operation.
//
// Both methods may be called from any goroutine, by Incr and Decr under the
// lock of the store: they must not use a cache themselves (rule L3).
type Codec interface {
	// Marshal answers the bytes of v, which the store keeps and nobody may
	// change afterwards. Its error ends the call before the store is touched
	// (rule V2).
	Marshal(v py.Value) ([]byte, error)
	// Unmarshal answers a value of its own for each call. It must not change
	// data. After its error the entry stays stored (rule V3).
	Unmarshal(data []byte) (py.Value, error)
}

func (c *Cache) marshal(v py.Value) ([]byte, error) {
	if c.opts.codec != nil {
		return c.opts.codec.Marshal(v)
	}
	return pickle.Marshal(v)
}

func (c *Cache) unmarshal(data []byte) (py.Value, error) {
	if c.opts.codec != nil {
		return c.opts.codec.Unmarshal(data)
	}
	return pickle.Unmarshal(data)
}
