def _refuse(self, *args, **kwargs):
    raise NotImplementedError(f"the playground does not have {self.__dict__['_name']}, so its value is not known here")


class Placeholder:
    """What stands for a name that cannot be here. It can be called, looked into and
    used as a decorator or a base; whatever needs its value is an error."""

    def __init__(self, name):
        self.__dict__["_name"] = name

    def __call__(self, *args, **kwargs):
        if len(args) == 1 and not kwargs and (isinstance(args[0], type) or type(args[0]).__name__ == "function"):
            return args[0]
        return Placeholder(self.__dict__["_name"] + "()")

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
        return (object,)

    def __repr__(self):
        return f"<{self.__dict__['_name']}: not in the playground>"

    def __hash__(self):
        return id(self)

    __bool__ = __len__ = __str__ = __iter__ = __contains__ = __getitem__ = __int__ = __float__ = __index__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __floordiv__ = _refuse
    __mod__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = __getstate__ = __format__ = __await__ = _refuse
    __setitem__ = __delitem__ = __neg__ = __or__ = __and__ = _refuse
