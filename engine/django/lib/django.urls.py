import _django
from _django import Http404


class NoReverseMatch(Exception):
    silent_variable_failure = True


class Resolver404(Http404):
    pass


class URLPattern:
    def __init__(self, route, view, kwargs, name, regex=False):
        self.route, self.callback, self.default_args, self.name, self.regex = route, view, kwargs or {}, name, regex

    def __repr__(self):
        return f"<URLPattern {self.route!r}>"


class URLResolver:
    def __init__(self, route, patterns, namespace=None):
        self.route, self.url_patterns, self.namespace = route, patterns, namespace

    def __repr__(self):
        return f"<URLResolver {self.route!r}>"


def _element(route, view, kwargs, name, regex):
    if not isinstance(route, str) and not hasattr(route, "_text"):
        raise TypeError(f"route must be a string, not {type(route).__name__}")
    if isinstance(view, (list, tuple)):
        patterns, _, namespace = (tuple(view) + (None, None))[:3] if isinstance(view, tuple) else (view, None, None)
        return URLResolver(route, list(patterns), namespace)
    if not callable(view):
        raise TypeError("view must be a callable or a list/tuple in the case of include().")
    return URLPattern(route, view, kwargs, name, regex)


def path(route, view, kwargs=None, name=None):
    return _element(route, view, kwargs, name, False)


def re_path(route, view, kwargs=None, name=None):
    return _element(route, view, kwargs, name, True)


def include(arg, namespace=None):
    if isinstance(arg, tuple):
        return arg[0], arg[1], namespace or arg[1]
    if isinstance(arg, list):
        return arg, None, namespace
    return [], None, namespace


def register_converter(converter, type_name):
    pass


def _patterns():
    from django.conf import settings
    return _django.program("urlpatterns") or []


def flat(patterns, prefix="", namespace=""):
    """All patterns with their whole route."""
    found = []
    for p in patterns:
        if isinstance(p, URLResolver):
            found += flat(p.url_patterns, prefix + p.route, namespace + (p.namespace + ":" if p.namespace else ""))
        elif isinstance(p, URLPattern):
            found.append((prefix + p.route, p, namespace + (p.name or "")))
    return found


def _filled(route, args, kwargs):
    text, args, used = "", list(args or []), set()
    while "<" in route and ">" in route:
        before, _, rest = route.partition("<")
        name, _, route = rest.partition(">")
        name = name.split(":")[-1]
        if name in (kwargs or {}):
            value = kwargs[name]
            used.add(name)
        elif args:
            value = args.pop(0)
        else:
            return None
        text += before + str(value)
    if args or set(kwargs or {}) - used:
        return None
    return text + route


def reverse(viewname, urlconf=None, args=None, kwargs=None, current_app=None, query=None, fragment=None):
    for route, p, name in flat(_patterns()):
        if name == viewname or p.callback is viewname:
            found = _filled(route, args, kwargs)
            if found is not None:
                return "/" + found
    raise NoReverseMatch(f"Reverse for {viewname!r} not found. {viewname!r} is not a valid view function or pattern name.")


def reverse_lazy(*args, **kwargs):
    from django.utils.functional import lazy
    return lazy(reverse, str)(*args, **kwargs)


class ResolverMatch:
    def __init__(self, func, args, kwargs, url_name=None, namespaces=()):
        self.func, self.args, self.kwargs, self.url_name, self.namespaces = func, args, kwargs, url_name, list(namespaces)
        self.app_names, self.app_name, self.namespace = list(namespaces), ":".join(namespaces), ":".join(namespaces)
        self.view_name = ":".join([*namespaces, url_name or f"{func.__module__}.{func.__qualname__}"])
        self._func_path = f"{func.__module__}.{func.__qualname__}"


def resolve(path, urlconf=None):
    path = str(path).lstrip("/")
    for route, p, name in flat(_patterns()):
        found = _fits(route, path, p.regex)
        if found is not None:
            return ResolverMatch(p.callback, (), {**found, **p.default_args}, p.name, (name or "").split(":")[:-1])
    raise Resolver404({"path": path})


def match(patterns, path):
    for route, p, name in flat(patterns):
        found = _fits(route, path, p.regex)
        if found is not None:
            return p, {**found, **p.default_args}
    return None, {}


def _fits(route, path, regex):
    if regex:
        import re
        m = re.search(route, path)
        return None if m is None else m.groupdict()
    parts, given = route.removesuffix("/").split("/"), path.removesuffix("/").split("/")
    kwargs = {}
    for i, part in enumerate(parts):
        if part.startswith("<path:") and i == len(parts) - 1 and len(given) > i:
            kwargs[part[6:-1]] = "/".join(given[i:])
            return kwargs
        if i >= len(given):
            return None
        text = given[i]
        before, bracket, rest = part.partition("<")
        if not bracket:
            if part != text:
                return None
            continue
        inner, _, after = rest.partition(">")
        if not text.startswith(before) or not text.endswith(after) or len(text) <= len(before) + len(after):
            return None
        text = text[len(before):len(text) - len(after)]
        kind, colon, name = inner.partition(":")
        if not colon:
            kind, name = "str", kind
        if kind == "int":
            if not text.isdecimal():
                return None
            text = int(text)
        elif kind == "uuid":
            import uuid
            try:
                text = uuid.UUID(text)
            except ValueError:
                return None
        elif kind == "slug" and not all(c.isalnum() or c in "-_" for c in text):
            return None
        kwargs[name] = text
    return kwargs if len(parts) == len(given) else None


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
LocalePrefixPattern clear_script_prefix clear_url_caches get_callable get_mod_func get_ns_resolver get_resolver
get_script_prefix get_urlconf is_valid_path set_script_prefix set_urlconf translate_url
""")
