_b32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_b85 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _data(s):
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(s)


def _ascii(s): return s.encode("ascii") if isinstance(s, str) else bytes(s)


def b32encode(s):
    s, out = _data(s), ""
    for i in range(0, len(s), 5):
        part = s[i:i + 5]
        n = int.from_bytes(part + bytes(5 - len(part)), "big")
        text = "".join(_b32[n >> 5 * k & 31] for k in range(7, -1, -1))
        keep = (8 * len(part) + 4) // 5
        out += text[:keep] + "=" * (8 - keep)
    return out.encode()


def b32decode(s, casefold=False, map01=None):
    s = _ascii(s).decode("ascii")
    s = s.upper() if casefold else s
    if len(s) % 8:
        raise _Error("Incorrect padding")
    text, out = s.rstrip("="), b""
    for i in range(0, len(text), 8):
        part, n = text[i:i + 8], 0
        for c in part:
            if c not in _b32:
                raise _Error("Non-base32 digit found")
            n = n << 5 | _b32.index(c)
        if len(part) in (1, 3, 6):
            raise _Error("Incorrect padding")
        size = len(part) * 5 // 8
        out += (n << 5 * (8 - len(part))).to_bytes(5, "big")[:size]
    return out


def b85encode(b, pad=False):
    b, out = _data(b), ""
    for i in range(0, len(b), 4):
        part = b[i:i + 4]
        n = int.from_bytes(part + bytes(4 - len(part)), "big")
        text = "".join(_b85[n // 85 ** k % 85] for k in range(4, -1, -1))
        out += text if pad else text[:len(part) + 1]
    return out.encode()


def b85decode(b):
    text, out = _ascii(b).decode("ascii"), b""
    for i in range(0, len(text), 5):
        part, n = text[i:i + 5], 0
        for c in part + "~" * (5 - len(part)):
            if c not in _b85:
                raise ValueError(f"bad base85 character at position {i + part.index(c)}")
            n = n * 85 + _b85.index(c)
        if n > 0xffffffff:
            raise ValueError(f"base85 overflow in hunk starting at byte {i}")
        out += n.to_bytes(4, "big")[:len(part) - 1]
    return out


def encodebytes(s):
    s = _data(s)
    return b"".join(b64encode(s[i:i + 57]) + b"\n" for i in range(0, len(s), 57))


def decodebytes(s): return b64decode(s)
