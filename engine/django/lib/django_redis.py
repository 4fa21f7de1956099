from django.core.cache import caches


def get_redis_connection(alias="default", write=True):
    try:
        get_client = caches[alias].client.get_client
    except AttributeError:
        raise NotImplementedError("This backend does not support this feature") from None
    return get_client(write)


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
TYPE_CHECKING VERSION annotations
""")
