# django-environ: what settings files read their environment with.
from os import environ as _variables
from django.core.exceptions import ImproperlyConfigured
from _cacheurl import parse as _cache, database as _database

_TRUE = ("true", "on", "ok", "y", "yes", "1")


class NoValue:
    def __repr__(self): return "<NoValue>"


class Env:
    NOTSET = NoValue()
    ENVIRON = _variables

    def __init__(self, **scheme):
        self.scheme, self.prefix = scheme, ""

    def __contains__(self, var): return var in self.ENVIRON

    def __call__(self, var, cast=None, default=NOTSET, parse_default=False):
        return self.get_value(var, cast, default, parse_default)

    def get_value(self, var, cast=None, default=NOTSET, parse_default=False):
        if var in self.scheme:
            known = self.scheme[var]
            if isinstance(known, tuple):
                cast = cast or known[0]
                if default is self.NOTSET:
                    default = known[1]
            else:
                cast = cast or known
        name = self.prefix + var
        if name not in self.ENVIRON:
            if default is self.NOTSET:
                raise ImproperlyConfigured(f"Set the {name} environment variable")
            return self._cast(default, cast) if parse_default and default is not None else default
        return self._cast(self.ENVIRON[name], cast)

    def _cast(self, value, cast):
        if cast is None or not isinstance(value, str):
            return value
        if cast is bool:
            try:
                return int(value) != 0
            except ValueError:
                return value.lower().strip() in _TRUE
        if isinstance(cast, list):
            return [self._cast(v, cast[0]) for v in value.split(",") if v]
        if cast is list:
            return [v for v in value.split(",") if v]
        if cast is tuple:
            return tuple(v for v in value.strip("()").split(",") if v)
        if cast is dict:
            return dict(pair.split("=", 1) for pair in value.split(",") if pair)
        return cast(value)

    def str(self, var, default=NOTSET, multiline=False):
        return self.get_value(var, str, default)
    def bytes(self, var, default=NOTSET, encoding="utf8"):
        value = self.get_value(var, str, default)
        return value.encode(encoding) if hasattr(value, "encode") else value
    def bool(self, var, default=NOTSET): return self.get_value(var, bool, default)
    def int(self, var, default=NOTSET): return self.get_value(var, int, default)
    def float(self, var, default=NOTSET): return self.get_value(var, float, default)
    def list(self, var, cast=None, default=NOTSET): return self.get_value(var, [cast] if cast else list, default)
    def tuple(self, var, cast=None, default=NOTSET): return self.get_value(var, tuple, default)
    def dict(self, var, cast=dict, default=NOTSET): return self.get_value(var, dict, default)

    def json(self, var, default=NOTSET):
        from json import loads
        return self.get_value(var, loads, default)

    def url(self, var, default=NOTSET):
        from urllib.parse import urlparse
        return self.get_value(var, urlparse, default, True)

    def path(self, var, default=NOTSET, **kwargs):
        from pathlib import Path
        return self.get_value(var, Path, default, True)

    def cache_url(self, var="CACHE_URL", default=NOTSET, backend=None):
        value = self.get_value(var, None, default)
        return self.cache_url_config(value, backend) if isinstance(value, str) else value

    cache = cache_url

    @classmethod
    def cache_url_config(cls, url, backend=None):
        config = _cache(url)
        if backend:
            config["BACKEND"] = backend
        return config

    def db_url(self, var="DATABASE_URL", default=NOTSET, engine=None):
        value = self.get_value(var, None, default)
        return _database(value) if isinstance(value, str) else value

    db = db_url

    @classmethod
    def db_url_config(cls, url, engine=None): return _database(url)

    @classmethod
    def read_env(cls, env_file=None, overwrite=False, **overrides):
        for name, value in overrides.items():
            cls.ENVIRON.setdefault(name, value)


class FileAwareEnv(Env):
    pass


class Path:
    def __init__(self, *parts, **kwargs):
        self._text = "/".join(str(p).rstrip("/") or "/" for p in parts) or "/app"
    def __call__(self, *parts): return "/".join([self._text, *parts])
    def __sub__(self, n):
        up = Path(self._text)
        for _ in range(n):
            up._text = up._text.rsplit("/", 1)[0] or "/"
        return up
    def path(self, *parts): return Path(self._text, *parts)
    def __str__(self): return self._text
    __fspath__ = __str__


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
DJANGO_POSTGRES FileAwareMapping Openable PYMEMCACHE_DRIVER ParseResult REDIS_DRIVER logger parse_qs quote unquote
unquote_plus urlparse urlunparse
""")
