from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.core.signals import got_request_exception, request_finished, request_started
from django.http.response import HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.module_loading import import_string

SESSIONS = "django.contrib.sessions.middleware.SessionMiddleware"
CACHE = "django.middleware.cache."


def respond(raw, call, failed, save):
    """Run the view within the middleware of the settings."""
    request = WSGIRequest(raw)
    request.served = True
    request_started.send(sender=respond, environ=request.META)

    def error(e):
        if isinstance(e, PermissionDenied):
            return HttpResponse(str(e) or "403 Forbidden", status=403)
        if isinstance(e, (SuspiciousOperation, BadRequest)):
            return HttpResponse(str(e) or "Bad Request (400)", status=400)
        status, text = failed(e)
        if status >= 500:
            got_request_exception.send(sender=respond, request=request)
        return HttpResponse(text, status=status)

    def guarded(layer):
        def inner(request):
            try:
                return layer(request)
            except Exception as e:
                return error(e)
        return inner

    def view(request):
        try:
            response = call(request)
        except Exception as e:
            for process in exception_middleware:
                response = process(request, e)
                if response is not None:
                    return response
            raise
        if not isinstance(response, HttpResponseBase):
            response = HttpResponse(response if isinstance(response, bytes) else str(response))
        if callable(getattr(response, "render", None)):
            for process in template_middleware:
                response = process(request, response)
            response = response.render()
        return response

    def sessions(get_response):
        return lambda request: saved(request, get_response(request), save)

    names = list(settings.MIDDLEWARE or [])
    exception_middleware, template_middleware = [], []
    layer = guarded(view)
    for name in reversed(names):
        if name == SESSIONS:
            layer = guarded(sessions(layer))
        elif name.startswith(CACHE) or not name.startswith(("django.", "corsheaders.", "whitenoise.", "debug_toolbar.")):
            made = import_string(name)(layer)
            if hasattr(made, "process_exception"):
                exception_middleware.append(made.process_exception)
            if hasattr(made, "process_template_response"):
                template_middleware.append(made.process_template_response)
            layer = guarded(made)
    if SESSIONS not in names:
        layer = guarded(sessions(layer))
    response = layer(request)
    body = response.getvalue()
    location = response.get("Location")
    if not body and location is not None and 300 <= response.status_code < 400:
        body = location.encode()
    request_finished.send(sender=respond)
    cookies = [(name, "" if morsel["max-age"] == 0 else morsel.value) for name, morsel in response.cookies.items()]
    return response.status_code, body.decode("utf-8", "replace"), cookies


def saved(request, response, save):
    """What the sessions' middleware does: the engine saves, the response says so."""
    status, text, key, forget, accessed = save(response.status_code)
    if status != response.status_code:
        response = HttpResponse(text, status=status)
    if forget:
        response.delete_cookie("sessionid", path="/", samesite="Lax")
        patch_vary_headers(response, ("Cookie",))
    elif accessed:
        patch_vary_headers(response, ("Cookie",))
    if key:
        response.set_cookie("sessionid", key, max_age=settings.SESSION_COOKIE_AGE, httponly=True, samesite="Lax")
    return response


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
BaseHandler ImproperlyConfigured MiddlewareNotUsed async_to_sync connections convert_exception_to_response
get_resolver iscoroutinefunction log_response logger reset_urlconf set_urlconf sync_to_async
""")
