def csrf_exempt(view_func):
    return view_func


def csrf_protect(view_func):
    return view_func


def ensure_csrf_cookie(view_func):
    return view_func


def requires_csrf_token(view_func):
    return view_func


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
CsrfViewMiddleware decorator_from_middleware get_token iscoroutinefunction
""")
