"""What query sets compute over the rows that views.py states: Q, F and aggregates."""
import datetime as _datetime
import re as _re

_missing = object()


def unknown(what):
    return NotImplementedError(f"the playground does not work out {what}: state it in the rows of the table, or write it in Python")


def step_into(value, part):
    if isinstance(value, dict):
        return value.get(part, _missing)
    return getattr(value, part, _missing)


def field(row, path):
    """The value of a field, None if the row states none."""
    whole = step_into(row, path)
    if whole is not _missing:
        return whole
    for part in path.split("__"):
        if part == "pk" and isinstance(row, dict) and "pk" not in row:
            part = "id"
        row = step_into(row, part)
        if row is _missing:
            return None
    return row


def values(row, path):
    """The values of a field: more than one where the row states a list."""
    found = [row]
    for part in path.split("__"):
        found = [step_into(v, "id" if part == "pk" and isinstance(v, dict) else part) for v in found]
        if _missing in [v for v in found if v is _missing]:
            raise unknown(f"{path!r}, which a row does not have")
        found = [x for v in found for x in (v if isinstance(v, (list, tuple)) else [v])]
    return found


def _day(v): return v.date() if isinstance(v, _datetime.datetime) else v


OPERATORS = {
    "exact": lambda a, b: a == b, "gt": lambda a, b: a > b, "gte": lambda a, b: a >= b, "lt": lambda a, b: a < b,
    "lte": lambda a, b: a <= b, "in": lambda a, b: a in b, "contains": lambda a, b: b in a,
    "icontains": lambda a, b: b.lower() in a.lower(), "startswith": lambda a, b: a.startswith(b),
    "istartswith": lambda a, b: a.lower().startswith(b.lower()), "endswith": lambda a, b: a.endswith(b),
    "iendswith": lambda a, b: a.lower().endswith(b.lower()), "iexact": lambda a, b: a.lower() == b.lower(),
    "isnull": lambda a, b: (a is None) == b, "range": lambda a, b: b[0] <= a <= b[1],
    "regex": lambda a, b: _re.search(b, a) is not None, "iregex": lambda a, b: _re.search(b, a, _re.I) is not None,
    "date": lambda a, b: _day(a) == b, "year": lambda a, b: a.year == b, "month": lambda a, b: a.month == b, "day": lambda a, b: a.day == b,
}


def _compare(row, path, wanted):
    name, _, operator = path.rpartition("__")
    if operator not in OPERATORS:
        name, operator = path, "exact"
    outer, _, part = name.rpartition("__")
    if outer and part in ("year", "month", "day", "date"):
        value = field(row, outer)
        value = None if value is None else _day(value) if part == "date" else getattr(value, part)
    else:
        value = field(row, name)
    if isinstance(wanted, Expression):
        wanted = wanted.at(row)
    elif hasattr(wanted, "_rows") and operator == "in":
        wanted = [r.pk if hasattr(r, "pk") else r for r in wanted._rows()]
    if value is None and operator not in ("isnull", "exact", "in"):
        return False
    if hasattr(value, "pk") and not hasattr(wanted, "pk") and operator in ("exact", "in"):
        value = value.pk
    return OPERATORS[operator](value, wanted)


def fits(row, args, kwargs):
    for q in args:
        if not isinstance(q, Q):
            raise unknown("this condition")
        if not q.fits(row):
            return False
    return all(_compare(row, path, wanted) for path, wanted in kwargs.items())


class Q:
    AND, OR, XOR, default = "AND", "OR", "XOR", "AND"

    def __init__(self, *args, _connector=None, _negated=False, **kwargs):
        self.children, self.connector, self.negated = [*args, *sorted(kwargs.items())], _connector or "AND", _negated

    def _with(self, other, connector):
        if not isinstance(other, Q):
            raise TypeError(other)
        if not self.children:
            return other
        if not other.children:
            return self
        made = Q(_connector=connector)
        for q in (self, other):
            inside = not q.negated and (q.connector == connector or len(q.children) == 1)
            made.children += q.children if inside else [q]
        return made

    def __and__(self, other): return self._with(other, "AND")
    def __or__(self, other): return self._with(other, "OR")
    def __xor__(self, other): return self._with(other, "XOR")
    def __invert__(self): return Q(self, _negated=True)
    def __bool__(self): return bool(self.children)
    def __eq__(self, other): return isinstance(other, Q) and vars(self) == vars(other)
    __hash__ = None

    def __repr__(self):
        inside = ", ".join(map(str, self.children))
        return f"<Q: {'(NOT ' if self.negated else ''}({self.connector}: {inside}){')' if self.negated else ''}>"

    def __str__(self):
        inside = ", ".join(map(str, self.children))
        return f"(NOT ({self.connector}: {inside}))" if self.negated else f"({self.connector}: {inside})"

    def fits(self, row):
        found = [fits(row, [c], {}) if not isinstance(c, tuple) else _compare(row, *c) for c in self.children]
        result = any(found) if self.connector == "OR" and found else sum(found) % 2 == 1 if self.connector == "XOR" else all(found)
        return result != self.negated


class Expression:
    def _op(self, other, compute): return _Combined(self, other, compute)
    def __add__(self, other): return self._op(other, lambda a, b: a + b)
    def __sub__(self, other): return self._op(other, lambda a, b: a - b)
    def __mul__(self, other): return self._op(other, lambda a, b: a * b)
    def __truediv__(self, other): return self._op(other, lambda a, b: a // b if isinstance(a, int) and isinstance(b, int) else a / b)
    def __mod__(self, other): return self._op(other, lambda a, b: a % b)
    def __radd__(self, other): return _Combined(Value(other), self, lambda a, b: a + b)
    def __rsub__(self, other): return _Combined(Value(other), self, lambda a, b: a - b)
    def __rmul__(self, other): return _Combined(Value(other), self, lambda a, b: a * b)
    def asc(self, **kwargs): return self
    def desc(self, **kwargs): return _Descending(self)


class _Descending:
    def __init__(self, expression): self.expression = expression


class F(Expression):
    def __init__(self, name): self.name = name
    def __repr__(self): return f"F({self.name})"
    def __eq__(self, other): return isinstance(other, F) and self.name == other.name
    def __hash__(self): return hash(self.name)

    def at(self, row):
        found = values(row, self.name)
        return found[0] if len(found) == 1 else found


class Value(Expression):
    def __init__(self, value, output_field=None): self.value = value
    def __repr__(self): return f"Value({self.value!r})"
    def at(self, row): return self.value


class ExpressionWrapper(Expression):
    def __init__(self, expression, output_field): self.expression = expression
    def at(self, row): return self.expression.at(row)


class _Combined(Expression):
    def __init__(self, left, right, compute): self.left, self.right, self.compute = left, right, compute

    def at(self, row):
        a, b = self.left.at(row), self.right.at(row) if isinstance(self.right, Expression) else self.right
        return None if a is None or b is None else self.compute(a, b)


class Aggregate(Expression):
    def __init__(self, expression, *, distinct=False, filter=None, default=None, output_field=None, **extra):
        self.expression, self.distinct, self.filter, self.default = expression, distinct, filter, default

    @property
    def default_alias(self):
        name = self.expression if isinstance(self.expression, str) else getattr(self.expression, "name", None)
        if name is None or name == "*":
            raise TypeError("Complex expressions require an alias")
        return f"{name}__{type(self).__name__.lower()}"

    def __repr__(self):
        inside = f"F({self.expression})" if isinstance(self.expression, str) and self.expression != "*" else self.expression
        return f"{type(self).__name__}({inside})"

    def of(self, rows):
        """The value over rows."""
        found = []
        for row in rows:
            if self.filter is not None and not fits(row, [self.filter], {}):
                continue
            if isinstance(self.expression, str):
                found += [1] if self.expression == "*" else values(row, self.expression)
            elif isinstance(self.expression, Expression):
                found.append(self.expression.at(row))
            else:
                raise unknown(repr(self))
        found = [v for v in found if v is not None]
        if self.distinct:
            found = list(dict.fromkeys(getattr(v, "pk", v) for v in found))
        result = self.compute(found)
        return self.default if result is None else result

    def at(self, row): return self.of([row])


class Count(Aggregate):
    def compute(self, found): return len(found)


class Sum(Aggregate):
    def compute(self, found): return sum(found[1:], found[0]) if found else None


class Avg(Aggregate):
    def compute(self, found):
        if not found:
            return None
        mean = sum(found[1:], found[0]) / len(found)
        return mean


class Min(Aggregate):
    def compute(self, found): return min(found) if found else None


class Max(Aggregate):
    def compute(self, found): return max(found) if found else None


class Variance(Aggregate):
    def __init__(self, expression, sample=False, **extra):
        super().__init__(expression, **extra)
        self.sample = sample

    def compute(self, found):
        n = len(found) - self.sample
        mean = sum(found) / len(found) if found else 0
        return sum((v - mean) ** 2 for v in found) / n if n > 0 else None


class StdDev(Variance):
    def compute(self, found):
        v = super().compute(found)
        return None if v is None else v ** 0.5
