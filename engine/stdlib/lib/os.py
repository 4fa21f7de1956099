from collections.abc import MutableMapping
from os import path


class _Environ(MutableMapping):
    def __init__(self, data): self._data = data
    def __getitem__(self, key):
        _check(key)
        if key not in self._data:
            raise KeyError(key)
        return self._data[key]
    def __setitem__(self, key, value):
        _check(key)
        _check(value)
        self._data[key] = value
    def __delitem__(self, key):
        if key not in self._data:
            raise KeyError(key)
        del self._data[key]
    def __contains__(self, key): return key in self._data
    def __iter__(self): return iter(list(self._data))
    def __len__(self): return len(self._data)
    def __repr__(self): return f"environ({self._data!r})"
    def copy(self): return dict(self._data)


def _check(value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")


environ = _Environ(_environ)


def getenv(key, default=None): return environ.get(key, default)
def putenv(key, value): environ[key] = value


class PathLike:
    pass


def _refuse(*args, **kwargs):
    raise OSError("the playground has no files")


listdir = mkdir = makedirs = remove = unlink = rename = stat = walk = _refuse
