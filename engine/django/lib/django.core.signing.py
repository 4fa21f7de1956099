import base64
import json
import re
import time
import zlib
import datetime
import hmac
import hashlib
from django.conf import settings

_sep_unsafe = re.compile(r"^[A-z0-9-_=]*$")
_digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


class BadSignature(Exception): pass
class SignatureExpired(BadSignature): pass


def b62_encode(s):
    if s == 0:
        return "0"
    sign, s, out = "-" if s < 0 else "", abs(s), ""
    while s > 0:
        s, rest = divmod(s, 62)
        out = _digits[rest] + out
    return sign + out


def b62_decode(s):
    if s[:1] == "-":
        return -b62_decode(s[1:])
    n = 0
    for c in s:
        n = n * 62 + _digits.index(c)
    return n


def b64_encode(s): return base64.urlsafe_b64encode(s).strip(b"=")
def b64_decode(s): return base64.urlsafe_b64decode(s + b"=" * (-len(s) % 4))


def base64_hmac(salt, value, key, algorithm="sha1"):
    def to_bytes(x): return x if isinstance(x, bytes) else str(x).encode()
    new = getattr(hashlib, algorithm)
    return b64_encode(hmac.new(new(to_bytes(salt) + to_bytes(key)).digest(), to_bytes(value), new).digest()).decode()


class JSONSerializer:
    def dumps(self, obj): return json.dumps(obj, separators=(",", ":")).encode("latin-1")
    def loads(self, data): return json.loads(data.decode("latin-1"))


class Signer:
    def __init__(self, *, key=None, sep=":", salt=None, algorithm=None, fallback_keys=None):
        self.key, self.sep = settings.SECRET_KEY if key is None else key, sep
        self.fallback_keys = getattr(settings, "SECRET_KEY_FALLBACKS", []) if fallback_keys is None else fallback_keys
        self.salt = salt or f"{self.__class__.__module__}.{self.__class__.__name__}"
        self.algorithm = algorithm or "sha256"
        if _sep_unsafe.match(sep):
            raise ValueError(f"Unsafe Signer separator: {sep!r} (cannot be empty or consist of only A-z0-9-_=)")

    def signature(self, value, key=None): return base64_hmac(self.salt + "signer", value, key or self.key, algorithm=self.algorithm)
    def sign(self, value): return f"{value}{self.sep}{self.signature(value)}"

    def unsign(self, signed_value):
        if self.sep not in signed_value:
            raise BadSignature('No "%s" found in value' % self.sep)
        value, sig = signed_value.rsplit(self.sep, 1)
        for key in [self.key, *self.fallback_keys]:
            if hmac.compare_digest(sig.encode(), self.signature(value, key).encode()):
                return value
        raise BadSignature('Signature "%s" does not match' % sig)

    def sign_object(self, obj, serializer=JSONSerializer, compress=False):
        if compress:
            raise NotImplementedError("the playground does not compress signed values")
        return self.sign(b64_encode(serializer().dumps(obj)).decode())

    def unsign_object(self, signed_obj, serializer=JSONSerializer, **kwargs):
        text = self.unsign(signed_obj, **kwargs).encode()
        if text[:1] == b".":
            raise NotImplementedError("the playground does not compress signed values")
        return serializer().loads(b64_decode(text))


class TimestampSigner(Signer):
    def timestamp(self): return b62_encode(int(time.time()))
    def sign(self, value): return super().sign(f"{value}{self.sep}{self.timestamp()}")

    def unsign(self, value, max_age=None):
        result = super().unsign(value)
        value, timestamp = result.rsplit(self.sep, 1)
        if max_age is not None:
            if isinstance(max_age, datetime.timedelta):
                max_age = max_age.total_seconds()
            age = time.time() - b62_decode(timestamp)
            if age > max_age:
                raise SignatureExpired(f"Signature age {age} > {max_age} seconds")
        return value


def _cookie_signer_salt(name, salt=""): return f"django.http.cookies.v2:{len(salt)}:{salt}{name}"
def get_cookie_signer(salt="django.core.signing.get_cookie_signer"): return TimestampSigner(key=b"django.http.cookies" + settings.SECRET_KEY.encode(), salt=salt)


def dumps(obj, key=None, salt="django.core.signing", serializer=JSONSerializer, compress=False):
    return TimestampSigner(key=key, salt=salt).sign_object(obj, serializer=serializer, compress=compress)


def loads(s, key=None, salt="django.core.signing", serializer=JSONSerializer, max_age=None, fallback_keys=None):
    return TimestampSigner(key=key, salt=salt, fallback_keys=fallback_keys).unsign_object(s, serializer=serializer, max_age=max_age)
