import hashlib
import time

from _django import http_date, parse_http_date
from django.conf import settings
from django.core.cache import caches


def _split(text):
    return [part.strip() for part in text.split(",")]


def _directives(header):
    found = []
    for part in _split(header):
        name, equals, value = part.partition("=")
        if name:
            found.append((name.lower(), value if equals else True))
    return found


def patch_cache_control(response, **kwargs):
    cc = {}
    if response.get("Cache-Control"):
        for name, value in _directives(response.headers["Cache-Control"]):
            if name == "no-cache":
                cc.setdefault(name, set()).add(value)
            else:
                cc[name] = value
    if "max-age" in cc and "max_age" in kwargs:
        kwargs["max_age"] = min(int(cc["max-age"]), kwargs["max_age"])
    if "private" in cc and "public" in kwargs:
        del cc["private"]
    elif "public" in cc and "private" in kwargs:
        del cc["public"]
    for name, value in kwargs.items():
        name = name.replace("_", "-")
        if name == "no-cache":
            cc.setdefault(name, set()).add(value)
        else:
            cc[name] = value
    parts = []
    for name, value in cc.items():
        if isinstance(value, set):
            values = [name] if True in value else [f"{name}={v}" for v in sorted(value)]
        else:
            values = [name if value is True else f"{name}={value}"]
        parts += values
    response.headers["Cache-Control"] = ", ".join(parts)


def get_max_age(response):
    if not response.has_header("Cache-Control"):
        return None
    for name, value in _directives(response.headers["Cache-Control"]):
        if name == "max-age":
            try:
                return int(value)
            except (ValueError, TypeError):
                return None
    return None


def patch_response_headers(response, cache_timeout=None):
    if cache_timeout is None:
        cache_timeout = settings.CACHE_MIDDLEWARE_SECONDS
    if cache_timeout < 0:
        cache_timeout = 0
    if not response.has_header("Expires"):
        response.headers["Expires"] = http_date(time.time() + cache_timeout)
    patch_cache_control(response, max_age=cache_timeout)


def add_never_cache_headers(response):
    patch_response_headers(response, cache_timeout=-1)
    patch_cache_control(response, no_cache=True, no_store=True, must_revalidate=True, private=True)


def patch_vary_headers(response, newheaders):
    vary = _split(response.headers["Vary"]) if response.has_header("Vary") else []
    existing = {header.lower() for header in vary}
    vary += [header for header in newheaders if header.lower() not in existing]
    response.headers["Vary"] = "*" if "*" in vary else ", ".join(vary)


def has_vary_header(response, header_query):
    if not response.has_header("Vary"):
        return False
    return header_query.lower() in {header.lower() for header in _split(response.headers["Vary"])}


def set_response_etag(response):
    if not response.streaming and response.content:
        response.headers.setdefault("ETag", '"' + hashlib.md5(response.content).hexdigest() + '"')
    return response


def get_conditional_response(request, etag=None, last_modified=None, response=None):
    """The 304 or 412 that the request's conditions ask for, else the response."""
    from django.utils.http import parse_etags, parse_http_date_safe

    if response and not 200 <= response.status_code < 300:
        return response
    dated = lambda name: parse_http_date_safe(request.META.get(name) or "")
    must, never = (parse_etags(request.META.get(name, "")) for name in ("HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH"))
    unmodified, modified = dated("HTTP_IF_UNMODIFIED_SINCE"), dated("HTTP_IF_MODIFIED_SINCE")
    if must:
        if not (etag and (must == ["*"] or not etag.startswith("W/") and etag in must)):
            return _unmet()
    elif unmodified and not (last_modified and last_modified <= unmodified):
        return _unmet()
    reads = request.method in ("GET", "HEAD")
    if never:
        plain = lambda tag: tag.strip("W/")
        if etag and (never == ["*"] or plain(etag) in [plain(tag) for tag in never]):
            return _unchanged(response) if reads else _unmet()
    elif modified and last_modified and last_modified <= modified and reads:
        return _unchanged(response)
    return response


def _unmet():
    from django.http.response import HttpResponse
    return HttpResponse(status=412)


def _unchanged(response):
    from django.http.response import HttpResponseNotModified
    new = HttpResponseNotModified()
    if response:
        for header in ("Cache-Control", "Content-Location", "Date", "ETag", "Expires", "Last-Modified", "Vary"):
            if header in response:
                new.headers[header] = response.headers[header]
        new.cookies = response.cookies
    return new


def _i18n_cache_key_suffix(request, cache_key):
    if settings.USE_I18N:
        cache_key += "." + getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    if settings.USE_TZ:
        cache_key += "." + settings.TIME_ZONE
    return cache_key


def _url_md5(request):
    return hashlib.md5(request.build_absolute_uri().encode("ascii"), usedforsecurity=False)


def _generate_cache_key(request, method, headerlist, key_prefix):
    ctx = hashlib.md5(usedforsecurity=False)
    for header in headerlist:
        value = request.META.get(header)
        if value is not None:
            ctx.update(value.encode())
    url = _url_md5(request).hexdigest()
    cache_key = f"views.decorators.cache.cache_page.{key_prefix}.{method}.{url}.{ctx.hexdigest()}"
    return _i18n_cache_key_suffix(request, cache_key)


def _generate_cache_header_key(key_prefix, request):
    cache_key = f"views.decorators.cache.cache_header.{key_prefix}.{_url_md5(request).hexdigest()}"
    return _i18n_cache_key_suffix(request, cache_key)


def get_cache_key(request, key_prefix=None, method="GET", cache=None):
    if key_prefix is None:
        key_prefix = settings.CACHE_MIDDLEWARE_KEY_PREFIX
    cache_key = _generate_cache_header_key(key_prefix, request)
    if cache is None:
        cache = caches[settings.CACHE_MIDDLEWARE_ALIAS]
    headerlist = cache.get(cache_key)
    if headerlist is None:
        return None
    return _generate_cache_key(request, method, headerlist, key_prefix)


def learn_cache_key(request, response, cache_timeout=None, key_prefix=None, cache=None):
    if key_prefix is None:
        key_prefix = settings.CACHE_MIDDLEWARE_KEY_PREFIX
    if cache_timeout is None:
        cache_timeout = settings.CACHE_MIDDLEWARE_SECONDS
    cache_key = _generate_cache_header_key(key_prefix, request)
    if cache is None:
        cache = caches[settings.CACHE_MIDDLEWARE_ALIAS]
    headerlist = []
    if response.has_header("Vary"):
        for header in _split(response.headers["Vary"]):
            header = header.upper().replace("-", "_")
            if header != "ACCEPT_LANGUAGE" or not settings.USE_I18N:
                headerlist.append("HTTP_" + header)
        headerlist.sort()
    cache.set(cache_key, headerlist, cache_timeout)
    return _generate_cache_key(request, request.method, headerlist, key_prefix)


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
HttpResponse HttpResponseNotModified cc_delim_re get_current_timezone_name get_language log_response md5 parse_etags
parse_http_date_safe quote_etag
""")
