from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseRedirect
from django.utils.decorators import _around
from urllib.parse import quote


def user_passes_test(test_func, login_url=None, redirect_field_name="next"):
    def before(request, *args, **kwargs):
        if not test_func(request.user):
            return HttpResponseRedirect(f"{login_url or settings.LOGIN_URL}?{redirect_field_name}={quote(request.get_full_path())}")
    return lambda view: _around(view, before)


def login_required(function=None, redirect_field_name="next", login_url=None):
    decorate = user_passes_test(lambda u: u.is_authenticated, login_url, redirect_field_name)
    return decorate(function) if function else decorate


def permission_required(perm, login_url=None, raise_exception=False):
    def check(user):
        if user.has_perm(perm):
            return True
        if raise_exception:
            raise PermissionDenied
        return False
    return user_passes_test(check, login_url)


def staff_member_required(view_func=None, **kwargs):
    decorate = user_passes_test(lambda u: u.is_active and u.is_staff, "/admin/login/")
    return decorate(view_func) if view_func else decorate


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
REDIRECT_FIELD_NAME async_to_sync iscoroutinefunction login_not_required resolve_url sync_to_async urlsplit
""")
