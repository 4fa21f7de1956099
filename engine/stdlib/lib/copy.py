class Error(Exception): pass


error = Error
_atoms = (type(None), int, float, bool, complex, str, bytes, type, range, type(...), type(NotImplemented), type(len), type(lambda: 0), property)
_atomic = {c for c in _atoms}


def _special(x, name):
    for c in type(x).__mro__:
        if name in c.__dict__:
            return getattr(x, name)
    return None


def _shell(x, convert):
    """An object of x's class, without its attributes."""
    cls = type(x)
    if isinstance(x, BaseException):
        return cls(*convert(x.args))
    if isinstance(x, (dict, list, set)):
        new = cls.__new__(cls)
        if isinstance(x, dict):
            for k, v in dict.items(x):
                dict.__setitem__(new, convert(k), convert(v))
        elif isinstance(x, list):
            for v in list.__iter__(x):
                list.append(new, convert(v))
        else:
            for v in set.__iter__(x):
                set.add(new, convert(v))
        return new
    for base in (tuple, str, int, float, bytes, frozenset):
        if isinstance(x, base):
            return base.__new__(cls, base(x) if base is not tuple else tuple([convert(v) for v in x]))
    return object.__new__(cls)


def _state(x):
    if _special(x, "__getstate__"):
        return x.__getstate__()
    return x.__dict__ if hasattr(x, "__dict__") else {}


def _restore(new, x, state):
    if _special(x, "__setstate__"):
        new.__setstate__(state)
    else:
        for k, v in state.items():
            new.__dict__[k] = v
    return new


def copy(x):
    cls = type(x)
    if cls in _atomic or cls in (tuple, frozenset):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if isinstance(x, type):
        return x
    special = _special(x, "__copy__")
    if special:
        return special()
    if cls.__module__ in _immutable:
        return x
    if not hasattr(x, "__dict__") and not _special(x, "__slots__"):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    new = _restore(_shell(x, lambda v: v), x, _state(x))
    return _slots(new, x, lambda v: v)


def _slots(new, x, convert):
    for c in type(x).__mro__:
        for name in c.__dict__.get("__slots__", ()):
            if hasattr(x, name):
                object.__setattr__(new, name, convert(getattr(x, name)))
    return new


_immutable = ("datetime", "decimal", "uuid", "fractions")


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _atomic:
        return x
    if memo is None:
        memo = {}
    d = id(x)
    if d in memo:
        return memo[d]
    if cls is list:
        y = memo[d] = []
        for v in x:
            y.append(deepcopy(v, memo))
        return y
    if cls is dict:
        y = memo[d] = {}
        for k, v in x.items():
            y[deepcopy(k, memo)] = deepcopy(v, memo)
        return y
    if cls in (set, frozenset):
        y = memo[d] = cls([deepcopy(v, memo) for v in x])
        return y
    if cls is tuple:
        y = [deepcopy(v, memo) for v in x]
        if d in memo:
            return memo[d]
        y = memo[d] = x if all(a is b for a, b in zip(x, y)) else tuple(y)
        return y
    if cls is bytearray:
        y = memo[d] = bytearray(x)
        return y
    if isinstance(x, type):
        return x
    special = _special(x, "__deepcopy__")
    if special:
        y = memo[d] = special(memo)
        return y
    if cls.__module__ in _immutable:
        return x
    if cls.__name__ == "method":
        return x
    if not hasattr(x, "__dict__") and not _special(x, "__slots__"):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    def convert(v): return deepcopy(v, memo)
    if isinstance(x, (dict, list, set, tuple, BaseException)):
        y = memo[d] = _shell(x, convert)
    else:
        y = memo[d] = _shell(x, lambda v: v)
    _restore(y, x, deepcopy(_state(x), memo))
    return _slots(y, x, convert)


def replace(obj, /, **changes):
    return obj.__replace__(**changes)
