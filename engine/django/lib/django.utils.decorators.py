from functools import update_wrapper, wraps


def method_decorator(decorator, name=""):
    def wrap(method):
        @wraps(method)
        def wrapper(self, *args, **kwargs):
            bound = wraps(method)(lambda *a, **kw: method(self, *a, **kw))
            for d in reversed(decorator) if isinstance(decorator, (list, tuple)) else [decorator]:
                bound = d(bound)
            return bound(*args, **kwargs)
        return wrapper

    def decorate(obj):
        if not isinstance(obj, type):
            return wrap(obj)
        if not (name and hasattr(obj, name)):
            raise ValueError(f"The keyword argument `name` must be the name of a method of the decorated class: {obj}. "
                             f"Got '{name}' instead.")
        setattr(obj, name, wrap(getattr(obj, name)))
        return obj
    return decorate


def make_middleware_decorator(middleware_class):
    def with_arguments(*m_args, **m_kwargs):
        def decorator(view_func):
            middleware = middleware_class(view_func, *m_args, **m_kwargs)

            @wraps(view_func)
            def _wrapper_view(request, *args, **kwargs):
                if hasattr(middleware, "process_request"):
                    result = middleware.process_request(request)
                    if result is not None:
                        return result
                if hasattr(middleware, "process_view"):
                    result = middleware.process_view(request, view_func, args, kwargs)
                    if result is not None:
                        return result
                try:
                    response = view_func(request, *args, **kwargs)
                except Exception as e:
                    result = middleware.process_exception(request, e) if hasattr(middleware, "process_exception") else None
                    if result is None:
                        raise
                    return result
                response = _response(response)
                if callable(getattr(response, "render", None)):
                    if hasattr(middleware, "process_template_response"):
                        response = middleware.process_template_response(request, response)
                    if hasattr(middleware, "process_response"):
                        response.add_post_render_callback(lambda r: middleware.process_response(request, r))
                elif hasattr(middleware, "process_response"):
                    return middleware.process_response(request, response)
                return response
            return _wrapper_view
        return decorator
    return with_arguments


def _response(value):
    """Views of the playground may return any value; its text is the page."""
    from django.http.response import HttpResponse, HttpResponseBase
    return value if isinstance(value, HttpResponseBase) else HttpResponse(str(value))


def decorator_from_middleware_with_args(middleware_class):
    return make_middleware_decorator(middleware_class)


def decorator_from_middleware(middleware_class):
    return make_middleware_decorator(middleware_class)()


def sync_and_async_middleware(func):
    return func


sync_only_middleware = async_only_middleware = sync_and_async_middleware


class classonlymethod(classmethod):
    pass


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
iscoroutinefunction markcoroutinefunction
""")
