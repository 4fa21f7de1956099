class MultiValueDictKeyError(KeyError):
    pass


class CaseInsensitiveMapping:
    def __init__(self, data):
        self._store = {k.lower(): (k, v) for k, v in (data.items() if hasattr(data, "items") else data)}

    def __getitem__(self, key):
        return self._store[key.lower()][1]

    def get(self, key, default=None):
        return self._store.get(key.lower(), (key, default))[1]

    def __contains__(self, key):
        return key.lower() in self._store

    def __len__(self):
        return len(self._store)

    def __iter__(self):
        return iter([k for k, v in self._store.values()])

    def keys(self):
        return [k for k, v in self._store.values()]

    def values(self):
        return [v for k, v in self._store.values()]

    def items(self):
        return list(self._store.values())

    def __eq__(self, other):
        return hasattr(other, "items") and {k.lower(): v for k, v in self.items()} == {k.lower(): v for k, v in other.items()}

    def __repr__(self):
        return repr({k: v for k, v in self._store.values()})


class MultiValueDict(dict):
    def __init__(self, pairs=()):
        super().__init__(pairs)

    def __repr__(self):
        return f"<{self.__class__.__name__}: {dict(self._lists())!r}>"

    def _lists(self):
        return [(k, dict.__getitem__(self, k)) for k in dict.keys(self)]

    def __getitem__(self, key):
        if key not in self:
            raise MultiValueDictKeyError(key)
        values = dict.__getitem__(self, key)
        return values[-1] if values else []

    def __setitem__(self, key, value):
        dict.__setitem__(self, key, [value])

    def get(self, key, default=None):
        if key not in self:
            return default
        value = self[key]
        return default if value == [] else value

    def getlist(self, key, default=None):
        if key not in self:
            return [] if default is None else default
        return list(dict.__getitem__(self, key))

    def setlist(self, key, values):
        dict.__setitem__(self, key, values)

    def appendlist(self, key, value):
        dict.__setitem__(self, key, self.getlist(key) + [value])

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def lists(self):
        return self._lists()

    def items(self):
        return [(k, self[k]) for k in dict.keys(self)]

    def values(self):
        return [self[k] for k in dict.keys(self)]

    def dict(self):
        return {k: self[k] for k in self}

    def update(self, *args, **named):
        for other in args:
            if isinstance(other, MultiValueDict):
                for key, values in other.lists():
                    dict.__setitem__(self, key, self.getlist(key) + values)
            else:
                for key, value in (other.items() if hasattr(other, "items") else other):
                    self.appendlist(key, value)
        for key, value in named.items():
            self.appendlist(key, value)


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
DictWrapper ImmutableList Mapping OrderedSet
""")
