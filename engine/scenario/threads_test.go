package scenario

import (
	"context"
	"testing"
)

// verified fails for each thing in a document that is not as it says.
func verified(t *testing.T, src string) {
	t.Helper()
	for _, v := range Verify(context.Background(), src) {
		if !v.OK {
			t.Error(v.Text("x.md"))
		}
	}
}

// One module for all threads: a lock of views.py guards what two requests do.
func TestLocksGuardThreads(t *testing.T) {
	const views = "import threading\nlock = threading.Lock()\nloaded = []\nloaded.append(1)\n" +
		"def plain():\n    v = cache.get('n', 0)\n    cache.set('n', v + 1)\n" +
		"def guarded():\n    with lock:\n        plain()\n"
	for _, x := range []struct{ call, schedule, want string }{
		{"plain()", "w1.a w1.b w1.a w1.b", "1"},
		{"guarded()", "w1.a w1.b w1.a w1.b", "2"},
		{"guarded()", "random", "2"},
	} {
		src := "~~~locmem views\n" + views + "~~~\n\n~~~locmem run\n!schedule " + x.schedule + "\nw1.a>>> " + x.call + "\nw1.b>>> " + x.call +
			"\n~~~\n\n~~~locmem run\nw1>>> cache.get('n')\n" + x.want + "\nw1.b>>> len(loaded)\n1\n~~~\n"
		for _, v := range Verify(context.Background(), src) {
			if !v.OK {
				t.Errorf("%s with %s: %s", x.call, x.schedule, v.Text("x.md"))
			}
		}
	}
}

// A lock that nobody can release is an error, not a hang.
func TestALockForEverIsAnError(t *testing.T) {
	src := "~~~locmem run\nw1>>> import threading\nw1>>> lock = threading.Lock()\nw1>>> lock.acquire()\nTrue\n" +
		"w1>>> lock.acquire(blocking=False)\nFalse\nw1>>> lock.acquire(timeout=1)\nFalse\n" +
		"w1>>> lock.acquire()\nRuntimeError: acquire() would wait for ever...\n" +
		"!schedule random\nw1.a>>> lock.acquire()\nRuntimeError: acquire() would wait for ever...\nw1.b>>> lock.acquire()\nRuntimeError: acquire() would wait for ever...\n~~~\n"
	verified(t, src)
}

func TestThreadsHaveNamesAndLocals(t *testing.T) {
	src := "~~~locmem run\nw1>>> import threading\nw1>>> own = threading.local()\nw1>>> own.x = 1\n" +
		"w1>>> threading.current_thread().name\n'MainThread'\nw1.a>>> threading.current_thread().name\n'ThreadPoolExecutor-0_0'\n" +
		"w1.a>>> hasattr(own, 'x')\nFalse\nw1.a>>> threading.main_thread().name\n'MainThread'\nw1>>> own.x\n1\n~~~\n"
	verified(t, src)
}

const djangoRedis = "~~~locmem settings\nCACHES = {\"default\": {\"BACKEND\": \"django_redis.cache.RedisCache\", \"LOCATION\": \"redis://127.0.0.1\"}}\n~~~\n\n"

// What waits for a lock in Redis lets the other threads and workers go on.
func TestALockOfRedisWaits(t *testing.T) {
	const views = "def plain():\n    v = cache.get('n', 0)\n    cache.set('n', v + 1)\n" +
		"def guarded():\n    with cache.lock('l', timeout=5):\n        plain()\n"
	for _, x := range []struct{ call, schedule, want string }{
		{"plain()", "w1.a w1.b w1.a w1.b", "1"},
		{"guarded()", "w1.a w1.b w1.a w1.b", "2"},
		{"guarded()", "random", "2"},
	} {
		src := djangoRedis + "~~~locmem views\n" + views + "~~~\n\n~~~locmem run\n!schedule " + x.schedule + "\nw1.a>>> " + x.call + "\nw1.b>>> " + x.call +
			"\n~~~\n\n~~~locmem run\nw2>>> cache.get('n')\n" + x.want + "\nw2>>> cache.keys('l')\n[]\n~~~\n"
		for _, v := range Verify(context.Background(), src) {
			if !v.OK {
				t.Errorf("%s with %s: %s", x.call, x.schedule, v.Text("x.md"))
			}
		}
	}
}

// Where nothing else runs, what waits sleeps until the lock ends by itself.
func TestALockOfRedisEnds(t *testing.T) {
	src := djangoRedis + "~~~locmem run\nw1>>> import time\nw1>>> one, two = cache.lock('l', timeout=5), cache.lock('l', sleep=0.5)\n" +
		"w1>>> start, got = time.time(), one.acquire()\n" +
		"w1>>> two.acquire(blocking_timeout=2), round(time.time() - start, 3)\n(False, 2.0)\n" +
		"w1>>> two.acquire(), round(time.time() - start, 3)\n(True, 5.5)\n" +
		"w1>>> one.acquire()\nRuntimeError: acquire() would wait for ever...\n" +
		"w1>>> one.acquire(blocking_timeout=1)\nFalse\n~~~\n"
	verified(t, src)
}
