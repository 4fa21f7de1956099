package trace

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"strconv"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/tests/conformance/tagged"
)

// compareStores holds the process's whole memory against what the trace says:
// order, expiry, values and, where they are exact, pickle bytes.
func (r *replay) compareStores(s *Step) error {
	left := map[string][]Row{}
	for location, rows := range r.stores {
		left[location] = rows
	}
	for _, store := range r.process.Snapshot(0).Stores {
		name, err := storeName(store)
		if err != nil {
			return err
		}
		want := left[name]
		delete(left, name)
		if w, g := keysOf(want), keyList(store); w != g {
			return r.mismatch(s, "store "+strconv.Quote(name), w, g)
		}
		for i, row := range want {
			if err := r.compareEntry(s, row, store.Entries[i]); err != nil {
				return err
			}
		}
	}
	for location, rows := range left {
		if len(rows) > 0 {
			return r.mismatch(s, "store "+strconv.Quote(location), keysOf(rows), "no such store")
		}
	}
	return nil
}

// storeName is a LOCATION as the traces write it: a text as it is, anything else
// as "!" and its tagged value.
func storeName(s engine.StoreSnapshot) (string, error) {
	if _, ok := s.Value.(py.Str); ok {
		return s.Location, nil
	}
	text, err := tagged.Encode(s.Value)
	return "!" + string(text), err
}

func keysOf(rows []Row) string {
	keys := []string{}
	for _, row := range rows {
		keys = append(keys, row.Key)
	}
	return fmt.Sprintf("%q", keys)
}

func keyList(s engine.StoreSnapshot) string {
	keys := []string{}
	for _, e := range s.Entries {
		keys = append(keys, e.FullKey)
	}
	return fmt.Sprintf("%q", keys)
}

func (r *replay) compareEntry(s *Step, row Row, e engine.Entry) error {
	if w, g := expiryText(row.Expiry), showExpiry(e.Expiry()); w != g {
		return r.mismatch(s, fmt.Sprintf("expiry of %q", row.Key), w, g)
	}
	if row.Blob < 0 || row.Blob >= len(r.trace.Blobs) {
		return fmt.Errorf("step %d: no blob %d", r.step, row.Blob)
	}
	blob := r.trace.Blobs[row.Blob]
	if blob.Exact {
		if blob.Pickle != "" {
			if g := hex.EncodeToString(e.Data); g != blob.Pickle {
				return r.mismatch(s, fmt.Sprintf("pickle of %q", row.Key), blob.Pickle, g)
			}
		} else if sum := sha256.Sum256(e.Data); hex.EncodeToString(sum[:]) != blob.SHA256 || len(e.Data) != blob.Len {
			return r.mismatch(s, fmt.Sprintf("pickle of %q", row.Key),
				fmt.Sprintf("%d bytes, sha256 %s", blob.Len, blob.SHA256), fmt.Sprintf("%d bytes, sha256 %x", len(e.Data), sum))
		}
	}
	want, err := blob.Value.Decode()
	if err != nil {
		return fmt.Errorf("step %d: blob %d: %w", r.step, row.Blob, err)
	}
	got, err := e.Value()
	if err != nil {
		return r.mismatch(s, fmt.Sprintf("value of %q", row.Key), tagged.Show(want), err.Error())
	}
	if w, g := tagged.Show(want), tagged.Show(got); w != g {
		return r.mismatch(s, fmt.Sprintf("value of %q", row.Key), w, g)
	}
	return nil
}

// expiryText is one spelling for every expiry of the format.
func expiryText(raw json.RawMessage) string {
	if bytes.Equal(raw, []byte("null")) {
		return "never"
	}
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var f float64
	if err := json.Unmarshal(raw, &f); err != nil {
		return string(raw)
	}
	return strconv.FormatFloat(f, 'g', -1, 64)
}

func showExpiry(e engine.Expiry) string {
	switch {
	case e.Kind == engine.NoExpiry:
		return "never"
	case e.Kind == engine.NoRecord:
		return "missing"
	case math.IsNaN(e.At):
		return "nan"
	case math.IsInf(e.At, 0):
		return map[bool]string{true: "inf", false: "-inf"}[e.At > 0]
	}
	return strconv.FormatFloat(e.At, 'g', -1, 64)
}
