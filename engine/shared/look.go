package shared

import "locmem/engine"

// Until tells when an entry ends, in seconds since the epoch ([Never]: it does
// not); ok is false if none is stored, be it over its time or not. It is for
// whoever looks: no event, no step, and an outage is no hindrance.
func (c *Cache) Until(k engine.Key) (until float64, ok bool, err error) {
	r := &call{c: c, key: k}
	if err := r.name(); err != nil {
		return 0, false, err
	}
	err = c.store.Update([]string{r.full}, func(tx Tx) error {
		var it Item
		it, ok = tx.Get(r.full)
		until = it.Until
		return nil
	})
	return until, ok, err
}
