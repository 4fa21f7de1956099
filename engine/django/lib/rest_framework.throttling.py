import time

from django.conf import settings
from django.core.cache import cache as default_cache
from django.core.exceptions import ImproperlyConfigured


def _rates():
    return (getattr(settings, "REST_FRAMEWORK", {}) or {}).get("DEFAULT_THROTTLE_RATES", {})


class BaseThrottle:
    def allow_request(self, request, view):
        raise NotImplementedError(".allow_request() must be overridden")

    def get_ident(self, request):
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR")
        return "".join(forwarded.split()) if forwarded else request.META.get("REMOTE_ADDR")

    def wait(self):
        return None


class SimpleRateThrottle(BaseThrottle):
    cache = default_cache
    cache_format = "throttle_%(scope)s_%(ident)s"
    scope = None
    timer = staticmethod(time.time)

    def __init__(self):
        if not getattr(self, "rate", None):
            self.rate = self.get_rate()
        self.num_requests, self.duration = self.parse_rate(self.rate)

    def get_cache_key(self, request, view):
        raise NotImplementedError(".get_cache_key() must be overridden")

    def get_rate(self):
        if not getattr(self, "scope", None):
            raise ImproperlyConfigured(f"You must set either `.scope` or `.rate` for '{self.__class__.__name__}' throttle")
        rates = getattr(self, "THROTTLE_RATES", None) or _rates()
        if self.scope not in rates:
            if self.scope in ("anon", "user"):
                return None
            raise ImproperlyConfigured(f"No default throttle rate set for '{self.scope}' scope")
        return rates[self.scope]

    def parse_rate(self, rate):
        if rate is None:
            return None, None
        num, period = rate.split("/")
        return int(num), {"s": 1, "m": 60, "h": 3600, "d": 86400}[period[0]]

    def allow_request(self, request, view):
        if self.rate is None:
            return True
        self.key = self.get_cache_key(request, view)
        if self.key is None:
            return True
        self.history = self.cache.get(self.key, [])
        self.now = self.timer()
        while self.history and self.history[-1] <= self.now - self.duration:
            self.history.pop()
        if len(self.history) >= self.num_requests:
            return self.throttle_failure()
        return self.throttle_success()

    def throttle_success(self):
        self.history.insert(0, self.now)
        self.cache.set(self.key, self.history, self.duration)
        return True

    def throttle_failure(self):
        return False

    def wait(self):
        remaining = self.duration - (self.now - self.history[-1]) if self.history else self.duration
        available = self.num_requests - len(self.history) + 1
        return remaining / available if available > 0 else None


class AnonRateThrottle(SimpleRateThrottle):
    scope = "anon"

    def get_cache_key(self, request, view):
        if request.user and request.user.is_authenticated:
            return None
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}


class UserRateThrottle(SimpleRateThrottle):
    scope = "user"

    def get_cache_key(self, request, view):
        ident = request.user.pk if request.user and request.user.is_authenticated else self.get_ident(request)
        return self.cache_format % {"scope": self.scope, "ident": ident}


class ScopedRateThrottle(SimpleRateThrottle):
    scope_attr = "throttle_scope"

    def __init__(self):
        pass

    def allow_request(self, request, view):
        self.scope = getattr(view, self.scope_attr, None)
        if not self.scope:
            return True
        self.rate = self.get_rate()
        self.num_requests, self.duration = self.parse_rate(self.rate)
        return super().allow_request(request, view)

    get_cache_key = UserRateThrottle.get_cache_key


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
api_settings
""")
