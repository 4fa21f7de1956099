"""worker.py SOCKET: processes of sites, on real Django.

Imports Django once, listens on the Unix socket, prints "ready", and forks a
process for each connection. It ends when its standard input does.

A process reads JSON lines and writes one for each. The first line has the settings
and views of a scenario and a folder that all processes of the site share. Each
other one has the time, and code or a request. It ends with its connection.
"""

import ast
import asyncio
import contextlib
import datetime
import functools
import hashlib
import io
import json
import os
import re
import select
import selectors
import shutil
import signal
import socket
import sys
import threading
import time
import traceback
import types
import warnings

import lookups
from redisclock import Redis

now = [0.0]
redis = Redis(now)


class Clock:
    """A function that no class takes for a method of its own."""

    def __call__(self):
        return now[0]


really_sleep = time.sleep


def sleep(seconds):
    """Moves the clock. Where several threads sleep they do sleep, so that they wake in their order."""
    redis.stop()
    wake = now[0] + seconds
    if threading.active_count() > 1:
        really_sleep(min(seconds, 2))
    now[0] = max(now[0], wake)
    redis.go()


class Selector(selectors.DefaultSelector):
    """Waits for what a thread may still do, and then moves the clock instead of waiting."""

    def select(self, timeout=None):
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        events = super().select(0.05)
        if not events:
            sleep(timeout + 1e-6)  # a loop waits for what is later than its time, not for what is as late
        return events


class Loops(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        return asyncio.SelectorEventLoop(Selector())


asyncio.set_event_loop_policy(Loops())
time.time = time.monotonic = Clock()
time.sleep = sleep


def django_now():
    """Django's timezone.now, by which DatabaseCache and sessions expire, on the same clock."""
    from django.conf import settings

    return datetime.datetime.fromtimestamp(now[0], tz=datetime.timezone.utc if settings.USE_TZ else None)


PROMPT = re.compile(r"(?:>>>|In \[\d+\]:) ?(.*)")
MORE = re.compile(r"(?:\.\.\.| +\.\.\.:) ?(.*)")
BACKENDS = {
    "locmem": ("django.core.cache.backends.locmem.LocMemCache", None),
    "dummy": ("django.core.cache.backends.dummy.DummyCache", None),
    "redis": ("django.core.cache.backends.redis.RedisCache", "redis://127.0.0.1:6379"),
    "database": ("django.core.cache.backends.db.DatabaseCache", "my_cache_table"),
    "file": ("django.core.cache.backends.filebased.FileBasedCache", "django_cache"),
}


def configure(first):
    from django.conf import settings

    for name in [n for n in os.environ if n.endswith(("_URL", "_TTL", "_TIMEOUT"))]:
        del os.environ[name]
    os.environ.update(first["environ"] or {})
    names = {"__name__": "settings", "__file__": "/site/settings.py"}
    exec(compile(first["settings"], "settings.py", "exec"), names)
    conf = {name: value for name, value in names.items() if name.isupper()}
    caches = conf.setdefault("CACHES", {"default": {"BACKEND": BACKENDS["locmem"][0]}})
    if first["backend"]:
        name, place = BACKENDS[first["backend"]]
        caches.setdefault("default", {})["BACKEND"] = name
        if place:
            caches["default"].setdefault("LOCATION", place)
    tables = []
    for alias in caches.values():
        backend, place = alias.get("BACKEND", ""), alias.get("LOCATION", "")
        if "filebased" in backend:
            alias["LOCATION"] = os.path.join(first["folder"], os.path.basename(str(place)))
        if "redis" in backend:
            alias["LOCATION"] = [re.sub(r"//[^/]*", "//127.0.0.1:%d" % first["redis"], u) for u in ([place] if isinstance(place, str) else place)]
        if "db.DatabaseCache" in backend:
            tables.append(place)
    ours = "DATABASES" not in conf
    for name, value in {
        "SECRET_KEY": "x", "ALLOWED_HOSTS": ["*"], "USE_TZ": True, "TIME_ZONE": "UTC", "LOGGING_CONFIG": None,
        "MIDDLEWARE": ["django.contrib.sessions.middleware.SessionMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware"],
        "INSTALLED_APPS": ["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions"],
        "DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(first["folder"], "db")}},
        "TEMPLATES": [{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {
            "loaders": [("django.template.loaders.locmem.Loader", TEMPLATES)],
            "context_processors": ["django.template.context_processors.request"]}}],
    }.items():
        conf.setdefault(name, value)
    conf["ROOT_URLCONF"] = "site_urls"
    settings.configure(**conf)
    import django

    django.setup()
    done = os.path.join(first["folder"], "migrated")
    if not os.path.exists(done):
        from django.core.management import call_command
        from django.db import connection

        apps = repr([conf["INSTALLED_APPS"], conf.get("AUTH_USER_MODEL"), conf.get("DEFAULT_AUTO_FIELD")])
        blank = os.path.join(first["blank"], hashlib.sha256(apps.encode()).hexdigest())
        if ours and os.path.exists(blank):
            shutil.copy(blank, conf["DATABASES"]["default"]["NAME"])
        else:
            call_command("migrate", verbosity=0)
            connection.close()
            if ours:
                shutil.copy(conf["DATABASES"]["default"]["NAME"], blank)
        if tables:
            call_command("createcachetable", verbosity=0)
        open(done, "w").close()


TEMPLATES = {}


class Database:
    """What the playground calls db: tables of views.py, and what was saved."""

    def __init__(self, views, folder):
        self.views, self.file = views, os.path.join(folder, "saved")

    def saved(self):
        if not os.path.exists(self.file):
            return {}
        with open(self.file) as f:
            return json.load(f)

    def query(self, name):
        rows = self.saved()
        if name in rows:
            return rows[name]
        table = self.views.get("tables", {})[name]
        if isinstance(table, dict) and "value" in table:
            return table["value"]
        return f"{name} from the database"

    def save(self, name, value):
        rows = self.saved() | {name: value}
        with open(self.file, "w") as f:
            json.dump(rows, f)


def by_name(login):
    """The playground's login takes a name."""
    from django.contrib.auth import get_user_model

    def inner(request, user, backend="django.contrib.auth.backends.ModelBackend"):
        if isinstance(user, str):
            user, _ = get_user_model().objects.get_or_create(username=user)
        return login(request, user, backend=backend)

    return inner


def load(first):
    """Run views.py; return the names of a prompt."""
    from django.core.cache import cache, caches
    from django.http import HttpResponse
    from django.contrib import auth

    auth.login = by_name(auth.login)
    urls = types.ModuleType("site_urls")
    urls.urlpatterns = []
    sys.modules["site_urls"] = urls
    package = types.ModuleType("site_package")
    package.__path__ = []
    sys.modules["site_package"] = package
    views = types.ModuleType("views")
    views.__package__ = "site_package"
    sys.modules["site_package.views"] = sys.modules["views"] = views
    models = types.ModuleType("site_package.models")
    models.__getattr__ = lambda name: type(name, (), {})
    sys.modules["site_package.models"] = models
    names = views.__dict__
    names.update(cache=cache, caches=caches, db=Database(names, first["folder"]))
    configured = dict(names)
    exec(compile(first["views"], "views.py", "exec"), names)
    TEMPLATES.update(names.get("templates", {}))
    from django.urls import path, re_path

    urls.urlpatterns = names.get("urlpatterns")
    if urls.urlpatterns is None:
        urls.urlpatterns = []
        for name, f in names.items():
            if callable(f) and not isinstance(f, type) and name not in configured and getattr(f, "__module__", "") == views.__name__:
                urls.urlpatterns.append(re_path(rf"^{name.replace('_', '[-_]')}(/.*)?$", without(f)))
                if name == "index":
                    urls.urlpatterns.append(path("", f))
    return {n: v for n, v in names.items() if not n.startswith("__")} | {"__name__": "__main__", "__builtins__": __builtins__}


def without(view):
    """A view behind a path whose rest is nobody's; what it returns may be a text."""
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    @functools.wraps(view)
    def inner(request, *rest):
        response = view(request)
        if asyncio.iscoroutine(response):
            response = asyncio.run(response)
        return response if isinstance(response, HttpResponseBase) else HttpResponse(response if isinstance(response, bytes) else str(response))

    return inner


def chunks(code):
    """What a prompt runs one after the other: a pasted session is several."""
    lines = code.split("\n")
    if not any(PROMPT.match(line) for line in lines):
        return [code]
    list, open_ = [], False
    for line in lines:
        if m := PROMPT.match(line):
            list.append(m[1])
            open_ = True
        elif open_ and (m := MORE.match(line)):
            list[-1] += "\n" + m[1]
        else:
            open_ = False
    return list


def shown(e):
    return "".join(traceback.format_exception_only(type(e), e))


def run(code, names):

    for chunk in chunks(code):
        try:
            for statement in ast.parse(chunk).body:
                c = compile(ast.Interactive([statement]), "<console>", "single", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
                result = types.FunctionType(c, names)()
                if asyncio.iscoroutine(result):
                    asyncio.run(result)
        except BaseException as e:
            print(shown(e), end="")


PAGES = {400: "Bad Request (400)", 403: "403 Forbidden"}


def get(m):
    from django.core.handlers import exception
    from django.test import Client

    refused = []
    convert = exception.response_for_exception

    def response_for_exception(request, e):
        refused[:] = [e]
        return convert(request, e)

    exception.response_for_exception = response_for_exception
    client = Client(raise_request_exception=False, REMOTE_ADDR=m["addr"], HTTP_HOST="localhost:8000")
    for name, value in m["cookies"].items():
        client.cookies[name] = value
    try:
        r = client.get(m["request"])
    finally:
        exception.response_for_exception = convert
    body = b"".join(r.streaming_content) if r.streaming else r.content
    text = body.decode("utf-8", "replace")
    if r.exc_info:
        text = shown(r.exc_info[1])
    elif refused and r.status_code in PAGES:  # the playground shows the sentence and no page around it
        text = str(refused[0]) or PAGES[r.status_code]
    elif not text and 300 <= r.status_code < 400:
        text = r.headers.get("Location", "")
    return {"status": r.status_code, "body": text, "cookies": {n: c.value for n, c in client.cookies.items() if c.value}}


def serve(lines, reply):
    """Be one process, until there are no more lines."""
    first = json.loads(next(lines))
    now[0] = first["now"]
    main, threads = types.ModuleType("__main__"), {}
    try:
        configure(first)
        names = load(first)
        main.__dict__.update(names)
        threads[""] = main.__dict__
        sys.modules["__main__"] = main
        lookups.count()
        redis.configure(first["folder"])
        hello = {}
    except BaseException as e:
        hello = {"broken": shown(e)}
    print(json.dumps(hello), file=reply, flush=True)
    import logging

    logging.disable(logging.CRITICAL)
    warnings.simplefilter("always")
    warnings.simplefilter("ignore", ResourceWarning)
    warnings.showwarning = lambda message, category, *rest: print(f"{category.__name__}: {message}")
    for line in lines:
        m = json.loads(line)
        now[0] = m["now"]
        out, answer = io.StringIO(), {}
        before = lookups.counts()
        redis.go()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            if "request" in m:
                answer = get(m)
            else:
                run(m["code"], threads.setdefault(m["thread"], dict(names)))
        redis.stop()
        answer["out"] = out.getvalue()
        answer.update(zip(("hits", "misses", "uncounted"), (b - a for a, b in zip(before, lookups.counts()))))
        print(json.dumps(answer), file=reply, flush=True)


def main(path):
    import logging

    import django.utils.timezone

    django.utils.timezone.now = django_now  # before any module takes it by its name
    import django.contrib.auth
    import django.contrib.sessions.middleware
    import django.core.cache
    import django.core.management
    import django.db
    import django.db.backends.sqlite3.base
    import django.http
    import django.template
    import django.test
    import django.urls

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen()
    print("ready", flush=True)
    os.dup2(2, 1)
    while True:
        ready, _, _ = select.select([listener, sys.stdin], [], [])
        if sys.stdin in ready:
            return
        connection, _ = listener.accept()
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            listener.close()
            os.close(0)
            with connection.makefile("r") as lines, connection.makefile("w") as reply:
                try:
                    serve(lines, reply)
                except BrokenPipeError:
                    pass
                except BaseException:
                    traceback.print_exc()
                os._exit(0)
        connection.close()


main(sys.argv[1])
