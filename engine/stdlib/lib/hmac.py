import hashlib


class HMAC:
    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        new = (lambda d=b"": hashlib.new(digestmod, d)) if isinstance(digestmod, str) else digestmod
        self._inner, self._outer = new(), new()
        self.name, self.digest_size, self.block_size = f"hmac-{self._inner.name}", self._inner.digest_size, self._inner.block_size
        key = bytes(key)
        if len(key) > self.block_size:
            key = new(key).digest()
        key += bytes(self.block_size - len(key))
        self._inner.update(bytes([k ^ 0x36 for k in key]))
        self._outer.update(bytes([k ^ 0x5c for k in key]))
        if msg is not None:
            self.update(msg)

    def update(self, msg): self._inner.update(msg)

    def copy(self):
        other = HMAC.__new__(HMAC)
        other.__dict__.update(self.__dict__)
        other._inner, other._outer = self._inner.copy(), self._outer.copy()
        return other

    def digest(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self): return self.digest().hex()


def new(key, msg=None, digestmod=""): return HMAC(key, msg, digestmod)
def digest(key, msg, digest): return HMAC(key, msg, digest).digest()
