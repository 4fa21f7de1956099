package script

import (
	"sync"
	"testing"
)

// TestParallel: threads of one process run side by side; each has its own names,
// and all have the caches.
func TestParallel(t *testing.T) {
	world, _ := testWorld()
	New(world).Exec("cache.set('n', 0)", Run{})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			in := New(world)
			r := in.Exec("x = 0\nfor i in range(200):\n    x += 1\n    cache.incr('n')\nx, [str(i) for i in range(3)], {}.keys(), ValueError('a')", Run{})
			if r.Err != nil || *r.Repr != "(200, ['0', '1', '2'], dict_keys([]), ValueError('a'))" {
				t.Errorf("%v %v", r.Err, r.Repr)
			}
		})
	}
	wg.Wait()
	if r := New(world).Exec("cache.get('n')", Run{}); *r.Repr != "800" {
		t.Errorf("n = %s", *r.Repr)
	}
}
