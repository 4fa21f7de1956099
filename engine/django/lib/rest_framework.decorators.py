from rest_framework.views import APIView


def api_view(http_method_names=None):
    methods = ["GET"] if http_method_names is None else list(http_method_names)

    def decorate(func):
        attrs = {m.lower(): (lambda self, *args, **kwargs: func(*args, **kwargs)) for m in methods}
        for name in ("throttle_classes", "permission_classes", "authentication_classes", "throttle_scope"):
            if hasattr(func, name):
                attrs[name] = getattr(func, name)
        attrs["http_method_names"] = [m.lower() for m in methods] + ["options"]
        attrs["__module__"] = func.__module__
        attrs["__doc__"] = func.__doc__
        return type(func.__name__, (APIView,), attrs).as_view()
    return decorate


def _marks(name):
    def mark(value):
        def decorate(func):
            setattr(func, name, value)
            return func
        return decorate
    return mark


throttle_classes = _marks("throttle_classes")
permission_classes = _marks("permission_classes")
authentication_classes = _marks("authentication_classes")
renderer_classes = _marks("renderer_classes")
parser_classes = _marks("parser_classes")


def action(methods=None, detail=None, **kwargs):
    return lambda func: func


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
MethodMapper content_negotiation_class metadata_class pretty_name schema throttle_scope versioning_class
""")
