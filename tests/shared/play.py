"""play.py TRANSCRIPT BIN SCRATCH: what Django answers with real servers.

Starts redis-server and memcached (found in BIN, or on the PATH) on loopback
ports of their own, plays the transcript and prints a line of JSON for each
answer: line, server, answer. SCRATCH is an empty folder. Ends what it started.
"""

import ast
import json
import os
import re
import socket
import subprocess
import sys
import time
import warnings

SERVERS = ("redis", "memcached", "database", "file")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    """A program on a loopback port, which can be ended and started again."""

    def __init__(self, *words):
        self.port = free_port()
        self.words = [w.replace("PORT", str(self.port)) for w in words]
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            self.words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)
        sys.exit("cannot start " + " ".join(self.words))

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def configure(redis, memcached, scratch):
    from django.conf import settings

    where = {
        "redis": ("redis.RedisCache", f"redis://127.0.0.1:{redis.port}/1"),
        "memcached": ("memcached.PyMemcacheCache", f"127.0.0.1:{memcached.port}"),
        "database": ("db.DatabaseCache", "cache_table"),
        "file": ("filebased.FileBasedCache", os.path.join(scratch, "files")),
    }
    caches = {}
    for name, (backend, location) in where.items():
        one = {"BACKEND": "django.core.cache.backends." + backend, "LOCATION": location}
        caches[name] = one
        caches[name + " other"] = {**one, "KEY_PREFIX": "o", "VERSION": 2}
        small = {**one, "KEY_PREFIX": "s"}
        if name in ("database", "file"):
            small["OPTIONS"] = {"MAX_ENTRIES": 4, "CULL_FREQUENCY": 2}
        caches[name + " small"] = small
    caches["default"] = caches["file"]
    settings.configure(
        CACHES=caches,
        USE_TZ=True,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(scratch, "db.sqlite3")}},
    )
    import django
    from django.core.management import call_command

    django.setup()
    call_command("createcachetable", verbosity=0)


def answer(code, names):
    """What a prompt shows: warnings, then the last expression or the error."""
    tree = ast.parse(code)
    shown = "-"
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            last = tree.body[-1]
            if isinstance(last, ast.Expr):
                exec(compile(ast.Module(tree.body[:-1], []), "?", "exec"), names)
                shown = repr(eval(compile(ast.Expression(last.value), "?", "eval"), names))
            else:
                exec(compile(tree, "?", "exec"), names)
        except Exception as e:
            shown = f"{type(e).__name__}: {e}"
    return "".join(f"{w.category.__name__}: {w.message}\n" for w in seen) + shown


def play(lines, redis, memcached):
    from django.core.cache import caches

    names = {}
    for number, line in enumerate(lines, 1):
        if line.startswith("## "):
            for s in SERVERS:
                caches[s].clear()
                names[s] = {"cache": caches[s], "other": caches[s + " other"], "small": caches[s + " small"]}
        elif line.startswith("!sleep "):
            time.sleep(float(line.split()[1]))
        elif line.startswith("!"):
            for server in (redis, memcached):
                if line in ("!stop", "!restart"):
                    server.stop()
                if line in ("!start", "!restart"):
                    server.start()
            if line != "!stop":
                time.sleep(1.1)  # the client does not ask a failed server again at once
        elif line and not line.startswith("#"):
            only = re.match(r"((?:(?:redis|memcached|database|file) ?)+)\| ", line)
            for s in only[1].split() if only else SERVERS:
                code = line[only.end():] if only else line
                text = answer(code.removeprefix("?"), names[s])
                if code.startswith("?"):
                    continue
                text = text.replace(str(redis.port), "6379").replace(str(memcached.port), "11211")
                print(json.dumps({"line": number, "server": s, "answer": text}))


def main(transcript, folder, scratch):
    def find(name):
        path = os.path.join(folder, name)
        return path if os.path.exists(path) else name

    started = []
    try:
        redis = Server(find("redis-server"), "--port", "PORT", "--bind", "127.0.0.1", "--dir", scratch, "--save", "3600 1")
        started.append(redis)
        user = ["-u", "root"] if os.getuid() == 0 else []
        memcached = Server(find("memcached"), "-l", "127.0.0.1", "-p", "PORT", "-U", "0", *user)
        started.append(memcached)
        configure(redis, memcached, scratch)
        with open(transcript, encoding="utf-8") as f:
            play(f.read().splitlines(), redis, memcached)
    finally:
        for server in started:
            server.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
