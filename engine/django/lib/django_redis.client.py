import re

import _django
from redis.client import Redis
from django.core.cache.backends.base import DEFAULT_TIMEOUT


class CacheKey(str):
    """A full key, with what the program called it."""


def _escaped(text): return re.sub(r"([*?[])", r"[\1]", text)


# With IGNORE_EXCEPTIONS these two go on without the server; the others raise, as
# those of the package do.
def _going_on(method):
    def inner(self, *args, **kwargs):
        try:
            return method(self, *args, **kwargs)
        except ConnectionError:
            if not _django.redis_ignores(self._backend):
                raise
    return inner


class DefaultClient:
    def __init__(self, cache): self._backend, self._connection = cache, Redis(cache)

    def get_client(self, write=True): return self._connection

    def make_key(self, key, version=None):
        if isinstance(key, CacheKey):
            return key
        full = CacheKey(self._backend.make_key(key, version))
        full.shown = str(key)
        return full

    def make_pattern(self, pattern, version=None, prefix=None):
        if prefix is not None:
            before, key, after = f"{prefix}:{self._backend.version if version is None else version}:", "\0", ""
        else:
            before, key, after = self._backend.make_key("\0", version).partition("\0")
        full = CacheKey(_escaped(before) + (key and pattern) + _escaped(after))
        full.shown = str(pattern)
        return full

    def reverse_key(self, key): return key.split(":", 2)[2]

    def lock(self, key, version=None, timeout=None, sleep=0.1, blocking=True, blocking_timeout=None, client=None, thread_local=True):
        return self._connection.lock(self.make_key(key, version), timeout, sleep, blocking, blocking_timeout, thread_local=thread_local)

    @_going_on
    def keys(self, search, version=None, client=None):
        return [self.reverse_key(k.decode()) for k in self._connection.keys(self.make_pattern(search, version))]

    def iter_keys(self, search, itersize=None, client=None, version=None):
        for k in self._connection.scan_iter(self.make_pattern(search, version)):
            yield self.reverse_key(k.decode())

    @_going_on
    def delete_pattern(self, pattern, version=None, prefix=None, client=None, itersize=None):
        found = list(self._connection.scan_iter(self.make_pattern(pattern, version, prefix)))
        self._connection.delete(*found)
        return len(found)

    def _left(self, t): return None if t == -1 else max(t, 0)
    def ttl(self, key, version=None, client=None): return self._left(self._connection.ttl(self.make_key(key, version)))
    def pttl(self, key, version=None, client=None): return self._left(self._connection.pttl(self.make_key(key, version)))
    def persist(self, key, version=None, client=None): return self._connection.persist(self.make_key(key, version))
    def _span(self, timeout): return self._backend.default_timeout if timeout is DEFAULT_TIMEOUT else timeout

    def expire(self, key, timeout, version=None, client=None):
        return self._connection.expire(self.make_key(key, version), self._span(timeout))

    def pexpire(self, key, timeout, version=None, client=None):
        return self._connection.pexpire(self.make_key(key, version), self._span(timeout))

    def expire_at(self, key, when, version=None, client=None):
        return self._connection.expireat(self.make_key(key, version), when)

    def pexpire_at(self, key, when, version=None, client=None):
        return self._connection.pexpireat(self.make_key(key, version), when)

    def _incr_any(self, key, delta, version): return self._connection.incr(self.make_key(key, version), delta)


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
HerdClient SentinelClient ShardClient annotations
""")
