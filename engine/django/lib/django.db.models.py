import _django
import _query
from _choices import IntegerChoices, TextChoices
from _placeholder import Placeholder
from _query import Aggregate, Avg, Count, Expression, ExpressionWrapper, F, Max, Min, Q, StdDev, Sum, Value, Variance, field, fits, unknown
from django.core.exceptions import MultipleObjectsReturned, ObjectDoesNotExist
from django.db.models.signals import post_delete, post_save


class _Group(dict):
    """A row of values().annotate(): one for each group."""
    pk = None


def _sort_key(v): return (v is not None, v)


class QuerySet:
    """The rows of a table. They are asked for when they are needed, which counts as
    one query; asked once, a query set keeps them."""

    def __init__(self, model=None, steps=(), using=None):
        self.model, self._steps, self._result_cache = model, steps, None

    def _with(self, kind, what):
        made = self.__class__(self.model, self._steps + ((kind, what),))
        return made

    def _sources(self):
        """The rows after all steps, and how they are shown: None as they are."""
        rows, shape, distinct = self.model._asked(), None, False
        for kind, what in self._steps:
            if kind == "filter":
                rows = [r for r in rows if fits(r, *what)]
            elif kind == "exclude":
                rows = [r for r in rows if not fits(r, *what)]
            elif kind == "order":
                rows = list(rows)
                for name in reversed(what):
                    down = isinstance(name, _query._Descending)
                    name = name.expression if down else name
                    if isinstance(name, F):
                        name = name.name
                    if not isinstance(name, str):
                        if rows:
                            raise unknown("this order")
                    elif name != "?":
                        down = down or name.startswith("-")
                        rows = sorted(rows, key=lambda r: _sort_key(field(r, name.lstrip("-"))), reverse=down)
            elif kind == "slice":
                rows = rows[what]
            elif kind in ("values", "list"):
                shape = (kind, *what)
            elif kind == "annotate":
                rows, shape = self._annotated(rows, shape, what)
            elif kind == "reverse":
                rows = rows[::-1]
            elif kind == "none":
                rows = []
            elif kind == "distinct":
                distinct = True
        return rows, shape, distinct

    def _annotated(self, rows, shape, added):
        grouped = shape is not None and any(isinstance(x, Aggregate) for x in added.values())
        if grouped:
            groups = {}
            for r in rows:
                groups.setdefault(tuple(field(r, n) for n in shape[1]), []).append(r)
            keys = sorted(groups, key=lambda k: [_sort_key(v) for v in k])
            made = [_Group(zip(shape[1], k)) for k in keys]
        for name, x in added.items():
            if rows and not isinstance(x, Expression):
                raise unknown(f"annotate({name}=...)")
            if grouped:
                for r, k in zip(made, keys):
                    r[name] = x.of(groups[k]) if isinstance(x, Aggregate) else x.at(r)
            else:
                for r in rows:
                    r.__dict__[name] = x.at(r)
        if shape is not None:
            shape = (shape[0], shape[1] + tuple(added), *shape[2:])
        return (made if grouped else rows), shape

    def _rows(self):
        rows, shape, distinct = self._sources()
        if shape is not None:
            kind, names, *flat = shape
            def names_of(r): return names or (list(r) if isinstance(r, dict) else r._names())
            if kind == "values":
                rows = [{n: field(r, n) for n in names_of(r)} for r in rows]
            else:
                rows = [field(r, names[0]) if flat[0] else tuple(field(r, n) for n in names_of(r)) for r in rows]
        if distinct:
            rows = [r for i, r in enumerate(rows) if r not in rows[:i]]
        return rows

    def _fetch(self):
        if self._result_cache is None:
            self._result_cache = self._rows()
        return self._result_cache

    def __iter__(self):
        return iter(self._fetch())

    def __len__(self):
        return len(self._fetch())

    def __bool__(self):
        return bool(self._fetch())

    def __contains__(self, x):
        return x in self._fetch()

    def __getitem__(self, i):
        if self._result_cache is not None or not isinstance(i, slice):
            return self._fetch()[i]
        return self._with("slice", i)

    def __repr__(self):
        return f"<QuerySet {list(self)!r}>"

    def __getstate__(self):
        self._fetch()
        return dict(self.__dict__)

    def all(self):
        return self.__class__(self.model, self._steps)

    def filter(self, *args, **kwargs):
        return self._with("filter", (args, kwargs))

    def exclude(self, *args, **kwargs):
        return self._with("exclude", (args, kwargs))

    def order_by(self, *names):
        return self._with("order", names)

    def reverse(self):
        return self._with("reverse", None)

    def none(self):
        return self._with("none", None)

    def values(self, *names):
        return self._with("values", (names,))

    def values_list(self, *names, flat=False, named=False):
        return self._with("list", (names, flat))

    def _same(self, *args, **kwargs):
        return self.all()

    select_related = prefetch_related = only = defer = using = select_for_update = _same

    def distinct(self, *names):
        return self._with("distinct", names)

    def annotate(self, *args, **kwargs):
        return self._with("annotate", {x.default_alias: x for x in args} | kwargs)

    alias = annotate

    def __or__(self, other):
        made = self.all()
        made._result_cache = list(dict.fromkeys([*self, *other]))
        return made

    def __and__(self, other):
        made, kept = self.all(), list(other)
        made._result_cache = [r for r in self if r in kept]
        return made

    def iterator(self, chunk_size=None):
        return iter(self._rows())

    def count(self):
        return len(self._result_cache if self._result_cache is not None else self._rows())

    def exists(self):
        return bool(self._result_cache if self._result_cache is not None else self._rows())

    def first(self):
        rows = self._rows()
        return rows[0] if rows else None

    def last(self):
        rows = self._rows()
        return rows[-1] if rows else None

    def latest(self, *fields):
        return self.earliest(*[f.removeprefix("-") if f.startswith("-") else "-" + f for f in fields]) if fields else self._found(self.last())

    def earliest(self, *fields):
        return self._found((self.order_by(*fields) if fields else self).first())

    def _found(self, row):
        if row is None:
            raise self.model.DoesNotExist(f"{self.model.__name__} matching query does not exist.")
        return row

    def get(self, *args, **kwargs):
        rows = self.filter(*args, **kwargs)._rows()
        if not rows:
            raise self.model.DoesNotExist(f"{self.model.__name__} matching query does not exist.")
        if len(rows) > 1:
            raise self.model.MultipleObjectsReturned(f"get() returned more than one {self.model.__name__} -- it returned {len(rows)}!")
        return rows[0]

    def in_bulk(self, ids=None):
        return {r.pk: r for r in self._rows() if ids is None or r.pk in ids}

    def create(self, **fields):
        made = self.model(**fields)
        made.save()
        return made

    def get_or_create(self, defaults=None, **kwargs):
        try:
            return self.get(**kwargs), False
        except self.model.DoesNotExist:
            return self.create(**kwargs, **(defaults or {})), True

    def update(self, **fields):
        rows = self._rows()
        return len(rows)

    def delete(self):
        return len(self._rows()), {}

    def aggregate(self, *args, **kwargs):
        for x in args:
            if isinstance(x, Aggregate):
                try:
                    kwargs[x.default_alias] = x
                except TypeError:
                    raise TypeError("Complex aggregates require an alias") from None
        rows = self._sources()[0]
        for name, x in kwargs.items():
            if not isinstance(x, Aggregate):
                raise unknown(f"aggregate({name}=...)")
        return {name: x.of(rows) for name, x in kwargs.items()}

    @classmethod
    def as_manager(cls):
        return Manager.from_queryset(cls)()

    async def acount(self):
        return self.count()

    async def afirst(self):
        return self.first()

    async def aexists(self):
        return self.exists()

    async def aget(self, *args, **kwargs):
        return self.get(*args, **kwargs)

    async def aaggregate(self, *args, **kwargs):
        return self.aggregate(*args, **kwargs)

    async def __aiter__(self):
        for row in self._fetch():
            yield row


class Manager:
    def __init__(self):
        self.model = None

    _queryset_class = QuerySet

    def get_queryset(self):
        return self._queryset_class(self.model)

    def __getattr__(self, name):
        if name.startswith("__") or name == "model":
            raise AttributeError(name)
        return getattr(self.get_queryset(), name)

    @classmethod
    def from_queryset(cls, queryset_class, class_name=None):
        return type(class_name or f"{cls.__name__}From{queryset_class.__name__}", (cls,), {"_queryset_class": queryset_class})


BaseManager = Manager


class _Options:
    def __init__(self, name):
        self.object_name, self.model_name, self.app_label = name, name.lower(), "app"
        self.label, self.verbose_name = f"app.{name}", name.lower()


class Model:
    objects = Manager()
    pk = property(lambda self: self.__dict__.get("id", self.__dict__.get("pk")))

    def __init_subclass__(cls, **kwargs):
        for base in (ObjectDoesNotExist, MultipleObjectsReturned):
            name = base.__name__.removeprefix("Object")
            setattr(cls, name, type(name, (base,), {"__module__": cls.__module__, "__qualname__": f"{cls.__qualname__}.{name}"}))
        cls._meta = _Options(cls.__name__)
        cls.objects = cls._default_manager = _manager(cls)
        for name, value in list(cls.__dict__.items()):
            if isinstance(value, Manager):
                value.model = cls
            if isinstance(value, Field):
                setattr(cls, name, value.default() if callable(value.default) else value.default)

    def __init__(self, *args, **fields):
        for name, value in fields.items():
            if name != "pk":
                self.__dict__[name] = value
            else:
                self.__dict__["id"] = value

    @classmethod
    def _asked(cls):
        """Asks for the rows: the table with the model's name, in lower case, with or
        without an s."""
        name = cls.__name__.lower()
        for table in (name, name + "s", cls.__name__):
            if table in (_django.program("tables") or {}):
                rows = _django.rows(table)
                rows = rows if isinstance(rows, (list, tuple)) else [rows]
                return [cls(id=i + 1, **r) if isinstance(r, dict) and "id" not in r else
                        cls(**r) if isinstance(r, dict) else cls(id=i + 1, value=r) for i, r in enumerate(rows)]
        _django.note(cls.__name__, f"views.py states no table for it, so it has no rows: tables = {{{name!r}: "
                                   f"{{'ms': 20, 'value': [{{'id': 1}}]}}}} gives it some")
        _django.rows(name)
        return []

    def _names(self):
        return [n for n in self.__dict__ if not n.startswith("_")]

    def save(self, *args, **kwargs):
        created = "id" not in self.__dict__
        _django.rows(self.__class__.__name__.lower())
        post_save.send(sender=self.__class__, instance=self, created=created, raw=False, using="default", update_fields=None)

    def delete(self, *args, **kwargs):
        _django.rows(self.__class__.__name__.lower())
        post_delete.send(sender=self.__class__, instance=self, using="default")
        return 1, {}

    def refresh_from_db(self, *args, **kwargs):
        _django.rows(self.__class__.__name__.lower())

    def full_clean(self, *args, **kwargs):
        pass

    def __eq__(self, other):
        return type(self) is type(other) and (self is other or self.pk is not None and self.pk == other.pk)

    def __hash__(self):
        if self.pk is None:
            raise TypeError("Model instances without primary key value are unhashable")
        return hash(self.pk)

    def __str__(self):
        return f"{self.__class__.__name__} object ({self.pk})"

    def __repr__(self):
        return f"<{self.__class__.__name__}: {self}>"


def _manager(cls):
    made = cls.__dict__.get("objects")
    if not isinstance(made, Manager):
        made = Manager()
    made.model = cls
    return made


def _model_named(name, module):
    return type(name, (Model,), {"__module__": module})


class Field:
    def __init__(self, *args, default=None, **kwargs):
        self.default = default


CASCADE = SET_NULL = PROTECT = DO_NOTHING = SET_DEFAULT = lambda *args: None


def __getattr__(name):
    if name.endswith(("Field", "Key")):
        return Field
    if name.startswith("__"):
        raise AttributeError(name)
    return Placeholder("django.db.models." + name)
