import types


def isfunction(x): return isinstance(x, types.FunctionType)
def ismethod(x): return isinstance(x, types.MethodType)
def isbuiltin(x): return isinstance(x, types.BuiltinFunctionType)
def isroutine(x): return isfunction(x) or ismethod(x) or isbuiltin(x)
def isclass(x): return isinstance(x, type)
def ismodule(x): return type(x).__name__ == "module"
def isgenerator(x): return isinstance(x, types.GeneratorType)
def iscoroutine(x): return isinstance(x, types.CoroutineType)
def isawaitable(x): return iscoroutine(x) or hasattr(x, "__await__")
def iscoroutinefunction(x): return _kind(x) == "async"
def isgeneratorfunction(x): return _kind(x) == "generator"
def isasyncgenfunction(x): return _kind(x) == "async generator"
def isabstract(x): return bool(getattr(x, "__abstractmethods__", False))


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = min([len(s) - len(s.lstrip()) for s in lines[1:] if s.strip()], default=0)
    lines = [lines[0].lstrip()] + [s[margin:] for s in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(x): return cleandoc(x.__doc__) if x.__doc__ else None


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__"):
        func = func.__wrapped__
    return func


def getmembers(x, predicate=None):
    return [(n, getattr(x, n)) for n in dir(x) if hasattr(x, n) and (predicate is None or predicate(getattr(x, n)))]


class _empty: pass


class Parameter:
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = range(5)
    empty = _empty
    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation
    def __str__(self):
        return {2: "*", 4: "**"}.get(self.kind, "") + self.name + ("" if self.default is _empty else f"={self.default!r}")
    def __repr__(self): return f'<Parameter "{self}">'


class Signature:
    empty = _empty
    def __init__(self, parameters=None): self.parameters = {p.name: p for p in parameters or ()}
    def __str__(self):
        out, star = [], False
        list = [*self.parameters.values()]
        for i, p in enumerate(list):
            if p.kind == 3 and not star:
                out.append("*")
            star = star or p.kind in (2, 3)
            if i and list[i - 1].kind == 0 != p.kind:
                out.append("/")
            out.append(str(p))
        if list and list[-1].kind == 0:
            out.append("/")
        return f"({', '.join(out)})"
    def __repr__(self): return f"<Signature {self}>"


def signature(callable, **kwargs):
    if not hasattr(callable, "__call__") and not isclass(callable):
        raise TypeError(f"{callable!r} is not a callable object")
    x, skip = unwrap(callable), 0
    if isclass(x):
        if not isfunction(getattr(x, "__init__", None)):
            return Signature()
        x, skip = x.__init__, 1
    elif ismethod(x):
        x, skip = unwrap(x.__func__), 1
    elif not isfunction(x):
        x, skip = type(x).__call__, 1
    params = _parameters(x)
    if params is None:
        raise ValueError(f"no signature found for builtin {callable!r}")
    return Signature([Parameter(n, kind, default=d[0] if d else _empty) for n, kind, d in params][skip:])
