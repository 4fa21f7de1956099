def saferepr(object): return repr(object)
def isreadable(object): return "<" not in repr(object)
def isrecursive(object): return "<Recursion" in repr(object)


def _key(x): return (str(type(x)), x) if isinstance(x, (int, float, str, bytes)) else (str(type(x)), id(x))


def _sorted(items):
    try:
        return sorted(items)
    except TypeError:
        return sorted(items, key=_key)


def _short(x, sort):
    if type(x) is dict:
        keys = _sorted(x) if sort else list(x)
        return "{" + ", ".join(f"{_short(k, sort)}: {_short(x[k], sort)}" for k in keys) + "}"
    if type(x) in (list, tuple):
        inside = ", ".join(_short(v, sort) for v in x)
        return f"[{inside}]" if type(x) is list else f"({inside}{',' if len(x) == 1 else ''})"
    return repr(x)


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        self._indent, self._width, self._stream, self._sort = indent, width, stream, sort_dicts

    def pformat(self, object): return self._text(object, 0, 0)
    def pprint(self, object): print(self.pformat(object), file=self._stream)

    def _text(self, x, at, after):
        """The text of x from column at on, with room for what comes after it."""
        short = _short(x, self._sort)
        if len(short) <= self._width - at - after:
            return short
        inner = at + self._indent
        pad = " " * (self._indent - 1)
        if isinstance(x, dict) and x:
            keys = _sorted(x) if self._sort else list(x)
            parts = []
            for i, k in enumerate(keys):
                name = _short(k, self._sort) + ": "
                parts.append(name + self._text(x[k], inner + len(name), after + 1 if i == len(keys) - 1 else 1))
            return "{" + pad + (",\n" + " " * inner).join(parts) + "}"
        if type(x) in (list, tuple, set, frozenset) and x:
            items, (start, end) = list(x), {list: "[]", tuple: "()", set: "{}", frozenset: ("frozenset({", "})")}[type(x)]
            if type(x) in (set, frozenset):
                items = _sorted(items)
            if type(x) is frozenset:
                inner += 10
            if type(x) is tuple and len(x) == 1:
                end = ",)"
            parts = [self._text(v, inner, after + len(end) if i == len(items) - 1 else 1) for i, v in enumerate(items)]
            return start + pad + (",\n" + " " * inner).join(parts) + end
        return short


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs): pprint(object, *args, sort_dicts=sort_dicts, **kwargs)
