from datetime import timezone, tzinfo


class ZoneInfoNotFoundError(KeyError): pass


_utc = {"UTC", "Etc/UTC", "Etc/UCT", "UCT", "GMT", "Etc/GMT", "Zulu", "Universal"}


class ZoneInfo(tzinfo):
    """A time zone with its own rules. The playground has the name only: a datetime
    takes an offset that is fixed."""

    def __new__(cls, key):
        if not isinstance(key, str):
            raise TypeError(f"expected str, bytes or os.PathLike object, not {type(key).__name__}")
        if key in _utc:
            return timezone.utc
        if "/" not in key and key not in ("CET", "EET", "MET", "WET", "EST", "MST", "HST"):
            raise ZoneInfoNotFoundError(f"No time zone found with key {key}")
        self = object.__new__(cls)
        self.key = key
        return self

    def __init__(self, key): pass
    def __str__(self): return self.key
    def __repr__(self): return f"zoneinfo.ZoneInfo(key={self.key!r})"
    def __eq__(self, other): return isinstance(other, ZoneInfo) and self.key == other.key
    def __hash__(self): return hash(self.key)


def available_timezones(): return {"UTC"}


def reset_tzpath(to=None): pass


TZPATH = ()
