# python-decouple.
from os import environ

_BOOLEANS = {"y": True, "yes": True, "t": True, "true": True, "on": True, "1": True,
             "n": False, "no": False, "f": False, "false": False, "off": False, "0": False, "": False}


class UndefinedValueError(Exception):
    pass


class Undefined:
    pass


undefined = Undefined()


def _boolean(value):
    if isinstance(value, bool):
        return value
    key = str(value).lower()
    if key not in _BOOLEANS:
        raise ValueError("Not a boolean: %s" % value)
    return _BOOLEANS[key]


class Config:
    def __init__(self, repository=None): self.repository = repository

    def get(self, option, default=undefined, cast=undefined):
        if option in environ:
            value = environ[option]
        elif isinstance(default, Undefined):
            raise UndefinedValueError(f"{option} not found. Declare it as envvar or define a default value.")
        else:
            value = default
        if isinstance(cast, Undefined):
            return value
        return _boolean(value) if cast is bool else cast(value)

    def __call__(self, *args, **kwargs): return self.get(*args, **kwargs)


class AutoConfig(Config):
    def __init__(self, search_path=None): self.search_path = search_path


class RepositoryEnv:
    def __init__(self, source, encoding="UTF-8"): self.source = source


class RepositoryEmpty(RepositoryEnv):
    def __init__(self, source="", encoding="UTF-8"): self.source = source


class Csv:
    def __init__(self, cast=str, delimiter=",", strip=" \t\n\r", post_process=list):
        self.cast, self.delimiter, self.strip, self.post_process = cast, delimiter, strip, post_process

    def __call__(self, value=None):
        if value is None:
            return self.post_process()
        return self.post_process(self.cast(v.strip(self.strip)) for v in value.split(self.delimiter) if v.strip(self.strip))


class Choices:
    def __init__(self, flat=None, cast=str, choices=None):
        self.cast = cast
        self.values = list(flat or []) + [c[0] for c in choices or ()]

    def __call__(self, value):
        value = self.cast(value)
        if value not in self.values:
            raise ValueError(f"Value not in list: {value!r}; valid values are {self.values!r}")
        return value


config = AutoConfig()


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
ConfigParser DEFAULT_ENCODING FALSE_VALUES PYVERSION RepositoryIni RepositorySecret TRUE_VALUES open read_config shlex
strtobool text_type
""")
