from itertools import chain, repeat, starmap
from types import GenericAlias
from collections.abc import MutableMapping, Mapping, MutableSequence

_words = "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split()


class _tuplegetter:
    def __init__(self, i): self._i = i
    def __get__(self, obj, cls=None): return self if obj is None else tuple.__getitem__(obj, self._i)
    def __set__(self, obj, value): raise AttributeError("can't set attribute")


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names, seen = [], set()
    for i, name in enumerate(map(str, field_names)):
        bad = not name.isidentifier() or name in _words or name.startswith("_") or name in seen
        if rename and bad:
            name = f"_{i}"
        names.append(name)
        seen.add(name)
    seen = set()
    for name in [str(typename)] + names:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _words:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    fields = tuple(names)
    defaults = tuple(defaults or ())
    if len(defaults) > len(fields):
        raise TypeError("Got more default values than field names")
    known = dict(zip(fields[len(fields) - len(defaults):], defaults))
    spec = "_cls " + " ".join(n + "?" if n in known else n for n in fields)
    binder = _binder(typename + ".__new__", spec)

    def __new__(_cls, *args, **kwargs):
        if kwargs or len(args) != len(fields):
            args = [known[fields[i]] if v is _unset else v for i, v in enumerate(_bind(binder, (_cls,) + args, kwargs)[1:])]
        return tuple.__new__(_cls, args)

    def _make(cls, iterable):
        items = tuple(iterable)
        if len(items) != len(fields):
            raise TypeError(f"Expected {len(fields)} arguments, got {len(items)}")
        return tuple.__new__(cls, items)

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(n, v) for n, v in zip(fields, self)])
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        return self.__class__.__name__ + "(" + ", ".join([f"{n}={v!r}" for n, v in zip(fields, self)]) + ")"

    ns = {
        "__doc__": f"{typename}({', '.join(fields)})", "__slots__": (), "_fields": fields, "_field_defaults": known,
        "__new__": __new__, "_make": classmethod(_make), "_replace": _replace, "__repr__": __repr__,
        "_asdict": lambda self: dict(zip(fields, self)), "__getnewargs__": lambda self: tuple(self), "__match_args__": fields,
        "__module__": module or "__main__",
    }
    for i, name in enumerate(fields):
        ns[name] = _tuplegetter(i)
    return type(typename, (tuple,), ns)


class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        if key not in self:
            raise KeyError(key)
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
            return
        rest = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, rest)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return dict.popitem(self)
        key = next(iter(self))
        return key, dict.pop(self, key)

    def copy(self):
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __repr__(self):
        return f"{self.__class__.__name__}({list(self.items())!r})" if self else f"{self.__class__.__name__}()"

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self.items()) == list(other.items())
        return dict(self) == other

    __hash__ = None

    def __reversed__(self): return reversed(list(dict.keys(self)))
    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(self)
        new.update(other)
        return new


class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value

    def __repr__(self):
        return f"defaultdict({self.default_factory!r}, {dict(self)!r})"

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        new = self.copy()
        new.update(other)
        return new


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        items = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return items if n is None else items[:max(n, 0)]

    def elements(self):
        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        if isinstance(iterable, Mapping):
            for key, n in iterable.items():
                self[key] = self.get(key, 0) + n
        elif iterable is not None:
            _count(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if isinstance(iterable, Mapping):
            for key, n in iterable.items():
                self[key] = self.get(key, 0) - n
        elif iterable is not None:
            for key in iterable:
                self[key] = self.get(key, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            d = dict(self.most_common())
        except TypeError:
            d = dict(self)
        return f"{self.__class__.__name__}({d!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    __hash__ = None

    def __le__(self, other): return all(self[e] <= other[e] for c in (self, other) for e in c)
    def __lt__(self, other): return self <= other and self != other
    def __ge__(self, other): return all(self[e] >= other[e] for c in (self, other) for e in c)
    def __gt__(self, other): return self >= other and self != other

    def _keep(self, pairs):
        c = Counter()
        for e, n in pairs:
            if n > 0:
                c[e] = n
        return c

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._keep([(e, n + other[e]) for e, n in self.items()] + [(e, n) for e, n in other.items() if e not in self])

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._keep([(e, n - other[e]) for e, n in self.items()] + [(e, -n) for e, n in other.items() if e not in self])

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._keep([(e, max(n, other[e])) for e, n in self.items()] + [(e, n) for e, n in other.items() if e not in self])

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._keep([(e, min(n, other[e])) for e, n in self.items()])

    def __pos__(self): return self._keep(self.items())
    def __neg__(self): return self._keep([(e, -n) for e, n in self.items()])


class deque(MutableSequence):
    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None and (not isinstance(maxlen, int) or maxlen < 0):
            raise ValueError("maxlen must be non-negative") if isinstance(maxlen, int) else TypeError("an integer is required")
        self._items, self._maxlen = [], maxlen
        self.extend(iterable)

    maxlen = property(lambda self: self._maxlen)

    def append(self, x):
        self._items.append(x)
        if self._maxlen is not None and len(self._items) > self._maxlen:
            del self._items[0]

    def appendleft(self, x):
        self._items.insert(0, x)
        if self._maxlen is not None and len(self._items) > self._maxlen:
            self._items.pop()

    def extend(self, iterable):
        self._items.extend(iterable)
        if self._maxlen is not None and len(self._items) > self._maxlen:
            del self._items[:len(self._items) - self._maxlen]

    def extendleft(self, iterable):
        for x in list(iterable):
            self.appendleft(x)

    def pop(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop()

    def popleft(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop(0)

    def rotate(self, n=1):
        if self._items:
            n %= len(self._items)
            self._items = self._items[-n:] + self._items[:-n] if n else self._items

    def clear(self): self._items.clear()
    def copy(self): return type(self)(self._items, self._maxlen)
    __copy__ = copy
    def reverse(self): self._items.reverse()
    def count(self, x): return self._items.count(x)

    def insert(self, i, x):
        if self._maxlen is not None and len(self._items) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        self._items.insert(i, x)

    def remove(self, value):
        if value not in self._items:
            raise ValueError("deque.remove(x): x not in deque")
        self._items.remove(value)

    def index(self, x, *bounds):
        try:
            return self._items.index(x, *bounds)
        except ValueError:
            raise ValueError(f"{x!r} is not in deque") from None

    def _at(self, i):
        if not isinstance(i, int):
            raise TypeError(f"sequence index must be integer, not '{type(i).__name__}'")
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("deque index out of range")
        return i

    def __getitem__(self, i): return self._items[self._at(i)]
    def __setitem__(self, i, x): self._items[self._at(i)] = x
    def __delitem__(self, i): del self._items[self._at(i)]
    def __len__(self): return len(self._items)
    def __bool__(self): return bool(self._items)
    def __iter__(self):
        n = len(self._items)
        for x in self._items:
            yield x
            if len(self._items) != n:
                raise RuntimeError("deque mutated during iteration")
    def __reversed__(self): return reversed(self._items)
    def __contains__(self, x): return x in self._items

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, deque) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, deque) else NotImplemented

    __hash__ = None

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        return type(self)(self._items + other._items, self._maxlen)

    def __mul__(self, n): return type(self)(self._items * n, self._maxlen)

    def __repr__(self):
        end = "" if self._maxlen is None else f", maxlen={self._maxlen}"
        return f"{type(self).__name__}({self._items!r}{end})"


class ChainMap(MutableMapping):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for m in self.maps:
            if key in m:
                return m[key]
        return self.__missing__(key)

    def get(self, key, default=None): return self[key] if key in self else default
    def __len__(self): return len(set().union(*self.maps))
    def __iter__(self):
        d = {}
        for m in reversed(self.maps):
            d |= dict.fromkeys(m)
        return iter(d)
    def __contains__(self, key): return any(key in m for m in self.maps)
    def __bool__(self): return any(self.maps)
    def __repr__(self): return f"{self.__class__.__name__}({', '.join(map(repr, self.maps))})"
    def new_child(self, m=None, **kwargs): return self.__class__(kwargs if m is None else m, *self.maps)
    parents = property(lambda self: self.__class__(*self.maps[1:]))
    def __setitem__(self, key, value): self.maps[0][key] = value

    def __delitem__(self, key):
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        del self.maps[0][key]


class UserDict(MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        self.update(kwargs)

    def __len__(self): return len(self.data)
    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(self.__class__, "__missing__"):
            return self.__class__.__missing__(self, key)
        raise KeyError(key)
    def __setitem__(self, key, item): self.data[key] = item
    def __delitem__(self, key): del self.data[key]
    def __iter__(self): return iter(self.data)
    def __contains__(self, key): return key in self.data
    def __repr__(self): return repr(self.data)


class UserList(MutableSequence):
    def __init__(self, initlist=None): self.data = list(initlist or ())
    def __len__(self): return len(self.data)
    def __getitem__(self, i): return self.data[i]
    def __setitem__(self, i, item): self.data[i] = item
    def __delitem__(self, i): del self.data[i]
    def insert(self, i, item): self.data.insert(i, item)
    def __repr__(self): return repr(self.data)
    def __eq__(self, other): return self.data == (other.data if isinstance(other, UserList) else other)
