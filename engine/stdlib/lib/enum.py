class auto:
    def __init__(self, value=None): self.value = value


class nonmember:
    def __init__(self, value): self.value = value


class member:
    def __init__(self, value): self.value = value


def _plain_attribute(value):
    """Whether a name of the body is no member."""
    return isinstance(value, (property, staticmethod, classmethod, nonmember)) or type(value).__name__ in ("function", "method") \
        or not isinstance(value, type) and any("__get__" in c.__dict__ for c in type(value).__mro__)


class EnumType(type):
    def __new__(metacls, cls, bases, names, *, boundary=None, **kwds):
        plain, members, last = {}, {}, []
        ignored = names.get("_ignore_", ())
        ignored = ignored.replace(",", " ").split() if isinstance(ignored, str) else ignored
        for base in bases:
            if base.__dict__.get("_member_map_"):
                raise TypeError(f"<enum {cls!r}> cannot extend {base!r}")
        for name, value in names.items():
            if name.startswith("_") and name.endswith("_") or name.startswith(f"_{cls}__") or _plain_attribute(value):
                plain[name] = value.value if isinstance(value, nonmember) else value
            elif name not in ignored:
                members[name] = value.value if isinstance(value, member) else value
        enum = super().__new__(metacls, cls, bases, plain, **kwds)
        enum._member_map_, enum._value2member_map_, enum._unhashable_, enum._member_names_ = {}, {}, [], []
        data = next((c for c in enum.__mro__ if c in (int, str, float, bytes, tuple, complex)), object)
        enum._member_type_ = data
        if bases and data is not object and "__new__" not in plain:
            metacls._show_as(enum, bases)
        for name, value in members.items():
            if isinstance(value, auto):
                if value.value is None:
                    value.value = enum._generate_next_value_(name, 1, len(last), list(last))
                value = value.value
            elif isinstance(value, tuple) and any(isinstance(v, auto) for v in value):
                value = tuple([enum._generate_next_value_(name, 1, len(last), list(last)) if isinstance(v, auto) else v for v in value])
            metacls._add(enum, name, value, data)
            last.append(enum._member_map_[name]._value_)
        enum._done_ = True
        return enum

    def _show_as(enum, bases):
        """A class with a data type keeps Enum's own texts."""
        for name in ("__repr__", "__str__", "__format__"):
            if name not in enum.__dict__:
                for base in bases:
                    if isinstance(base, EnumType):
                        setattr(enum, name, getattr(base, name))

    def _add(enum, name, value, data):
        args = value if isinstance(value, tuple) else (value,)
        if data is tuple:
            args = (value,)
        new = next((c.__dict__["__new__"] for c in enum.__mro__ if "__new__" in c.__dict__ and c.__name__ not in ("Enum", "StrEnum")), None)
        if new is not None:
            obj = getattr(new, "__func__", new)(enum, *args)
        elif data is object:
            obj = object.__new__(enum)
        else:
            if issubclass(enum, StrEnum):
                for i, a in enumerate(args):
                    if not isinstance(a, str):
                        raise TypeError(f"{a!r} is not a string")
            obj = data.__new__(enum, *args)
        if "_value_" not in obj.__dict__:
            obj._value_ = value if data is object or new is not None else data(*args)
        obj._name_, obj.__objclass__, obj._sort_order_ = name, enum, len(enum._member_names_)
        if any("__init__" in c.__dict__ for c in enum.__mro__):
            obj.__init__(*args)
        found = enum._find(obj._value_)
        if found is not None:
            obj = found
        else:
            enum._member_names_.append(name)
            try:
                enum._value2member_map_[obj._value_] = obj
            except TypeError:
                enum._unhashable_.append(obj)
        enum._member_map_[name] = obj
        type.__setattr__(enum, name, obj)

    def _find(cls, value):
        try:
            return cls._value2member_map_.get(value)
        except TypeError:
            for m in cls._unhashable_:
                if m._value_ == value:
                    return m

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
        if names is not None:
            return cls._create(value, names, module, type, start)
        if isinstance(value, cls):
            return value
        found = cls._find(value)
        if found is None:
            found = cls._missing_(value)
        if found is None:
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if not isinstance(found, cls):
            raise TypeError(f"error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member")
        return found

    def _create(cls, name, names, module, type, start):
        body = {"__module__": module or "__main__"}
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        done = []
        for item in names.items() if isinstance(names, dict) else names:
            if isinstance(item, str):
                item = item, cls._generate_next_value_(item, start, len(done), list(done))
            body[item[0]] = item[1]
            done.append(item[1])
        bases = (cls,) if type is None else (type, cls)
        return cls.__class__(name, bases, body)

    def __iter__(cls): return (cls._member_map_[n] for n in cls._member_names_)
    def __reversed__(cls): return (cls._member_map_[n] for n in reversed(cls._member_names_))
    def __len__(cls): return len(cls._member_names_)
    def __bool__(cls): return True
    def __getitem__(cls, name): return cls._member_map_[name]
    def __repr__(cls): return f"<{'flag' if Flag is not None and issubclass(cls, Flag) else 'enum'} {cls.__name__!r}>"
    __members__ = property(lambda cls: dict(cls._member_map_))

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(member).__qualname__!r} and {cls.__class__.__qualname__!r}")
        return isinstance(member, cls)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __getattr__(cls, name): raise AttributeError(name)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)


EnumMeta = EnumType
Flag = None


class Enum(metaclass=EnumType):
    def _generate_next_value_(name, start, count, last_values):
        for v in reversed(last_values):
            if isinstance(v, int):
                return max(x for x in last_values if isinstance(x, int)) + 1
        return start

    @classmethod
    def _missing_(cls, value): return None

    @property
    def name(self): return self._name_

    @property
    def value(self): return self._value_

    def __repr__(self): return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"
    def __str__(self): return f"{self.__class__.__name__}.{self._name_}"
    def __format__(self, spec): return format(str(self), spec)
    def __reduce_ex__(self, proto): return self.__class__, (self._value_,)
    def __copy__(self): return self
    def __deepcopy__(self, memo): return self
    def __dir__(self): return ["__class__", "__doc__", "__module__", "name", "value"]


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    def __str__(self): return int.__repr__(self._value_)
    def __format__(self, spec): return format(self._value_, spec)


class StrEnum(str, ReprEnum):
    def __str__(self): return self._value_
    def __format__(self, spec): return format(self._value_, spec)

    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class Flag(Enum):
    def _generate_next_value_(name, start, count, last_values):
        numbers = [v for v in last_values if isinstance(v, int)]
        return 1 << max(numbers).bit_length() if numbers else start

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        every = 0
        for m in cls:
            every |= m._value_
        if value < 0:
            value &= every
        if value & ~every:
            width = max(value.bit_length(), every.bit_length())
            raise ValueError(f"{cls!r} invalid value {value!r}\n    given {_bits(value, width)}\n  allowed {_bits(every, width)}")
        found = cls._value2member_map_.get(value)
        if found is None:
            found = object.__new__(cls) if cls._member_type_ is object else int.__new__(cls, value)
            parts = [m._name_ for m in cls if m._value_ & value and not m._value_ & (m._value_ - 1)]
            found._value_, found._name_ = value, "|".join(parts) or None
            cls._value2member_map_[value] = found
        return found

    def _number(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is int and isinstance(other, int):
            return other
        return None

    def __or__(self, other):
        n = self._number(other)
        return NotImplemented if n is None else self.__class__(self._value_ | n)

    def __and__(self, other):
        n = self._number(other)
        return NotImplemented if n is None else self.__class__(self._value_ & n)

    def __xor__(self, other):
        n = self._number(other)
        return NotImplemented if n is None else self.__class__(self._value_ ^ n)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__
    def __invert__(self): return self.__class__(~self._value_)
    def __bool__(self): return bool(self._value_)
    def __len__(self): return self._value_.bit_count()

    def __iter__(self):
        return iter([m for m in self.__class__ if m._value_ & self._value_ and not m._value_ & (m._value_ - 1)])

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __repr__(self):
        if self._name_ is None:
            return f"<{self.__class__.__name__}: {self._value_!r}>"
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        if self._name_ is None:
            return f"{self.__class__.__name__}({self._value_!r})"
        return f"{self.__class__.__name__}.{self._name_}"


def _bits(n, width): return "0b0 " + bin(n)[2:].rjust(width, "0")


class IntFlag(int, ReprEnum, Flag):
    def __str__(self): return int.__repr__(self._value_)
    def __format__(self, spec): return format(self._value_, spec)
    __repr__ = Flag.__repr__
    _generate_next_value_ = Flag._generate_next_value_
    _missing_ = classmethod(lambda cls, value: _int_flag(cls, value))


def _int_flag(cls, value):
    found = int.__new__(cls, value)
    parts = [m._name_ for m in cls if m._value_ & value and not m._value_ & (m._value_ - 1)]
    rest = value
    for m in cls:
        rest &= ~m._value_
    if rest and parts:
        parts.append(str(rest))
    found._value_, found._name_ = value, "|".join(parts) or None
    cls._value2member_map_[value] = found
    return found


property = property


def unique(enumeration):
    aliases = [(n, m._name_) for n, m in enumeration.__members__.items() if n != m._name_]
    if aliases:
        raise ValueError(f"duplicate values found in {enumeration!r}: " + ", ".join(f"{a} -> {n}" for a, n in aliases))
    return enumeration


def global_enum(cls): return cls
