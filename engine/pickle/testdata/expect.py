"""Writes expect.json: what CPython 3.11's pickle makes of the values that pickle_test.go builds by the same names.

Run in this folder:  python3 expect.py > expect.json
"""
import datetime as dt
import hashlib
import json
import pickle
import uuid
from decimal import Decimal

UTC = dt.timezone.utc
values = {}

shared = [1]
values["shared list"] = [shared, shared, (shared,)]
loop = []
loop.append(loop)
values["list in itself"] = loop
loop = {}
loop["me"] = [loop]
values["dict in itself"] = loop
for n in (1, 2, 3, 4):
    inner = []
    t = (inner,) * n
    inner.append(t)
    values["tuple of %d in itself" % n] = t
t = (1, 2)
values["shared tuple"] = [t, t]
fs = frozenset({7})
values["shared frozenset"] = (fs, fs)
b = bytearray(b"ab")
values["shared bytearray"] = [b, b, bytearray(b"ab")]
d = Decimal("1.50")
values["shared decimal"] = [d, d, Decimal("1.50"), "x"]
values["empty ones"] = [(), [], {}, set(), frozenset(), "", b"", bytearray()]
values["equal texts"] = ["k", "k", b"k", b"k", {"k": "k"}]
for n in (999, 1000, 1001, 2000):
    values["list of %d" % n] = list(range(n))
    values["dict of %d" % n] = {i: None for i in range(n)}
    values["set of %d" % n] = set(range(n))
values["tuple of 2000"] = tuple(range(2000))
values["frozenset of 1001"] = frozenset(range(1001))
many = ["text %d" % i for i in range(300)]
values["memo beyond 255"] = many + many
for n in (255, 256, 65535, 65536, 65537, 200000):
    values["str of %d" % n] = "x" * n
    values["bytes of %d" % n] = b"y" * n
    values["bytearray of %d" % n] = bytearray(b"z" * n)
values["large ones among small ones"] = [1, "x" * 70000, 2, b"y" * 70000, {"k": bytearray(70000)}, "end"]
values["many frames"] = ["%0100d" % i for i in range(3000)]
values["frames of tuples"] = [(i, float(i), str(i)) for i in range(9000)]
values["ints"] = [0, 255, 256, 65535, 65536, -1, -128, -129, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**39 - 1, 2**39, -2**39, 2**63 - 1, 2**63, -2**63, -2**63 - 1]
values["large ints"] = [2**2039 - 1, 2**2039, -2**2039, -2**2039 - 1, 10**4000]
values["floats"] = [0.0, -0.0, 1.5, float("inf"), float("-inf"), float("nan"), 5e-324]
values["texts"] = ["é漢😀", "\ud800", "\x00", "\U0010ffff"]
values["dates"] = [dt.date(2024, 2, 29), dt.datetime(2024, 2, 29, 1, 2, 3, 999999), dt.datetime(1, 1, 1, tzinfo=UTC), dt.datetime(9999, 12, 31, tzinfo=UTC),
                   dt.timedelta(-1, 5, 7), dt.timedelta(0), dt.date(2024, 2, 29)]
values["timedelta first"] = [dt.timedelta(1), dt.datetime(2024, 1, 1, tzinfo=UTC)]
values["uuids"] = [uuid.UUID(int=0), uuid.UUID(int=2**128 - 1), uuid.UUID(int=5), {"int": "UUID"}]
values["names"] = {"datetime": dt.timedelta(1), "timedelta": dt.date(2024, 1, 1), "decimal": Decimal("7"), "uuid": uuid.UUID(int=1), "UUID": 1, "Decimal": "7"}
values["complex"] = [complex(1, -2), complex(0, float("inf"))]
values["frames of decimals"] = [Decimal(i) for i in range(6000)]
values["frames of uuids"] = [uuid.UUID(int=2**100 + i) for i in range(6000)]
values["frames of datetimes"] = [dt.datetime(2024, 1, 1, tzinfo=UTC) + dt.timedelta(seconds=i) for i in range(6000)]
values["frames of timedeltas"] = [dt.timedelta(i, i, i) for i in range(6000)]
values["frames of dates and complex"] = [x for i in range(1, 6000) for x in (dt.date.fromordinal(i), complex(i, i))]
deep = ()
for i in range(900):
    deep = (deep,)
values["deep tuple"] = deep
deep = []
for i in range(400):
    deep = [deep]
values["deep list"] = deep

rows = {}
for name, value in values.items():
    data = pickle.dumps(value, 5)
    rows[name] = data.hex() if len(data) <= 512 else "%d %s" % (len(data), hashlib.sha256(data).hexdigest())
print(json.dumps(rows, indent=1))
