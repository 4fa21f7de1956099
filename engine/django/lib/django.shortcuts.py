from django.http.response import Http404, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.template import loader
from django.urls import NoReverseMatch, reverse


def render(request, template_name, context=None, content_type=None, status=None, using=None):
    return HttpResponse(loader.render_to_string(template_name, context, request), content_type, status)


def resolve_url(to, *args, **kwargs):
    if hasattr(to, "get_absolute_url"):
        return to.get_absolute_url()
    if isinstance(to, str) and to.startswith(("./", "../")):
        return to
    try:
        return reverse(to, args=args, kwargs=kwargs)
    except NoReverseMatch:
        if callable(to) or "/" not in str(to) and "." not in str(to):
            raise
    return to


def redirect(to, *args, permanent=False, preserve_request=False, **kwargs):
    cls = HttpResponsePermanentRedirect if permanent else HttpResponseRedirect
    return cls(resolve_url(to, *args, **kwargs), preserve_request=preserve_request)


def _queryset(klass):
    return klass._default_manager.all() if hasattr(klass, "_default_manager") else klass


def get_object_or_404(klass, *args, **kwargs):
    queryset = _queryset(klass)
    try:
        return queryset.get(*args, **kwargs)
    except queryset.model.DoesNotExist:
        raise Http404(f"No {queryset.model.__name__} matches the given query.")


def get_list_or_404(klass, *args, **kwargs):
    queryset = _queryset(klass)
    found = list(queryset.filter(*args, **kwargs))
    if not found:
        raise Http404(f"No {queryset.model.__name__} matches the given query.")
    return found


async def aget_object_or_404(klass, *args, **kwargs):
    return get_object_or_404(klass, *args, **kwargs)


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
Promise aget_list_or_404
""")
