import copy
from types import MappingProxyType


class FrozenInstanceError(AttributeError): pass


class _MISSING_TYPE: pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE: pass


KW_ONLY = _KW_ONLY_TYPE()


class _Factory:
    def __repr__(self): return "<factory>"


class InitVar:
    def __init__(self, type): self.type = type
    def __class_getitem__(cls, type): return InitVar(type)


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default, self.default_factory, self.init, self.repr = default, default_factory, init, repr
        self.hash, self.compare, self.metadata, self.kw_only = hash, compare, MappingProxyType(metadata or {}), kw_only

    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},default_factory={self.default_factory!r},"
                f"init={self.init!r},repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
                f"kw_only={self.kw_only!r})")


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _kind(annotation):
    text = annotation if isinstance(annotation, str) else ""
    text = text.removeprefix("typing.").removeprefix("dataclasses.")
    return text.split("[")[0].strip()


def _collect(cls, kw_only):
    all, variables = {}, []
    for base in reversed(cls.__mro__[1:]):
        if "__dataclass_fields__" in base.__dict__:
            all.update(base.__dict__["__dataclass_fields__"])
    own = cls.__dict__.get("__annotations__", {})
    for name, annotation in own.items():
        kind = _kind(annotation)
        if kind == "ClassVar":
            continue
        if kind == "KW_ONLY":
            kw_only = True
            continue
        default = cls.__dict__.get(name, MISSING)
        if type(default).__name__ == "member_descriptor":  # of __slots__
            default = MISSING
        f = default if isinstance(default, Field) else field(default=default)
        f.name, f.type = name, annotation
        f.initvar = kind == "InitVar"
        if f.kw_only is MISSING:
            f.kw_only = kw_only
        if f.default is not MISSING and getattr(type(f.default), "__hash__", 1) is None or isinstance(f.default, (list, dict, set)):
            raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: use default_factory")
        if isinstance(default, Field):
            if f.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, f.default)
        all[name] = f
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in own:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return all


def _optional(f): return f.default is not MISSING or f.default_factory is not MISSING


def _init(cls, all, frozen):
    order = [f for f in all if f.init and not f.kw_only] + [f for f in all if f.init and f.kw_only]
    spec, seen, starred = "self", None, False
    for f in order:
        if f.kw_only and not starred:
            spec, starred = spec + " *", True
        if not f.kw_only:
            if _optional(f):
                seen = f
            elif seen is not None:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")
        spec += " " + f.name + ("?" if _optional(f) else "")
    binder = _binder(cls.__qualname__ + ".__init__", spec)
    post = hasattr(cls, "__post_init__")

    def __init__(self, /, *args, **kwargs):
        given = _bind(binder, (self,) + args, kwargs)[1:]
        values = dict(zip([f.name for f in order], given))
        extra = []
        for f in all:
            v = values.get(f.name, _unset)
            if v is _unset:
                if f.default_factory is not MISSING:
                    v = f.default_factory()
                elif f.default is not MISSING:
                    v = f.default
                else:
                    continue
            if f.initvar:
                extra.append(v)
            else:
                object.__setattr__(self, f.name, v) if frozen else setattr(self, f.name, v)
        if post:
            self.__post_init__(*extra)
    return __init__


def _repr(self):
    parts = [f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr]
    return f"{self.__class__.__qualname__}({', '.join(parts)})"


def _values(self): return tuple([getattr(self, f.name) for f in fields(self) if f.compare])


def _comparison(name, compare):
    def op(self, other):
        return compare(_values(self), _values(other)) if other.__class__ is self.__class__ else NotImplemented
    op.__name__ = name
    return op


def _hash(self):
    return hash(tuple([getattr(self, f.name) for f in fields(self) if (f.compare if f.hash is None else f.hash)]))


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only):
    for base in cls.__mro__[1:]:
        params = base.__dict__.get("__dataclass_params__")
        if params is not None and params["frozen"] != frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one" if params["frozen"] else "cannot inherit frozen dataclass from a non-frozen one")
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    all = _collect(cls, kw_only)
    cls.__dataclass_fields__ = all
    cls.__dataclass_params__ = {"frozen": frozen}
    own_hash = "__hash__" in cls.__dict__
    own_eq = "__eq__" in cls.__dict__
    def put(name, value, must=False):
        if name not in cls.__dict__:
            setattr(cls, name, value)
        elif must:
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
    if init:
        put("__init__", _init(cls, list(all.values()), frozen))
    if repr:
        put("__repr__", _repr)
    if eq:
        put("__eq__", _comparison("__eq__", lambda a, b: a == b))
    if order:
        put("__lt__", _comparison("__lt__", lambda a, b: a < b), True)
        put("__le__", _comparison("__le__", lambda a, b: a <= b), True)
        put("__gt__", _comparison("__gt__", lambda a, b: a > b), True)
        put("__ge__", _comparison("__ge__", lambda a, b: a >= b), True)
    if frozen:
        names = set(all)
        def __setattr__(self, name, value):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f"cannot assign to field {name!r}")
            super(cls, self).__setattr__(name, value)
        def __delattr__(self, name):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f"cannot delete field {name!r}")
            super(cls, self).__delattr__(name)
        put("__setattr__", __setattr__, True)
        put("__delattr__", __delattr__, True)
    if not own_hash:
        if unsafe_hash or eq and frozen:
            cls.__hash__ = _hash
        elif eq and not own_eq:
            cls.__hash__ = None
    if match_args:
        put("__match_args__", tuple(f.name for f in all.values() if f.init and not f.kw_only))
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls): return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        all = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in all.values() if not f.initvar])


def is_dataclass(obj): return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def _instance(obj): return hasattr(type(obj), "__dataclass_fields__")


def _convert(obj, make, dict_factory):
    if _instance(obj):
        return make([(f.name, _convert(getattr(obj, f.name), make, dict_factory)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_convert(v, make, dict_factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(_convert(v, make, dict_factory) for v in obj)
    if isinstance(obj, dict):
        return type(obj)((_convert(k, make, dict_factory), _convert(v, make, dict_factory)) for k, v in obj.items())
    return copy.deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    if not _instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, dict_factory, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not _instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda pairs: tuple_factory([v for _, v in pairs]), None)


def replace(obj, /, **changes):
    if not _instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in obj.__dataclass_fields__.values():
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f.initvar and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    names, annotations = dict(namespace or {}), {}
    for item in fields:
        if isinstance(item, str):
            item = (item, "typing.Any")
        annotations[item[0]] = item[1]
        if len(item) == 3:
            names[item[0]] = item[2]
    names["__annotations__"] = annotations
    names.setdefault("__module__", "types")
    return dataclass(type(cls_name, tuple(bases), names), **options)
