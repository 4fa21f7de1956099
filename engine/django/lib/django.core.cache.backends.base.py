import warnings

MEMCACHE_MAX_KEY_LENGTH = 250


def default_key_func(key, key_prefix, version):
    return "%s:%s:%s" % (key_prefix, version, key)


def get_key_func(key_func):
    if key_func is None:
        return default_key_func
    if callable(key_func):
        return key_func
    from django.utils.module_loading import import_string
    return import_string(key_func)


def memcache_key_warnings(key):
    if len(key) > MEMCACHE_MAX_KEY_LENGTH:
        yield f"Cache key will cause errors if used with memcached: {key!r} (longer than {MEMCACHE_MAX_KEY_LENGTH})"
    for char in key:
        if ord(char) < 33 or ord(char) == 127:
            yield f"Cache key contains characters that will cause errors if used with memcached: {key!r}"
            break


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
ImproperlyConfigured import_string memcached_error_chars_re sync_to_async
""")
