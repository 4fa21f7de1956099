"""Writes disassembled.json: what CPython 3.11's pickletools tells of pickles of some values.

Run in this folder:  python3 disassembled.py > disassembled.json
"""
import datetime as dt
import io
import json
import pickle
import pickletools
import uuid
from decimal import Decimal

loop = []
loop.append((loop,))
quad = []
quad.append((quad, 1, 2, 3))
values = [
    None, True, False, 7, 300, -5, 2**31 - 1, 2**40, -(2**70), 10**700, 1.5, float("inf"),
    "", "hello", "it's \"so\"\n", "caf\u00e9 \U0001f600", "x" * 300, "\ud800", b"", b"ab\x00\xff", b"x" * 300, bytearray(b"ab"),
    [], [1], [1, 2, [3]], (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), {}, {"a": 1}, {"a": 1, "b": [None, "a"]},
    set(), {1}, frozenset({2}), loop, quad, list(range(1002)),
    [str(n) for n in range(300)] * 2,
    dt.datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=dt.timezone.utc), dt.date(2026, 1, 2), dt.timedelta(days=1, seconds=2),
    Decimal("1.50"), uuid.UUID(int=5), 1 + 2j,
]
out = []
for v in values:
    data = pickle.dumps(v, 5)
    text = io.StringIO()
    pickletools.dis(data, text)
    out.append({"pickle": data.hex(), "text": text.getvalue()})
print(json.dumps(out, indent=0))
