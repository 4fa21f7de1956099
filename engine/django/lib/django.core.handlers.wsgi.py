from django.http.request import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.contrib.auth.models import user_of


class WSGIRequest(HttpRequest):
    """A request that came to the process; session and user are looked at late."""

    served = False

    def __init__(self, raw):
        self._raw = raw
        self.META = dict(raw.META)
        self.META.setdefault("SERVER_NAME", "localhost")
        self.META.setdefault("SERVER_PORT", "8000")
        self.META.setdefault("HTTP_HOST", "localhost:8000")
        self.META.setdefault("HTTP_USER_AGENT", "Mozilla/5.0")
        self.META.setdefault("SCRIPT_NAME", "")
        self.META.setdefault("wsgi.url_scheme", "http")
        self.GET = QueryDict._of(raw._query)
        self.POST = QueryDict._of(raw._form)
        self.COOKIES = dict(raw.COOKIES)
        if self.COOKIES:
            self.META["HTTP_COOKIE"] = "; ".join(f"{k}={v}" for k, v in self.COOKIES.items())
        self.FILES = MultiValueDict()
        self.path = self.path_info = raw.path
        self.method = raw.method.upper()
        self.content_type = self.content_params = None

    @property
    def session(self):
        if "_session" not in self.__dict__:
            self._session = self._raw.session
        return self._session

    @session.setter
    def session(self, value):
        self._session = value

    @property
    def resolver_match(self):
        """What urlpatterns say of the path, once the request is being served."""
        if "_match" not in self.__dict__:
            self._match = None
            if self.served:
                from django.urls import Resolver404, resolve
                try:
                    self._match = resolve(self.path)
                except Resolver404:
                    pass
        return self._match

    @resolver_match.setter
    def resolver_match(self, value):
        self._match = value

    @property
    def user(self):
        if "_user" not in self.__dict__:
            self._user = user_of(self)
        return self._user

    @user.setter
    def user(self, value):
        self._user = value

    async def auser(self):
        return self.user


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
IOBase LimitedStream WSGIHandler cached_property get_bytes_from_wsgi get_path_info get_script_name get_str_from_wsgi
parse_cookie repercent_broken_unicode set_script_prefix settings
""")
