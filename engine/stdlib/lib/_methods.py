"""What builtin types do that is rare: a class for each type with methods that take
its values, and functions that engine/script calls."""
_bytes, _bytearray, _str, _int, _float, _Decimal = bytes, bytearray, str, int, float, None


def _class(name): return _classes[name]


_upper = _bytes(c - 32 if 97 <= c <= 122 else c for c in range(256))
_lower = _bytes(c + 32 if 65 <= c <= 90 else c for c in range(256))
_letters = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_digits, _spaces = frozenset(b"0123456789"), frozenset(b" \t\n\r\x0b\x0c")


def _all(kind): return lambda self: len(self) > 0 and all(c in kind for c in self)


class _Bytes:
    def upper(self): return _Bytes.translate(self, _upper)
    def lower(self): return _Bytes.translate(self, _lower)
    def swapcase(self): return _bytes(_upper[c] if 97 <= c <= 122 else _lower[c] for c in self)
    def capitalize(self): return _Bytes.upper(self[:1]) + _Bytes.lower(self[1:])

    def title(self):
        out, inside = [], False
        for c in self:
            out.append(_lower[c] if inside else _upper[c])
            inside = c in _letters
        return _bytes(out)

    isalpha, isdigit, isalnum, isspace = _all(_letters), _all(_digits), _all(_letters | _digits), _all(_spaces)
    def isascii(self): return all(c < 128 for c in self)
    def islower(self): return any(97 <= c <= 122 for c in self) and not any(65 <= c <= 90 for c in self)
    def isupper(self): return any(65 <= c <= 90 for c in self) and not any(97 <= c <= 122 for c in self)
    def istitle(self): return any(c in _letters for c in self) and _Bytes.title(self) == self
    def expandtabs(self, tabsize=8): return self.decode("latin-1").expandtabs(tabsize).encode("latin-1")

    @staticmethod
    def maketrans(frm, to, /):
        if len(frm) != len(to):
            raise ValueError("maketrans arguments must have same length")
        table = list(range(256))
        for a, b in zip(frm, to):
            table[a] = b
        return _bytes(table)

    def translate(self, table, /, delete=b""):
        if table is None:
            table = range(256)
        elif len(table) != 256:
            raise ValueError("translation table must be 256 characters long")
        drop = frozenset(delete)
        return _bytes([table[c] for c in self if c not in drop])


class _ByteArray:
    def append(self, item, /): self[len(self):] = _bytes([item])
    def extend(self, items, /): self[len(self):] = _bytes(items)
    def clear(self): del self[:]
    def copy(self): return _bytearray(self)
    def reverse(self): self[:] = self[::-1]
    def insert(self, index, item, /): self[:] = self[:index] + _bytes([item]) + self[index:]

    def pop(self, index=-1, /):
        if not self:
            raise IndexError("pop from empty bytearray")
        item = self[index]
        self[:] = self[:index] + (b"" if index == -1 else self[index + 1:])
        return item

    def remove(self, value, /):
        at = _bytes(self).find(_bytes([value]))
        if at < 0:
            raise ValueError("value not found in bytearray")
        self[:] = self[:at] + self[at + 1:]

    maketrans = _Bytes.maketrans


def _as_bytes(name):
    def method(self, *args, **kw):
        v = getattr(_bytes(self), name)(*args, **kw)
        if isinstance(v, _bytes):
            return _bytearray(v)
        if isinstance(v, (list, tuple)):
            return type(v)(_bytearray(x) for x in v)
        return v
    method.__name__ = name
    return method


for _name in ("capitalize center count decode endswith expandtabs find hex index isalnum isalpha isascii isdigit islower isspace istitle isupper "
              "join ljust lower lstrip partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines "
              "startswith strip swapcase title translate upper zfill").split():
    setattr(_ByteArray, _name, _as_bytes(_name))


def _hex(b, sep, size=1):
    text, sep = b.hex(), sep.decode("ascii") if isinstance(sep, _bytes) else sep
    if len(sep) != 1:
        raise ValueError("sep must be length 1.")
    if not size:
        return text
    n = 2 * abs(size)
    first = len(text) % n if size > 0 else 0
    return sep.join(([text[:first]] if first else []) + [text[i:i + n] for i in range(first, len(text), n)])


class _Int:
    def as_integer_ratio(self): return (_int(self), 1)
    def conjugate(self): return _int(self)


class _Float:
    def as_integer_ratio(self):
        if self != self:
            raise ValueError("cannot convert NaN to integer ratio")
        if self in (_inf, -_inf):
            raise OverflowError("cannot convert Infinity to integer ratio")
        n = 1
        while self != _int(self):
            self, n = self * 2, n * 2
        return (_int(self), n)

    def conjugate(self): return self
    def real(self): return self
    def imag(self): return 0.0

    def hex(self):
        if self != self:
            return "nan"
        sign = "-" if repr(self)[0] == "-" else ""
        self = abs(self)
        if self == _inf:
            return sign + "inf"
        if self == 0:
            return sign + "0x0.0p+0"
        from math import frexp
        n, of = _Float.as_integer_ratio(self)
        e = max(frexp(self)[1] - 1, -1022)
        digits = (n << 52 - e) // of if e < 52 else n >> e - 52
        return f"{sign}0x{digits >> 52}.{digits & (1 << 52) - 1:013x}p{e:+d}"

    @staticmethod
    def fromhex(string, /):
        text = string.strip().lower()
        sign, text = (-1.0, text[1:]) if text[:1] == "-" else (1.0, text.removeprefix("+"))
        if text in ("inf", "infinity", "nan"):
            return sign * _float(text)
        try:
            mantissa, _, exponent = text.removeprefix("0x").partition("p")
            whole, _, fraction = mantissa.partition(".")
            n, e = _int((whole + fraction) or "x", 16), _int(exponent or "0") - 4 * len(fraction)
        except ValueError:
            raise ValueError("invalid hexadecimal floating-point string") from None
        return sign * (n * 2 ** e if e >= 0 else n / 2 ** -e)


_inf = float("inf")


class _Complex:
    def conjugate(self): return complex(self.real, -self.imag)


class _Range:
    def count(self, value, /): return _int(value in self)

    def index(self, value, /):
        if value not in self:
            raise ValueError(f"{value!r} is not in range")
        return _int((value - self.start) // self.step)


class _Slice:
    def indices(self, length, /):
        if length < 0:
            raise ValueError("length should not be negative")
        r = range(length)[self.start:self.stop:self.step]
        return (r.start, r.stop, r.step)


class _Keys:
    def isdisjoint(self, other, /): return not any(x in self for x in other)


class _BaseException:
    def add_note(self, note, /):
        if not isinstance(note, _str):
            raise TypeError(f"note must be a str, not '{type(note).__name__}'")
        self.__dict__.setdefault("__notes__", []).append(note)

    def with_traceback(self, tb, /): return self


class _Date:
    @staticmethod
    def fromisocalendar(year, week, day):
        from datetime import date, timedelta
        if not 1 <= week <= 53:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        first = date(year, 1, 4)
        found = first + timedelta(7 * week - 7 + day - 1 - first.weekday())
        if week == 53 and found.isocalendar().week != 53:
            raise ValueError(f"Invalid week: {week}")
        return found


def _pair(self, other):
    from decimal import Decimal
    return self, Decimal(other)


class _Decimals:
    def as_integer_ratio(self):
        if self.is_nan():
            raise ValueError("cannot convert NaN to integer ratio")
        if self.is_infinite():
            raise OverflowError("cannot convert Infinity to integer ratio")
        from math import gcd
        sign, digits, e = self.as_tuple()
        n = _int("".join(map(_str, digits))) * (-1 if sign else 1)
        if e >= 0:
            return (n * 10 ** e, 1)
        d = gcd(n, 10 ** -e)
        return (n // d, 10 ** -e // d)

    def canonical(self): return self
    def conjugate(self): return self
    def real(self): return self
    def copy_abs(self): return self.copy_negate() if self.is_signed() else self
    def copy_sign(self, other): return self if self.is_signed() == other.is_signed() else self.copy_negate()

    def copy_negate(self):
        text = _str(self)
        return type(self)(text[1:] if text[0] == "-" else "-" + text)

    def compare(self, other):
        a, b = _pair(self, other)
        return type(self)("NaN" if a.is_nan() or b.is_nan() else _int(a > b) - _int(a < b))

    def max(self, other):
        a, b = _pair(self, other)
        return +(a if a >= b else b)

    def min(self, other):
        a, b = _pair(self, other)
        return +(a if a <= b else b)

    def fma(self, other, third): return self * other + third
    def scaleb(self, n): return self * type(self)((0, (1,), _int(n)))
    def same_quantum(self, other): return self.as_tuple().exponent == other.as_tuple().exponent
    def to_integral_exact(self): return self.to_integral_value()
    def to_eng_string(self): return _str(self)

    @staticmethod
    def from_float(f, /):
        from decimal import Decimal
        return Decimal(f)


class _BaseCache:
    def key_func(self):
        if self.make_key("k") != f"{self.key_prefix}:{self.version}:k":
            raise NotImplementedError("the playground does not show KEY_FUNCTION: make_key() calls it")
        from django.core.cache.backends.base import default_key_func
        return default_key_func


class _Session:
    def set_test_cookie(self): self["testcookie"] = "worked"
    def test_cookie_worked(self): return self.get("testcookie") == "worked"
    def delete_test_cookie(self): del self["testcookie"]
    def cache_key_prefix(self): return "django.contrib.sessions.cache"

    def get_session_cookie_age(self):
        from django.conf import settings
        return settings.SESSION_COOKIE_AGE

    def get_expire_at_browser_close(self):
        from django.conf import settings
        expiry = self.get("_session_expiry")
        return getattr(settings, "SESSION_EXPIRE_AT_BROWSER_CLOSE", False) if expiry is None else expiry == 0

    def get_expiry_date(self):
        from django.utils.timezone import now, timedelta
        return now() + timedelta(seconds=self.get_expiry_age())


_classes = {"bytes": _Bytes, "bytearray": _ByteArray, "int": _Int, "float": _Float, "complex": _Complex, "range": _Range, "slice": _Slice,
            "dict_keys": _Keys, "dict_items": _Keys, "BaseException": _BaseException, "date": _Date, "BaseCache": _BaseCache, "SessionStore": _Session, "Decimal": _Decimals}


# Text and bytes, where there is more to do than to copy what fits.

_short = {"u8": "utf-8", "utf": "utf-8", "utf8": "utf-8", "utf-8": "utf-8", "cp65001": "utf-8", "utf-8-sig": "utf-8-sig", "utf8-sig": "utf-8-sig",
          "ascii": "ascii", "646": "ascii", "us-ascii": "ascii", "latin-1": "latin-1", "iso8859-1": "latin-1", "l1": "latin-1", "latin": "latin-1",
          "8859": "latin-1", "cp819": "latin-1", "cp1252": "cp1252", "windows-1252": "cp1252", "1252": "cp1252",
          "iso-8859-15": "iso8859-15", "latin-9": "iso8859-15", "l9": "iso8859-15",
          "utf-16": "utf-16", "utf16": "utf-16", "u16": "utf-16", "utf-16-le": "utf-16-le", "utf-16le": "utf-16-le", "utf-16-be": "utf-16-be",
          "utf-16be": "utf-16-be", "utf-32": "utf-32", "utf32": "utf-32", "utf-32-le": "utf-32-le", "utf-32-be": "utf-32-be"}

_cp1252 = dict(enumerate("€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ", 128))
_latin9 = {0xa4: "€", 0xa6: "Š", 0xa8: "š", 0xb4: "Ž", 0xb8: "ž", 0xbc: "Œ", 0xbd: "œ", 0xbe: "Ÿ"}
_tables = {"cp1252": {c: _cp1252.get(c, chr(c)) for c in range(256)}, "iso8859-15": {c: _latin9.get(c, chr(c)) for c in range(256)},
           "ascii": {c: chr(c) for c in range(128)}, "latin-1": {c: chr(c) for c in range(256)}}
for _c in (0x81, 0x8d, 0x8f, 0x90, 0x9d):
    del _tables["cp1252"][_c]


def _codec(name):
    found = _short.get(name.lower().replace("_", "-").replace(" ", "-"))
    if found is None:
        raise LookupError(f"unknown encoding: {name}")
    return found


def _unknown(errors): return LookupError(f"unknown error handler name '{errors}'")


def _encode(s, encoding, errors):
    encoding = _codec(encoding)
    if encoding == "utf-8-sig":
        return b"\xef\xbb\xbf" + s.encode("utf-8", errors)
    if encoding.startswith("utf"):
        size, order = (2, "little") if "16" in encoding else (4, "little")
        if encoding.endswith("be"):
            order = "big"
        def put(c):
            n = ord(c)
            if 0xd800 <= n <= 0xdfff and errors != "surrogatepass":
                return None
            if encoding == "utf-8":
                return _bytes((0xe0 | n >> 12, 0x80 | n >> 6 & 63, 0x80 | n & 63)) if 0xd800 <= n <= 0xdfff else c.encode()
            if size == 2 and n > 0xffff:
                n -= 0x10000
                return (0xd800 | n >> 10).to_bytes(2, order) + (0xdc00 | n & 0x3ff).to_bytes(2, order)
            return n.to_bytes(size, order)
        reason, start = "surrogates not allowed", {"utf-16": b"\xff\xfe", "utf-32": b"\xff\xfe\0\0"}.get(encoding, b"")
    else:
        table = {c: _bytes((n,)) for n, c in _tables[encoding].items()}
        put, start = table.get, b""
        reason = {"ascii": "ordinal not in range(128)", "latin-1": "ordinal not in range(256)"}.get(encoding, "character maps to <undefined>")
    out, i = [start], 0
    while i < len(s):
        got = put(s[i])
        if got is not None:
            out.append(got)
            i += 1
            continue
        j = i + 1
        while j < len(s) and put(s[j]) is None:
            j += 1
        if errors == "strict" or errors == "surrogatepass":
            raise UnicodeEncodeError("charmap" if encoding in ("cp1252", "iso8859-15") else encoding, s, i, j, reason)
        for k in range(i, j):
            n = ord(s[k])
            if errors == "ignore":
                continue
            elif errors == "replace":
                text = "?"
            elif errors == "xmlcharrefreplace":
                text = f"&#{n};"
            elif errors == "backslashreplace":
                text = f"\\x{n:02x}" if n < 256 else f"\\u{n:04x}" if n < 65536 else f"\\U{n:08x}"
            elif errors == "surrogateescape":
                if not 0xdc80 <= n <= 0xdcff:
                    raise UnicodeEncodeError("charmap" if encoding in ("cp1252", "iso8859-15") else encoding, s, i, j, reason)
                out.append(_bytes((n - 0xdc00,)))
                continue
            else:
                raise _unknown(errors)
            out.append(b"".join(put(c) for c in text))
        i = j
    return b"".join(out)


def _broken(b, i):
    """How many bytes of UTF-8 from i on are wrong together, and why."""
    c, left = b[i], len(b) - i
    if not 0xc2 <= c <= 0xf4:
        return 1, "invalid start byte"
    low, high = {0xe0: (0xa0, 0xbf), 0xed: (0x80, 0x9f), 0xf0: (0x90, 0xbf), 0xf4: (0x80, 0x8f)}.get(c, (0x80, 0xbf))
    for k in range(1, 2 if c < 0xe0 else 3 if c < 0xf0 else 4):
        if k == left:
            return k, "unexpected end of data"
        if not low <= b[i + k] <= high:
            return k, "invalid continuation byte"
        low, high = 0x80, 0xbf
    return 0, ""


def _decode(b, encoding, errors):
    name, b = _codec(encoding), _bytes(b)
    if name == "utf-8-sig":
        return b.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors)
    if name.startswith("utf-16") or name.startswith("utf-32"):
        return _decode_wide(b, name, errors)
    out, i, start = [], 0, 0
    table = _tables.get(name)
    while i < len(b):
        if name == "utf-8":
            n = _valid(b, i)
            if n > i:
                out.append(b[i:n].decode())
                i = n
                continue
            n, reason = _broken(b, i)
        elif b[i] in table:
            out.append(table[b[i]])
            i += 1
            continue
        else:
            n, reason = 1, "ordinal not in range(128)" if name == "ascii" else "character maps to <undefined>"
        out.append(_mend(b, "charmap" if name in ("cp1252", "iso8859-15") else name, i, i + n, reason, errors))
        i += n
    return "".join(out)


def _mend(b, name, i, j, reason, errors):
    if errors == "strict":
        raise UnicodeDecodeError(name, b, i, j, reason)
    if errors == "ignore":
        return ""
    if errors == "replace":
        return "\ufffd"
    if errors == "backslashreplace":
        return "".join(f"\\x{c:02x}" for c in b[i:j])
    if errors == "surrogateescape":
        if any(c < 128 for c in b[i:j]):
            raise UnicodeDecodeError(name, b, i, j, reason)
        return "".join(chr(0xdc00 + c) for c in b[i:j])
    if errors == "xmlcharrefreplace":
        raise TypeError("don't know how to handle UnicodeDecodeError in error callback")
    raise _unknown(errors)


def _decode_wide(b, name, errors):
    size, order, i, out = 2 if "16" in name else 4, "big" if name.endswith("be") else "little", 0, []
    if name in ("utf-16", "utf-32"):
        mark = b[:size]
        if mark in (b"\xff\xfe", b"\xff\xfe\0\0"):
            i = size
        elif mark in (b"\xfe\xff", b"\0\0\xfe\xff"):
            i, order = size, "big"
        name += "-le" if order == "little" else "-be"
    while i < len(b):
        if i + size > len(b):
            out.append(_mend(b, name, i, len(b), "truncated data", errors))
            break
        n, used = _int.from_bytes(b[i:i + size], order), size
        if size == 2 and 0xd800 <= n <= 0xdbff:
            low = _int.from_bytes(b[i + 2:i + 4], order) if i + 4 <= len(b) else 0
            if not 0xdc00 <= low <= 0xdfff:
                short = i + 4 > len(b)
                out.append(_mend(b, name, i, len(b) if short else i + 2, "unexpected end of data" if short else "illegal UTF-16 surrogate", errors))
                i = len(b) if short else i + 2
                continue
            n, used = 0x10000 + (n - 0xd800 << 10) + low - 0xdc00, 4
        elif size == 2 and 0xdc00 <= n <= 0xdfff:
            out.append(_mend(b, name, i, i + 2, "illegal encoding", errors))
            i += 2
            continue
        elif n > 0x10ffff or 0xd800 <= n <= 0xdfff:
            why = "code point not in range(0x110000)" if n > 0x10ffff else "code point in surrogate code point range(0xd800, 0xe000)"
            out.append(_mend(b, name, i, i + 4, why, errors))
            i += 4
            continue
        out.append(chr(n))
        i += used
    return "".join(out)
