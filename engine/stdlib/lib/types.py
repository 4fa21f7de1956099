class SimpleNamespace:
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        return f"{name}({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"

    def __eq__(self, other):
        if isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None


class ModuleType:
    def __init__(self, name, doc=None):
        self.__name__, self.__doc__ = name, doc

    def __repr__(self):
        return f"<module {self.__name__!r}>"


class MappingProxyType:
    def __init__(self, mapping):
        self._mapping = mapping

    def __getitem__(self, key): return self._mapping[key]
    def __iter__(self): return iter(self._mapping)
    def __len__(self): return len(self._mapping)
    def __contains__(self, key): return key in self._mapping
    def __repr__(self): return f"mappingproxy({self._mapping!r})"
    def __eq__(self, other): return self._mapping == other
    def __getattr__(self, name):
        if name in ("get", "keys", "values", "items", "copy"):
            return getattr(self._mapping, name)
        raise AttributeError(f"'mappingproxy' object has no attribute '{name}'")

    def __setitem__(self, key, value):
        raise TypeError("'mappingproxy' object does not support item assignment")

    def __delitem__(self, key):
        raise TypeError("'mappingproxy' object doesn't support item deletion")


def _f(): yield


async def _c(): pass


LambdaType = FunctionType = type(_f)
GeneratorType = type(_f())
BuiltinMethodType = BuiltinFunctionType = type(len)
NoneType, EllipsisType, NotImplementedType = type(None), type(...), type(NotImplemented)


class DynamicClassAttribute(property): pass


def coroutine(func): return func
def new_class(name, bases=(), kwds=None, exec_body=None):
    names = {}
    if exec_body is not None:
        exec_body(names)
    return type(name, tuple(bases), names)
