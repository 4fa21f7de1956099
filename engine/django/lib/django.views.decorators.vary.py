from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import _after


def vary_on_headers(*headers):
    return lambda view: _after(view, lambda response: patch_vary_headers(response, headers))


vary_on_cookie = vary_on_headers("Cookie")


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
iscoroutinefunction
""")
