timezone, altzone, daylight, tzname = 0, 0, 0, ("UTC", "UTC")


class struct_time(tuple):
    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])
    tm_zone = property(lambda self: "UTC")
    tm_gmtoff = property(lambda self: 0)

    def __repr__(self):
        names = "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst".split()
        return f"time.struct_time({', '.join([f'{n}={v}' for n, v in zip(names, self)])})"


def _moment(t):
    from datetime import datetime
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    return datetime(*t[:6])


def _tuple(d, dst=0):
    t = d.timetuple()
    return struct_time(t[:8] + (dst,))


def gmtime(secs=None):
    from datetime import datetime
    return _tuple(datetime.utcfromtimestamp(int((time() if secs is None else secs) // 1)))


localtime = gmtime


def mktime(t):
    from datetime import timezone
    return _moment(t).replace(tzinfo=timezone.utc).timestamp()


def strftime(format, t=None): return _moment(gmtime() if t is None else t).strftime(format)


def strptime(string, format="%a %b %d %H:%M:%S %Y"):
    from datetime import datetime
    return _tuple(datetime.strptime(string, format), -1)


def asctime(t=None): return _moment(gmtime() if t is None else t).ctime()
def ctime(secs=None): return asctime(gmtime(secs))
def process_time(): return perf_counter()
thread_time = process_time
def monotonic_ns(): return time_ns()
perf_counter_ns = process_time_ns = monotonic_ns
