from django.middleware.cache import CacheMiddleware
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.decorators import _around, _response, decorator_from_middleware_with_args


def cache_page(timeout, *, cache=None, key_prefix=None):
    return decorator_from_middleware_with_args(CacheMiddleware)(
        page_timeout=timeout, cache_alias=cache, key_prefix=key_prefix)


def _after(view, change, name=None):
    def before(request, *args, **kwargs):
        if name and not hasattr(request, "META"):
            raise TypeError(f"{name} didn't receive an HttpRequest. If you are decorating a classmethod, be sure "
                            "to use @method_decorator.")

    def after(request, response):
        response = _response(response)
        change(response)
        return response
    return _around(view, before, after)


def cache_control(**kwargs):
    return lambda view: _after(view, lambda response: patch_cache_control(response, **kwargs), "cache_control")


def never_cache(view_func):
    return _after(view_func, add_never_cache_headers, "never_cache")


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
iscoroutinefunction
""")
