"""The works A to E on Django's own LocMemCache.

Reads lines "WORK<tab>N" and answers each with "ok" once N calls are done; "rss"
is answered with the resident memory in KiB. See django.go.
"""

import sys
import threading
from bisect import bisect_left

from django.conf import settings

LOCMEM = "django.core.cache.backends.locmem.LocMemCache"


def alias(location, max_entries):
    return {"BACKEND": LOCMEM, "LOCATION": location, "OPTIONS": {"MAX_ENTRIES": max_entries}}


settings.configure(CACHES={
    "default": alias("a", 100000), "b": alias("b", 100000), "zipf": alias("c", 300),
    "new": alias("n", 300), "d": alias("d", 200000), "e": alias("e", 100000)})

from django.core.cache import caches  # noqa: E402

TTL = 300


def lcg(seed):
    x = seed
    while True:
        x = (x * 1664525 + 1013904223) & 0xFFFFFFFF
        yield x


def zipf(keys, length, seed):
    cum, total = [], 0.0
    for i in range(keys):
        total += 1.0 / (i + 1)
        cum.append(total)
    g = lcg(seed)
    return [min(bisect_left(cum, next(g) / 4294967296.0 * total), keys - 1) for _ in range(length)]


def value_a(i):
    return ("v%07d" % i).ljust(100, "x")


def value_b(i):
    return {"id": i, "name": "user-%d" % i, "tags": ["alpha", "beta", "gamma"]}


def names(prefix, n):
    return ["%s%d" % (prefix, i) for i in range(n)]


def sets(cache, values):
    pairs = list(zip(names("key:", 1000), values))

    def run(n):
        f = cache.set
        for i in range(n):
            k, v = pairs[i % 1000]
            f(k, v, TTL)
    run(1000)
    return run


def each(call, keys):
    def run(n):
        for i in range(n):
            call(keys[i % len(keys)])
    return run


def counters():
    for k in names("ctr:", 1000):
        caches["default"].set(k, 0, TTL)
    return each(caches["default"].incr, names("ctr:", 1000))


def zipf_work():
    keys, stream, cache, value = names("key:", 10000), zipf(10000, 100000, 42), caches["zipf"], value_a(0)
    keys = [keys[i] for i in stream]

    def run(n):
        for i in range(n):
            k = keys[i % len(keys)]
            if cache.get(k) is None:
                cache.set(k, value, TTL)
    return run


def set_new():
    keys, cache, value, at = names("u:", 10000), caches["new"], value_a(0), 0

    def run(n):
        nonlocal at
        for _ in range(n):
            cache.set(keys[at % 10000], value, TTL)
            at += 1
    return run


def set_many():
    cache, pairs = caches["d"], [(k, value_a(i)) for i, k in enumerate(names("key:", 100000))]

    def run(n):
        for _ in range(n // len(pairs)):
            cache.clear()
            for k, v in pairs:
                cache.set(k, v, TTL)
    return run


def get_many():
    set_many()(100000)
    order, g = list(range(100000)), lcg(7)
    for i in range(len(order) - 1, 0, -1):
        j = next(g) % (i + 1)
        order[i], order[j] = order[j], order[i]
    keys, cache, at = names("key:", 100000), caches["d"], 0

    def run(n):
        nonlocal at
        for _ in range(n):
            cache.get(keys[order[at % 100000]])
            at += 1
    return run


def mixed():
    keys, value = names("key:", 1000), value_a(0)
    for k in keys:
        caches["e"].set(k, value, TTL)

    def worker(seed, n):
        cache, g = caches["e"], lcg(seed)
        for _ in range(n):
            x = next(g) >> 8
            if (x >> 12) % 10 == 0:
                cache.set(keys[x % 1000], value, TTL)
            else:
                cache.get(keys[x % 1000])

    def run(n):
        threads = [threading.Thread(target=worker, args=(i + 1, n // 8)) for i in range(8)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
    return run


WORKS = {
    "A set": lambda: sets(caches["default"], [value_a(i) for i in range(1000)]),
    "A get": lambda: (WORKS["A set"](), each(caches["default"].get, names("key:", 1000)))[1],
    "A miss": lambda: each(caches["default"].get, names("miss:", 1000)),
    "A incr": counters,
    "B set": lambda: sets(caches["b"], [value_b(i) for i in range(1000)]),
    "B get": lambda: (WORKS["B set"](), each(caches["b"].get, names("key:", 1000)))[1],
    "C zipf": zipf_work,
    "C set new": set_new,
    "D set": set_many,
    "D get": get_many,
    "E mixed": mixed,
}


def rss():
    with open("/proc/self/status") as f:
        return next(line.split()[1] for line in f if line.startswith("VmRSS"))


def main():
    started = {}
    for line in sys.stdin:
        work, n = line.rstrip("\n").split("\t")
        if work == "rss":
            print(rss(), flush=True)
            continue
        if work not in started:
            started[work] = WORKS[work]()
        started[work](int(n))
        print("ok", flush=True)


main()
