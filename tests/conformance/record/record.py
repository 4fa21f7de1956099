"""What real Django does with a trace, written into it: the format locmem-trace/1.

A trace is a dict of name, clock, caches (alias -> settings) and steps; settings
and arguments are tagged values. `Recorder(env, trace).run()` carries the steps
out on the Django of `django(path)` and adds what each one did.
"""

import asyncio
import hashlib
import json
import os
import pickle
import struct
import sys
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, os.pardir, "django")]

import tagged  # noqa: E402

MAX_PICKLE = 1024  # bytes; of longer pickles the file has the sha256

ASYNC = {"a" + op for op in (
    "add get set touch delete clear has_key incr decr get_many set_many delete_many "
    "get_or_set incr_version decr_version close").split()}


class Unpicklable:
    """A value that cannot be serialised."""

    def __reduce__(self):
        raise pickle.PicklingError("oracle: unpicklable")


class NotRecordable(BaseException):
    """The format has no way to say what happened; not an error of the step."""


class Callable:
    """A default of get_or_set that runs steps of its own."""

    def __init__(self, spec, recorder):
        self.spec, self.recorder, self.calls = spec, recorder, 0

    def __call__(self):
        self.calls += 1
        for step in self.spec.get("steps", ()):
            self.recorder.step(step)
        if "raises" in self.spec:
            kinds = {"RuntimeError": RuntimeError, "ValueError": ValueError, "KeyError": KeyError}
            raise kinds[self.spec["raises"]["type"]](self.spec["raises"]["message"])
        return decode(self.spec["returns"], self.recorder)


def decode(e, recorder=None, known=None):
    """Tagged JSON -> Python value. Equal strs, and equal bytes, of one value are
    one object and containers never are: so its pickle follows from the tags."""
    known = {} if known is None else known
    t, v = e["t"], e.get("v")
    if t == "str":
        return known.setdefault(v, v)
    if t == "bytes":
        b = bytes.fromhex(v)
        return known.setdefault(b, b)
    if t == "strrep":
        s = v * e["n"]
        return known.setdefault(s, s)
    if t == "intrange":
        return list(range(e["a"], e["b"]))
    if t == "intdict":
        return {i: i for i in range(e["a"], e["b"])}
    if t in tagged.MEMBERS:
        return tagged.MEMBERS[t]([decode(x, recorder, known) for x in v])
    if t == "dict":
        return {decode(k, recorder, known): decode(x, recorder, known) for k, x in v}
    if t == "unpicklable":
        return Unpicklable()
    if t == "callable":
        return Callable(e, recorder)
    return tagged.decode(e)


def compact(v):
    """tagged.encode, but long repetitions and ranges in their short forms."""
    t = type(v)
    if t is str and len(v) > 400 and v == v[0] * len(v):
        return {"t": "strrep", "v": v[0], "n": len(v)}
    if t is list and len(v) > 50 and type(v[0]) is int and v == list(range(v[0], v[0] + len(v))):
        return {"t": "intrange", "a": v[0], "b": v[0] + len(v)}
    if t is dict and len(v) > 50 and list(v.items()) == [(i, i) for i in range(len(v))] and type(v[0]) is int:
        return {"t": "intdict", "a": 0, "b": len(v)}
    if t in (list, tuple):
        return {"t": t.__name__, "v": [compact(x) for x in v]}
    if t is dict:
        return {"t": "dict", "v": [[compact(k), compact(x)] for k, x in v.items()]}
    return tagged.encode(v)


def exact(v):
    """Whether the pickle of v follows from its tags."""
    t = type(v)
    if t is float and v != v:
        return struct.pack(">d", v).hex() == "7ff8000000000000"
    if t in (list, tuple):
        return all(map(exact, v))
    if t is dict:
        return all(exact(k) and exact(x) for k, x in v.items())
    if t in (set, frozenset):
        return len(v) <= 1 and all(map(exact, v))
    return v is None or t in (bool, int, float, str, bytes)


def has_large_set(v):
    t = type(v)
    if t in (set, frozenset):
        return len(v) > 1
    return t in (list, tuple, dict) and any(map(has_large_set, v.values() if t is dict else v))


class Clock:
    """Stands in for the module time in Django's cache modules."""

    now = 0.0

    def time(self):
        return self.now


class Env:
    """A Django to record from."""


def django(path):
    """The Django that lies at path, with a clock that stands still."""
    sys.path.insert(0, path)
    from django.conf import settings
    settings.configure(USE_TZ=False)
    import django as package
    from django.core import cache
    from django.core.cache.backends import base, locmem

    env = Env()
    env.version, env.handler, env.locmem, env.clock = package.__version__, cache.CacheHandler, locmem, Clock()
    base.time = locmem.time = env.clock
    return env


class Recorder:
    def __init__(self, env, trace):
        self.env, self.trace = env, trace
        self.blobs, self.places, self.before = [], {}, {}
        env.clock.now = trace["clock"]
        for store in (env.locmem._caches, env.locmem._expire_info, env.locmem._locks):
            store.clear()
        self.caches = env.handler({
            alias: {name: decode(v) for name, v in conf.items()} for alias, conf in trace["caches"].items()})

    def run(self):
        for step in self.trace["steps"]:
            self.step(step)
        self.trace["blobs"] = self.blobs
        return self.trace

    def step(self, step):
        """Run a step: it gets "now" or "expect"."""
        clock = self.env.clock
        if step["op"] == "advance":
            clock.now += step["seconds"]
        elif step["op"] == "set_clock":
            clock.now = step["to"]
        else:
            step["expect"] = self.expect(step)
            return
        step["now"] = clock.now

    def expect(self, step):
        expect, callables = {}, []
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                result = self.call(step, callables)
            except Exception as e:  # every error is data here
                expect["error"] = {"type": type(e).__name__, "message": str(e)}
            else:
                try:
                    expect["value"] = compact(result)
                except TypeError as e:
                    raise NotRecordable(e)
        if callables:
            expect["calls"] = callables[0].calls
        if caught:
            expect["warnings"] = [{"category": w.category.__name__, "message": str(w.message)} for w in caught]
        changed = self.changed()
        if changed:
            expect["store"] = changed
        return expect

    def call(self, step, callables):
        op = step["op"]
        if op == "aliases":
            return list(self.caches)
        cache = self.caches[step["alias"]]
        args = {name: decode(v, self) for name, v in step["args"].items()}
        callables += [a for a in args.values() if isinstance(a, Callable)]
        if op == "connect":
            return type(cache).__name__
        if op == "inspect":
            return {"default_timeout": cache.default_timeout, "max_entries": cache._max_entries,
                    "cull_frequency": cache._cull_frequency, "key_prefix": cache.key_prefix, "version": cache.version}
        if op == "contains":
            return args["key"] in cache
        if op in ("get_mutate", "set_mutate"):
            item = args.pop("append")
            result = getattr(cache, op[:3])(**args)
            (result if op == "get_mutate" else args["value"]).append(item)
            return result
        if op in ASYNC:
            async def call():
                return await getattr(cache, op)(**args)
            return asyncio.run(call())
        return getattr(cache, op)(**args)

    def changed(self):
        """The stores that are not as they were, as rows of key, expiry, blob."""
        now = {}
        for location, entries in self.env.locmem._caches.items():
            expiry = self.env.locmem._expire_info[location]
            if set(expiry) - set(entries):
                raise NotRecordable("an expiry without its entry")
            if type(location) is not str:
                location = "!" + json.dumps(tagged.encode(location), sort_keys=True)
            now[location] = [[key, show(expiry.get(key, "missing")), self.blob(data)] for key, data in entries.items()]
        changed = {location: rows for location, rows in now.items() if rows != self.before.get(location, [])}
        self.before = now
        return changed

    def blob(self, data):
        if data not in self.places:
            value = pickle.loads(data)
            blob = {"value": compact(value), "exact": exact(value)}
            if not has_large_set(value):
                if len(data) <= MAX_PICKLE:
                    blob["pickle"] = data.hex()
                else:
                    blob["sha256"], blob["len"] = hashlib.sha256(data).hexdigest(), len(data)
            self.places[data] = len(self.blobs)
            self.blobs.append(blob)
        return self.places[data]


def show(expiry):
    if expiry is None or expiry == "missing":
        return expiry
    expiry = float(expiry)
    return expiry if abs(expiry) < float("inf") else repr(expiry)


def write(path, env, suite, traces):
    """Write a suite."""
    header = {"format": "locmem-trace/1", "kind": "header", "set": "own", "suite": suite, "traces": len(traces),
              "oracle": {"django": env.version, "python": "%d.%d.%d" % sys.version_info[:3], "pickle_protocol": 5}}
    with open(path, "w", encoding="ascii", newline="\n") as f:
        for line in [header] + traces:
            f.write(json.dumps(line, separators=(",", ":")) + "\n")
