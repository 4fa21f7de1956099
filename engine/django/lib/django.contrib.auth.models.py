from django.core.exceptions import ObjectDoesNotExist


class _Manager:
    def create_user(self, username, email=None, password=None, **fields):
        return User(username, email or "", **fields)

    def get(self, **fields):
        name = fields.get("username", fields.get("pk", fields.get("id")))
        return User(str(name))


class AnonymousUser:
    id = None
    pk = None
    username = ""
    email = ""
    is_staff = False
    is_active = False
    is_superuser = False
    is_authenticated = False
    is_anonymous = True

    def __str__(self):
        return "AnonymousUser"

    def __repr__(self):
        return "<django.contrib.auth.models.AnonymousUser>"

    def __eq__(self, other):
        return isinstance(other, AnonymousUser)

    def __hash__(self):
        return 1

    def get_username(self):
        return ""

    def has_perm(self, perm, obj=None):
        return False


class User:
    """A user is a name here: that is its id as well."""

    DoesNotExist = type("DoesNotExist", (ObjectDoesNotExist,), {})
    objects = _Manager()
    is_active = True
    is_staff = False
    is_superuser = False
    is_authenticated = True
    is_anonymous = False

    def __init__(self, username="", email="", **fields):
        self.username = username
        self.email = email
        self.id = self.pk = fields.pop("id", fields.pop("pk", username))
        for name, value in fields.items():
            setattr(self, name, value)

    def __str__(self):
        return self.username

    def __repr__(self):
        return f"<User: {self.username}>"

    def __eq__(self, other):
        return isinstance(other, User) and self.pk == other.pk

    def __hash__(self):
        return hash(self.pk)

    def get_username(self):
        return self.username

    def get_full_name(self):
        return self.username

    def has_perm(self, perm, obj=None):
        return self.is_superuser

    def check_password(self, password):
        return True

    def save(self, *args, **kwargs):
        pass


class _RequestUser:
    """request.user: who is logged in is read from the session at the first look,
    and again after a log-in or log-out."""

    def __init__(self, request):
        self.__dict__["_request"] = request

    def _setup(self):
        request = self._request
        name = request.session.get("_auth_user_id")
        seen = self.__dict__.get("_seen")
        if seen is None or seen[0] != name:
            seen = self.__dict__["_seen"] = (name, AnonymousUser() if name is None else User(name))
        return seen[1]

    def __getattr__(self, name):
        return getattr(self._setup(), name)

    def __setattr__(self, name, value):
        setattr(self._setup(), name, value)

    def __str__(self):
        return str(self._setup())

    def __repr__(self):
        return f"<SimpleLazyObject: {self._setup()!r}>"

    def __eq__(self, other):
        return self._setup() == (other._setup() if isinstance(other, _RequestUser) else other)

    def __hash__(self):
        return hash(self._setup())


def user_of(request):
    return _RequestUser(request)


class Group:
    pass


class Permission:
    pass


class AbstractUser(User):
    pass


class AbstractBaseUser(User):
    pass


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
BaseUserManager ContentType EmptyManager GroupManager Iterable PermissionDenied PermissionManager PermissionsMixin
UnicodeUsernameValidator UserManager apps make_password send_mail update_last_login
""")
