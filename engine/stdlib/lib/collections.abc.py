from abc import ABCMeta, abstractmethod
from types import GenericAlias


def _having(*methods):
    """A class whose instances are those of any class with these methods."""
    def hook(cls, C):
        if cls.__dict__.get("_methods") is None:
            return NotImplemented
        for m in methods:
            found = [k.__dict__[m] for k in C.__mro__ if m in k.__dict__]
            if not found or found[0] is None:
                return NotImplemented
        return True
    return classmethod(hook)


def _stub(name):
    @abstractmethod
    def method(self, *args):
        raise NotImplementedError(name)
    method.__name__ = name
    return method


def _make(name, bases, methods):
    names = {m: _stub(m) for m in methods}
    names["_methods"] = methods
    names["__subclasshook__"] = _having(*methods)
    names["__class_getitem__"] = classmethod(GenericAlias)
    names["__module__"] = "collections.abc"
    return ABCMeta(name, bases, names)


Hashable = _make("Hashable", (), ("__hash__",))
Iterable = _make("Iterable", (), ("__iter__",))
Iterator = _make("Iterator", (Iterable,), ("__next__", "__iter__"))
Iterator.__iter__ = lambda self: self
Reversible = _make("Reversible", (Iterable,), ("__reversed__", "__iter__"))
Generator = _make("Generator", (Iterator,), ("send", "throw", "close", "__next__", "__iter__"))
Sized = _make("Sized", (), ("__len__",))
Container = _make("Container", (), ("__contains__",))
Collection = _make("Collection", (Sized, Iterable, Container), ("__len__", "__iter__", "__contains__"))
Callable = _make("Callable", (), ("__call__",))
Awaitable = _make("Awaitable", (), ("__await__",))
Coroutine = _make("Coroutine", (Awaitable,), ("send", "throw", "close", "__await__"))
AsyncIterable = _make("AsyncIterable", (), ("__aiter__",))
AsyncIterator = _make("AsyncIterator", (AsyncIterable,), ("__anext__", "__aiter__"))
for _c in (Iterator, Generator, AsyncIterator):
    _c.__abstractmethods__ = _c.__abstractmethods__ - {"__iter__", "__aiter__"}


class Sequence(Reversible, Collection):
    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return

    def __contains__(self, value):
        return any(v is value or v == value for v in self)

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def index(self, value, start=0, stop=None):
        for i, v in enumerate(self):
            if i >= start and (stop is None or i < stop) and (v is value or v == value):
                return i
        raise ValueError

    def count(self, value):
        return sum(1 for v in self if v is value or v == value)


class MutableSequence(Sequence):
    @abstractmethod
    def __setitem__(self, index, value): raise IndexError
    @abstractmethod
    def __delitem__(self, index): raise IndexError
    @abstractmethod
    def insert(self, index, value): raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        items = list(self)
        for i, v in enumerate(reversed(items)):
            self[i] = v

    def extend(self, values):
        for v in list(values):
            self.append(v)

    def pop(self, index=-1):
        v = self[index]
        del self[index]
        return v

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


class Set(Collection):
    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        return len(self) <= len(other) and all(v in other for v in self)

    def __lt__(self, other):
        return len(self) < len(other) and self <= other

    def __ge__(self, other):
        return len(self) >= len(other) and all(v in self for v in other)

    def __gt__(self, other):
        return len(self) > len(other) and self >= other

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self <= other

    def __and__(self, other):
        return self._from_iterable(v for v in other if v in self)

    def __or__(self, other):
        return self._from_iterable(v for s in (self, other) for v in s)

    def __sub__(self, other):
        return self._from_iterable(v for v in self if v not in other)

    def __xor__(self, other):
        return (self - other) | self._from_iterable(v for v in other if v not in self)

    def isdisjoint(self, other):
        return not any(v in self for v in other)


class MutableSet(Set):
    @abstractmethod
    def add(self, value): raise NotImplementedError
    @abstractmethod
    def discard(self, value): raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for v in self:
            self.discard(v)
            return v
        raise KeyError

    def clear(self):
        for v in list(self):
            self.discard(v)


class MappingView(Sized):
    def __init__(self, mapping): self._mapping = mapping
    def __len__(self): return len(self._mapping)
    def __repr__(self): return f"{type(self).__name__}({self._mapping!r})"


class KeysView(MappingView, Set):
    _from_iterable = classmethod(lambda cls, it: set(it))
    def __contains__(self, key): return key in self._mapping
    def __iter__(self): yield from self._mapping


class ItemsView(MappingView, Set):
    _from_iterable = classmethod(lambda cls, it: set(it))
    def __contains__(self, item): return item[0] in self._mapping and self._mapping[item[0]] == item[1]
    def __iter__(self):
        for k in self._mapping:
            yield k, self._mapping[k]


class ValuesView(MappingView, Collection):
    def __contains__(self, value): return any(self._mapping[k] == value for k in self._mapping)
    def __iter__(self):
        for k in self._mapping:
            yield self._mapping[k]


class Mapping(Collection):
    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self): return KeysView(self)
    def items(self): return ItemsView(self)
    def values(self): return ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None


_none = object()


class MutableMapping(Mapping):
    @abstractmethod
    def __setitem__(self, key, value): raise KeyError
    @abstractmethod
    def __delitem__(self, key): raise KeyError

    def pop(self, key, default=_none):
        try:
            value = self[key]
        except KeyError:
            if default is _none:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            return key, self.pop(key)
        raise KeyError

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        if hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]


class ByteString(Sequence): pass


def _register():
    function, method, generator = type(_register), type([].append), type(_ for _ in ())
    for c in (list, bytearray):
        MutableSequence.register(c)
    for c in (tuple, str, bytes, range):
        Sequence.register(c)
    for c in (bytes, bytearray):
        ByteString.register(c)
    MutableMapping.register(dict)
    Set.register(frozenset)
    MutableSet.register(set)
    Reversible.register(dict)
    KeysView.register(type({}.keys()))
    ItemsView.register(type({}.items()))
    ValuesView.register(type({}.values()))
    Generator.register(generator)
    for c in (enumerate, zip, map, filter, reversed, type(iter([])), type(iter({})), type(iter(())), type(iter(set())), type(iter("")), type(iter(range(0)))):
        Iterator.register(c)
    for c in (function, type(len), type, type(_having), staticmethod):
        Callable.register(c)
    for c in (int, float, complex, str, bytes, tuple, frozenset, bool, type(None), range, type, function, type(len), object):
        if c is not object:
            Hashable.register(c)


_register()
