from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseRedirect


class AccessMixin:
    login_url = None
    raise_exception = False

    def handle_no_permission(self):
        if self.raise_exception or self.request.user.is_authenticated:
            raise PermissionDenied()
        return HttpResponseRedirect(f"{self.login_url or settings.LOGIN_URL}?next={self.request.get_full_path()}")


class LoginRequiredMixin(AccessMixin):
    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        return super().dispatch(request, *args, **kwargs)


class UserPassesTestMixin(AccessMixin):
    def dispatch(self, request, *args, **kwargs):
        if not self.test_func():
            return self.handle_no_permission()
        return super().dispatch(request, *args, **kwargs)


class PermissionRequiredMixin(AccessMixin):
    permission_required = None


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
ImproperlyConfigured REDIRECT_FIELD_NAME redirect_to_login resolve_url urlsplit
""")
