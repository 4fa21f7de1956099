"""Python values as tagged JSON and back: {"t": "int", "v": "1"}.

The same tags as those of the trace format, which ../tagged reads and writes in Go.
"""

import datetime
import decimal
import json
import uuid


def encode(v):
    """Python value -> tagged JSON; TypeError for what has no tag."""
    t = type(v)
    if v is None:
        return {"t": "none"}
    if t is bool:
        return {"t": "bool", "v": v}
    if t is int:
        return {"t": "int", "v": str(v)}
    if t is float:
        return {"t": "float", "v": repr(v)}
    if t is str:
        return {"t": "str", "v": v}
    if t is bytes:
        return {"t": "bytes", "v": v.hex()}
    if t is bytearray:
        return {"t": "bytearray", "v": v.hex()}
    if t is list:
        return {"t": "list", "v": [encode(x) for x in v]}
    if t is tuple:
        return {"t": "tuple", "v": [encode(x) for x in v]}
    if t is dict:
        return {"t": "dict", "v": [[encode(k), encode(x)] for k, x in v.items()]}
    if t in (set, frozenset):
        items = sorted((encode(x) for x in v), key=lambda e: json.dumps(e, sort_keys=True))
        return {"t": "set" if t is set else "frozenset", "v": items}
    if t is complex:
        return {"t": "complex", "v": [repr(v.real), repr(v.imag)]}
    if t is decimal.Decimal:
        return {"t": "decimal", "v": str(v)}
    if t is datetime.datetime:
        return {"t": "datetime", "v": v.isoformat()}
    if t is datetime.date:
        return {"t": "date", "v": v.isoformat()}
    if t is datetime.timedelta:
        return {"t": "timedelta", "v": [str(v.days), str(v.seconds), str(v.microseconds)]}
    if t is uuid.UUID:
        return {"t": "uuid", "v": str(v)}
    raise TypeError("no tag for %r of type %s" % (v, t))


def decode(e):
    """Tagged JSON -> Python value."""
    t = e["t"]
    v = e.get("v")
    if t == "none":
        return None
    if t in SCALARS:
        return SCALARS[t](v)
    if t in MEMBERS:
        return MEMBERS[t]([decode(x) for x in v])
    if t == "dict":
        return {decode(k): decode(x) for k, x in v}
    if t == "complex":
        return complex(float(v[0]), float(v[1]))
    if t == "timedelta":
        return datetime.timedelta(*[int(x) for x in v])
    raise ValueError("unknown tag %r" % t)


SCALARS = {
    "bool": bool,
    "int": int,
    "float": float,
    "str": str,
    "bytes": bytes.fromhex,
    "bytearray": bytearray.fromhex,
    "decimal": decimal.Decimal,
    "datetime": datetime.datetime.fromisoformat,
    "date": datetime.date.fromisoformat,
    "uuid": uuid.UUID,
}
MEMBERS = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}
