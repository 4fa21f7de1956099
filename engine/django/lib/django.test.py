import json

import _django

from django.conf import settings
from django.core.signals import setting_changed
from django.http.request import HttpRequest, QueryDict


class override_settings:
    def __init__(self, **kwargs):
        self.options = kwargs

    def __enter__(self):
        settings.__dict__.setdefault("_overrides", []).append(self.options)
        if "CACHES" in self.options:
            self._before = _django.override(self.options["CACHES"])
        self._tell(True)

    def __exit__(self, *exc):
        settings.__dict__["_overrides"].remove(self.options)
        if "CACHES" in self.options:
            _django.override(self._before)
        self._tell(False)
        return False

    def _tell(self, enter):
        for name in self.options:
            setting_changed.send(sender=settings, setting=name, value=getattr(settings, name, None), enter=enter)

    enable = __enter__

    def disable(self):
        self.__exit__()

    def __call__(self, decorated):
        from functools import wraps
        if isinstance(decorated, type):
            return decorated

        @wraps(decorated)
        def inner(*args, **kwargs):
            with self:
                return decorated(*args, **kwargs)
        return inner


modify_settings = override_settings


class WSGIRequest(HttpRequest):
    pass


class RequestFactory:
    def __init__(self, headers=None, **defaults):
        self.defaults = defaults
        self.cookies = {}
        for name, value in (headers or {}).items():
            self.defaults["HTTP_" + name.upper().replace("-", "_")] = value

    def generic(self, method, path, data="", content_type="", secure=False, headers=None, **extra):
        request = WSGIRequest()
        path, _, query = path.partition("?")
        request.path = request.path_info = path
        request.method = method
        request.META = {
            "REMOTE_ADDR": "127.0.0.1", "REQUEST_METHOD": method, "SCRIPT_NAME": "", "SERVER_NAME": "testserver",
            "SERVER_PORT": "443" if secure else "80", "SERVER_PROTOCOL": "HTTP/1.1", "PATH_INFO": path,
            "QUERY_STRING": query, "wsgi.url_scheme": "https" if secure else "http", **self.defaults, **extra,
        }
        for name, value in (headers or {}).items():
            request.META["HTTP_" + name.upper().replace("-", "_")] = value
        if not content_type:
            content_type = "multipart/form-data; boundary=BoUnDaRyStRiNg" if method == "POST" else "application/octet-stream" if data and method != "GET" else ""
        if content_type:
            request.META["CONTENT_TYPE"] = content_type
        request.content_type, _, params = content_type.partition(";")
        request.content_params = {k.strip(): v for k, _, v in [p.partition("=") for p in params.split(";") if p]}
        request.COOKIES = dict(self.cookies)
        request.GET = QueryDict(query)
        if method == "GET" and isinstance(data, dict) and data:
            request.GET = QueryDict._of([(k, str(x)) for k, v in data.items() for x in (v if isinstance(v, (list, tuple)) else [v])])
            request.META["QUERY_STRING"] = request.GET.urlencode()
        elif isinstance(data, dict) and "json" not in content_type:
            request.POST = QueryDict._of([(k, str(x)) for k, v in data.items() for x in (v if isinstance(v, (list, tuple)) else [v])])
        elif data:
            request._body = data if isinstance(data, bytes) else (data if isinstance(data, str) else json.dumps(data)).encode()
        return request

    def get(self, path, data=None, **kwargs):
        return self.generic("GET", path, data, **kwargs)

    def head(self, path, data=None, **kwargs):
        return self.generic("HEAD", path, data, **kwargs)

    def post(self, path, data=None, **kwargs):
        return self.generic("POST", path, data, **kwargs)

    def put(self, path, data="", **kwargs):
        return self.generic("PUT", path, data, **kwargs)

    def patch(self, path, data="", **kwargs):
        return self.generic("PATCH", path, data, **kwargs)

    def delete(self, path, data="", **kwargs):
        return self.generic("DELETE", path, data, **kwargs)

    def options(self, path, data="", **kwargs):
        return self.generic("OPTIONS", path, data, **kwargs)

    def trace(self, path, **kwargs):
        return self.generic("TRACE", path, **kwargs)


class Client(RequestFactory):
    """Calls the view of urlpatterns, or the one that the path names, with a session of
    its own and no middleware."""

    def generic(self, method, path, data="", content_type="", **extra):
        import _django
        from django.contrib.auth.models import user_of
        from django.contrib.sessions.backends.cache import SessionStore
        from django.http.response import Http404, HttpResponse, HttpResponseBase
        from django.urls import match
        request = super().generic(method, path, data, content_type, **extra)
        if "session" not in self.__dict__:
            self.session = SessionStore()
        request.session, request.user = self.session, None
        request.user = user_of(request)
        view, kwargs = match(_django.program("urlpatterns") or [], request.path.lstrip("/"))
        call = view.callback if view else _django.program(request.path.strip("/").split("/")[0].replace("-", "_") or "index")
        try:
            if not callable(call):
                raise Http404(path)
            response = call(request, **kwargs)
        except Http404 as e:
            response = HttpResponse(str(e), status=404)
        if not isinstance(response, HttpResponseBase):
            response = HttpResponse(str(response))
        if callable(getattr(response, "render", None)):
            response = response.render()
        for name, morsel in response.cookies.items():
            self.cookies[name] = morsel.value
        return response


class SimpleTestCase:
    pass


class TestCase(SimpleTestCase):
    pass


class TransactionTestCase(SimpleTestCase):
    pass
