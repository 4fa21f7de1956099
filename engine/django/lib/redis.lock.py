# What waits for a lock lets the threads that the schedule runs beside this one go
# on. Where there is none nothing else happens until the lock ends by itself or the
# time to wait is over, so all the sleeps until then are one.
import threading
import time
import uuid

from redis.exceptions import LockError, LockNotOwnedError


class Lock:
    def __init__(self, redis, name, timeout=None, sleep=0.1, blocking=True, blocking_timeout=None, thread_local=True,
                 raise_on_release_error=True):
        self.redis, self.name, self.timeout, self.sleep = redis, name, timeout, sleep
        self.blocking, self.blocking_timeout, self.thread_local = blocking, blocking_timeout, bool(thread_local)
        self.raise_on_release_error = raise_on_release_error
        self._tokens = {}

    def _mine(self):
        return threading.get_ident() if self.thread_local else None

    def _token(self, doing):
        token = self._tokens.get(self._mine())
        if token is None:
            raise LockError(doing, lock_name=self.name)
        return token

    def __enter__(self):
        if self.acquire():
            return self
        raise LockError("Unable to acquire lock within the time specified", lock_name=self.name)

    def __exit__(self, *exc):
        try:
            self.release()
        except LockError:
            if self.raise_on_release_error:
                raise

    def acquire(self, sleep=None, blocking=None, blocking_timeout=None, token=None):
        sleep = self.sleep if sleep is None else sleep
        blocking = self.blocking if blocking is None else blocking
        wait = self.blocking_timeout if blocking_timeout is None else blocking_timeout
        token = uuid.uuid4().hex.encode() if token is None else token if isinstance(token, bytes) else token.encode()
        until = None if wait is None else time.monotonic() + wait
        while not self.redis.set(self.name, token, nx=True, px=int(self.timeout * 1000) if self.timeout else None):
            left = None if until is None else until - time.monotonic()
            if not blocking or left is not None and left < sleep:
                return False
            if not threading._pause():
                self._sleep(sleep, left)
        self._tokens[self._mine()] = token
        return True

    def _sleep(self, sleep, left):
        ends = self.redis.pttl(self.name)
        if ends == -1 and left is None:
            if threading._selves():
                return time.sleep(sleep)
            raise RuntimeError("acquire() would wait for ever: no other thread runs that could release the lock")
        times = [] if ends == -1 else [int(max(ends, 0) / 1000 / sleep) + 1] if sleep else [1]
        if left is not None and sleep:
            times.append(int(left / sleep))
        time.sleep(min(times) * sleep)

    def locked(self):
        return self.redis.get(self.name) is not None

    def owned(self):
        token = self._tokens.get(self._mine())
        return token is not None and self.redis.get(self.name) == token

    def release(self):
        token = self._token("Cannot release a lock that's not owned or is already unlocked.")
        self._tokens[self._mine()] = None
        if not self.redis._step("release", self.name, lambda data, left: (True, None, 0) if data == token else (False,)):
            raise LockNotOwnedError("Cannot release a lock that's no longer owned", lock_name=self.name)

    def _longer(self, op, milliseconds, add):
        token = self._token(f"Cannot {op} an unlocked lock")
        if self.timeout is None:
            raise LockError(f"Cannot {op} a lock with no timeout", lock_name=self.name)

        def more(data, left):
            if data != token or add and left < 0:
                return (False,)
            return True, data, max(0, milliseconds + (left if add else 0))

        if not self.redis._step(op, self.name, more):
            raise LockNotOwnedError(f"Cannot {op} a lock that's no longer owned", lock_name=self.name)
        return True

    def extend(self, additional_time, replace_ttl=False):
        return self._longer("extend", int(additional_time * 1000), not replace_ttl)

    def reacquire(self):
        return self._longer("reacquire", int((self.timeout or 0) * 1000), False)
