from enum import EnumType, IntEnum, StrEnum, property as _property


class ChoicesType(EnumType):
    def __new__(metacls, name, bases, names, **kwargs):
        plain, labels = {}, {}
        for key, value in names.items():
            if not (key.startswith("_") or isinstance(value, (property, staticmethod, classmethod)) or type(value).__name__ == "function"):
                if isinstance(value, (list, tuple)) and len(value) > 1 and (isinstance(value[-1], str) or hasattr(value[-1], "_proxy____cast")):
                    *value, label = value
                    value = value[0] if len(value) == 1 else tuple(value)
                else:
                    label = key.replace("_", " ").title()
                labels[key] = label
            plain[key] = value
        made = super().__new__(metacls, name, bases, plain, **kwargs)
        for key, member in made.__members__.items():
            if "_label_" not in member.__dict__:
                member._label_ = labels.get(key, key)
        return made

    def __contains__(cls, member):
        return member in [m for m in cls] or member in [m.value for m in cls]

    @property
    def names(cls):
        return ["__empty__"] * hasattr(cls, "__empty__") + [member.name for member in cls]

    @property
    def choices(cls):
        empty = [(None, cls.__empty__)] if hasattr(cls, "__empty__") else []
        return empty + [(member.value, member.label) for member in cls]

    @property
    def labels(cls): return [label for _, label in cls.choices]
    @property
    def values(cls): return [value for value, _ in cls.choices]


class _Members:
    label = property(lambda self: self._label_)
    do_not_call_in_templates = True
    def __repr__(self): return f"{self.__class__.__qualname__}.{self._name_}"


class IntegerChoices(_Members, IntEnum, metaclass=ChoicesType):
    __repr__ = _Members.__repr__
    def __str__(self): return str(self.value)


class TextChoices(_Members, StrEnum, metaclass=ChoicesType):
    __repr__ = _Members.__repr__
    def __str__(self): return str(self.value)
    _generate_next_value_ = staticmethod(lambda name, start, count, last_values: name)
