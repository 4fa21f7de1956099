from functools import wraps

from django.http.response import HttpResponseNotAllowed
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag


def require_http_methods(request_method_list):
    def decorate(view):
        @wraps(view)
        def inner(request, *args, **kwargs):
            if request.method not in request_method_list:
                return HttpResponseNotAllowed(request_method_list)
            return view(request, *args, **kwargs)
        return inner
    return decorate


require_GET = require_http_methods(["GET"])
require_POST = require_http_methods(["POST"])
require_safe = require_http_methods(["GET", "HEAD"])


def condition(etag_func=None, last_modified_func=None):
    def decorate(view):
        @wraps(view)
        def inner(request, *args, **kwargs):
            modified = last_modified_func(request, *args, **kwargs) if last_modified_func else None
            if modified:
                from datetime import timezone
                modified = int((modified if modified.tzinfo else modified.replace(tzinfo=timezone.utc)).timestamp())
            tag = etag_func(request, *args, **kwargs) if etag_func else None
            tag = None if tag is None else quote_etag(tag)
            response = get_conditional_response(request, etag=tag, last_modified=modified)
            if response is None:
                response = view(request, *args, **kwargs)
            if request.method in ("GET", "HEAD"):
                if modified and not response.has_header("Last-Modified"):
                    response.headers["Last-Modified"] = http_date(modified)
                if tag:
                    response.headers.setdefault("ETag", tag)
            return response
        return inner
    return decorate


def etag(etag_func):
    return condition(etag_func=etag_func)


def last_modified(last_modified_func):
    return condition(last_modified_func=last_modified_func)


def conditional_page(view):
    from django.utils.cache import set_response_etag

    @wraps(view)
    def inner(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
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
    return inner


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
ConditionalGetMiddleware decorator_from_middleware iscoroutinefunction log_response
""")
