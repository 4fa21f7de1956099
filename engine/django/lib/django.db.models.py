import _django
from _placeholder import Placeholder
from django.core.exceptions import MultipleObjectsReturned, ObjectDoesNotExist
from django.db.models.signals import post_delete, post_save


def _field(value, path):
    for part in path.split("__"):
        value = value.get(part) if isinstance(value, dict) else getattr(value, part, None)
    return value


OPERATORS = {
    "exact": lambda a, b: a == b, "gt": lambda a, b: a > b, "gte": lambda a, b: a >= b, "lt": lambda a, b: a < b,
    "lte": lambda a, b: a <= b, "in": lambda a, b: a in b, "contains": lambda a, b: b in a,
    "icontains": lambda a, b: b.lower() in a.lower(), "startswith": lambda a, b: a.startswith(b),
    "iexact": lambda a, b: a.lower() == b.lower(), "isnull": lambda a, b: (a is None) == b,
}


def _fits(row, conditions):
    for path, wanted in conditions.items():
        field, _, operator = path.rpartition("__")
        if operator not in OPERATORS:
            field, operator = path, "exact"
        value = _field(row, field)
        if value is None and operator not in ("isnull", "exact", "in"):
            return False
        if not OPERATORS[operator](value, wanted):
            return False
    return True


class QuerySet:
    """The rows of a table. They are asked for when they are needed, which counts as
    one query; asked once, a query set keeps them."""

    def __init__(self, model=None, steps=(), using=None):
        self.model, self._steps, self._result_cache = model, steps, None

    def _with(self, kind, what):
        return self.__class__(self.model, self._steps + ((kind, what),))

    def _rows(self):
        rows = self.model._asked()
        for kind, what in self._steps:
            if kind == "filter":
                rows = [r for r in rows if _fits(r, what)]
            elif kind == "exclude":
                rows = [r for r in rows if not _fits(r, what)]
            elif kind == "order":
                for name in reversed(what):
                    if name != "?":
                        rows = sorted(rows, key=lambda r: _field(r, name.lstrip("-")), reverse=name.startswith("-"))
            elif kind == "slice":
                rows = rows[what]
            elif kind == "values":
                rows = [{n: _field(r, n) for n in what or r._names()} for r in rows]
            elif kind == "list":
                names, flat = what
                rows = [_field(r, names[0]) if flat else tuple(_field(r, n) for n in names or r._names()) for r in rows]
            elif kind == "reverse":
                rows = rows[::-1]
            elif kind == "none":
                rows = []
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
        return self._with("filter", kwargs)

    def exclude(self, *args, **kwargs):
        return self._with("exclude", kwargs)

    def order_by(self, *names):
        return self._with("order", names)

    def reverse(self):
        return self._with("reverse", None)

    def none(self):
        return self._with("none", None)

    def values(self, *names):
        return self._with("values", names)

    def values_list(self, *names, flat=False, named=False):
        return self._with("list", (names, flat))

    def _same(self, *args, **kwargs):
        return self.all()

    select_related = prefetch_related = only = defer = distinct = using = annotate = select_for_update = _same

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

    latest = last
    earliest = first

    def get(self, *args, **kwargs):
        rows = self.filter(**kwargs)._rows()
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
        for row in rows:
            row.__dict__.update(fields)
        return len(rows)

    def delete(self):
        return len(self._rows()), {}

    def aggregate(self, *args, **kwargs):
        self._rows()
        return {name: Placeholder(f"{self.model.__name__}.objects.aggregate()") for name in kwargs}

    async def acount(self):
        return self.count()

    async def afirst(self):
        return self.first()

    async def aexists(self):
        return self.exists()

    async def aget(self, *args, **kwargs):
        return self.get(*args, **kwargs)


class Manager:
    def __init__(self):
        self.model = None

    def get_queryset(self):
        return QuerySet(self.model)

    def __getattr__(self, name):
        if name.startswith("__") or name == "model":
            raise AttributeError(name)
        return getattr(self.get_queryset(), name)

    @classmethod
    def from_queryset(cls, queryset_class, class_name=None):
        return cls


BaseManager = Manager


class _Options:
    def __init__(self, name):
        self.object_name, self.model_name, self.app_label = name, name.lower(), "app"
        self.label, self.verbose_name = f"app.{name}", name.lower()


class Model:
    objects = Manager()
    pk = property(lambda self: self.__dict__.get("id", self.__dict__.get("pk")))

    def __init_subclass__(cls, **kwargs):
        cls.DoesNotExist = type("DoesNotExist", (ObjectDoesNotExist,), {})
        cls.MultipleObjectsReturned = type("MultipleObjectsReturned", (MultipleObjectsReturned,), {})
        cls._meta = _Options(cls.__name__)
        cls.objects = cls._default_manager = _manager(cls)
        for name, value in list(cls.__dict__.items()):
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


class _Choices:
    choices = []


class TextChoices(str, _Choices):
    pass


class IntegerChoices(int, _Choices):
    pass


CASCADE = SET_NULL = PROTECT = DO_NOTHING = SET_DEFAULT = lambda *args: None


def __getattr__(name):
    if name.endswith(("Field", "Key")):
        return Field
    if name.startswith("__"):
        raise AttributeError(name)
    return Placeholder("django.db.models." + name)
