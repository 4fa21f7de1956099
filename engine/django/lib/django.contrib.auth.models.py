from django.core.exceptions import MultipleObjectsReturned, ObjectDoesNotExist


class _Users:
    """Stands for User as the model of query sets: the rows are those of the table
    user that views.py may state."""

    __name__ = "User"

    def __init__(self, user): self._user = user

    def __getattr__(self, name): return getattr(self._user, name)

    def _asked(self):
        import _django
        tables = _django.program("tables") or {}
        name = next((t for t in ("user", "users", "User", "auth_user") if t in tables), None)
        if name is None:
            _django.note("User", "views.py states no table for it, so it has no rows: tables = {'user': "
                         "{'ms': 20, 'value': [{'username': 'ann'}]}} gives it some")
            _django.rows("user")
            return []
        rows = _django.rows(name)
        return [self._user(**({"id": i + 1} | r)) if isinstance(r, dict) else self._user(str(r))
                for i, r in enumerate(rows if isinstance(rows, (list, tuple)) else [rows])]


class _Manager:
    def __get__(self, obj, cls):
        made = _Manager()
        made.model = cls
        return made

    def get_queryset(self):
        from django.db.models import QuerySet
        return QuerySet(_Users(self.model))

    def __getattr__(self, name):
        if name.startswith("__") or name == "model":
            raise AttributeError(name)
        return getattr(self.get_queryset(), name)

    def create_user(self, username, email=None, password=None, **fields):
        return self.model(username, email or "", **fields)

    create = create_user

    def get(self, *args, **fields):
        """Without a table everybody exists: a user is a name."""
        import _django
        if any(t in (_django.program("tables") or {}) for t in ("user", "users", "User", "auth_user")):
            return self.get_queryset().get(*args, **fields)
        name = fields.get("username", fields.get("pk", fields.get("id")))
        return self.model(str(name))

    def get_by_natural_key(self, username): return self.get(username=username)
    def normalize_email(self, email): return email


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
    MultipleObjectsReturned = type("MultipleObjectsReturned", (MultipleObjectsReturned,), {})
    USERNAME_FIELD, EMAIL_FIELD = "username", "email"
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

    def _names(self):
        return [n for n in self.__dict__ if not n.startswith("_") and n != "pk"]

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
