//go:build js && wasm

package idbshared

import (
	"context"
	"encoding/binary"
	"errors"
	"math"
	"sync"

	"locmem/engine/py"
	"locmem/engine/shared"
	"locmem/wasm/idbstore"
)

// Store is shared.Store for all tabs of an origin. It is opened by its first
// Update and may be used from any goroutine, but not where JavaScript waits for
// an answer. What the browser refuses is a ConnectionError of the caller's code.
type Store struct {
	name string
	mu   sync.Mutex
	kept *idbstore.Store
}

var _ shared.Store = (*Store)(nil)

// New names a store; name is its database's.
func New(name string) *Store { return &Store{name: name} }

func (s *Store) open(ctx context.Context) (*idbstore.Store, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept == nil {
		kept, err := idbstore.Open(ctx, s.name, idbstore.Patience)
		if err != nil {
			return nil, err
		}
		s.kept = kept
	}
	return s.kept, nil
}

// Update implements shared.Store.
func (s *Store) Update(keys []string, f func(shared.Tx) error) error {
	ctx := context.Background()
	kept, err := s.open(ctx)
	if err == nil {
		err = kept.Update(ctx, keys, func(values map[string][]byte) (map[string][]byte, error) {
			tx := &tx{Items: shared.Items{}, changes: map[string][]byte{}}
			for key, b := range values {
				if it, ok := read(key, b); ok {
					tx.Items.Put(it)
				}
			}
			err := f(tx)
			return tx.changes, err
		})
	}
	var refused *idbstore.Error
	if errors.As(err, &refused) {
		return &py.Error{Type: "ConnectionError", Message: "The shared cache cannot be reached: " + refused.Reason() + "."}
	}
	return err
}

// tx remembers what is to be written.
type tx struct {
	shared.Items
	changes map[string][]byte
}

// Put implements shared.Tx.
func (t *tx) Put(it shared.Item) {
	t.Items.Put(it)
	t.changes[it.Key] = write(it)
}

// Delete implements shared.Tx.
func (t *tx) Delete(key string) {
	t.Items.Delete(key)
	t.changes[key] = nil
}

// An item is its end, the event that stored it, its kind, and its data.
const head = 8 + 8 + 8 + 1

func write(it shared.Item) []byte {
	b := make([]byte, 0, head+len(it.Data))
	b = binary.BigEndian.AppendUint64(b, math.Float64bits(it.Until))
	b = binary.BigEndian.AppendUint64(b, uint64(it.By.PID))
	b = binary.BigEndian.AppendUint64(b, it.By.Seq)
	return append(append(b, it.Kind), it.Data...)
}

func read(key string, b []byte) (shared.Item, bool) {
	if len(b) < head {
		return shared.Item{}, false
	}
	return shared.Item{
		Key:   key,
		Until: math.Float64frombits(binary.BigEndian.Uint64(b)),
		By:    shared.Origin{PID: int(binary.BigEndian.Uint64(b[8:])), Seq: binary.BigEndian.Uint64(b[16:])},
		Kind:  b[24],
		Data:  b[head:],
	}, true
}
