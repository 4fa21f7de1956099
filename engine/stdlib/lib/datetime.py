MINYEAR, MAXYEAR = 1, 9999


class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        d = datetime(1900, 1, 1, hour, minute, second, microsecond, tzinfo)
        self._d, self.fold = d, fold
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo = d.hour, d.minute, d.second, d.microsecond, d.tzinfo

    @classmethod
    def fromisoformat(cls, s):
        try:
            return datetime.fromisoformat("1900-01-01T" + s.removeprefix("T")).timetz()
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {s!r}") from None

    def isoformat(self, timespec="auto"): return self._d.isoformat(timespec=timespec)[11:]
    def utcoffset(self): return self._d.utcoffset()
    def tzname(self): return self._d.tzname()
    def dst(self): return None
    __str__ = isoformat
    def strftime(self, format): return self._d.strftime(format)
    def __format__(self, spec): return self.strftime(spec) if spec else str(self)

    def replace(self, **parts):
        names = "hour", "minute", "second", "microsecond", "tzinfo"
        return time(**({n: getattr(self, n) for n in names} | parts))

    def __repr__(self):
        parts = [self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        end = "" if self.tzinfo is None else f", tzinfo={self.tzinfo!r}"
        return f"datetime.time({', '.join(map(str, parts))}{end})"

    def __eq__(self, other): return isinstance(other, time) and self._d == other._d
    def __lt__(self, other): return self._d < other._d if isinstance(other, time) else NotImplemented
    def __le__(self, other): return self._d <= other._d if isinstance(other, time) else NotImplemented
    def __gt__(self, other): return self._d > other._d if isinstance(other, time) else NotImplemented
    def __ge__(self, other): return self._d >= other._d if isinstance(other, time) else NotImplemented
    def __hash__(self): return hash(self._d)


time.min, time.max, time.resolution = time(0, 0), time(23, 59, 59, 999999), timedelta(microseconds=1)


class _IsoCalendarDate(tuple):
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])
    def __repr__(self): return "datetime.IsoCalendarDate(year=%r, week=%r, weekday=%r)" % tuple(self)


def _combine(day, t, tzinfo=True):
    zone = t.tzinfo if tzinfo is True else tzinfo
    return datetime(day.year, day.month, day.day, t.hour, t.minute, t.second, t.microsecond, zone)


def _isocalendar(self):
    thursday = date.fromordinal(self.toordinal() - self.weekday() + 3)
    return _IsoCalendarDate((thursday.year, (thursday.toordinal() - date(thursday.year, 1, 1).toordinal()) // 7 + 1, self.weekday() + 1))


def _timetuple(self):
    from time import struct_time
    n = self.toordinal() - date(self.year, 1, 1).toordinal() + 1
    clock = (self.hour, self.minute, self.second) if isinstance(self, datetime) else (0, 0, 0)
    return struct_time((self.year, self.month, self.day, *clock, self.weekday(), n, 0 if getattr(self, "tzinfo", None) else -1))


_extend(time, _combine, _isocalendar, _timetuple)
