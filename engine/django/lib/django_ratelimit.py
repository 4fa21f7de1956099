from django_ratelimit.core import ALL, UNSAFE


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
VERSION
""")
