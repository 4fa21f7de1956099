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


class _Cursor:
    """What a cursor is asked counts as a query, and is not known here."""

    rowcount, description = -1, None

    def execute(self, sql, params=None):
        import _django
        _django.rows("sql")
        self._sql = str(sql)

    def executemany(self, sql, param_list):
        for params in param_list:
            self.execute(sql, params)

    def fetchone(self):
        if self._sql.strip().rstrip(";").upper() == "SELECT 1":  # is the database there?
            return (1,)
        return _placeholder.Placeholder("cursor.fetchone()")

    def fetchall(self): return _placeholder.Placeholder("cursor.fetchall()")
    def fetchmany(self, size=1): return _placeholder.Placeholder("cursor.fetchmany()")
    def close(self): pass
    def __enter__(self): return self
    def __exit__(self, *exc): return False


class _Connection:
    alias = "default"

    def cursor(self): return _Cursor()
    def ensure_connection(self): pass
    def is_usable(self): return True

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
