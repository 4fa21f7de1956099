def _refuse(self, *args, **kwargs):
    raise NotImplementedError(f"the playground does not have {self.__dict__['_name']}, so its value is not known here")


class Placeholder:
    """What stands for a name that cannot be here. It can be called, looked into and
    used as a decorator or a base; whatever needs its value is an error."""

    def __init__(self, name):
        self.__dict__["_name"] = name

    def __not_here__(self, name):
        return self.__getattr__(name)

    def __call__(self, *args, **kwargs):
        if len(args) == 1 and not kwargs and type(args[0]).__name__ == "function":
            return args[0]  # decorated without an @
        return Placeholder(self.__dict__["_name"] + "()")

    def __decorate__(self, decorated):
        return decorated

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Placeholder(self.__dict__["_name"] + "." + name)

    def __setattr__(self, name, value):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False

    def __mro_entries__(self, bases):
        name = self.__dict__["_name"]

        def not_here(attr):
            return Placeholder(name + "." + attr)
        kinds = (_Base, Exception) if _last(name).endswith(("Error", "Exception")) else (_Base,)
        return (type(_last(name), kinds, {"__not_here__": staticmethod(not_here)}),)

    def __exception__(self):
        return type(_last(self.__dict__["_name"]), (Exception,), {})()

    def _still(self, *args):
        return self

    def __setitem__(self, key, value):
        pass

    def __delitem__(self, key):
        pass

    def __repr__(self):
        return f"<{self.__dict__['_name']}: not in the playground>"

    __unknown__ = __bool__ = __len__ = __str__ = __iter__ = __contains__ = __hash__ = __int__ = __float__ = __index__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = __reduce__ = __getstate__ = __format__ = __await__ = _refuse
    __instancecheck__ = __subclasscheck__ = _refuse
    __getitem__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _still
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __invert__ = __neg__ = __or__ = __ror__ = __and__ = _still


def _last(name):
    return name.replace("()", "").split(".")[-1]


class _Base:
    """The base of classes that are derived from a placeholder: what they do not have
    themselves is a placeholder, too."""

    def __init__(self, *args, **kwargs):
        if isinstance(self, Exception):
            super().__init__(*args)

    def __init_subclass__(cls, **kwargs):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return type(self).__not_here__(name)


def names(module, list):
    """A module's __getattr__ for names that the real one has and this one does not."""
    list = list.split()

    def __getattr__(name):
        if name not in list:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        from _django import note
        note(module + "." + name, "it cannot be here: what it does is left out, and what it returns must not matter")
        return Placeholder(module + "." + name)
    return __getattr__
