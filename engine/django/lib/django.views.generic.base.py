from functools import update_wrapper

from django.http.response import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse


class View:
    http_method_names = ["get", "post", "put", "patch", "delete", "head", "options", "trace"]

    def __init__(self, **kwargs):
        for key, value in kwargs.items():
            setattr(self, key, value)

    @classmethod
    def as_view(cls, **initkwargs):
        for key in initkwargs:
            if key in cls.http_method_names:
                raise TypeError(f"The method name {key} is not accepted as a keyword argument to {cls.__name__}().")
            if not hasattr(cls, key):
                raise TypeError(f"{cls.__name__}() received an invalid keyword {key!r}. as_view only accepts arguments "
                                "that are already attributes of the class.")

        def view(request, *args, **kwargs):
            self = cls(**initkwargs)
            self.setup(request, *args, **kwargs)
            return self.dispatch(request, *args, **kwargs)
        view.view_class = cls
        view.view_initkwargs = initkwargs
        view.__doc__ = cls.__doc__
        view.__module__ = cls.__module__
        return view

    def setup(self, request, *args, **kwargs):
        if hasattr(self, "get") and not hasattr(self, "head"):
            self.head = self.get
        self.request, self.args, self.kwargs = request, args, kwargs

    def dispatch(self, request, *args, **kwargs):
        name = request.method.lower()
        handler = getattr(self, name, None) if name in self.http_method_names else None
        return (handler or self.http_method_not_allowed)(request, *args, **kwargs)

    def _allowed_methods(self):
        return [m.upper() for m in self.http_method_names if hasattr(self, m)]

    def http_method_not_allowed(self, request, *args, **kwargs):
        return HttpResponseNotAllowed(self._allowed_methods())

    def options(self, request, *args, **kwargs):
        response = HttpResponse()
        response["Allow"] = ", ".join(self._allowed_methods())
        return response


class ContextMixin:
    extra_context = None

    def get_context_data(self, **kwargs):
        kwargs.setdefault("view", self)
        kwargs.update(self.extra_context or {})
        return kwargs


class TemplateResponseMixin:
    template_name = None
    response_class = TemplateResponse
    content_type = None

    def render_to_response(self, context, **response_kwargs):
        return self.response_class(self.request, self.get_template_names(), context, **response_kwargs)

    def get_template_names(self):
        return [self.template_name]


class TemplateView(TemplateResponseMixin, ContextMixin, View):
    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data(**kwargs))


class RedirectView(View):
    permanent = False
    url = None
    pattern_name = None

    def get_redirect_url(self, *args, **kwargs):
        from django.urls import reverse
        return self.url % kwargs if self.url else reverse(self.pattern_name, args=args, kwargs=kwargs)

    def get(self, request, *args, **kwargs):
        response = HttpResponseRedirect(self.get_redirect_url(*args, **kwargs))
        if self.permanent:
            response.status_code = 301
        return response


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
HttpResponseGone HttpResponsePermanentRedirect ImproperlyConfigured classonlymethod classproperty iscoroutinefunction
log_response logger markcoroutinefunction reverse
""")
