import copy

from django.conf import settings
from django.utils.datastructures import CaseInsensitiveMapping, MultiValueDict, MultiValueDictKeyError


RAISE_ERROR = object()


class UnreadablePostError(OSError):
    pass


class RawPostDataException(Exception):
    pass


class QueryDict(MultiValueDict):
    def __init__(self, query_string=None, mutable=False, encoding=None):
        super().__init__()
        self._mutable = True
        if query_string:
            from urllib.parse import parse_qsl  # here, for few requests need it and every process pays
            for key, value in parse_qsl(query_string, keep_blank_values=True):
                self.appendlist(key, value)
        self._mutable = mutable

    @classmethod
    def _of(cls, pairs):
        query = cls(mutable=True)
        for key, value in pairs:
            query.appendlist(key, value)
        query._mutable = False
        return query

    def _check(self):
        if not self._mutable:
            raise AttributeError("This QueryDict instance is immutable")

    def __setitem__(self, key, value):
        self._check()
        super().__setitem__(key, value)

    def __delitem__(self, key):
        self._check()
        super().__delitem__(key)

    def setlist(self, key, values):
        self._check()
        super().setlist(key, values)

    def appendlist(self, key, value):
        self._check()
        super().appendlist(key, value)

    def pop(self, key, *args):
        self._check()
        return super().pop(key, *args)

    def clear(self):
        self._check()
        super().clear()

    def copy(self):
        return self.__deepcopy__({})

    def __copy__(self):
        return self.__deepcopy__({})

    def __deepcopy__(self, memo):
        result = QueryDict(mutable=True)
        for key, values in self.lists():
            result.setlist(key, values)
        return result

    def urlencode(self, safe=None):
        from urllib.parse import urlencode
        return urlencode([(k, v) for k, values in self.lists() for v in values])


class HttpHeaders(CaseInsensitiveMapping):
    def __init__(self, environ):
        headers = {}
        for name, value in environ.items():
            if name.startswith("HTTP_"):
                name = name[5:]
            elif name not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
                continue
            headers[name.replace("_", "-").title()] = value
        super().__init__(headers)

    def __getitem__(self, key):
        return super().__getitem__(key.replace("_", "-"))


class HttpRequest:
    encoding = None

    def __init__(self):
        self.GET = QueryDict(mutable=True)
        self.POST = QueryDict(mutable=True)
        self.COOKIES = {}
        self.META = {}
        self.FILES = MultiValueDict()
        self.path = ""
        self.path_info = ""
        self.method = None
        self.resolver_match = None
        self.content_type = None
        self.content_params = None

    def __repr__(self):
        if self.method is None or not self.get_full_path():
            return f"<{self.__class__.__name__}>"
        return f"<{self.__class__.__name__}: {self.method} {self.get_full_path()!r}>"

    @property
    def headers(self):
        return HttpHeaders(self.META)

    @property
    def body(self):
        return self.__dict__.get("_body", b"")

    def get_host(self):
        if "HTTP_HOST" in self.META:
            return self.META["HTTP_HOST"]
        host, port = self.META.get("SERVER_NAME", ""), str(self.get_port())
        return host if port == ("443" if self.is_secure() else "80") else f"{host}:{port}"

    def get_port(self):
        return self.META.get("SERVER_PORT", "80")

    def get_full_path(self, force_append_slash=False):
        query = self.META.get("QUERY_STRING", "")
        slash = "/" if force_append_slash and not self.path.endswith("/") else ""
        from urllib.parse import quote
        return quote(self.path, safe="/:@!$&'()*+,;=~") + slash + ("?" + query if query else "")

    get_full_path_info = get_full_path

    @property
    def scheme(self):
        return "https" if self.META.get("wsgi.url_scheme") == "https" else "http"

    def is_secure(self):
        return self.scheme == "https"

    def get_signed_cookie(self, key, default=RAISE_ERROR, salt="", max_age=None):
        from django.core.signing import BadSignature, _cookie_signer_salt, get_cookie_signer
        try:
            return get_cookie_signer(salt=_cookie_signer_salt(key, salt)).unsign(self.COOKIES[key], max_age=max_age)
        except (KeyError, BadSignature):
            if default is RAISE_ERROR:
                raise
            return default

    def build_absolute_uri(self, location=None):
        if location is None:
            location = self.get_full_path()
        if "://" in location:
            return str(location)
        here = f"{self.scheme}://{self.get_host()}"
        if location.startswith("/"):
            return here + location
        from urllib.parse import urljoin
        return urljoin(here + self.path, location)

    def accepts(self, media_type):
        return True

    def get_preferred_type(self, media_types):
        return media_types[0] if media_types else None

    def close(self):
        pass


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
BadRequest BytesIO DisallowedHost ImmutableList ImproperlyConfigured MediaType MultiPartParser MultiPartParserError
RequestDataTooBig TooManyFieldsSent TooManyFilesSent bytes_to_text cached_property escape_uri_path
host_validation_re iri_to_uri is_same_domain parse_header_parameters split_domain_port urlsplit validate_host
""")
