


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
DJANGO_DURATION_FORMAT HTTP_HEADER_ENCODING ISO_8601 VERSION
""")
