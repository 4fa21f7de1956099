# The commands of redis-py that sites use most, for the strings of the Redis that a
# cache is in. What a command does is a function of the bytes that are there (None:
# nothing) and the milliseconds that they have left (-1: they never end): it returns
# the result and, where it changes something, what is to be there.
import time
from datetime import datetime, timedelta

import _django
from redis.exceptions import DataError, ResponseError
from redis.lock import Lock


def _bytes(value):
    if isinstance(value, bytes):
        return value
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise DataError(f"Invalid input of type: '{type(value).__name__}'. Convert to a bytes, string, int or float first.")
    return str(value).encode()


def _span(value, unit):
    """A timeout in milliseconds."""
    if isinstance(value, timedelta):
        return int(value.total_seconds() * 1000)
    return int(value) * unit


def _integer(data):
    try:
        n = int(data)
    except ValueError:
        n = 1 << 63
    if not -(1 << 63) <= n < 1 << 63:
        raise ResponseError("value is not an integer or out of range")
    return n


class Redis:
    def __init__(self, cache): self._cache = cache

    def _step(self, op, key, f):
        name = _bytes(key).decode()
        return _django.redis_step(self._cache, op, name, getattr(key, "shown", name), f)

    def get(self, name): return self._step("get", name, lambda data, left: (data,))
    def exists(self, *names): return sum(self._step("exists", n, lambda data, left: (data is not None,)) for n in names)
    def pttl(self, name): return self._step("pttl", name, lambda data, left: (-2 if data is None else left,))
    def mget(self, keys, *args): return [self.get(k) for k in ([keys] if isinstance(keys, (str, bytes)) else list(keys)) + list(args)]

    def ttl(self, name):
        return self._step("ttl", name, lambda data, left: (-2 if data is None else -1 if left < 0 else (left + 500) // 1000,))

    def set(self, name, value, ex=None, px=None, nx=False, xx=False, keepttl=False, get=False):
        value = _bytes(value)
        length = _span(ex, 1000) if ex is not None else _span(px, 1) if px is not None else None
        if length is not None and length <= 0:
            raise ResponseError("invalid expire time in 'set' command")

        def put(data, left):
            done = not (nx and data is not None or xx and data is None)
            result = data if get else True if done else None
            if not done:
                return (result,)
            return result, value, length if length is not None else left if keepttl and data is not None else -1

        return self._step("set", name, put)

    def setnx(self, name, value): return bool(self.set(name, value, nx=True))
    def setex(self, name, time, value): return self.set(name, value, ex=time)
    def psetex(self, name, time_ms, value): return self.set(name, value, px=time_ms)

    def mset(self, mapping):
        for name, value in mapping.items():
            self.set(name, value)
        return True

    def getdel(self, name): return self._step("getdel", name, lambda data, left: (data, None, 0))
    def getset(self, name, value): return self.set(name, value, get=True)

    def _plus(self, op, name, amount):
        def add(data, left):
            total = _integer(data or b"0") + _integer(_bytes(amount))
            if not -(1 << 63) <= total < 1 << 63:
                raise ResponseError("increment or decrement would overflow")
            return total, str(total).encode(), -1 if data is None else left
        return self._step(op, name, add)

    def incr(self, name, amount=1): return self._plus("incr", name, amount)
    def decr(self, name, amount=1): return self._plus("decr", name, -amount)
    incrby, decrby = incr, decr

    def _ends(self, op, name, length):
        return self._step(op, name, lambda data, left: (False,) if data is None else (True, data, max(0, length)))

    def expire(self, name, time): return self._ends("expire", name, _span(time, 1000))
    def pexpire(self, name, time): return self._ends("pexpire", name, _span(time, 1))

    def pexpireat(self, name, when):
        when = int(when.timestamp() * 1000) if isinstance(when, datetime) else int(when)
        return self._ends("pexpireat", name, when - int(time.time() * 1000))

    def expireat(self, name, when):
        when = int(when.timestamp()) if isinstance(when, datetime) else int(when)
        return self._ends("expireat", name, when * 1000 - int(time.time() * 1000))

    def persist(self, name):
        return self._step("persist", name, lambda data, left: (False,) if data is None or left < 0 else (True, data, -1))

    def _drop(self, op, names):
        return sum(self._step(op, n, lambda data, left: (False,) if data is None else (True, None, 0)) for n in names)

    def delete(self, *names): return self._drop("delete", names)
    def unlink(self, *names): return self._drop("unlink", names)
    def _names(self, op, pattern): return _django.redis_keys(self._cache, op, _bytes(pattern).decode(), getattr(pattern, "shown", pattern))
    def keys(self, pattern="*"): return [k.encode() for k in self._names("keys", pattern)]
    def dbsize(self): return len(self._names("dbsize", "*"))
    def ping(self): return True

    def scan_iter(self, match=None, count=None, _type=None):
        for k in self._names("scan", match or "*"):
            yield k.encode()

    def flushdb(self, asynchronous=False):
        _django.redis_clear(self._cache)
        return True

    def lock(self, name, timeout=None, sleep=0.1, blocking=True, blocking_timeout=None, lock_class=None, thread_local=True,
             raise_on_release_error=True):
        return (lock_class or Lock)(self, name, timeout, sleep, blocking, blocking_timeout, thread_local, raise_on_release_error)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(f"'Redis' object has no attribute '{name}'")
        raise NotImplementedError(f"the playground's Redis has strings and their times only, not {name}()")

    def __repr__(self): return "<redis.client.Redis: the playground's>"


StrictRedis = Redis
