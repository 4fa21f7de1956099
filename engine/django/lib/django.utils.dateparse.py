import datetime
import re

_date = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})$")
_time = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[\.,](?P<microsecond>\d{1,6})\d{0,6})?)?$")
_datetime = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})[T ](?P<hour>\d{1,2}):(?P<minute>\d{1,2})"
                       r"(?::(?P<second>\d{1,2})(?:[\.,](?P<microsecond>\d{1,6})\d{0,6})?)?\s*(?P<tzinfo>Z|[+-]\d{2}(?::?\d{2})?)?$")
_duration = re.compile(r"(?:(?P<days>-?\d+) (days?, )?)?(?P<sign>-?)((?:(?P<hours>\d+):)(?=\d+:\d+))?(?:(?P<minutes>\d+):)?"
                       r"(?P<seconds>\d+)(?:[\.,](?P<microseconds>\d{1,6})\d{0,6})?$")
_iso = re.compile(r"(?P<sign>[-+]?)P(?:(?P<days>\d+([\.,]\d+)?)D)?(?:T(?:(?P<hours>\d+([\.,]\d+)?)H)?(?:(?P<minutes>\d+([\.,]\d+)?)M)?"
                  r"(?:(?P<seconds>\d+([\.,]\d+)?)S)?)?$")


def _numbers(found): return {k: int(v) for k, v in found.items() if v is not None}


def parse_date(value):
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        if match := _date.match(value):
            return datetime.date(**_numbers(match.groupdict()))


def parse_time(value):
    try:
        return datetime.time.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        if match := _time.match(value):
            found = match.groupdict()
            found["microsecond"] = found["microsecond"] and found["microsecond"].ljust(6, "0")
            return datetime.time(**_numbers(found))


def parse_datetime(value):
    try:
        return datetime.datetime.fromisoformat(value)
    except ValueError:
        if match := _datetime.match(value):
            found = match.groupdict()
            found["microsecond"] = found["microsecond"] and found["microsecond"].ljust(6, "0")
            zone = found.pop("tzinfo")
            if zone == "Z":
                zone = datetime.timezone.utc
            elif zone is not None:
                minutes = int(zone[-2:]) if len(zone) > 3 else 0
                offset = 60 * int(zone[1:3]) + minutes
                zone = datetime.timezone(datetime.timedelta(minutes=-offset if zone[0] == "-" else offset), zone)
            return datetime.datetime(**_numbers(found), tzinfo=zone)


def parse_duration(value):
    match = _duration.match(value) or _iso.match(value)
    if not match:
        return None
    found = match.groupdict()
    sign = -1 if found.pop("sign", "+") == "-" else 1
    if found.get("microseconds"):
        found["microseconds"] = found["microseconds"].ljust(6, "0")
    found = {k: float(v.replace(",", ".")) for k, v in found.items() if v is not None}
    days = datetime.timedelta(found.pop("days", 0.0) or 0.0)
    if match.re is _iso:
        days *= sign
    return days + sign * datetime.timedelta(**found)
