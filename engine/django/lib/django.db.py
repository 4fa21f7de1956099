import _placeholder


class Error(Exception):
    pass


class DatabaseError(Error):
    pass


class IntegrityError(DatabaseError):
    pass


class OperationalError(DatabaseError):
    pass


class _Atomic:
    def __call__(self, using=None, savepoint=True, durable=False):
        return using if callable(using) else self

    def __enter__(self):
        return None

    def __exit__(self, *exc):
        return False


class _Transaction:
    atomic = _Atomic()

    def on_commit(self, func, using=None, robust=False):
        func()


class _Connection:
    vendor = "sqlite"
    queries = []

    def close(self):
        pass


transaction = _Transaction()
connection = _Connection()
connections = {"default": connection}


def close_old_connections(**kwargs):
    pass


def reset_queries(**kwargs):
    pass


def __getattr__(name):
    if name == "models":
        import _django
        return _django.module("django.db.models")
    return _more(name)


_more = _placeholder.names(__name__, "router ConnectionHandler ConnectionRouter DEFAULT_DB_ALIAS DJANGO_VERSION_PICKLE_KEY")
