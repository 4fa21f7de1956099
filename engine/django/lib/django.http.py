from django.http.request import HttpHeaders, HttpRequest, QueryDict, RawPostDataException, UnreadablePostError
from django.http.response import (
    BadHeaderError, FileResponse, Http404, HttpResponse, HttpResponseBadRequest, HttpResponseForbidden,
    HttpResponseGone, HttpResponseNotAllowed, HttpResponseNotFound, HttpResponseNotModified,
    HttpResponsePermanentRedirect, HttpResponseRedirect, HttpResponseServerError, JsonResponse, StreamingHttpResponse,
)
from http.cookies import SimpleCookie


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
HttpResponseBase parse_cookie
""")
