#!/usr/bin/env python3
"""Random traces, with what real Django does with them.

  random_traces.py --django DIR --seed N --traces N [--async] FILE

DIR is put on the path; the same seed makes the same traces. With --async most
calls are those of the asynchronous twins, which the engine has as Django 6.1.
"""

import argparse
import datetime
import decimal
import json
import random
import uuid

import record
from tagged import encode

LOCMEM = "django.core.cache.backends.locmem.LocMemCache"
DUMMY = "django.core.cache.backends.dummy.DummyCache"
KEY_FUNCTIONS = ["oracle_keyfuncs." + f for f in ("dash", "bare", "upper", "as_bytes", "as_int", "failing")]
NO_NAMES = ["", "nodots", "oracle_keyfuncs.nope", "nope.mod.f", "oracle_keyfuncs.", ".x", "..x", "a..b", LOCMEM + "s",
            "django.core.cache.backends.locmemm.LocMemCache", "django.core.cache.LocMemCache", "oracle_keyfuncs.dash.x",
            5, b"a.b", ["x"], "\u00e4.\u00f6", " " + LOCMEM]

D = decimal.Decimal
INF, NAN = float("inf"), float("nan")


class Short(dict):
    """A value that is tagged already."""


UNPICKLABLE = Short(t="unpicklable")


def tag(v):
    """encode, with Short values anywhere."""
    if type(v) is Short:
        return v
    if type(v) in (list, tuple):
        return {"t": type(v).__name__, "v": [tag(x) for x in v]}
    if type(v) is dict:
        return {"t": "dict", "v": [[tag(k), tag(x)] for k, x in v.items()]}
    return encode(v)


class Maker:
    """Makes one trace out of a random number generator."""

    def __init__(self, r, is_async):
        self.r, self.is_async = r, is_async
        self.odd = r.random() < .5
        self.keys = [self.text(), self.text(), "k", "k2", 1, "1"] + ["k%d" % i for i in range(r.randrange(8))]
        if r.random() < .5:
            self.keys += [self.hashable(), self.hashable()]
        self.aliases = ["default", "other", "third"][:r.randrange(1, 4)]

    def trace(self, name):
        r = self.r
        return {
            "name": name,
            "features": [],
            "clock": r.choice([1e9, 1700000000.125, 5000.5]),
            "caches": {alias: self.settings() for alias in self.aliases},
            "steps": [self.step() for _ in range(r.choice([10, 20, 40]))],
        }

    # ---- values ----

    def some(self, letters, most):
        return "".join(self.r.choice(letters) for _ in range(self.r.randrange(most + 1)))

    def text(self):
        r = self.r
        return r.choice([
            lambda: self.some("abcdeXYZ019_-", 8),
            lambda: self.some("abcdeXYZ019_-", 8),
            lambda: self.some(" \t\n\r\x00\x1f\x7f\x80\x85\xa0\u2028\u3000'\"\\:%s", 5),
            lambda: self.some("\xe4\xdf\u0149\ufb01\u01f0\u0390\u0587\u1e96\u0130\u0131\u017f\xb5\u0416\u6f22\U0001f600"
                              "\U00010400\U000e0001\u200b\ufeff\u0378\ue000\u0301", 5),
            lambda: self.some("\ud800\udc80\udfffab\U0001f600", 3),
            lambda: r.choice("ab\xe9\U0001f600 ") * r.choice([246, 247, 248, 249, 250, 251, 252, 300, 500]),
            lambda: r.choice(["%s", "%d%%", "%(a)s", "None", "True", "1", "1.0", "x:1", "1:k", ":", "::"]),
            lambda: "".join(chr(r.choice([r.randrange(0x20, 0x300), r.randrange(0x20, 0xd7ff), r.randrange(0xe000, 0x110000)]))
                            for _ in range(r.randrange(1, 6))),
        ])()

    def number(self):
        r = self.r
        return r.choice([
            0, 1, -1, 2, 7, 255, 256, 65535, 65536, -32768, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63 - 1, 2**63, -2**63,
            -2**63 - 1, 2**64, 10**30, -10**30, 2**2100, True, False, r.randrange(-1000, 1000), r.randrange(-2**70, 2**70),
            0.0, -0.0, 1.0, 1.5, -2.5, 1e16, 1e-5, 123456789.125, 1e308, 5e-324, INF, -INF, NAN, 1e22, 1e15, r.random()])

    def library(self):
        """A value of Python's library."""
        r = self.r
        return r.choice([
            lambda: bytearray(r.randbytes(r.choice([0, 1, 5, 300]))),
            lambda: complex(r.choice([0.0, -0.0, 1.5, NAN, INF, -2.0]), r.choice([0.0, -0.0, 1.0, -INF, -3.5])),
            lambda: D(r.choice(["0", "-0", "1.10", "NaN", "sNaN", "Infinity", "-Infinity", "1E+30", "1E-10", "-NaN12", "0E-8",
                                "0E+3", "1E+999999", "123456789012345678901234567890.5"])),
            lambda: datetime.datetime(r.randrange(1, 9999), r.randrange(1, 13), r.randrange(1, 29), r.randrange(24), 5,
                                      r.choice([0, 5]), r.choice([0, 7, 999999]), r.choice([None, datetime.timezone.utc])),
            lambda: datetime.date(r.randrange(1, 9999), r.randrange(1, 13), r.randrange(1, 29)),
            lambda: datetime.timedelta(r.randrange(-999, 999), r.choice([0, 86399]), r.choice([0, 1, 999999])),
            lambda: uuid.UUID(int=r.choice([0, 1, 2**127, r.getrandbits(128)])),
        ])()

    def hashable(self, depth=0):
        r = self.r
        kind = r.random()
        if kind < .25:
            return self.number()
        if kind < .3:
            return None
        if kind < .35:
            return r.randbytes(r.choice([0, 1, 3, 260]))
        if kind < .42 and depth < 3:
            return tuple(self.hashable(depth + 1) for _ in range(r.randrange(4)))
        if kind < .45 and depth < 3:
            return frozenset([self.hashable(depth + 1)][:r.randrange(2)])
        if kind < .5:
            v = self.library()
            if type(v) is not bytearray and not (type(v) is D and v.is_snan()):
                return v
        return self.text()

    def value(self, depth=0):
        r = self.r
        kind = r.random()
        if kind < .25:
            return self.number()
        if kind < .29:
            return None
        if kind < .35:
            return r.randbytes(r.choice([0, 1, 2, 255, 256, 300, 1100]))
        if kind < .45 and depth < 4:
            return [self.value(depth + 1) for _ in range(r.randrange(5))]
        if kind < .51 and depth < 4:
            return tuple(self.value(depth + 1) for _ in range(r.randrange(6)))
        if kind < .6 and depth < 4:
            return {self.hashable(): self.value(depth + 1) for _ in range(r.randrange(5))}
        if kind < .65:
            return r.choice([set, frozenset])(self.hashable() for _ in range(r.randrange(3)))
        if kind < .72:
            return self.library()
        if kind < .73:
            return r.choice([
                Short(t="strrep", v="x", n=r.choice([401, 65535, 65536, 65537, 70000])),
                Short(t="intrange", a=0, b=r.choice([51, 999, 1000, 1001, 2000, 25000])),
                Short(t="intdict", a=0, b=r.choice([60, 999, 1000, 1001, 2000, 12000]))])
        return UNPICKLABLE if kind < .74 else self.text()

    # ---- arguments ----

    def key(self):
        r = self.r
        kind = r.random()
        if kind < .75:
            return r.choice(self.keys)
        if kind < .97:
            return self.hashable()
        return r.choice([[1, "a"], {"a": 1}, [], bytearray(b"x'"), {5}, set(), {8, 0, 16}, (1, {3, 2}), self.library()])

    def version(self):
        return self.r.choice([None, 0, 1, 2, -1, 1, 2, 1.5, "", "x", "1", True, False, 2**70, b"v", (1, 2), [1], D("1.5"), "a b",
                              self.number()])

    def timeout(self):
        r = self.r
        return r.choice([
            None, 0, 1, 2, 3, 10, 60, 300, -1, 0.0, -0.0, 0.5, 1e-9, 1e300, True, False, 2**53 + 1, 10**308, 10**309, -10**400,
            NAN, INF, -INF, "soon", "10", b"1", [], (1,), {}, D("0"), D("-0.0"), D("1.5"), D("NaN"), D("sNaN"), 2**1023,
            datetime.timedelta(0), datetime.timedelta(seconds=5), datetime.date(2020, 1, 1), uuid.UUID(int=0), r.uniform(-5, 50),
            bytearray(b""), frozenset(), UNPICKLABLE])

    def integer(self):
        """A setting that Django calls int() on."""
        return self.r.choice([
            0, 1, 2, 3, 4, 5, 300, -1, -3, True, False, 4.9, -4.9, "7", " 42 ", "1_0", "\u0663", "4.5", "1e3", "0x10", "", "5_",
            "_5", "1__0", "+3", "-2", "+-1", "\u20032\u2003", "\x1c3", b"3", b" 5\n", bytearray(b"4"), None, [], (), {}, NAN, INF,
            -INF, 1e30, 10**40, -10**40, D("3.7"), D("NaN"), D("Infinity"), D("sNaN"), uuid.UUID(int=5), datetime.timedelta(3), 1j,
            "\U0001d7db", "1" * 4301, "0" * 4300, "\xb2", "\u2167", b"\xb2", "3\x00", "\xa03", datetime.date(2020, 1, 1)])

    def settings(self):
        r, odd = self.r, self.odd

        def maybe(chance, usual, strange, holder, name):
            if r.random() < chance:
                holder[name] = strange() if odd else r.choice(usual)

        c, options = {"BACKEND": LOCMEM}, {}
        if r.random() < .6:
            c["LOCATION"] = r.choice(["", "a", "b", "A", " a", "\xe4"])
        maybe(.5, [None, 0, 1, 5, 300, 60, -1], lambda: r.choice([self.integer, self.timeout])(), c, "TIMEOUT")
        maybe(.5, [0, 1, 2, 3, 4, 5, 6, 8, 10, -1], self.integer, options, "MAX_ENTRIES")
        maybe(.4, [0, 1, 2, 3, 4, 10, -1, -2], self.integer, options, "CULL_FREQUENCY")
        if options:
            c["OPTIONS"] = options
        maybe(.3, ["", "p", "p:1", "a b", "\xe4"], lambda: r.choice([self.hashable(), None, [1], 0]), c, "KEY_PREFIX")
        maybe(.3, [1, 2, 0], self.version, c, "VERSION")
        if r.random() < .25:
            c["KEY_FUNCTION"] = r.choice(KEY_FUNCTIONS)
        if odd:
            for name, chance, make in (
                    ("KEY_FUNCTION", .1, lambda: r.choice(NO_NAMES + [None])), ("timeout", .15, self.timeout),
                    ("max_entries", .15, self.integer), ("cull_frequency", .15, self.integer), ("WHATEVER", .1, self.number),
                    ("OPTIONS", .08, lambda: r.choice([None, [], "x", 5, b"", D(1), uuid.UUID(int=0), {}])),
                    ("BACKEND", .05, lambda: r.choice(NO_NAMES)), ("LOCATION", .05, lambda: r.choice([[1], {}, 1, True, 1.0, None, "1", ("a", 2), b"a"]))):
                if r.random() < chance:
                    c[name] = make()
            if r.random() < .03:
                del c["BACKEND"]
        if r.random() < .06:
            c["BACKEND"] = DUMMY
        return {name: tag(v) for name, v in c.items()}

    # ---- steps ----

    OPS = ("set set set set set set set set get get get get get add add add add touch touch touch delete delete has_key has_key "
           "contains incr incr incr decr decr get_many get_many set_many set_many delete_many get_or_set get_or_set get_or_set "
           "incr_version incr_version decr_version clear close make_key validate_key get_backend_timeout inspect connect "
           "get_mutate set_mutate").split()

    def step(self, depth=0):
        r = self.r
        kind = r.random()
        if kind < .1:
            return {"op": "advance", "seconds": float(r.choice([0.5, 1, 2, 3, 5, 10, 60, 299, 300, 0.25, 1e-3, -1, -5]))}
        if kind < .12:
            return {"op": "set_clock", "to": float(r.choice([100, 1000, 1e9, 1e9 + 1, 1e9 + 0.1, 1700000000.123]))}
        if kind < .13:
            return {"op": "aliases"}
        alias = r.choice(self.aliases) if r.random() < .98 else r.choice(["nope", "", "Default"])
        op = r.choice(self.OPS)
        args = self.arguments(op, depth)
        if self.is_async and depth == 0 and "a" + op in record.ASYNC and r.random() < .7:
            op = "a" + op
        return {"op": op, "alias": alias, "args": {name: tag(v) for name, v in args.items()}}

    def arguments(self, op, depth):
        r, args = self.r, {}
        if op in ("clear", "close", "inspect", "connect"):
            return args
        if op in ("get_many", "delete_many"):
            keys = [self.key() for _ in range(r.randrange(5))]
            args["keys"] = r.choice([keys, keys, keys, tuple(keys), self.text()[:5], None, 5, b"ab", bytearray(b"az"), {"a": 1, 2: 3},
                                     frozenset([1]), {7}, {3, 1, 2}, frozenset([9, 1, 17, -5]), D(1), uuid.UUID(int=1)])
        elif op == "set_many":
            args["data"] = {self.hashable() if r.random() < .3 else r.choice(self.keys): self.value() for _ in range(r.randrange(5))}
            if r.random() < .05:
                args["data"] = r.choice([[], None, 5, "x", D(1)])
        elif op != "get_backend_timeout":
            args["key"] = self.key()
        if op in ("set", "add"):
            args["value"] = self.value()
        elif op == "set_mutate":
            args["value"] = [1, "a"]
        elif op == "get" and r.random() < .2:
            args["default"] = self.value()
        elif op in ("incr", "decr") and r.random() < .7:
            args["delta"] = r.choice([1, 2, -3, 0, self.number(), self.number(), self.library(), "", "z", [], [7], (), (1,), b"q", {}])
        elif op in ("incr_version", "decr_version") and r.random() < .5:
            args["delta"] = r.choice([0, 1, 2, -1, self.version(), "x", [2], 1.5])
        elif op == "get_or_set":
            args["default"] = self.default(depth)
        if op in ("get_mutate", "set_mutate"):
            args["append"] = 5
        if op in ("set", "add", "touch", "set_many", "get_or_set", "set_mutate", "get_backend_timeout") and r.random() < .6:
            args["timeout"] = r.choice([1, 2, 5, 10, None]) if r.random() < .5 else self.timeout()
        if op not in ("contains", "validate_key", "get_backend_timeout", "get_mutate", "set_mutate") and r.random() < .3:
            args["version"] = self.version()
        return args

    def default(self, depth):
        r = self.r
        kind = r.random()
        if kind < .3:
            return self.value()
        if kind < .4:
            return Short(t="callable", raises={"type": r.choice(["RuntimeError", "ValueError", "KeyError"]), "message": self.text()})
        made = Short(t="callable", returns=tag(self.value()))
        if depth < 2:
            made["steps"] = [self.step(depth + 1) for _ in range(r.randrange(3))]
        return made


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--django", required=True)
    ap.add_argument("--seed", type=int, required=True)
    ap.add_argument("--traces", type=int, required=True)
    ap.add_argument("--async", dest="is_async", action="store_true")
    ap.add_argument("file")
    a = ap.parse_args()
    env = record.django(a.django)
    traces = []
    for i in range(a.traces):
        trace = Maker(random.Random(a.seed * 1000003 + i), a.is_async).trace("random-%d-%d" % (a.seed, i))
        try:
            traces.append(record.Recorder(env, json.loads(json.dumps(trace))).run())
        except record.NotRecordable:
            pass
    record.write(a.file, env, "random", traces)


if __name__ == "__main__":
    main()
