# What django-environ, django-cache-url and dj-database-url make of a URL.
from urllib.parse import parse_qs, unquote, urlparse

_DJANGO = "django.core.cache.backends."
BACKENDS = {
    "locmem": "locmem.LocMemCache", "locmemcache": "locmem.LocMemCache",
    "dummy": "dummy.DummyCache", "dummycache": "dummy.DummyCache",
    "db": "db.DatabaseCache", "dbcache": "db.DatabaseCache",
    "file": "filebased.FileBasedCache", "filecache": "filebased.FileBasedCache",
    "memcache": "memcached.PyMemcacheCache", "memcached": "memcached.PyMemcacheCache",
    "pymemcache": "memcached.PyMemcacheCache", "pymemcached": "memcached.PyMemcacheCache",
    "pylibmc": "memcached.PyLibMCCache", "djangopylibmc": "memcached.PyLibMCCache",
    "redis": "redis.RedisCache", "rediss": "redis.RedisCache", "rediscache": "redis.RedisCache",
}
_SETTINGS = ("TIMEOUT", "KEY_PREFIX", "VERSION", "KEY_FUNCTION", "BINARY")


def parse(url, default_backend=None):
    parts = urlparse(url)
    scheme = parts.scheme
    if not scheme:
        return {}
    if scheme not in BACKENDS:
        raise ValueError(f"unknown cache scheme {scheme!r} in {url!r}")
    backend = _DJANGO + BACKENDS[scheme]
    if "locmem" in scheme or "dummy" in scheme or "db" in scheme:
        location = parts.netloc + parts.path
    elif scheme.startswith("file"):
        location = parts.path or "/" + parts.netloc
    elif "redis" in scheme:
        secure = "rediss" if scheme == "rediss" else "redis"
        location = [f"{secure}://{host}{parts.path}" for host in parts.netloc.split(",")]
        location = location[0] if len(location) == 1 else location
    else:
        location = parts.netloc.split(",") if parts.netloc else "unix:" + parts.path
        location = location[0] if len(location) == 1 else location
    config = {"BACKEND": backend, "LOCATION": location}
    options = {}
    for name, values in parse_qs(parts.query).items():
        value, upper = values[0], name.upper()
        if upper == "PREFIX":
            upper = "KEY_PREFIX"
        if value.lstrip("-").isdigit():
            value = int(value)
        elif value == "None":
            value = None
        if upper in _SETTINGS:
            config[upper] = value
        else:
            options[upper] = value
    if options:
        config["OPTIONS"] = options
    return config


_ENGINES = {"sqlite": "sqlite3", "postgres": "postgresql", "postgresql": "postgresql", "psql": "postgresql",
            "pgsql": "postgresql", "mysql": "mysql", "oracle": "oracle"}


def database(url):
    parts = urlparse(url)
    engine = _ENGINES.get(parts.scheme, parts.scheme)
    return {"ENGINE": "django.db.backends." + engine, "NAME": unquote(parts.path[1:]) or ":memory:",
            "USER": unquote(parts.username or ""), "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "", "PORT": parts.port or ""}
