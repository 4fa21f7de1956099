import collections
import collections.abc
from abc import ABCMeta
from types import GenericAlias

TYPE_CHECKING = False


class _Form:
    """A word of the type language: it takes brackets and |, and checks nothing."""
    def __init__(self, name, origin=None): self._name, self.__origin__ = name, origin
    def __getitem__(self, args): return _Alias(self, args if isinstance(args, tuple) else (args,))
    def __or__(self, other): return Union[self, other]
    def __ror__(self, other): return Union[other, self]
    def __repr__(self): return "typing." + self._name
    def __call__(self, *args, **kwargs):
        if self.__origin__ is not None:
            return self.__origin__(*args, **kwargs)
        raise TypeError(f"Cannot instantiate {self!r}")
    def __instancecheck__(self, x):
        if self.__origin__ is None:
            raise TypeError(f"{self!r} cannot be used with isinstance()")
        return isinstance(x, self.__origin__)
    def __subclasscheck__(self, c): return issubclass(c, self.__origin__)


class _Alias:
    def __init__(self, form, args): self._form, self.__args__, self.__origin__ = form, args, form.__origin__ or form
    def __getitem__(self, args): return self
    def __or__(self, other): return Union[self, other]
    def __ror__(self, other): return Union[other, self]
    def __eq__(self, other): return isinstance(other, _Alias) and self._form is other._form and self.__args__ == other.__args__
    def __hash__(self): return hash((id(self._form), self.__args__))
    def __call__(self, *args, **kwargs): return self._form(*args, **kwargs)
    def __repr__(self):
        if self._form is Optional:
            return f"typing.Optional[{_text(self.__args__[0])}]"
        if self._form is Union and len(self.__args__) == 2 and type(None) in self.__args__:
            return f"typing.Optional[{_text([a for a in self.__args__ if a is not type(None)][0])}]"
        return f"{self._form!r}[{', '.join(map(repr if self._form is Literal else _text, self.__args__))}]"
    def __instancecheck__(self, x):
        if self._form in (Union, Optional):
            return x is None and (None in self.__args__ or self._form is Optional) or isinstance(x, tuple(a for a in self.__args__ if a is not None))
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


def _text(t):
    if isinstance(t, list):
        return f"[{', '.join(map(_text, t))}]"
    if t is None or t is type(None):
        return "None"
    if t is ...:
        return "..."
    if isinstance(t, type) and type(t) is not GenericAlias:
        return t.__qualname__ if t.__module__ == "builtins" else f"{t.__module__}.{t.__qualname__}"
    return f"ForwardRef({t!r})" if isinstance(t, str) else repr(t)


Any, Union, Optional, Literal, Final, ClassVar = map(_Form, ("Any", "Union", "Optional", "Literal", "Final", "ClassVar"))
Annotated, Concatenate, TypeGuard, Required, NotRequired, Unpack = map(_Form, ("Annotated", "Concatenate", "TypeGuard", "Required", "NotRequired", "Unpack"))
NoReturn, Never, Self, LiteralString, TypeAlias, AnyStr = map(_Form, ("NoReturn", "Never", "Self", "LiteralString", "TypeAlias", "AnyStr"))
List, Dict, Set, FrozenSet, Tuple, Type = _Form("List", list), _Form("Dict", dict), _Form("Set", set), _Form("FrozenSet", frozenset), _Form("Tuple", tuple), _Form("Type", type)
DefaultDict, OrderedDict, Counter, Deque, ChainMap = [_Form(n, getattr(collections, o)) for n, o in (
    ("DefaultDict", "defaultdict"), ("OrderedDict", "OrderedDict"), ("Counter", "Counter"), ("Deque", "deque"), ("ChainMap", "ChainMap"))]
(Iterable, Iterator, Generator, Mapping, MutableMapping, Sequence, MutableSequence, Callable, Hashable, Sized, Container, Collection, Reversible,
 Awaitable, Coroutine, AsyncIterable, AsyncIterator, KeysView, ValuesView, ItemsView, MutableSet) = [_Form(n, getattr(collections.abc, n)) for n in (
    "Iterable Iterator Generator Mapping MutableMapping Sequence MutableSequence Callable Hashable Sized Container Collection Reversible "
    "Awaitable Coroutine AsyncIterable AsyncIterator KeysView ValuesView ItemsView MutableSet").split()]
AbstractSet = _Form("AbstractSet", collections.abc.Set)
Pattern, Match, Text, IO, TextIO, BinaryIO = _Form("Pattern"), _Form("Match"), str, _Form("IO"), _Form("TextIO"), _Form("BinaryIO")
AsyncGenerator, ContextManager, AsyncContextManager = map(_Form, ("AsyncGenerator", "ContextManager", "AsyncContextManager"))


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__, self.__constraints__, self.__bound__ = name, constraints, bound
        self._sign = "+" if covariant else "-" if contravariant else "~"
    def __repr__(self): return self._sign + self.__name__
    def __or__(self, other): return Union[self, other]
    def __ror__(self, other): return Union[other, self]


class ParamSpec(TypeVar):
    args = property(lambda self: self)
    kwargs = property(lambda self: self)


class TypeVarTuple(TypeVar):
    def __iter__(self): yield self
    def __repr__(self): return self.__name__


class Generic:
    __class_getitem__ = classmethod(GenericAlias)


class _ProtocolMeta(ABCMeta):
    def __call__(cls, *args, **kwargs):
        if cls.__dict__.get("_is_protocol"):
            raise TypeError("Protocols cannot be instantiated")
        return super().__call__(*args, **kwargs)

    def __subclasscheck__(cls, c):
        if super().__subclasscheck__(c):
            return True
        if not cls.__dict__.get("_is_protocol"):
            return False
        if not cls.__dict__.get("_is_runtime_protocol"):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        return all(hasattr(c, n) for n in cls._protocol_names)

    def __instancecheck__(cls, x):
        if cls.__dict__.get("_is_runtime_protocol"):
            return all(hasattr(x, n) for n in cls._protocol_names)
        return cls.__subclasscheck__(type(x))


class Protocol(Generic, metaclass=_ProtocolMeta):
    _is_protocol = True

    def __init_subclass__(cls, **kwargs):
        cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if cls._is_protocol:
            cls._protocol_names = [n for c in cls.__mro__ if c.__dict__.get("_is_protocol") and c is not Protocol
                                   for n in [*c.__dict__, *c.__dict__.get("__annotations__", ())]
                                   if n not in ("__module__", "__qualname__", "__doc__", "__annotations__", "__abstractmethods__", "_protocol_names") and not n.startswith("_is_") and not n.startswith("_abc")]


def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    return cls


class _NamedTupleMeta(type):
    def __new__(mcs, name, bases, ns):
        if not bases:
            return super().__new__(mcs, name, bases, ns)
        annotations = ns.get("__annotations__", {})
        defaults = []
        for n in annotations:
            if n in ns:
                defaults.append(ns[n])
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {n} cannot follow default field{'s' if len(defaults) > 1 else ''} " + ", ".join(k for k in annotations if k in ns))
        made = collections.namedtuple(name, list(annotations), defaults=defaults, module=ns["__module__"])
        made.__annotations__ = dict(annotations)
        for key, value in ns.items():
            if key not in ("__module__", "__qualname__", "__annotations__") and key not in annotations:
                setattr(made, key, value)
        made.__qualname__ = ns.get("__qualname__", name)
        return made

    def __call__(cls, typename, fields=None, /, **kwargs):
        fields = list(fields or kwargs.items())
        made = collections.namedtuple(typename, [n for n, _ in fields])
        made.__annotations__ = dict(fields)
        return made


class NamedTuple(metaclass=_NamedTupleMeta): pass


class _TypedDictMeta(type):
    def __new__(mcs, name, bases, ns, total=True):
        made = super().__new__(mcs, name, bases, ns)
        annotations = {}
        for base in bases:
            annotations.update(getattr(base, "__annotations__", {}))
        annotations.update(ns.get("__annotations__", {}))
        made.__annotations__, made.__total__ = annotations, total
        made.__required_keys__ = frozenset(annotations if total else ())
        made.__optional_keys__ = frozenset(() if total else annotations)
        return made

    def __call__(cls, *args, **kwargs):
        if cls is TypedDict:
            return _TypedDictMeta(args[0], (TypedDict,), {"__annotations__": dict(args[1]), "__module__": "__main__"}, **kwargs)
        return dict(*args, **kwargs)

    def __instancecheck__(cls, x): raise TypeError("TypedDict does not support instance and class checks")


class TypedDict(metaclass=_TypedDictMeta): pass


def NewType(name, tp):
    def new(x): return x
    new.__name__ = new.__qualname__ = name
    new.__supertype__ = tp
    return new


def cast(typ, val): return val
def overload(func): return func
def final(f): return f
def override(f): return f
def no_type_check(f): return f
def assert_type(val, typ): return val
def reveal_type(obj): return obj
def get_type_hints(obj, globalns=None, localns=None, include_extras=False): return dict(getattr(obj, "__annotations__", {}))
def get_origin(tp): return getattr(tp, "__origin__", None)
def get_args(tp): return getattr(tp, "__args__", ())
def dataclass_transform(**kwargs): return lambda f: f
def assert_never(arg): raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


class SupportsInt(Protocol):
    def __int__(self): pass
class SupportsFloat(Protocol):
    def __float__(self): pass
for _p in (SupportsInt, SupportsFloat):
    runtime_checkable(_p)
