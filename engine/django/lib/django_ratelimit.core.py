import hashlib
import time
import zlib

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import ImproperlyConfigured

PERIODS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
ALL = (None,)
UNSAFE = ("DELETE", "PATCH", "POST", "PUT")


def _ip(request):
    return request.META["REMOTE_ADDR"]


KEYS = {
    "ip": lambda r: _ip(r),
    "user": lambda r: str(r.user.pk),
    "user_or_ip": lambda r: str(r.user.pk) if r.user.is_authenticated else _ip(r),
}


def _split_rate(rate):
    if isinstance(rate, tuple):
        return rate
    count, _, period = rate.partition("/")
    digits = "".join(c for c in period if c.isdigit())
    return int(count), int(digits or 1) * PERIODS[period.lstrip(digits)[0].lower()]


def _window(value, period, now):
    if period == 1:
        return now
    window = now - (now % period) + (zlib.crc32(value.encode()) % period)
    return window + period if window < now else window


def get_usage(request, group=None, fn=None, key=None, rate=None, method=ALL, increment=False):
    if group is None and fn is None:
        raise ImproperlyConfigured("get_usage must be called with either `group` or `fn` arguments")
    if not getattr(settings, "RATELIMIT_ENABLE", True):
        return None
    if method not in (ALL, None) and request.method not in ([method] if isinstance(method, str) else list(method)):
        return None
    group = group or f"{fn.__module__}.{fn.__qualname__}"
    if callable(rate):
        rate = rate(group, request)
    if rate is None:
        return None
    limit, period = _split_rate(rate)
    if limit == 0:
        return {"count": 1, "limit": 0, "should_limit": True, "time_left": -1}
    if callable(key):
        value = key(group, request)
    elif key in KEYS:
        value = KEYS[key](request)
    elif ":" in key:
        kind, _, name = key.partition(":")
        value = {"get": request.GET.get, "post": request.POST.get, "header": lambda n, d: request.META.get("HTTP_" + n.upper().replace("-", "_"), d)}[kind](name, "")
    else:
        raise ImproperlyConfigured(f"Could not understand ratelimit key: {key}")
    now = int(time.time())
    window = _window(value, period, now)
    parts = [group, f"{limit}/{period}s", value, str(window)]
    if method not in (ALL, None):
        parts.append("".join(sorted([method] if isinstance(method, str) else method)))
    cache = caches[getattr(settings, "RATELIMIT_USE_CACHE", "default")]
    name = getattr(settings, "RATELIMIT_CACHE_PREFIX", "rl:") + hashlib.md5("".join(parts).encode()).hexdigest()
    left = window - now
    expiration = period + 5
    if increment:
        added = cache.add(name, 1, expiration)
        count = 1 if added else cache.incr(name)
    else:
        count = cache.get(name, 0)
    return {"count": count, "limit": limit, "should_limit": count > limit, "time_left": left}


def is_ratelimited(request, group=None, fn=None, key=None, rate=None, method=ALL, increment=False):
    usage = get_usage(request, group, fn, key, rate, method, increment)
    return usage is not None and usage["should_limit"]


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
EXPIRATION_FUDGE get_header import_string rate_re user_or_ip
""")
