import datetime as _datetime
from datetime import datetime, timedelta

_utc = _datetime.timezone.utc


def now():
    return datetime.now(_utc)


def is_aware(value):
    return value.tzinfo is not None


def is_naive(value):
    return value.tzinfo is None


def make_aware(value, timezone=None):
    if value.tzinfo is not None:
        raise ValueError(f"Not naive datetime (tzinfo is already set): {value!r}")
    return value.replace(tzinfo=timezone or _utc)


def make_naive(value, timezone=None):
    if value.tzinfo is None:
        raise ValueError("make_naive() cannot be applied to a naive datetime")
    return value.astimezone(timezone or _utc).replace(tzinfo=None)


def localtime(value=None, timezone=None):
    value = now() if value is None else value
    if value.tzinfo is None:
        raise ValueError("localtime() cannot be applied to a naive datetime")
    return value.astimezone(timezone or _utc)


def localdate(value=None, timezone=None):
    return localtime(value, timezone).date()


def get_fixed_timezone(offset):
    if isinstance(offset, timedelta):
        offset = offset.total_seconds() // 60
    name = "%s%02d%02d" % ("-" if offset < 0 else "+", *divmod(abs(int(offset)), 60))
    return _datetime.timezone(timedelta(minutes=offset), name)


def get_current_timezone():
    return _utc


get_default_timezone = get_current_timezone


def get_current_timezone_name():
    return "UTC"


def activate(timezone):
    pass


def deactivate():
    pass


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
Local get_default_timezone_name get_fixed_timezone override settings template_localtime timezone tzinfo
""")
