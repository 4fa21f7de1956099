from _placeholder import Placeholder
from redis.exceptions import ConnectionError, DataError, RedisError, ResponseError, TimeoutError, WatchError


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'redis' has no attribute {name!r}")
    return Placeholder("redis." + name)
