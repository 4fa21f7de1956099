CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocmemCache"},  #! error unknown-backend | "django.core.cache.backends.locmem.LocmemCache" | InvalidCacheBackendError: Could not find backend 'django.core.cache.backends.locmem.LocmemCache': Module "django.core.cache.backends.locmem" does not define a "LocmemCache" attribute/class | "django.core.cache.backends.locmem.LocMemCache"
    "a": {"BACKEND": "django.core.cache.backend.locmem.LocMemCache"},  #! error unknown-backend | "django.core.cache.backend.locmem.LocMemCache" | InvalidCacheBackendError: Could not find backend 'django.core.cache.backend.locmem.LocMemCache': No module named 'django.core.cache.backend' | "django.core.cache.backends.locmem.LocMemCache"
    "b": {"BACKEND": "locmem"},  #! error unknown-backend | "locmem" | InvalidCacheBackendError: Could not find backend 'locmem': locmem doesn't look like a module path | "django.core.cache.backends.locmem.LocMemCache"
    "c": {"BACKEND": "LocMemCache"},  #! error unknown-backend | "LocMemCache" | InvalidCacheBackendError: Could not find backend 'LocMemCache': LocMemCache doesn't look like a module path | "django.core.cache.backends.locmem.LocMemCache"
    "d": {"BACKEND": "django.core.cache.backends.memcached.MemcachedCache", "LOCATION": "127.0.0.1:11211"},  #! error unknown-backend | "django.core.cache.backends.memcached.MemcachedCache" | InvalidCacheBackendError: Could not find backend 'django.core.cache.backends.memcached.MemcachedCache': Module "django.core.cache.backends.memcached" does not define a "MemcachedCache" attribute/class | "django.core.cache.backends.memcached.PyMemcacheCache"
    "e": {"BACKEND": 'django_redis.cache.RedisCache', "LOCATION": "redis://127.0.0.1/1", "LOCATON": 1, "MORE": 1},  #! lint unknown-setting | "LOCATON" | Django does not read 'LOCATON'. | "LOCATION"  #! lint unknown-setting | "MORE" | Django does not read 'MORE'.
    "e2": {"BACKEND": 'django_redis.cache.RediCache'},  #! error unknown-backend | 'django_redis.cache.RediCache' | InvalidCacheBackendError: Could not find backend 'django_redis.cache.RediCache': Module "django_redis.cache" does not define a "RediCache" attribute/class | 'django.core.cache.backends.redis.RedisCache'
    "f": {"BACKEND": "diskcache.DjangoCache"},  #! error unknown-backend | "diskcache.DjangoCache" | InvalidCacheBackendError: Could not find backend 'diskcache.DjangoCache': No module named 'diskcache' | "django.core.cache.backends.filebased.FileBasedCache"
    "g": {"BACKEND": "shop.cache.Ours"},  #! error unknown-backend | "shop.cache.Ours" | InvalidCacheBackendError: Could not find backend 'shop.cache.Ours': No module named 'shop'
    "h": {"BACKEND": ""},  #! error unknown-backend | "" | InvalidCacheBackendError: Could not find backend '':  doesn't look like a module path
    "i": {"BACKEND": None},  #! error backend-type | None | AttributeError: 'NoneType' object has no attribute 'rsplit'
    "j": {"BACKEND": "django.core.cache.backends.base.BaseCache"},  #! error unknown-backend | "django.core.cache.backends.base.BaseCache" | TypeError: BaseCache.__init__() takes 2 positional arguments but 3 were given | "django.core.cache.backends.locmem.LocMemCache"
    "k": {"BACKEND": "django.core.cache.backends."  #! error unknown-backend | "django.core.cache.backends." | InvalidCacheBackendError: Could not find backend 'django.core.cache.backends.locmem.LocMenCache': Module "django.core.cache.backends.locmem" does not define a "LocMenCache" attribute/class
          "locmem.LocMenCache"},
}
# ---
from pathlib import Path
BASE_DIR = Path(__file__).resolve().parent.parent
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "dummy": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    "redis": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": ["redis://a", "redis://b"],
              "OPTIONS": {"pool_class": "x", "db": 1}},
    "pylibmc": {"BACKEND": "django.core.cache.backends.memcached.PyLibMCCache", "LOCATION": "127.0.0.1:11211"},
    "pymemcache": {"BACKEND": "django.core.cache.backends.memcached.PyMemcacheCache"},  #! lint location-missing | "pymemcache" | PyMemcacheCache has no LOCATION to store anything in.
    "db": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_table"},
    "file": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": 5},  #! error location-path | 5 | TypeError: expected str, bytes or os.PathLike object, not int
    "file2": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": BASE_DIR / "cache"},
}
# ---
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "redis://localhost:6379"},  #! lint location-name | "redis://localhost:6379" | To LocMemCache 'redis://localhost:6379' is only a name: nothing connects to it, and other processes see none of this cache.
    "a": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "/var/tmp/cache"},  #! lint location-name | "/var/tmp/cache" | To LocMemCache '/var/tmp/cache' is only a name: nothing connects to it, and other processes see none of this cache.
    "b": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "127.0.0.1:11211"},  #! lint location-name | "127.0.0.1:11211" | To LocMemCache '127.0.0.1:11211' is only a name: nothing connects to it, and other processes see none of this cache.
    "c": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": ["a"]},  #! error location-type | ["a"] | TypeError: unhashable type: 'list'
    "d": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "a:b"},
}
