from _django import http_date, parse_http_date
from urllib.parse import quote as urlquote, urlencode

parse_http_date_safe = parse_http_date


def url_has_allowed_host_and_scheme(url, allowed_hosts, require_https=False):
    return bool(url) and url.startswith("/") and not url.startswith("//")


def urlsafe_base64_encode(s):
    import base64
    return base64.urlsafe_b64encode(s).rstrip(b"\n=").decode("ascii")


def urlsafe_base64_decode(s):
    import base64
    s = s.encode()
    return base64.urlsafe_b64decode(s.ljust(len(s) + len(s) % 4, b"="))
