//go:build js && wasm

package idbstore

import (
	"context"
	"syscall/js"

	"github.com/hack-pad/go-indexeddb/idb"
)

// Update reads the values of keys, of all keys if keys is nil, lets f say what
// becomes of them and writes that, all in one transaction: no other one of any
// tab comes between. A nil value deletes. f must not wait; it runs again if the
// browser had closed the database. An error of f is passed on after what it
// wants written was written.
func (s *Store) Update(ctx context.Context, keys []string, f func(values map[string][]byte) (changes map[string][]byte, err error)) error {
	var said error
	err := s.with(ctx, "update", idb.TransactionReadWrite, func(tx *idb.Transaction, st *idb.ObjectStore) (func() error, error) {
		values := map[string][]byte{}
		more, err := first(st, keys, values)
		if err != nil {
			return nil, err
		}
		return func() error {
			rest, err := more()
			if err != nil {
				return err
			}
			for _, key := range rest {
				request, err := st.Get(js.ValueOf(key))
				if err == nil {
					err = receive(request, key, values)
				}
				if err != nil {
					return err
				}
			}
			var changes map[string][]byte
			changes, said = f(values)
			for key, value := range changes {
				if err := write(st, key, value); err != nil {
					return err
				}
			}
			if err := tx.Commit(); err != nil {
				return err
			}
			return tx.Await(context.Background())
		}, nil
	})
	if err != nil {
		return err
	}
	return said
}

// first asks for the first value, or for all keys if none are named: a
// transaction needs a request at once. Its answer is the keys still to be read.
func first(st *idb.ObjectStore, keys []string, values map[string][]byte) (more func() (rest []string, err error), err error) {
	if len(keys) > 0 {
		request, err := st.Get(js.ValueOf(keys[0]))
		return func() ([]string, error) { return keys[1:], receive(request, keys[0], values) }, err
	}
	request, err := st.GetAllKeys()
	return func() (all []string, err error) {
		names, err := request.Await(context.Background())
		for _, n := range names {
			all = append(all, n.String())
		}
		return all, err
	}, err
}

// receive waits for a value.
func receive(request *idb.Request, key string, values map[string][]byte) error {
	v, err := request.Await(context.Background())
	if b, ok := bytesOf(v); ok && err == nil {
		values[key] = b
	}
	return err
}
