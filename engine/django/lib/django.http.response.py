from _django import Http404, http_date
from django.conf import settings
from django.core.exceptions import DisallowedRedirect
from django.utils.datastructures import CaseInsensitiveMapping
from http.cookies import SimpleCookie
import datetime
import time


class BadHeaderError(ValueError):
    pass


class ResponseHeaders(CaseInsensitiveMapping):
    def __init__(self, data):
        self._store = {}
        if data:
            for header, value in (data.items() if hasattr(data, "items") else data):
                self[header] = value

    def __setitem__(self, key, value):
        value = value.decode() if isinstance(value, bytes) else str(value)
        if "\n" in value or "\r" in value or "\n" in key or "\r" in key:
            raise BadHeaderError(f"Header values can't contain newlines (got {value!r})")
        self._store[key.lower()] = (key, value)

    def __delitem__(self, key):
        self.pop(key)

    def pop(self, key, default=None):
        return self._store.pop(key.lower(), default)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value


REASONS = {
    100: "Continue", 200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 206: "Partial Content",
    301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified", 307: "Temporary Redirect",
    308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized", 402: "Payment Required", 403: "Forbidden",
    404: "Not Found", 405: "Method Not Allowed", 406: "Not Acceptable", 409: "Conflict", 410: "Gone",
    415: "Unsupported Media Type", 418: "I'm a Teapot", 422: "Unprocessable Entity", 429: "Too Many Requests",
    500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable",
}


def _joined(chunks):
    whole = b""
    for chunk in chunks:
        whole += chunk
    return whole


class HttpResponseBase:
    status_code = 200

    def __init__(self, content_type=None, status=None, reason=None, charset=None, headers=None):
        self.headers = ResponseHeaders(headers)
        self._charset = charset
        if "Content-Type" not in self.headers:
            if content_type is None:
                content_type = f"text/html; charset={self.charset}"
            self.headers["Content-Type"] = content_type
        elif content_type:
            raise ValueError("'headers' must not contain 'Content-Type' when the 'content_type' parameter is provided.")
        self._resource_closers = []
        self._handler_class = None
        self.cookies = SimpleCookie()
        self.closed = False
        if status is not None:
            try:
                self.status_code = int(status)
            except (ValueError, TypeError):
                raise TypeError("HTTP status code must be an integer.")
            if not 100 <= self.status_code <= 599:
                raise ValueError("HTTP status code must be an integer from 100 to 599.")
        self._reason_phrase = reason

    @property
    def reason_phrase(self):
        if self._reason_phrase is not None:
            return self._reason_phrase
        return REASONS.get(self.status_code, "Unknown Status Code")

    @reason_phrase.setter
    def reason_phrase(self, value):
        self._reason_phrase = value

    @property
    def charset(self):
        if self._charset is not None:
            return self._charset
        _, _, charset = self.get("Content-Type", "").partition("charset=")
        return charset.strip().strip('"') or settings.DEFAULT_CHARSET

    @charset.setter
    def charset(self, value):
        self._charset = value

    def __setitem__(self, header, value):
        self.headers[header] = value

    def __delitem__(self, header):
        del self.headers[header]

    def __getitem__(self, header):
        return self.headers[header]

    def has_header(self, header):
        return header in self.headers

    __contains__ = has_header

    def items(self):
        return self.headers.items()

    def serialize_headers(self):
        return b"\r\n".join([k.encode("ascii") + b": " + v.encode("latin-1") for k, v in self.headers.items()])

    __bytes__ = serialize_headers

    def get(self, header, alternate=None):
        return self.headers.get(header, alternate)

    def setdefault(self, key, value):
        self.headers.setdefault(key, value)

    def set_cookie(self, key, value="", max_age=None, expires=None, path="/", domain=None, secure=False,
                   httponly=False, samesite=None):
        self.cookies[key] = value
        cookie = self.cookies[key]
        if expires is not None:
            if isinstance(expires, datetime.datetime):
                if max_age is not None:
                    raise ValueError("'expires' and 'max_age' can't be used together.")
                max_age = max(0, int(expires.timestamp() - time.time()))
            else:
                cookie["expires"] = expires
        else:
            cookie["expires"] = ""
        if max_age is not None:
            if isinstance(max_age, datetime.timedelta):
                max_age = max_age.total_seconds()
            cookie["max-age"] = int(max_age)
            if not expires:
                cookie["expires"] = http_date(time.time() + max_age)
        if path is not None:
            cookie["path"] = path
        if domain is not None:
            cookie["domain"] = domain
        if secure:
            cookie["secure"] = True
        if httponly:
            cookie["httponly"] = True
        if samesite:
            if samesite.lower() not in ("lax", "none", "strict"):
                raise ValueError('samesite must be "lax", "none", or "strict".')
            cookie["samesite"] = samesite

    def set_signed_cookie(self, key, value, salt="", **kwargs):
        from django.core.signing import _cookie_signer_salt, get_cookie_signer  # here, for few sign and every process pays
        return self.set_cookie(key, get_cookie_signer(salt=_cookie_signer_salt(key, salt)).sign(value), **kwargs)

    def delete_cookie(self, key, path="/", domain=None, samesite=None):
        self.set_cookie(key, max_age=0, path=path, domain=domain, samesite=samesite,
                        expires="Thu, 01 Jan 1970 00:00:00 GMT",
                        secure=key.startswith(("__Secure-", "__Host-")) or (samesite or "").lower() == "none")

    def make_bytes(self, value):
        if isinstance(value, bytes):
            return value
        return str(value).encode(self.charset)

    def close(self):
        self.closed = True

    def write(self, content):
        raise OSError(f"This {self.__class__.__name__} instance is not writable")

    def flush(self):
        pass

    def tell(self):
        raise OSError(f"This {self.__class__.__name__} instance cannot tell its position")


class HttpResponse(HttpResponseBase):
    streaming = False
    non_picklable_attrs = frozenset(["resolver_match", "client", "context", "json", "templates"])

    def __init__(self, content=b"", *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.content = content

    def __getstate__(self):
        return {k: v for k, v in self.__dict__.items() if k not in self.non_picklable_attrs}

    def __repr__(self):
        content_type = ', "' + self.headers["Content-Type"] + '"' if "Content-Type" in self.headers else ""
        return f"<{self.__class__.__name__} status_code={self.status_code}{content_type}>"

    def serialize(self): return self.serialize_headers() + b"\r\n\r\n" + self.content
    __bytes__ = serialize

    @property
    def content(self):
        return _joined(self._container)

    @content.setter
    def content(self, value):
        if hasattr(value, "__iter__") and not isinstance(value, (bytes, str)):
            content = _joined([self.make_bytes(chunk) for chunk in value])
        else:
            content = self.make_bytes(value)
        self._container = [content]

    @property
    def text(self):
        return self.content.decode(self.charset or "utf-8")

    def __iter__(self):
        return iter(self._container)

    def write(self, content):
        self._container.append(self.make_bytes(content))

    def tell(self):
        return len(self.content)

    def getvalue(self):
        return self.content

    def writable(self):
        return True

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def json(self):
        import json
        return json.loads(self.content)


class StreamingHttpResponse(HttpResponseBase):
    streaming = True
    is_async = False

    def __init__(self, streaming_content=(), *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.streaming_content = streaming_content

    def __repr__(self):
        return f'<{self.__class__.__name__} status_code={self.status_code}, "{self.headers["Content-Type"]}">'

    @property
    def content(self):
        raise AttributeError(f"This {self.__class__.__name__} instance has no `content` attribute. "
                             "Use `streaming_content` instead.")

    def __iter__(self):
        return iter([self.make_bytes(chunk) for chunk in self.streaming_content])

    def getvalue(self):
        return _joined(self)


class FileResponse(StreamingHttpResponse):
    def __init__(self, streaming_content=(), as_attachment=False, filename="", **kwargs):
        super().__init__(streaming_content, **kwargs)


class HttpResponseRedirectBase(HttpResponse):
    allowed_schemes = ["http", "https", "ftp"]

    def __init__(self, redirect_to, preserve_request=False, *args, **kwargs):
        super().__init__(*args, **kwargs)
        text = str(redirect_to)
        self["Location"] = text
        if preserve_request:
            self.status_code = self.status_code_preserve_request
        scheme, colon, _ = text.lstrip("".join(map(chr, range(33)))).partition(":")
        if len(text) > 16384:
            raise DisallowedRedirect("Unsafe redirect exceeding 16384 characters")
        if colon and scheme[:1].isalpha() and scheme.isascii() and scheme.lower() not in self.allowed_schemes:
            if scheme.replace("+", "").replace("-", "").replace(".", "").isalnum():
                raise DisallowedRedirect(f"Unsafe redirect to URL with protocol '{scheme.lower()}'")

    url = property(lambda self: self["Location"])

    def __repr__(self):
        return (f'<{self.__class__.__name__} status_code={self.status_code}, '
                f'"{self.headers["Content-Type"]}", url="{self.url}">')


class HttpResponseRedirect(HttpResponseRedirectBase):
    status_code = 302
    status_code_preserve_request = 307


class HttpResponsePermanentRedirect(HttpResponseRedirectBase):
    status_code = 301
    status_code_preserve_request = 308


class HttpResponseNotModified(HttpResponse):
    status_code = 304

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self["content-type"]


class HttpResponseBadRequest(HttpResponse):
    status_code = 400


class HttpResponseNotFound(HttpResponse):
    status_code = 404


class HttpResponseForbidden(HttpResponse):
    status_code = 403


class HttpResponseNotAllowed(HttpResponse):
    status_code = 405

    def __init__(self, permitted_methods, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self["Allow"] = ", ".join(permitted_methods)


class HttpResponseGone(HttpResponse):
    status_code = 410


class HttpResponseServerError(HttpResponse):
    status_code = 500


class JsonResponse(HttpResponse):
    def __init__(self, data, encoder=None, safe=True, json_dumps_params=None, **kwargs):
        if safe and not isinstance(data, dict):
            raise TypeError("In order to allow non-dict objects to be serialized set the safe parameter to False.")
        if encoder is None:
            from django.core.serializers.json import DjangoJSONEncoder as encoder
        import json
        kwargs.setdefault("content_type", "application/json")
        super().__init__(content=json.dumps(data, cls=encoder, **(json_dumps_params or {})), **kwargs)


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
DjangoJSONEncoder Header MAX_URL_REDIRECT_LENGTH async_to_sync cached_property
content_disposition_header iri_to_uri responses sync_to_async urlsplit
""")
