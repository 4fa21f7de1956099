import hashlib
import hmac
import secrets

RANDOM_STRING_CHARS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def get_random_string(length, allowed_chars=RANDOM_STRING_CHARS):
    return "".join(secrets.choice(allowed_chars) for i in range(length))


class InvalidAlgorithm(ValueError):
    pass


def salted_hmac(key_salt, value, secret=None, *, algorithm="sha1"):
    if secret is None:
        from django.conf import settings
        secret = settings.SECRET_KEY
    key_salt, secret, value = (x if isinstance(x, bytes) else str(x).encode() for x in (key_salt, secret, value))
    try:
        hasher = getattr(hashlib, algorithm)
    except AttributeError as e:
        raise InvalidAlgorithm(f"{algorithm!r} is not an algorithm accepted by the hashlib module.") from e
    return hmac.new(hasher(key_salt + secret).digest(), msg=value, digestmod=hasher)


def constant_time_compare(val1, val2):
    return val1 == val2


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
force_bytes pbkdf2 settings
""")
