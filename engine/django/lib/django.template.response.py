from django.http.response import HttpResponse
from django.template import loader


class ContentNotRenderedError(Exception):
    pass


class SimpleTemplateResponse(HttpResponse):
    non_picklable_attrs = HttpResponse.non_picklable_attrs | frozenset(
        ["template_name", "context_data", "_post_render_callbacks", "_request"])

    def __init__(self, template, context=None, content_type=None, status=None, charset=None, using=None, headers=None):
        self.template_name = template
        self.context_data = context
        self.using = using
        self._post_render_callbacks = []
        self._request = None
        super().__init__("", content_type, status, charset=charset, headers=headers)
        self._is_rendered = False

    def __getstate__(self):
        if not self._is_rendered:
            raise ContentNotRenderedError("The response content must be rendered before it can be pickled.")
        return super().__getstate__()

    @property
    def is_rendered(self):
        return self._is_rendered

    @property
    def rendered_content(self):
        return loader.render_to_string(self.template_name, self.context_data, self._request)

    def add_post_render_callback(self, callback):
        if self._is_rendered:
            callback(self)
        else:
            self._post_render_callbacks.append(callback)

    def render(self):
        retval = self
        if not self._is_rendered:
            self.content = self.rendered_content
            self._is_rendered = True
            for callback in self._post_render_callbacks:
                retval = callback(retval) or retval
        return retval


class TemplateResponse(SimpleTemplateResponse):
    def __init__(self, request, template, context=None, content_type=None, status=None, charset=None, using=None, headers=None):
        super().__init__(template, context, content_type, status, charset, using, headers)
        self._request = request


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
get_template select_template
""")
