"""A Django cache backend that talks to an engine in a child process.

The child speaks the line protocol of PROTOCOL.md over its stdin and stdout.
Environment:
  GOLOCMEM_CHILD      command line of the child (required)
  GOLOCMEM_COMPOSITE  "child" (default): get_many, get_or_set, incr_version ...
                      are sent to the child whole; "python": Django's BaseCache
                      composes them from single operations
  GOLOCMEM_LOG        file that receives every line of the conversation
"""

import atexit
import base64
import builtins
import json
import os
import pickle
import shlex
import subprocess
import threading
import time
import warnings
from collections import OrderedDict

from django.core.cache.backends.base import (
    DEFAULT_TIMEOUT,
    BaseCache,
    CacheKeyWarning,
    default_key_func,
)
from tagged import decode, encode

PROTOCOL = 1


def b64(data):
    return base64.b64encode(data).decode("ascii")


def unb64(text):
    return base64.b64decode(text)


class Child:
    """The child process and the conversation with it."""

    def __init__(self):
        self.lock = threading.RLock()
        self.depth = 0
        self.proc = None
        self.next_id = 0
        self.requests = 0
        self.hello = None
        self.log = None

    def start(self):
        command = os.environ.get("GOLOCMEM_CHILD")
        if not command:
            raise RuntimeError("GOLOCMEM_CHILD is not set")
        if os.environ.get("GOLOCMEM_LOG"):
            self.log = open(os.environ["GOLOCMEM_LOG"], "a", encoding="utf-8")
        self.proc = subprocess.Popen(
            shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        atexit.register(self.stop)
        self.hello = self.request({"op": "hello", "protocol": PROTOCOL})[0]
        if self.hello["protocol"] != PROTOCOL:
            raise RuntimeError("child speaks protocol %r" % self.hello["protocol"])

    def stop(self):
        if self.proc:
            self.proc.stdin.close()
            self.proc.wait(timeout=10)
            self.proc.stdout.close()
            self.proc = None

    def send(self, message):
        message["now"] = time.time()
        line = json.dumps(message, separators=(",", ":"))
        if self.log:
            self.log.write("> %s\n" % line)
            self.log.flush()
        self.proc.stdin.write(line.encode("ascii") + b"\n")
        self.proc.stdin.flush()

    def receive(self):
        line = self.proc.stdout.readline()
        if not line:
            raise RuntimeError("the child ended (status %r)" % self.proc.poll())
        if self.log:
            self.log.write("< %s\n" % line.decode("utf-8").rstrip("\n"))
            self.log.flush()
        return json.loads(line)

    def request(self, message, callback=None):
        """-> (result, warnings, error or None)"""
        with self.lock:
            if self.proc is None and message["op"] != "hello":
                self.start()
            self.next_id += 1
            self.requests += 1
            message = dict(message, id=self.next_id)
            self.depth += 1
            try:
                self.send(message)
                failure = None
                while True:
                    reply = self.receive()
                    if reply.get("id") != message["id"]:
                        raise RuntimeError("reply out of turn: %r" % reply)
                    if "callback" not in reply:
                        break
                    depth, self.depth = self.depth, 0
                    try:
                        answer = {"callback_result": callback()}
                    except Exception as exc:
                        failure = exc
                        answer = {"callback_error": True}
                    finally:
                        self.depth = depth
                    self.send(dict(answer, id=message["id"]))
            finally:
                self.depth -= 1
        error = reply.get("error")
        if failure is not None:
            if not error or error["type"] != "CallbackError":
                raise RuntimeError("the child went on after a failed callback: %r" % reply)
            error = failure
        elif error:
            error = make_error(error)
        return reply.get("result"), reply.get("warnings", []), error


def make_error(error):
    cls = getattr(builtins, error["type"], None)
    if not (isinstance(cls, type) and issubclass(cls, Exception)):
        return RuntimeError("%s: %s" % (error["type"], error["message"]))
    return cls(error["message"])


CHILD = Child()


def reset_all():
    CHILD.request({"op": "reset"})


def _exp(e):
    return float(e) if isinstance(e, str) and e != "missing" else e


def dump_all():
    result, _, error = CHILD.request({"op": "dump"})
    if error:
        raise error
    return {
        loc: [(k, _exp(e), unb64(v)) for k, e, v in items] for loc, items in result.items()
    }


class StoreView(OrderedDict):
    """A snapshot of one store, newest first; assigning it shares the store."""

    location = None


class LockView:
    """Stands in for the store's lock: taken while the child is at work."""

    def locked(self):
        return CHILD.depth > 0


class GoLocMemCache(BaseCache):
    pickle_protocol = pickle.HIGHEST_PROTOCOL

    def __init__(self, name, params):
        try:
            sent = {k: encode(v) for k, v in params.items() if k != "KEY_FUNCTION"}
        except TypeError:
            sent = None
        child = None
        if sent is not None:
            result, _, error = CHILD.request({"op": "open", "params": sent})
            child = (result, error)
        try:
            super().__init__(params)
        except Exception as exc:
            if child and "KEY_FUNCTION" not in params:
                err = child[1]
                if (type(err), str(err)) != (type(exc), str(exc)):
                    raise AssertionError("open: child %r, Django %r" % (child, exc))
            raise
        self._location = name if isinstance(name, str) else "!" + json.dumps(encode(name), sort_keys=True)
        if child:
            if child[1]:
                raise AssertionError("open: child %r, Django accepts" % (child[1],))
            if child[0] != self._options():
                raise AssertionError("open: child %r, Django %r" % (child[0], self._options()))
        self._lock = LockView()

    # ---- what tests look at or replace ----
    def _view(self, column):
        view = StoreView()
        view.location = self._location
        for item in dump_all().get(self._location, []):
            view[item[0]] = item[column]
        return view

    @property
    def _cache(self):
        return self._view(2)

    @_cache.setter
    def _cache(self, view):
        self._location = view.location

    @property
    def _expire_info(self):
        return self._view(1)

    @_expire_info.setter
    def _expire_info(self, view):
        self._location = view.location

    # ---- talking ----
    def _options(self):
        return {
            "timeout": encode(self.default_timeout),
            "max_entries": encode(self._max_entries),
            "cull_frequency": encode(self._cull_frequency),
            "key_prefix": encode(self.key_prefix),
            "version": encode(self.version),
        }

    def _key(self, key, version):
        """The key as sent: tagged, or {"raw": ...} when a key function made it."""
        if self.key_func is not default_key_func:
            # Django's own expressions, so that their errors are Django's.
            made = self.key_func(key, self.key_prefix, self.version if version is None else version)
            if not isinstance(made, str):
                super().validate_key(made)
            return {"raw": made}
        try:
            return encode(key)
        except TypeError:
            return {"t": "str", "v": "%s" % (key,)}

    def _args(self, timeout=DEFAULT_TIMEOUT, version=None, **args):
        if timeout is not DEFAULT_TIMEOUT:
            args["timeout"] = encode(timeout)
        if version is not None:
            args["version"] = encode(version)
        return args

    def _do(self, op, callback=None, **args):
        result, warned, error = CHILD.request(
            {"op": op, "location": self._location, "options": self._options(), "args": args},
            callback,
        )
        for message in warned:
            warnings.warn(message, CacheKeyWarning, stacklevel=3)
        if error:
            raise error
        return result

    def _pickle(self, value, key, version):
        """Pickle outside the lock; if that fails the key is still validated."""
        try:
            return b64(pickle.dumps(value, self.pickle_protocol))
        except Exception:
            self._do("validate", key=key, **self._args(version=version))
            raise

    # ---- single operations ----
    def make_key(self, key, version=None):
        sent = self._key(key, version)
        return self._do("make_key", key=sent, **self._args(version=version))

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        k = self._key(key, version)
        return self._do("add", key=k, value=self._pickle(value, k, version), **self._args(timeout, version))

    def get(self, key, default=None, version=None):
        result = self._do("get", key=self._key(key, version), **self._args(version=version))
        if not result["found"]:
            return default
        return pickle.loads(unb64(result["value"]))

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        k = self._key(key, version)
        self._do("set", key=k, value=self._pickle(value, k, version), **self._args(timeout, version))

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        return self._do("touch", key=self._key(key, version), **self._args(timeout, version))

    def incr(self, key, delta=1, version=None):
        result = self._do("incr", key=self._key(key, version), delta=encode(delta), **self._args(version=version))
        return pickle.loads(unb64(result["value"]))

    def has_key(self, key, version=None):
        return self._do("has_key", key=self._key(key, version), **self._args(version=version))

    def delete(self, key, version=None):
        return self._do("delete", key=self._key(key, version), **self._args(version=version))

    def clear(self):
        self._do("clear")

    def close(self, **kwargs):
        self._do("close")

    def get_backend_timeout(self, timeout=DEFAULT_TIMEOUT):
        result = self._do("get_backend_timeout", **self._args(timeout))
        return _exp(result)

    # ---- composite operations ----
    def decr(self, key, delta=1, version=None):
        if not composite_in_child():
            return super().decr(key, delta, version)
        if not isinstance(delta, (int, float)):
            -delta  # Django negates first: a bad delta fails before any key is made
        result = self._do("decr", key=self._key(key, version), delta=encode(delta), **self._args(version=version))
        return pickle.loads(unb64(result["value"]))

    def get_many(self, keys, version=None):
        if not composite_in_child():
            return super().get_many(keys, version)
        keys = list(keys)
        try:
            hash(tuple(keys))
        except TypeError:
            return super().get_many(keys, version)
        sent = [self._key(k, version) for k in keys]
        found = self._do("get_many", keys=sent, **self._args(version=version))
        return {keys[i]: pickle.loads(unb64(v)) for i, v in found}

    def set_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        if not composite_in_child():
            return super().set_many(data, timeout, version)
        sent, failed = [], None
        for key, value in data.items():
            k = self._key(key, version)
            try:
                sent.append([k, b64(pickle.dumps(value, self.pickle_protocol))])
            except Exception as exc:
                failed = (k, exc)
                break
        result = self._do("set_many", data=sent, **self._args(timeout, version))
        if failed:
            self._do("validate", key=failed[0], **self._args(version=version))
            raise failed[1]
        return result

    def delete_many(self, keys, version=None):
        if not composite_in_child():
            return super().delete_many(keys, version)
        self._do("delete_many", keys=[self._key(k, version) for k in keys], **self._args(version=version))

    def get_or_set(self, key, default, timeout=DEFAULT_TIMEOUT, version=None):
        if not composite_in_child() or self.key_func is not default_key_func:
            return super().get_or_set(key, default, timeout, version)
        lazy = {}

        def make():
            value = default() if callable(default) else default
            lazy["value"] = value
            return self._pickle(value, self._key(key, version), version)

        result = self._do("get_or_set", make, key=self._key(key, version), **self._args(timeout, version))
        if "value" in result:
            return pickle.loads(unb64(result["value"]))
        return lazy["value"]

    def _move(self, op, key, delta, version):
        return decode(self._do(op, key=self._key(key, version), delta=encode(delta), **self._args(version=version)))

    def incr_version(self, key, delta=1, version=None):
        if not composite_in_child() or self.key_func is not default_key_func:
            return super().incr_version(key, delta, version)
        return self._move("incr_version", key, delta, version)

    def decr_version(self, key, delta=1, version=None):
        if not composite_in_child() or self.key_func is not default_key_func:
            return super().decr_version(key, delta, version)
        if not isinstance(delta, (int, float)):
            -delta
        return self._move("decr_version", key, delta, version)


PRIMITIVES = {name: getattr(GoLocMemCache, name) for name in ("get", "set", "add", "delete", "incr")}


def composite_in_child():
    """Whole operations go to the child, unless a test replaced a method of the
    class (test_get_or_set_racing does): then Django composes them here."""
    return os.environ.get("GOLOCMEM_COMPOSITE", "child") == "child" and all(
        getattr(GoLocMemCache, name) is fn for name, fn in PRIMITIVES.items()
    )
