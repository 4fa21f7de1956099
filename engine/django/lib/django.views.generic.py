from django.http.response import Http404
from django.shortcuts import get_object_or_404
from django.views.generic.base import ContextMixin, RedirectView, TemplateResponseMixin, TemplateView, View


class _ModelView(TemplateResponseMixin, ContextMixin, View):
    model = None
    queryset = None
    context_object_name = None
    suffix = ""

    def get_queryset(self):
        return self.queryset if self.queryset is not None else self.model._default_manager.all()

    def get_template_names(self):
        if self.template_name:
            return [self.template_name]
        return [f"{self.get_queryset().model.__name__.lower()}{self.suffix}.html"]


class ListView(_ModelView):
    suffix = "_list"
    paginate_by = None

    def get(self, request, *args, **kwargs):
        self.object_list = self.get_queryset()
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        context = {"object_list": self.object_list}
        if self.context_object_name:
            context[self.context_object_name] = self.object_list
        return super().get_context_data(**{**context, **kwargs})


class DetailView(_ModelView):
    suffix = "_detail"
    slug_field = "slug"
    pk_url_kwarg = "pk"

    def get_object(self, queryset=None):
        queryset = self.get_queryset() if queryset is None else queryset
        if self.pk_url_kwarg in self.kwargs:
            return get_object_or_404(queryset, pk=self.kwargs[self.pk_url_kwarg])
        return get_object_or_404(queryset, **{self.slug_field: self.kwargs.get("slug")})

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        context = {"object": self.object}
        if self.context_object_name:
            context[self.context_object_name] = self.object
        return super().get_context_data(**{**context, **kwargs})


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
ArchiveIndexView CreateView DateDetailView DayArchiveView DeleteView FormView GenericViewError MonthArchiveView
TodayArchiveView UpdateView WeekArchiveView YearArchiveView
""")
