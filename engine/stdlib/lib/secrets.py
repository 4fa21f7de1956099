from base64 import urlsafe_b64encode
from hmac import compare_digest
from random import SystemRandom

_sys = SystemRandom()
choice, randbits = _sys.choice, _sys.getrandbits
DEFAULT_ENTROPY = 32


def randbelow(n):
    if n <= 0:
        raise ValueError("Upper bound must be positive.")
    return _sys.randrange(n)


def token_hex(nbytes=None): return token_bytes(nbytes).hex()
def token_urlsafe(nbytes=None): return urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")
