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


class _ParameterKind(int):
    def __new__(cls, n):
        self = int.__new__(cls, n)
        self.name = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD")[n]
        self.description = ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")[n]
        return self
    def __str__(self): return self.name
    def __repr__(self): return f"<_ParameterKind.{self.name}: {int(self)}>"


_kinds = tuple(_ParameterKind(n) for n in range(5))


def formatannotation(annotation):
    if isinstance(annotation, type):
        return annotation.__qualname__ if annotation.__module__ == "builtins" else f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation).replace("typing.", "")


class Parameter:
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _kinds
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind, self.default, self.annotation = name, _kinds[kind], default, annotation

    def replace(self, **kw):
        return Parameter(**({"name": self.name, "kind": self.kind, "default": self.default, "annotation": self.annotation} | kw))

    def __str__(self):
        text = {2: "*", 4: "**"}.get(self.kind, "") + self.name
        if self.annotation is not _empty:
            text += f": {formatannotation(self.annotation)}"
        if self.default is not _empty:
            text += f" = {self.default!r}" if self.annotation is not _empty else f"={self.default!r}"
        return text

    def __repr__(self): return f'<Parameter "{self}">'
    def __eq__(self, other): return isinstance(other, Parameter) and vars(self) == vars(other)
    __hash__ = None


class BoundArguments:
    def __init__(self, signature, arguments): self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        out = []
        for name, p in self.signature.parameters.items():
            if p.kind > 2 or name not in self.arguments:
                break
            out += self.arguments[name] if p.kind == 2 else [self.arguments[name]]
        return tuple(out)

    @property
    def kwargs(self):
        out, named = {}, False
        for name, p in self.signature.parameters.items():
            if not named:
                named = p.kind > 2 or name not in self.arguments and p.kind != 2
            if named and name in self.arguments:
                out.update(self.arguments[name] if p.kind == 4 else {name: self.arguments[name]})
        return out

    def apply_defaults(self):
        done = {}
        for name, p in self.signature.parameters.items():
            if name in self.arguments:
                done[name] = self.arguments[name]
            elif p.default is not _empty:
                done[name] = p.default
            elif p.kind in (2, 4):
                done[name] = () if p.kind == 2 else {}
        self.arguments = done

    def __eq__(self, other): return isinstance(other, BoundArguments) and self.arguments == other.arguments
    __hash__ = None
    def __repr__(self): return f"<BoundArguments ({', '.join(f'{k}={v!r}' for k, v in self.arguments.items())})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters, self.return_annotation = {p.name: p for p in parameters or ()}, return_annotation

    @classmethod
    def from_callable(cls, obj, **kwargs): return signature(obj)

    def replace(self, *, parameters=None, return_annotation=None):
        return Signature(self.parameters.values() if parameters is None else parameters,
                         return_annotation=self.return_annotation if return_annotation is None else return_annotation)

    def _bind(self, args, kwargs, partial):
        found, left, rest = {}, list(args), dict(kwargs)
        for name, p in self.parameters.items():
            if p.kind == 2:
                if left:
                    found[name] = tuple(left)
                left = []
            elif p.kind == 4:
                if rest:
                    found[name] = rest
                rest = {}
            elif left and p.kind < 2:
                if p.kind == 1 and name in rest:
                    raise TypeError(f"multiple values for argument {name!r}")
                found[name] = left.pop(0)
            elif name in rest and p.kind:
                found[name] = rest.pop(name)
            elif p.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if left:
            raise TypeError("too many positional arguments")
        if rest:
            raise TypeError(f"got an unexpected keyword argument {next(iter(rest))!r}")
        return BoundArguments(self, found)

    def bind(self, /, *args, **kwargs): return self._bind(args, kwargs, False)
    def bind_partial(self, /, *args, **kwargs): return self._bind(args, kwargs, True)
    def __eq__(self, other): return isinstance(other, Signature) and [*self.parameters.values()] == [*other.parameters.values()]
    __hash__ = None

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
        return f"({', '.join(out)})" + ("" if self.return_annotation is _empty else f" -> {formatannotation(self.return_annotation)}")

    def __repr__(self): return f"<Signature {self}>"


def signature(callable, **kwargs):
    if not hasattr(callable, "__call__") and not isclass(callable):
        raise TypeError(f"{callable!r} is not a callable object")
    x, skip, cls = unwrap(callable), 0, False
    if isinstance(getattr(x, "__signature__", None), Signature):
        return x.__signature__
    if isclass(x):
        if not isfunction(getattr(x, "__init__", None)):
            return Signature()
        x, skip, cls = x.__init__, 1, True
    elif ismethod(x):
        x, skip = unwrap(x.__func__), 1
    elif not isfunction(x):
        if type(x).__name__ == "partial" and hasattr(x, "func"):
            return _partial_signature(x)
        x, skip = type(x).__call__, 1
    params = _parameters(x)
    if params is None:
        raise ValueError(f"no signature found for builtin {callable!r}")
    notes = getattr(x, "__annotations__", {})
    return Signature([Parameter(n, kind, default=d[0] if d else _empty, annotation=notes.get(n, _empty)) for n, kind, d in params][skip:],
                     return_annotation=_empty if cls else notes.get("return", _empty))


def _partial_signature(x):
    params, given, out, named = signature(x.func).parameters, len(x.args), [], False
    for p in params.values():
        if given and p.kind < 2:
            given -= 1
        elif p.name in x.keywords and p.kind in (1, 3):
            named = True
            out.append(p.replace(kind=3, default=x.keywords[p.name]))
        elif not (named and p.kind == 2):
            out.append(p.replace(kind=3) if named and p.kind == 1 else p)
    return Signature(out)


def getcallargs(func, /, *positional, **named):
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return bound.arguments


def getfullargspec(func):
    from collections import namedtuple
    spec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")
    params = [Parameter(n, kind, default=d[0] if d else _empty) for n, kind, d in _parameters(func.__func__ if ismethod(func) else func)]
    def of(kind): return [p.name for p in params if p.kind == kind]
    defaults = tuple(p.default for p in params if p.kind < 2 and p.default is not _empty)
    only = {p.name: p.default for p in params if p.kind == 3 and p.default is not _empty}
    return spec(of(0) + of(1), *(of(2) or [None]), *(of(4) or [None]), defaults or None, of(3), only or None,
                {n: func.__annotations__[n] for n in ("return", *[p.name for p in params]) if n in func.__annotations__})


def getmodule(x): return None
def getsource(x): raise OSError("could not get source code")
def stack(context=1): return []
def currentframe(): return None
