def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


def _abstract(x):
    return getattr(x, "__isabstractmethod__", False)


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        names = {n for n, v in namespace.items() if _abstract(v)}
        for base in bases:
            for n in getattr(base, "__abstractmethods__", ()):
                if _abstract(getattr(cls, n, None)):
                    names.add(n)
        cls.__abstractmethods__ = frozenset(names)
        cls._abc_registry = []
        return cls

    def register(cls, subclass):
        for c in cls.__mro__:
            if "_abc_registry" in c.__dict__:
                c._abc_registry.append(subclass)
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        mro = subclass.__mro__
        if cls in mro:
            return True
        hook = getattr(cls, "__subclasshook__", None)
        if hook is not None:
            r = hook(subclass)
            if r is not NotImplemented:
                return r
        return any(r in mro or issubclass(subclass, r) for r in cls.__dict__["_abc_registry"])


class ABC(metaclass=ABCMeta):
    __slots__ = ()


class abstractproperty(property):
    __isabstractmethod__ = True


def update_abstractmethods(cls):
    return cls
