from types import MethodType, GenericAlias

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        if hasattr(wrapped, name):
            setattr(wrapper, name, getattr(wrapped, name))
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args, keywords, func = func.args + args, {**func.keywords, **keywords}, func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)] + [repr(a) for a in self.args] + [f"{k}={v!r}" for k, v in self.keywords.items()]
        return f"functools.partial({', '.join(parts)})"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        return lambda *a, **k: self.func(obj, *self.args, *a, **{**self.keywords, **k})


_marks = object()


def _key(args, kwds, typed):
    if not kwds and not typed:
        return args
    key = args
    if kwds:
        key += (_marks,)
        for item in kwds.items():
            key += item
    if typed:
        key += tuple(type(v) for v in args) + tuple(type(v) for v in kwds.values())
    return key


class _lru_cache_wrapper:
    def __init__(self, func, maxsize, typed):
        update_wrapper(self, func)
        self._maxsize, self._typed = maxsize, typed
        self.cache_clear()

    def __call__(self, *args, **kwds):
        if self._maxsize == 0:
            self._misses += 1
            return self.__wrapped__(*args, **kwds)
        key = _key(args, kwds, self._typed)
        cache = self._cache
        if key in cache:
            self._hits += 1
            if self._maxsize is None:
                return cache[key]
            value = cache[key] = cache.pop(key)
            return value
        self._misses += 1
        value = self.__wrapped__(*args, **kwds)
        if key not in cache:
            if self._maxsize is not None and len(cache) >= self._maxsize:
                del cache[next(iter(cache))]
            cache[key] = value
        return value

    def __get__(self, obj, cls=None):
        return self if obj is None else MethodType(self, obj)

    def cache_info(self):
        return _info(self._hits, self._misses, self._maxsize, len(self._cache))

    def cache_clear(self):
        self._cache, self._hits, self._misses = {}, 0, 0

    def cache_parameters(self):
        return {"maxsize": self._maxsize, "typed": self._typed}


def _info(*values):
    from collections import namedtuple
    global _info
    _info = namedtuple("CacheInfo", "hits misses maxsize currsize", module="functools")
    return _info(*values)


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _lru_cache_wrapper(maxsize, 128, False)
    if maxsize is not None and not isinstance(maxsize, int):
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    if maxsize is not None and maxsize < 0:
        maxsize = 0
    return lambda func: _lru_cache_wrapper(func, maxsize, typed)


def cache(user_function, /):
    return _lru_cache_wrapper(user_function, None, False)


class cached_property:
    def __init__(self, func):
        self.func, self.attrname, self.__doc__ = func, None, func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is not None and name != self.attrname:
            raise TypeError(f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r}).")
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        value = self.func(instance)
        instance.__dict__[self.attrname] = value
        return value

    __class_getitem__ = classmethod(GenericAlias)


_missing = object()


def reduce(function, iterable, initial=_missing, /):
    it = iter(iterable)
    if initial is _missing:
        initial = next(it, _missing)
        if initial is _missing:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in it:
        initial = function(initial, item)
    return initial


def _opposite(name, other, combine):
    def op(self, x):
        r = getattr(self, other)(x)
        return r if r is NotImplemented else combine(self, x, r)
    op.__name__ = name
    return op


_orders = {
    "__lt__": {"__gt__": lambda s, x, r: not r and s != x, "__le__": lambda s, x, r: r or s == x, "__ge__": lambda s, x, r: not r},
    "__le__": {"__ge__": lambda s, x, r: not r or s == x, "__lt__": lambda s, x, r: r and s != x, "__gt__": lambda s, x, r: not r},
    "__gt__": {"__lt__": lambda s, x, r: not (r or s == x), "__ge__": lambda s, x, r: r or s == x, "__le__": lambda s, x, r: not r},
    "__ge__": {"__le__": lambda s, x, r: not r or s == x, "__gt__": lambda s, x, r: r and s != x, "__lt__": lambda s, x, r: not r},
}


def total_ordering(cls):
    have = [n for n in _orders if any(n in c.__dict__ for c in cls.__mro__)]
    if not have:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(have)
    for name, combine in _orders[root].items():
        if name not in have:
            setattr(cls, name, _opposite(name, root, combine))
    return cls


def cmp_to_key(mycmp):
    class K:
        def __init__(self, obj):
            self.obj = obj
        def __lt__(self, other): return mycmp(self.obj, other.obj) < 0
        def __gt__(self, other): return mycmp(self.obj, other.obj) > 0
        def __eq__(self, other): return mycmp(self.obj, other.obj) == 0
        def __le__(self, other): return mycmp(self.obj, other.obj) <= 0
        def __ge__(self, other): return mycmp(self.obj, other.obj) >= 0
        __hash__ = None
    return K


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        for c in cls.__mro__:
            if c in registry:
                return registry[c]
        for c in registry:
            if issubclass(cls, c) and c is not object:
                return registry[c]
        return func

    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            notes = getattr(cls, "__annotations__", {})
            if not notes:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain `@register` on an annotated function.")
            name, func = next(iter(notes.items()))
            cls, func = func, cls
            if not isinstance(cls, type) and not hasattr(cls, "__args__"):
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        if hasattr(cls, "__args__") and not isinstance(cls, type):
            for c in cls.__args__:
                registry[c] = func
            return func
        if not isinstance(cls, type):
            raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain `@register` on an annotated function.")
        registry[cls] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kw)

    wrapper.register, wrapper.dispatch, wrapper.registry = register, dispatch, registry
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func): self.dispatcher, self.func = singledispatch(func), func
    def register(self, cls, method=None): return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            found = self.dispatcher.dispatch(type(args[0]))
            return (found.__get__(obj, cls) if hasattr(found, "__get__") and isinstance(found, (classmethod, staticmethod)) else MethodType(found, cls if obj is None else obj))(*args, **kwargs)
        return method
