from functools import wraps
from inspect import iscoroutinefunction

from django.http.response import HttpResponseNotAllowed
from django.utils.cache import get_conditional_response
from django.utils.decorators import _around
from django.utils.http import http_date, quote_etag


def require_http_methods(request_method_list):
    def before(request, *args, **kwargs):
        if request.method not in request_method_list:
            return HttpResponseNotAllowed(request_method_list)
    return lambda view: _around(view, before)


require_GET = require_http_methods(["GET"])
require_POST = require_http_methods(["POST"])
require_safe = require_http_methods(["GET", "HEAD"])


def condition(etag_func=None, last_modified_func=None):
    def decorate(view):
        def before(request, args, kwargs):
            modified = last_modified_func(request, *args, **kwargs) if last_modified_func else None
            if modified:
                from datetime import timezone
                modified = int((modified if modified.tzinfo else modified.replace(tzinfo=timezone.utc)).timestamp())
            tag = etag_func(request, *args, **kwargs) if etag_func else None
            tag = None if tag is None else quote_etag(tag)
            return get_conditional_response(request, etag=tag, last_modified=modified), tag, modified

        def after(request, response, tag, modified):
            if request.method in ("GET", "HEAD"):
                if modified and not response.has_header("Last-Modified"):
                    response.headers["Last-Modified"] = http_date(modified)
                if tag:
                    response.headers.setdefault("ETag", tag)
            return response

        if iscoroutinefunction(view):
            async def inner(request, *args, **kwargs):
                response, *known = before(request, args, kwargs)
                return after(request, response or await view(request, *args, **kwargs), *known)
        else:
            def inner(request, *args, **kwargs):
                response, *known = before(request, args, kwargs)
                return after(request, response or view(request, *args, **kwargs), *known)
        return wraps(view)(inner)
    return decorate


def etag(etag_func):
    return condition(etag_func=etag_func)


def last_modified(last_modified_func):
    return condition(last_modified_func=last_modified_func)


def conditional_page(view):
    from django.utils.cache import set_response_etag

    def after(request, response):
        if request.method != "GET":
            return response
        if not response.streaming and not response.has_header("ETag") and "no-store" not in response.get("Cache-Control", "").lower():
            set_response_etag(response)
        if not response.has_header("ETag") and not response.has_header("Last-Modified"):
            return response
        from django.utils.http import parse_http_date_safe
        modified = response.get("Last-Modified")
        return get_conditional_response(
            request, etag=response.get("ETag"), last_modified=modified and parse_http_date_safe(modified), response=response)
    return _around(view, None, after)


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
ConditionalGetMiddleware decorator_from_middleware log_response
""")
