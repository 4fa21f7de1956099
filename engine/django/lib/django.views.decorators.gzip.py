def gzip_page(view_func):
    return view_func


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
GZipMiddleware decorator_from_middleware
""")
