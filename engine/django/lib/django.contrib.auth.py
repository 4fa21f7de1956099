from django.contrib.auth.models import AnonymousUser, User
from django.contrib.auth.signals import user_logged_in, user_logged_out

SESSION_KEY = "_auth_user_id"
BACKEND_SESSION_KEY = "_auth_user_backend"
HASH_SESSION_KEY = "_auth_user_hash"
REDIRECT_FIELD_NAME = "next"


def get_user_model():
    return User


def get_user(request):
    name = request.session.get(SESSION_KEY)
    return AnonymousUser() if name is None else User(name)


def authenticate(request=None, **credentials):
    name = credentials.get("username")
    return User(name) if name else None


def login(request, user, backend=None):
    """A user is only a name, or an object that has one."""
    name = str(user)
    if SESSION_KEY not in request.session:
        request.session.cycle_key()
    elif request.session[SESSION_KEY] != name:
        request.session.flush()
    request.session[SESSION_KEY] = name
    user_logged_in.send(sender=User, request=request, user=user)


def logout(request):
    before = get_user(request)
    request.session.flush()
    user_logged_out.send(sender=User, request=request, user=before if before.is_authenticated else None)


def update_session_auth_hash(request, user):
    request.session.cycle_key()


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
ImproperlyConfigured PermissionDenied RemovedInDjango61Warning aauthenticate aget_user alogin alogout
aupdate_session_auth_hash constant_time_compare django_apps get_backends get_permission_codename import_string
load_backend rotate_token sensitive_variables settings signature user_login_failed
""")
