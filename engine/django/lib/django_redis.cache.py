from _django import RedisCache


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
BaseCache CONNECTION_INTERRUPTED ClientType ConnectionInterrupted TYPE_CHECKING TypeVar annotations import_string
omit_exception settings
""")
