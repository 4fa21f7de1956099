from _django import http_date, parse_http_date
from urllib.parse import quote as urlquote, urlencode

parse_http_date_safe = parse_http_date


def _etag(text):
    """The tag that begins a text such as W/"a", or None."""
    import re
    found = re.match('((?:W/)?"[^"]*")', text)
    return found and found[1]


def parse_etags(etag_str):
    if etag_str.strip() == "*":
        return ["*"]
    return [tag for tag in (_etag(part.strip()) for part in etag_str.split(",")) if tag]


def quote_etag(etag_str):
    return etag_str if _etag(etag_str) else f'"{etag_str}"'


def url_has_allowed_host_and_scheme(url, allowed_hosts, require_https=False):
    return bool(url) and url.startswith("/") and not url.startswith("//")


def urlsafe_base64_encode(s):
    import base64
    return base64.urlsafe_b64encode(s).rstrip(b"\n=").decode("ascii")


def urlsafe_base64_decode(s):
    import base64
    s = s.encode()
    return base64.urlsafe_b64decode(s.ljust(len(s) + len(s) % 4, b"="))
