from _django import DataError, RedisError, ResponseError
from builtins import ConnectionError, TimeoutError


class LockError(RedisError, ValueError):
    def __init__(self, message=None, lock_name=None):
        super().__init__(message)
        self.message, self.lock_name = message, lock_name


class LockNotOwnedError(LockError):
    pass


class WatchError(RedisError):
    pass
