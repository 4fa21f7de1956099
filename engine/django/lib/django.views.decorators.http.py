from functools import wraps

from django.http.response import HttpResponseNotAllowed


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
    return lambda view: view


def etag(etag_func):
    return condition(etag_func=etag_func)


def last_modified(last_modified_func):
    return condition(last_modified_func=last_modified_func)


def conditional_page(view):
    return view
