from functools import wraps

from django_ratelimit.core import ALL, UNSAFE, is_ratelimited
from django_ratelimit.exceptions import Ratelimited


def ratelimit(group=None, key=None, rate=None, method=ALL, block=True):
    def decorate(view):
        @wraps(view)
        def inner(request, *args, **kwargs):
            limited = is_ratelimited(request, group, view, key, rate, method, increment=True)
            request.limited = limited or getattr(request, "limited", False)
            if limited and block:
                raise Ratelimited()
            return view(request, *args, **kwargs)
        return inner
    return decorate


ratelimit.ALL = ALL
ratelimit.UNSAFE = UNSAFE


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
import_string settings
""")
