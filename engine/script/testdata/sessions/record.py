"""Write story.txt: what Django's sessions do, request by request.

    PYTHONPATH=DJANGO:LIBRARIES python3 record.py >story.txt

Two processes run views.py behind SessionMiddleware and AuthenticationMiddleware,
each with its own LocMemCache; the database is one. A line is a visit, " -> ",
and what came of it: the status, the body (for 2xx), what the browser was told
of its session cookie, the queries of django_session, and the calls of the cache.
Session keys are K1, K2 ... in the order in which they are first seen.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timezone

VISITS = """
w1 enter, w1 home, w2 plain, w1 home, w2 home, w1 home
w1 count, w1 count, w1 enter, w1 home, w1 count, w1 enter, w1 other, w1 home, w1 leave, w1 home, w1 leave
w1 count, w2 read, w2 count, w1 count, w2 count
w1 count, w1 empty, w1 read, w1 drop
w1 basket, w1 look, w2 look, w2 basket
w1 odd, w1 home, w1 odd
w1 touch, w1 count, w1 touch, w2 touch, w2 touch, w1 count
w1 short, w1 count, w1 short
w1 take, w1 count, w1 take, w1 take, w1 read
w1 missing, w1 read, w1 bad, w1 read, w2 look_bad, w1 read
w1 count, w1 interrupt, w1 read, w1 count
w1 count, w2 bad, w1 read
=abc w1 plain, w1 read, =abc w1 home, =abc w1 count, w1 read
=abcdefghijkl w1 plain, w1 read, w1 read, =abcdefghijkl w1 count, w1 read
"""


def worker(engine, database, started):
    from django.conf import settings

    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:0] = [here]
    settings.configure(
        SECRET_KEY="x",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        LOGGING_CONFIG=None,
        USE_TZ=True,
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database}},
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        SESSION_ENGINE="django.contrib.sessions.backends." + engine,
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    )
    import logging

    import django

    logging.disable(logging.CRITICAL)
    django.setup()
    from django.contrib.auth import login
    from django.contrib.auth.models import User
    from django.core.cache.backends.locmem import LocMemCache
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.urls import re_path
    from django.utils import timezone as django_timezone

    now = datetime.fromtimestamp(float(started), timezone.utc)
    django_timezone.now = lambda: now
    call_command("migrate", verbosity=0)
    calls = []

    def logged(name, timed):
        def method(self, key, *args, **kwargs):
            calls.append([name, key] + ([args[-1]] if timed else []))
            return inner(self, key, *args, **kwargs)

        inner = getattr(LocMemCache, name)
        setattr(LocMemCache, name, method)

    for name in ("get", "set", "add", "delete", "has_key"):
        logged(name, name in ("set", "add"))

    import views

    views.login = lambda request, name: login(request, User.objects.get_or_create(username=name)[0])
    global urlpatterns
    urlpatterns = [re_path(r"^(\w+)$", lambda request, name: getattr(views, name)(request))]

    queries = []

    def count(execute, sql, params, many, context):
        if "django_session" in sql:
            queries.append(sql)
        return execute(sql, params, many, context)

    for line in sys.stdin:
        name, cookie = json.loads(line)
        client = Client(raise_request_exception=False)
        if cookie is not None:
            client.cookies["sessionid"] = cookie
        del calls[:], queries[:]
        with connection.execute_wrapper(count):
            response = client.get("/" + name)
        told = response.cookies.get("sessionid")
        body = response.content.decode() if response.status_code < 300 else ""
        print(json.dumps([response.status_code, body, told.value if told else None, len(queries), calls]), flush=True)


def main():
    import django

    print("# What Django %s does: written by record.py, which says what the lines mean." % django.get_version())
    for engine in ("cache", "cached_db", "db"):
        for visits in VISITS.strip().split("\n"):
            print("\n" + engine)
            with tempfile.TemporaryDirectory() as scratch:
                tell(engine, visits.split(", "), os.path.join(scratch, "db"))


def tell(engine, visits, database):
    workers = {}
    cookie, names = None, {}
    started = str(time.time())  # Django's clock stands still
    for visit in visits:
        given, _, rest = visit.rpartition(" w")
        name, view = ("w" + rest if given else visit).split()
        if given:
            cookie = given[1:]
        if name not in workers:
            workers[name] = subprocess.Popen(
                [sys.executable, __file__, engine, database, started], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        w = workers[name]
        w.stdin.write(json.dumps([view, cookie]) + "\n")
        w.stdin.flush()
        status, body, told, queries, calls = json.loads(w.stdout.readline())
        said = [str(status)] + ([body] if body else [])
        if told == "":
            said.append("cookie deleted")
            cookie = None
        elif told is not None:
            cookie = told
        keys = []
        for call in calls:
            prefix = "django.contrib.sessions." + engine
            key = call[1].removeprefix(prefix)
            if prefix in call[1] and len(key) == 32:
                key = names.setdefault(key, "K%d" % (len(names) + 1))
            keys.append(" ".join([call[0], key] + [str(x) for x in call[2:]]))
        if told:
            said.append("cookie " + names.setdefault(told, "K%d" % (len(names) + 1)))
        if queries:
            said.append("%d queries" % queries)
        print(visit, "->", "; ".join(said + keys))
    for w in workers.values():
        w.stdin.close()
        w.wait()


if len(sys.argv) > 1:
    worker(*sys.argv[1:])
elif __name__ == "__main__":
    main()
