from _django import http_date, parse_http_date
from urllib.parse import urlencode

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


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
ASCTIME_DATE BinasciiError ETAG_MATCH MAX_URL_LENGTH MAX_URL_REDIRECT_LENGTH MONTHS MultiValueDict RFC1123_DATE
RFC3986_GENDELIMS RFC3986_SUBDELIMS RFC850_DATE base36_to_int content_disposition_header datetime
escape_leading_slashes formatdate int_to_base36 is_same_domain original_urlencode parse_header_parameters quote
timezone unquote urlsplit
""")
